"""``showkit ingest``: from the web server's log to the link log and the contact files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.epochs import read_epochs
from showkit.access.secret import open_secret
from showkit.commands.content import read_library, report
from showkit.commands.progress import progress, say
from showkit.contacts.contact_file import contact_file, write_block
from showkit.contacts.edit import EditError
from showkit.content.parts import PRESENTERS
from showkit.content.rules import VISITS
from showkit.model.finding import Finding, Place
from showkit.model.message import Message
from showkit.output.catalogues import catalogue
from showkit.output.lock import project_lock
from showkit.visits.engagement import BLOCK, COMMENT, as_block, engagement_of
from showkit.visits.hits import LogReader
from showkit.visits.link_log import merged, read_link_log, settled, write_link_log
from showkit.visits.opening import log_files
from showkit.visits.own import OwnNetworks
from showkit.visits.reading import LogReading, read_logs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.model.library import Library
    from showkit.model.visit import Visit
    from showkit.output.project import Project


@dataclass(frozen=True)
class Ingested:
    """What one run did: `new` rows in the link log, the slugs of houses whose file changed."""

    reading: LogReading
    new: int
    updated: tuple[str, ...]
    findings: tuple[Finding, ...]


def ingest(project: Project, logs: Sequence[str | Path]) -> int:
    """Take in what `logs` tell of our links; taking in the same again changes nothing.

    Files, folders, patterns, or ``-`` for standard input.

    Raises:
        LogError: there is no such log.
    """
    files = log_files(map(str, logs))
    with project_lock(project):
        library = read_library(project)
        done = take_in(project, library, files)
    _tell(done)
    return int(bool(done.findings or done.reading.problems))


def take_in(project: Project, library: Library, logs: Sequence[Path]) -> Ingested:
    """Bring the link log and the contact files up to date with `logs`."""
    reader = LogReader(library, open_secret(project), read_epochs(project).addresses)
    with progress(Message("Logs")) as advance:
        own = OwnNetworks(library.company.tracking.own_networks)
        reading = read_logs(logs, reader.ids, reader.visit, advance, own=own)
    known = read_link_log(project)
    report(known.findings)  # a row that cannot be read must not be written over
    rows = merged([*settled(known.rows, library), *reading.visits])
    write_link_log(project, rows)
    updated, findings = write_engagement(project, library, rows)
    new = {row.key for row in rows} - {row.key for row in known.rows}
    return Ingested(reading, len(new), updated, findings)


def write_engagement(
    project: Project, library: Library, rows: Sequence[Visit]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Write each house's engagement into its contact file; return who changed, and what failed.

    Where the link log holds nothing of a house any more, as after a consent that was put right,
    its block goes. A link log that is not there at all was left elsewhere, and takes nothing away.
    """
    has_log = any(project.link_log.glob("*.csv"))
    comment = catalogue(library.company.main_language).say(COMMENT)
    folder = project.content / PRESENTERS
    by_house: dict[str, list[Visit]] = {}
    for row in rows:
        by_house.setdefault(row.presenter, []).append(row)
    updated: list[str] = []
    findings: list[Finding] = []
    for presenter in library.presenters:
        engagement = engagement_of(by_house.get(presenter.slug, ()), library)
        if engagement == presenter.engagement or (engagement is None and not has_log):
            continue
        value = None if engagement is None else as_block(engagement)
        path = contact_file(folder, presenter.slug)
        try:
            if write_block(path, folder, BLOCK, value, comment=comment):
                updated.append(presenter.slug)
        except EditError as error:
            place = Place(project.relative(path))
            findings.append(VISITS.NOT_WRITTEN.at(place, problem=error.message))
    return tuple(updated), tuple(findings)


def _tell(done: Ingested) -> None:
    reading = done.reading
    say(
        Message(
            "{lines} lines read, {ours} of them on our links: {new} new rows in the link log, "
            "{houses} contact files brought up to date.",
            lines=reading.lines,
            ours=len(reading.visits),
            new=done.new,
            houses=len(done.updated),
        )
    )
    if reading.not_understood:
        say(
            Message(
                "{n} lines that were looked at are in no log format that showkit knows, such as: "
                "{example}",
                n=reading.not_understood,
                example=reading.example,
            )
        )
    if reading.own:
        say(Message("{n} requests from your own networks were set aside.", n=reading.own))
    for problem in reading.problems:
        say(problem)
    report(done.findings)
