"""The report as tables of plain words and numbers, each with its chart: what every output shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from showkit.model.message import Message
from showkit.visits.report.charts import Bars, Series
from showkit.visits.report.counts import (
    by_campaign,
    by_month,
    by_network,
    by_place,
    by_season,
    by_show,
    counted,
)
from showkit.visits.report.facts import Measure
from showkit.visits.report.words import MEASURES, country_name, described, place_name, title_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Mapping

    from showkit.portal.reader import Reader
    from showkit.visits.report.facts import Fact
    from showkit.visits.report.report import Report

_ALL: Final = tuple(Measure)
_VISITS: Final = (Measure.HUMAN, Measure.PROBABLE)
_MOST_BARS: Final = 16


@dataclass(frozen=True)
class Table:
    """A table: its heads, rows whose first `words` cells are words, what its figures mean.

    `empty` stands where there are no rows: what will come.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    words: int = 1
    note: str = ""
    empty: str = ""
    charts: tuple[Bars, ...] = ()


@dataclass(frozen=True)
class Grouping:
    """A table that counts facts by a key: its heads, how a key is named, what is counted.

    `names` gives the words of a row's first cells. Rows stand by their visits, or by their names
    where that is `by_name`. `chart` is the title of its bars, None for none.
    """

    id: str
    title: Message
    heads: tuple[Message, ...]
    keys: Callable[[Fact], Iterable[Any]]
    names: Callable[[Any, Report, Reader], tuple[str, ...]]
    measures: tuple[Measure, ...]
    empty: Message
    note: Message | None = None
    chart: Message | None = None
    by_name: bool = False


GROUPINGS: Final = (
    Grouping(
        "shows",
        Message("By show"),
        (Message("Show"),),
        by_show,
        lambda slug, report, reader: (title_of(slug, report.library, reader),),
        _ALL[1:],  # a link is sent with all shows
        empty=Message("Nobody has looked at a show yet, and nothing was noted about one."),
        note=Message(
            "A visit counts for each show that was looked at in it. Exchanges are those noted in "
            "the histories as a call, an e-mail, a letter, a meeting, a visit or a showcase, and "
            "not as a note; options and contracts count on the day since which they stand."
        ),
        chart=Message("Visits by show"),
    ),
    Grouping(
        "campaigns",
        Message("By campaign"),
        (Message("Campaign"),),
        by_campaign,
        lambda name, _, reader: (name or reader.gettext("Without a name"),),
        tuple(one for one in _ALL if one is not Measure.DATES),
        empty=Message("Nothing was sent yet. What is sent is noted, and compared here."),
        note=Message("What happens within 60 days after a sending counts as having come of it."),
        chart=Message("Visits by campaign"),
    ),
    Grouping(
        "places",
        Message("By territory"),
        (Message("Country"), Message("Region")),
        by_place,
        lambda place, _, reader: place_name(place, reader),
        _ALL,
        empty=Message("Nothing happened yet, in any country."),
        by_name=True,
    ),
    Grouping(
        "networks",
        Message("By network"),
        (Message("Network"),),
        by_network,
        lambda name, _, reader: (reader.set(name),),
        _ALL,
        empty=Message("No house names a network yet: “networks” in a contact file."),
        note=Message("A house in several networks counts in each."),
        chart=Message("Visits by network"),
    ),
    Grouping(
        "seasons",
        Message("By season"),
        (Message("Season"),),
        by_season,
        lambda name, *_: (name,),
        _ALL,
        empty=Message("Nothing happened yet."),
        note=Message("A season goes from July to June."),
        by_name=True,
    ),
)
"""The tables that count facts, in the order in which they are read."""


def grouped_tables(report: Report, reader: Reader) -> tuple[Table, ...]:
    """Return what happened, by show, campaign, territory, network and season."""
    made = {one.id: _table(one, report, reader) for one in GROUPINGS}
    for id_, chart in (
        ("places", _by_country(report, reader)),
        ("seasons", _by_month(report, reader)),
    ):
        if chart is not None:
            made[id_] = replace(made[id_], charts=(chart,))
    return tuple(made.values())


def _table(grouping: Grouping, report: Report, reader: Reader) -> Table:
    counts = {
        grouping.names(key, report, reader): one
        for key, one in counted(report.facts, grouping.keys).items()
    }

    def order(item: tuple[tuple[str, ...], Counter[Measure]]) -> tuple[int, tuple[str, ...]]:
        return (0 if grouping.by_name else -_visits(item[1]), item[0])

    say, chart = reader.say, None
    if grouping.chart is not None:
        by_name = {names[0]: one for names, one in counts.items()}
        chart = _bars(grouping.id, grouping.chart, by_name, reader)
    return Table(
        grouping.id,
        say(grouping.title),
        tuple(say(head) for head in (*grouping.heads, *(MEASURES[m] for m in grouping.measures))),
        tuple(
            (*names, *(one[measure] for measure in grouping.measures))
            for names, one in sorted(counts.items(), key=order)
        ),
        words=len(grouping.heads),
        note=say(grouping.note) if grouping.note else "",
        empty=say(grouping.empty),
        charts=(chart,) if chart else (),
    )


def _by_country(report: Report, reader: Reader) -> Bars | None:
    counts = counted(report.facts, lambda fact: (fact.country,))
    named = {country_name(code, reader): one for code, one in counts.items()}
    return _bars("places", Message("Visits by country"), named, reader)


def _by_month(report: Report, reader: Reader) -> Bars | None:
    months = sorted(counted(report.facts, by_month).items())
    named = {reader.short_month(month): one for month, one in months}
    return _bars("months", Message("Visits by month"), named, reader, standing=True)


def _bars(
    id_: str,
    title: Message,
    counts: Mapping[str, Counter[Measure]],
    reader: Reader,
    *,
    standing: bool = False,
) -> Bars | None:
    """Return visits as bars, certain and probable on one another; None where nobody came.

    Bars that stand keep their order; those that lie begin with the most, and are the first few.
    """
    seen = [(name, one) for name, one in counts.items() if _visits(one)]
    if not standing:
        seen = sorted(seen, key=lambda item: -_visits(item[1]))[:_MOST_BARS]
    if not seen:
        return None
    return Bars(
        f"{id_}-chart",
        reader.say(title),
        described(title, reader),
        tuple(name for name, _ in seen),
        tuple(
            Series(reader.say(MEASURES[one]), tuple(of_name[one] for _, of_name in seen))
            for one in _VISITS
        ),
        stacked=True,
        lying=not standing,
    )


def _visits(counts: Counter[Measure]) -> int:
    return sum(counts[one] for one in _VISITS)
