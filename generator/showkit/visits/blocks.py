"""The `engagement` blocks of contact files: which are to be others, and putting them there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from showkit.contacts.contact_file import contact_file, write_block
from showkit.contacts.edit import EditError
from showkit.contacts.splice import splice_block
from showkit.content.parts import PRESENTERS
from showkit.content.rules import VISITS
from showkit.model.finding import Finding, Place
from showkit.output.cache import remove_left_over
from showkit.output.catalogues import catalogue
from showkit.visits.engagement import BLOCK, COMMENT, as_block, engagement_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.model.folded import Folded
    from showkit.model.library import Library
    from showkit.output.project import Project
    from showkit.visits.sendings import Sendings
    from showkit.visits.tally import Tally

Block = tuple[str, Mapping[str, Any] | None]
"""A presenter's slug, and what is to stand in the block; None where it goes."""


def blocks_to_write(
    project: Project,
    library: Library,
    tallies: Mapping[str, Tally],
    counts: Sequence[Folded],
    sendings: Sendings,
) -> tuple[Block, ...]:
    """Return the blocks of houses of which the link log says something else than their file.

    `tallies` are what its rows come to, by the slugs of houses; `counts` are its folded months.
    Where it holds nothing of a house any more, as after a consent that was put right, the block
    goes. A link log that is not there at all was left elsewhere, and takes nothing away.
    """
    has_log = bool(tallies or counts) or any(project.link_log.glob("*.csv"))
    before: dict[str, list[Folded]] = defaultdict(list)
    for count in counts:
        before[count.presenter].append(count)
    blocks: list[Block] = []
    for house in library.presenters:
        slug = house.slug
        said = engagement_of(slug, tallies.get(slug), sendings, before[slug])
        if said != house.engagement and (said is not None or has_log):
            blocks.append((slug, None if said is None else as_block(said)))
    return tuple(blocks)


def write_blocks(
    project: Project, library: Library, blocks: Iterable[Block]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Write blocks into contact files; return who changed, and what failed."""
    comment, folder = _comment(library), project.content / PRESENTERS
    remove_left_over(folder)
    updated: list[str] = []
    findings: list[Finding] = []
    for slug, value in blocks:
        path = contact_file(folder, slug)
        try:
            if write_block(path, folder, BLOCK, value, comment=comment):
                updated.append(slug)
        except EditError as error:
            place = Place(project.relative(path))
            findings.append(VISITS.NOT_WRITTEN.at(place, problem=error.message))
    return tuple(updated), tuple(findings)


def differences(project: Project, library: Library, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what writing blocks would change in contact files, as unified diffs."""
    comment, folder = _comment(library), project.content / PRESENTERS
    for slug, value in blocks:
        path = contact_file(folder, slug)
        data = path.read_bytes()
        try:
            changed = splice_block(data, BLOCK, value, comment=comment)
        except EditError:
            continue  # the run that writes tells of it
        yield difference(project.relative(path), data, changed)


def difference(name: str, before: bytes, after: bytes) -> str:
    """Return how two contents of the file `name` differ, as a unified diff."""
    one, other = (
        data.decode("utf-8", errors="replace").splitlines(keepends=True) for data in (before, after)
    )
    lines = unified_diff(one, other, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _comment(library: Library) -> str:
    return catalogue(library.company.main_language).say(COMMENT)
