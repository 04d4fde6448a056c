"""The parts of the content that are read each by itself: a show's folder, a contact file.

What a part gives depends on its own files alone. So parts can be read in any order, in several
processes, and need not be read again while their files are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.content.load_presenter import load_presenter
from showkit.content.load_show import load_show
from showkit.content.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.content.tables import Table
    from showkit.model.finding import Finding
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.output.project import Project

SHOWS: Final = "shows"
PRESENTERS: Final = "presenters"
_CONTACT_FILES: Final = (".yaml", ".yml")


@dataclass(frozen=True)
class Part:
    """What was read from a part: its record where it could be read, and every finding.

    `documents` and `texts` give the file of each YAML document and Markdown text by the path under
    which checks ask for it, `tables` the tables by that path. `digests` are the SHA-256 (hex) of
    every file that was read, by its path; empty for one that could not be.
    """

    record: Show | Presenter | None
    findings: tuple[Finding, ...]
    documents: Mapping[str, str]
    texts: Mapping[str, str]
    tables: Mapping[str, Table[Any]]
    digests: Mapping[str, str]

    @property
    def is_whole(self) -> bool:
        """Tell whether every file that was asked for could be read."""
        return all(self.digests.values())


def part_names(project: Project) -> Iterator[str]:
    """Yield the parts by their path from ``content/``: shows, then presenters, each in order."""
    sources = Sources(project)
    for path in sources.entries(project.content / SHOWS):
        if path.is_dir():
            yield f"{SHOWS}/{path.name}"
    for path in sources.entries(project.content / PRESENTERS):
        if path.suffix in _CONTACT_FILES:
            yield f"{PRESENTERS}/{path.name}"


def read_part(project: Project, name: str) -> Part:
    """Read the part `name`; a broken file costs itself alone."""
    sources = Sources(project)
    path = project.content / name
    record = (load_show if name.startswith(f"{SHOWS}/") else load_presenter)(path, sources)
    return Part(
        record,
        tuple(sources.findings),
        {key: document.path for key, document in sources.documents.items()},
        {key: text.facts.path for key, text in sources.texts.items()},
        sources.tables,
        sources.digests,
    )
