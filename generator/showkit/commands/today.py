"""``showkit today``: whom to call and why, what is due, what to verify, what runs out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.commands.content import read_to_show
from showkit.commands.content import today as current_day
from showkit.commands.morning_text import print_morning
from showkit.commands.progress import say
from showkit.commands.visits_to_show import read_visits
from showkit.contacts.review import Choice
from showkit.contacts.where import select
from showkit.contacts.whom import show_named
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.private_files import refuse_public_place, write_private
from showkit.output.templates import Templates
from showkit.portal.addresses import Addresses
from showkit.portal.calendars.write import task_bytes
from showkit.portal.reader import Reader
from showkit.visits.private_page import PrivatePages
from showkit.visits.today.export import as_csv, tasks
from showkit.visits.today.morning import Wanted, morning
from showkit.visits.today.view import morning_view

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.output.project import Project


@dataclass(frozen=True)
class Asked:
    """What the command line asks for: see its help."""

    html: Path | None = None
    ics: Path | None = None
    csv: Path | None = None
    letter: str | None = None
    show: str | None = None
    where: str | None = None
    limit: int = 12


def today(project: Project, asked: Asked, as_of: dt.date | None = None) -> int:
    """Print the morning page and write it as HTML; with that, as tasks and as a table.

    Raises:
        PublicPlaceError: one of the files would lie in a published folder.
        WhomError: there is no such show.
        WhereError: the filter cannot be read.
    """
    html = asked.html or project.work / "today.html"
    for path in filter(None, (html, asked.ics, asked.csv)):
        refuse_public_place(path, project)
    library, unread = read_to_show(project, as_of)
    day = as_of or current_day(library)
    rows, unread_rows = read_visits(project)

    show = show_named(library, asked.show).slug if asked.show else None
    wanted = Wanted(asked.limit, Choice(letter=asked.letter, show=show))
    found = morning(library, rows, select(library, asked.where, day), day, wanted)
    reader = Reader(catalogue(reader_language()))
    view = morning_view(found, library, reader)

    pages = PrivatePages(library.company, Templates(project.templates), project.content)
    page = pages.page("private/today.html", view, reader)
    write_private(html, page, project)
    if asked.ics:
        host = Addresses(library.company).host
        write_private(asked.ics, task_bytes(tasks(found, view, reader, host)), project)
    if asked.csv:
        write_private(asked.csv, as_csv(view), project)
    print_morning(view)
    for path in filter(None, (html, asked.ics, asked.csv)):
        say(Message("{path} is written, for your eyes only.", path=project.relative(path)))
    return int(unread or unread_rows)
