"""The activity of a company as funders ask for it, as tables: each season, each performance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.towns import usual_region
from showkit.model.message import Message
from showkit.model.performance import PerformanceKind
from showkit.visits.report.charts import Bars, Series
from showkit.visits.report.tables import Table
from showkit.visits.report.words import country_name, described

if TYPE_CHECKING:
    from showkit.portal.reader import Reader
    from showkit.visits.report.activity import Year
    from showkit.visits.report.report import Report

_KINDS: Final = {
    PerformanceKind.PUBLIC: Message("Public"),
    PerformanceKind.SCHOOL: Message("School"),
    PerformanceKind.PREVIEW: Message("Preview"),
    PerformanceKind.PRIVATE: Message("Private"),
}


def activity_table(report: Report, reader: Reader) -> Table:
    """Return a row for each season: performances, places, seats, exchanges."""
    heads = (
        Message("Season"),
        Message("Performances"),
        Message("Public"),
        Message("School"),
        Message("Other"),
        Message("Shows"),
        Message("Houses"),
        Message("Towns"),
        Message("Countries"),
        Message("Abroad"),
        Message("Seats offered"),
        Message("Rooms not known"),
        Message("People who came"),
        Message("Performances counted"),
        Message("Exchanges"),
        Message("Houses spoken with"),
    )
    return Table(
        "activity",
        reader.gettext("Activity, for grant reports"),
        tuple(reader.say(head) for head in heads),
        tuple(_row(year) for year in report.years),
        note=reader.gettext(
            "Performances that were played or are confirmed, in this time. Seats offered are those "
            "of the rooms that are known; how many people came is the houses’ to tell, and counted "
            "where performances.csv says it (attendance). What the histories have as a note only "
            "is no exchange."
        ),
        empty=reader.gettext("Nothing was played or said in this time."),
        charts=_chart(report, reader),
    )


def performances_table(report: Report, reader: Reader) -> Table:
    """Return a row for each performance of the time."""
    heads = (
        Message("Date"),
        Message("Show"),
        Message("House"),
        Message("Town"),
        Message("Region"),
        Message("Country"),
        Message("For whom"),
        Message("Seats"),
        Message("People who came"),
    )
    rows = tuple(
        (
            one.performance.date.isoformat(),
            reader.set(one.show.in_language(reader.tag).title),
            reader.set(one.house),
            one.performance.city,
            usual_region(one.performance.region, one.performance.country),
            country_name(one.performance.country, reader),
            reader.say(_KINDS[one.performance.kind]),
            one.seats if one.seats is not None else "",
            one.performance.attendance if one.performance.attendance is not None else "",
        )
        for one in report.played
    )
    return Table(
        "performances",
        reader.gettext("Performances"),
        tuple(reader.say(head) for head in heads),
        rows,
        words=7,
        empty=reader.gettext("Nothing was played in this time."),
    )


def _row(year: Year) -> tuple[str | int, ...]:
    return (
        year.season,
        year.performances,
        year.public,
        year.school,
        year.other,
        year.shows,
        year.houses,
        year.towns,
        len(year.countries),
        year.abroad,
        year.seats if year.unknown_seats < year.performances else "",
        year.unknown_seats,
        year.audience if year.counted else "",
        year.counted,
        year.exchanges,
        year.houses_spoken_with,
    )


def _chart(report: Report, reader: Reader) -> tuple[Bars, ...]:
    years = [year for year in report.years if year.performances]
    if not years:
        return ()
    title = Message("Performances by season")
    return (
        Bars(
            "activity-chart",
            reader.say(title),
            described(title, reader),
            tuple(year.season for year in years),
            (
                Series(reader.gettext("Public"), tuple(year.public for year in years)),
                Series(reader.gettext("School"), tuple(year.school for year in years)),
                Series(reader.gettext("Other"), tuple(year.other for year in years)),
            ),
            stacked=True,
        ),
    )
