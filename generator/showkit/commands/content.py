"""What every command begins with: the content, read and fit to work with."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from showkit.commands.days import today_in
from showkit.commands.excerpts import Excerpts
from showkit.commands.findings import as_text, wants_colour
from showkit.content.checks import check
from showkit.content.leaving_out import RightParts, right_parts, without
from showkit.content.load import load
from showkit.content.load_sent import SENT_LOG
from showkit.content.parts import PRESENTERS
from showkit.model.finding import Finding, Severity
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from showkit.content.checks import Check
    from showkit.content.load import Loaded
    from showkit.model.library import Library
    from showkit.output.project import Project

NO_CONTACT: Final = Message(
    "There is no contact yet. Begin with “showkit new presenter NAME”, or with a list that you "
    "have: “showkit contacts import FILE”."
)
"""What is said where the contact base is empty: how one begins."""


class ContentError(Exception):
    """The content has errors, which have been printed."""

    def __init__(self) -> None:
        self.message = Message("nothing was done: please mend the errors above first")
        super().__init__(str(self.message))


@dataclass(frozen=True)
class Readable:
    """Content with errors in it, and those parts of it that are right."""

    loaded: Loaded
    parts: RightParts

    @property
    def library(self) -> Library:
        """The parts that are right."""
        return self.parts.library

    def without(self, findings: Sequence[Finding]) -> Readable:
        """Return the same without what `findings`, which have been printed, say is wrong.

        Raises:
            ContentError: it cannot be left out.
        """
        parts = without(self.parts, self.loaded, findings)
        if parts is None:
            raise ContentError
        return Readable(self.loaded, parts)


def read_library(project: Project, as_of: dt.date | None = None) -> Library:
    """Return the content; print the errors in it on the day `as_of`, else today.

    What is no error is for ``showkit check`` to say: whoever asks for something else would look
    for their answer below it.

    Raises:
        ContentError: something is wrong enough to stop.
    """
    return _held_up_by(load(project), project, as_of, lambda _path: True)


def read_what_is_right(
    project: Project,
    as_of: dt.date | None = None,
    more: Sequence[Check] = (),
    memory: Memory | None = None,
) -> tuple[Readable, str]:
    """Return the content without what is wrong with shows, and what was printed of all of it.

    `memory` has what was read before, and what earlier checks found of shows.

    Raises:
        ContentError: something is wrong that cannot be left out (see `right_parts`).
    """
    memory = memory or Memory(parts=None)
    loaded = load(project, known=memory.parts)
    found = check(loaded, day_of(loaded, as_of), more, memory.checks)
    printed = tell(found, project)
    parts = right_parts(loaded, found)
    if parts is None:
        raise ContentError
    return Readable(loaded, parts), printed


def read_right_parts(project: Project, as_of: dt.date | None = None) -> Library:
    """Return the content as a site of it holds it, without what is wrong with shows.

    The errors are printed. A row of dates that is not right holds up nobody who asks for a rider.

    Raises:
        ContentError: something is wrong that cannot be left out (see `right_parts`).
    """
    loaded = load(project)
    errors = _errors(check(loaded, day_of(loaded, as_of)))
    tell(errors, project)
    parts = right_parts(loaded, errors)
    if parts is None:
        raise ContentError
    return parts.library


def read_contacts(project: Project, as_of: dt.date | None = None) -> Library:
    """Return the content for work on contacts; a show that is not right does not hold it up.

    Only what is wrong with contact files or the company is printed, and only where it is an
    error: somebody who notes a call wants to note a call. ``showkit check`` says the rest.

    Raises:
        ContentError: a contact file is not right: its people would be taken for others.
    """
    loaded = load(project)
    ours = tuple(project.relative(project.content / name) for name in (PRESENTERS, "company.yaml"))
    return _held_up_by(loaded, project, as_of, lambda path: path.startswith(ours))


def read_contacts_and_sent(project: Project, as_of: dt.date | None = None) -> Library:
    """Return the content for writing to people: as `read_contacts`, and nobody written to twice.

    A row of the sent log that is not right, as a spreadsheet program leaves it, would be taken
    for nothing that was sent.

    Raises:
        ContentError: a contact file or the sent log is not right.
    """
    loaded = load(project)
    names = (PRESENTERS, "company.yaml", SENT_LOG)
    ours = tuple(project.relative(project.content / name) for name in names)
    return _held_up_by(loaded, project, as_of, lambda path: path.startswith(ours))


def read_names(project: Project) -> Library:
    """Return the content for work on logs: who and which shows there are, and what was sent.

    What is wrong within a show does not hold it up; a show that could not be read at all does,
    for what was done on its page would be lost.

    Raises:
        ContentError: a person or a show would not be known.
    """
    loaded = load(project)
    shows = loaded.library.shows if loaded.library else ()
    known = tuple(f"{show.folder}/" for show in shows)
    return _held_up_by(loaded, project, None, lambda path: not path.startswith(known))


def _held_up_by(
    loaded: Loaded, project: Project, as_of: dt.date | None, concerns: Callable[[str], bool]
) -> Library:
    """Return the library; print the errors in files that the work `concerns`, and stop for them."""
    errors = _errors(check(loaded, day_of(loaded, as_of)))
    report([one for one in errors if loaded.library is None or concerns(one.place.path)], project)
    if loaded.library is None:
        raise ContentError
    return loaded.library


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def report(
    findings: Sequence[Finding], project: Project | None = None, *, each_note: bool = False
) -> str:
    """Print findings as `tell` does; return that.

    Raises:
        ContentError: one of them is an error.
    """
    printed = tell(findings, project, each_note=each_note)
    if _errors(findings):
        raise ContentError
    return printed


def tell(
    findings: Sequence[Finding], project: Project | None = None, *, each_note: bool = False
) -> str:
    """Print findings on the error stream, with the lines of the project's files; return that.

    Many notes of one kind are told in short, where not `each_note` is asked for.
    """
    printed = ""
    if findings:
        excerpts = Excerpts(project.root) if project else None
        colour = wants_colour(sys.stderr)
        words = catalogue(reader_language())
        printed = as_text(findings, words, excerpts, colour=colour, each_note=each_note) + "\n"
        click.echo(printed, nl=False, err=True)
    return printed


def read_to_show(project: Project, as_of: dt.date | None = None) -> tuple[Library, bool]:
    """Return the content to show something of it, and whether some of it could not be read.

    What is wrong with contact files, the company or the sent log is printed; the rest is shown.

    Raises:
        ContentError: nothing can be read.
    """
    loaded = load(project)
    found = check(loaded, day_of(loaded, as_of))
    ours = tuple(
        project.relative(project.content / name) for name in (PRESENTERS, "company.yaml", SENT_LOG)
    )
    failed = report_and_go_on(
        [
            one
            for one in found
            if one.place.path.startswith(ours)
            and (one.severity is Severity.ERROR or one.place.path.endswith(SENT_LOG))
        ],
        project,
    )
    if loaded.library is None:
        raise ContentError
    return loaded.library, failed


def report_and_go_on(findings: Sequence[Finding], project: Project) -> bool:
    """Print findings as `report` does and go on with the rest; tell whether one is an error."""
    try:
        report(findings, project)
    except ContentError:
        return True
    return False


def day_of(loaded: Loaded, as_of: dt.date | None) -> dt.date:
    """Return the day to reckon from: the one asked for, else today."""
    if as_of is not None:
        return as_of
    return today(loaded.library) if loaded.library else dt.datetime.now(dt.UTC).date()


def today(library: Library) -> dt.date:
    """Return the current day where the company is; of an unknown zone, that of Greenwich."""
    return today_in(library.company.timezone)
