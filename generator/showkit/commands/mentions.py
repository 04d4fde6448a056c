"""Where the content speaks of a person, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.forget import mentions
from showkit.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from showkit.model.person import Person
    from showkit.output.project import Project

_TEXTS: Final = frozenset({".yaml", ".yml", ".md", ".csv", ".txt", ".json", ".vcf"})
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".numbers"})


def spoken_of(
    project: Project, person: Person, house: Sequence[Path], comments: Collection[str] = ()
) -> list[tuple[Place, str]]:
    """Return the lines of the content's texts that name a person, each with its place.

    `house` are the files in which one word of their name is enough; `comments` are lines to list
    wherever they stand in those.
    """
    found = []
    for path in _texts(project):
        text = path.read_text("utf-8-sig", errors="replace")
        is_theirs = path in house
        named = mentions(
            text, person, is_their_house=is_theirs, comments=comments if is_theirs else ()
        )
        found += [(Place(project.relative(path), one.line, 1), one.text) for one in named]
    return found


def unread(project: Project) -> list[str]:
    """Return the workbooks in which somebody has to look for themselves, by their paths."""
    return [project.relative(path) for path in _files(project, _WORKBOOKS)]


def _texts(project: Project) -> Iterator[Path]:
    """Yield the content's text files by name, then those beside it."""
    return _files(project, _TEXTS)


def _files(project: Project, kinds: Collection[str]) -> Iterator[Path]:
    """Yield the content's files of some kinds by name, hidden ones aside, then those beside it.

    A sheet that was imported lies in the project's folder as often as not.
    """
    for path in sorted(project.content.rglob("*")):
        parts = path.relative_to(project.content).parts
        if path.suffix.lower() in kinds and path.is_file() and not any(p[0] == "." for p in parts):
            yield path
    for path in sorted(project.root.iterdir()):
        if path.suffix.lower() in kinds and path.is_file() and path.name[0] != ".":
            yield path
