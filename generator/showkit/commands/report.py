"""``showkit report``: what came of what was sent, and the tables for grant reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.commands.content import read_to_show
from showkit.commands.content import today as current_day
from showkit.commands.progress import say
from showkit.commands.visits_to_show import read_folded, read_visits
from showkit.contacts.where import select
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, is_locale
from showkit.output.private_files import refuse_public_place, write_private
from showkit.output.templates import Templates
from showkit.portal.reader import Reader
from showkit.visits.private_page import PrivatePages
from showkit.visits.report.activity_tables import activity_table, performances_table
from showkit.visits.report.export import as_csv, as_workbook
from showkit.visits.report.facts import Period
from showkit.visits.report.market_tables import coverage_table, funnel_table
from showkit.visits.report.report import make_report, usual_period
from showkit.visits.report.tables import grouped_tables
from showkit.visits.report.view import report_view

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.output.project import Project


class ReportError(Exception):
    """What is asked for cannot be reported on."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


@dataclass(frozen=True)
class Asked:
    """What the command line asks for: see its help."""

    html: Path | None = None
    csv: Path | None = None
    xlsx: Path | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    where: str | None = None
    language: str | None = None


def report(project: Project, asked: Asked, as_of: dt.date | None = None) -> int:
    """Write the report as HTML; with that, the activity of each season as CSV, all as a workbook.

    Raises:
        PublicPlaceError: one of the files would lie in a published folder.
        ReportError: the time ends before it begins, or showkit does not know the language.
        WhereError: the filter cannot be read.
    """
    html = asked.html or project.work / "report" / "index.html"
    wanted = [path for path in (html, asked.csv, asked.xlsx) if path is not None]
    for path in wanted:
        refuse_public_place(path, project)
    library, unread = read_to_show(project, as_of)
    day = as_of or current_day(library)
    period = _period(asked, day)
    reader = _reader(asked.language or library.company.main_language)
    rows, unread_rows = read_visits(project)
    counts, unread_counts = read_folded(project)

    chosen = select(library, asked.where, day)
    made = make_report(library, rows, chosen, period, counts, today=day)
    activity = activity_table(made, reader)
    shown = (
        *grouped_tables(made, reader),
        coverage_table(made, reader),
        funnel_table(made, reader),
        activity,
        performances_table(made, reader),
    )
    view = report_view(made, shown, asked.where or "", reader)

    pages = PrivatePages(library.company, Templates(project.templates), project.content)
    write_private(html, pages.page("private/report.html", view, reader), project)
    if asked.csv:
        write_private(asked.csv, as_csv(activity), project)
    if asked.xlsx:
        first = (activity, shown[-1], *shown[:-2])
        write_private(asked.xlsx, as_workbook(first, day), project)
    for path in wanted:
        say(Message("{path} is written, for your eyes only.", path=project.relative(path)))
    return int(unread or unread_rows or unread_counts)


def _period(asked: Asked, day: dt.date) -> Period:
    usual = usual_period(asked.end or day)
    period = Period(asked.start or usual.start, asked.end or usual.end)
    if period.end < period.start:
        raise ReportError(
            Message("nothing lies between {start} and {end}", start=period.start, end=period.end)
        )
    return period


def _reader(tag: str) -> Reader:
    if not is_locale(tag):
        raise ReportError(Message("“{tag}” is not a language such as fr-CA", tag=tag))
    return Reader(catalogue(tag))
