"""``showkit ingest``: from the web server's log to the link log and the contact files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from showkit import __version__
from showkit.access.epochs import read_epochs
from showkit.access.secret import open_secret
from showkit.commands.content import read_names, report, today
from showkit.commands.progress import progress, say
from showkit.model.message import Message
from showkit.output.cache import digest, file_digest
from showkit.output.lock import project_lock
from showkit.visits.blocks import blocks_to_write, differences, write_blocks
from showkit.visits.cursor import keep_cursor, read_cursor
from showkit.visits.folding import (
    Folding,
    first_month_kept,
    is_taken_in,
    read_counts,
    write_counts,
)
from showkit.visits.hits import LogReader
from showkit.visits.link_log import log_differences, put_in_place
from showkit.visits.networks import Networks
from showkit.visits.opening import log_files
from showkit.visits.piles import Piles
from showkit.visits.reading import LogReading, read_logs
from showkit.visits.sendings import Sendings
from showkit.visits.stored_log import stored_log
from showkit.visits.taking_in import Days, Told, months_of, room_for_piles
from showkit.visits.tally import Tallies
from showkit.visits.window import window_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.output.project import Project
    from showkit.visits.access_log import Request


@dataclass(frozen=True)
class Ingested:
    """What one run did: `new` rows in the link log, the slugs of houses whose file changed.

    `own` are events of the company's own browsers, `unnoted` visits of people who had not agreed,
    `diff` what a trial would have changed.
    """

    reading: LogReading
    new: int
    updated: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    own: int = 0
    unnoted: int = 0
    diff: str = ""


def ingest(
    project: Project, logs: Sequence[str | Path], *, again: bool = False, dry_run: bool = False
) -> int:
    """Take in what `logs` tell of our links; taking in the same again changes nothing.

    Files, folders, patterns, or ``-`` for standard input. `again` reads what was read before as
    well; a `dry_run` shows what would change and writes nothing.

    Raises:
        LogError: there is no such log.
    """
    files = log_files(map(str, logs))
    with project_lock(project):
        library = read_names(project)
        done = take_in(project, library, files, again=again, dry_run=dry_run)
    _tell(done, dry_run=dry_run)
    return int(bool(done.findings or done.reading.problems))


def take_in(
    project: Project,
    library: Library,
    logs: Sequence[Path],
    *,
    again: bool = False,
    dry_run: bool = False,
) -> Ingested:
    """Bring the link log and the contact files up to date with `logs`.

    The order of writing is that in which a killed run loses and doubles nothing: what visitors
    did, counts, rows, contact files, and at last how far the logs were read.
    """
    day = today(library)
    secret = open_secret(project)
    window = window_of(project, day)
    reader = LogReader(library, secret, read_epochs(project).addresses, window)
    cursor = read_cursor(project, "" if again else _decides(project, library, reader))
    counted = read_counts(project)
    folded_months = counted.months
    first_month = first_month_kept(day, library.company.tracking.keep_months)
    with room_for_piles(project) as room:
        told = Told(Piles(room / "rows"), Piles(room / "traces"))

        def note(request: Request) -> bool:
            seen = reader.seen(request)
            if seen is None:
                return False
            young = is_taken_in(request.time, folded_months, first_month)
            told.add(seen, request.time, with_row=young)
            return seen.visit is not None

        with progress(Message("Logs")) as advance:
            own = Networks(library.company.tracking.own_networks)
            reading = read_logs(logs, reader.ids, note, advance, own=own, cursor=cursor)
        stored = stored_log(project, Piles(room / "stored"))
        # what cannot be read must not be written over
        report((*stored.findings, *counted.findings))
        sendings, tallies = Sendings(library), Tallies(library)
        folding = Folding(counted, library, day)
        days = Days(stored, told, window, library)
        files = months_of(days, folding, tallies, sendings, Piles(room / "months"))
        counts = folding.counts()
        blocks = blocks_to_write(project, library, tallies.of_house, counts.rows, sendings)
        if dry_run:
            diff = "".join(
                (*log_differences(project, files), *differences(project, library, blocks))
            )
            houses = tuple(slug for slug, _ in blocks)
            return Ingested(
                reading,
                days.new,
                houses,
                own=days.own,
                unnoted=reader.unnoted.visits,
                diff=diff,
            )
        window.throw_away()
        for date in sorted(told.traces.names):
            window.add(date, told.traces_of(date))
        write_counts(project, counts)
        put_in_place(project, files)
    updated, findings = write_blocks(project, library, blocks)
    keep_cursor(project, replace(cursor, holds_for=_decides(project, library, reader)))
    return Ingested(reading, days.new, updated, findings, days.own, reader.unnoted.visits)


def _decides(project: Project, library: Library, reader: LogReader) -> str:
    """Return a hash of all that decides what lines mean, and of what was made of them."""
    company = library.company
    people = [
        (house.slug, person.id, person.consent.tracking, person.left_on)
        for house, person in library.people()
    ]
    return digest(
        __version__,
        repr(sorted(reader.ids)),
        repr(people),
        repr((company.tracking, company.timezone, company.site_url)),
        repr((sorted(library.show_by_slug), sorted(library.presenter_by_slug))),
        repr(sorted(reader.files.items())),
        *(file_digest(path) for path in sorted(project.link_log.glob("*.csv"))),
    )


def _tell(done: Ingested, *, dry_run: bool) -> None:
    reading = done.reading
    if dry_run:
        click.echo(done.diff, nl=False)
        say(Message("This was a trial: nothing was written."))
    say(
        Message(
            "Lines read: {lines}; on our links: {ours}; new rows in the link log: {new}; contact "
            "files brought up to date: {houses}.",
            lines=reading.lines,
            ours=reading.ours,
            new=done.new,
            houses=len(done.updated),
        )
    )
    if reading.known:
        say(
            Message(
                "Logs with nothing new since they were read: {n}; --again reads them all the same.",
                n=reading.known,
            )
        )
    if reading.not_understood:
        say(
            Message(
                "Lines looked at that are in no log format which showkit knows: {n}, such as: "
                "{example}",
                n=reading.not_understood,
                example=reading.example,
            )
        )
    if reading.own:
        say(Message("Requests from your own networks, set aside: {n}.", n=reading.own))
    if done.own:
        say(Message("Visits of your own browsers, set aside: {n}.", n=done.own))
    if done.unnoted:
        say(
            Message(
                "Visits not noted for lack of consent (people who said no, or of whom nobody "
                "knows): {n}.",
                n=done.unnoted,
            )
        )
    for problem in reading.problems:
        say(problem)
    report(done.findings)
