"""Everything that the report says, worked out from the content and the link log."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.visits.report.activity import performances, years
from showkit.visits.report.counts import SEASON_BEGINS
from showkit.visits.report.facts import Period, facts
from showkit.visits.report.folded_facts import folded_facts
from showkit.visits.report.market import coverage, funnel
from showkit.visits.whole_visits import whole_visits

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.contacts.where import Selection
    from showkit.model.folded import Folded
    from showkit.model.library import Library
    from showkit.model.visit import Visit
    from showkit.visits.report.activity import Played, Year
    from showkit.visits.report.facts import Fact
    from showkit.visits.report.market import Coverage, Funnel


@dataclass(frozen=True)
class Report:
    """The facts of a period and what is made of them; `has_visits` is of the whole link log."""

    library: Library
    period: Period
    facts: tuple[Fact, ...]
    coverage: Mapping[tuple[str, str], Counter[Coverage]]
    funnels: tuple[Funnel, ...]
    played: tuple[Played, ...]
    years: tuple[Year, ...]
    has_visits: bool


def make_report(  # noqa: PLR0913 - what is reported on, from what, and on which day
    library: Library,
    rows: Iterable[Visit],
    chosen: Selection,
    period: Period,
    counts: Sequence[Folded] = (),
    *,
    today: dt.date,
) -> Report:
    """Return the report of a period on the houses in `chosen`.

    `rows` are the link log's as they stand, `counts` what is left of its folded months. Where all
    houses are chosen, performances at houses that have no contact file count too. A period may end
    after `today`: what is confirmed for later has not been played.
    """
    until = min(period.end, today)
    visits = whole_visits(rows, library)
    everywhere = len(chosen.houses) == len(library.presenters)
    by_slug = {house.slug: house for house in chosen.houses}
    found = (
        *facts(library, visits, chosen.houses, period, everywhere=everywhere),
        *(fact for fact in folded_facts(counts, library, by_slug) if fact.day in period),
    )
    played = performances(library, chosen.houses, period, everywhere=everywhere)
    return Report(
        library,
        period,
        found,
        coverage(library, chosen.houses, found, until),
        funnel(library, chosen.houses, until),
        played,
        years(library, played, found),
        has_visits=bool(visits or counts),
    )


def usual_period(as_of: dt.date) -> Period:
    """Return the season before and this one until the day `as_of`."""
    year = as_of.year if as_of.month >= SEASON_BEGINS else as_of.year - 1
    return Period(dt.date(year - 1, SEASON_BEGINS, 1), as_of)
