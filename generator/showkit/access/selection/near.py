"""Dates near a house: what is played not far from it, and the days around that are still free."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.access.selection.records import Nearby
from showkit.access.selection.seasons import Span
from showkit.content.folding import folded_words
from showkit.content.towns import place_of, place_of_town
from showkit.model.material import CreditKind
from showkit.model.performance import Status
from showkit.model.place import kilometres
from showkit.portal.stays import days_off, stays

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.place import Coordinates
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show

NEAR_KM: Final = 300.0
"""Within this distance a tour can take one more house on its way: half a day on the road."""
SAME_TOWN_KM: Final = 15.0
"""Within this distance it is the same town and the same public."""
AROUND: Final = 3
"""Days before and after a date on which the show, there already, can stay."""
_SHOWN: Final = 3
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class Run:
    """Public dates of a show in one house, as one stay, and free days.

    `house` is the presenter's slug, empty where we have no contact file; `point` latitude and
    longitude in degrees, None where the place is not known.
    """

    performances: tuple[Performance, ...]
    house: str
    point: tuple[float, float] | None
    free_days: tuple[dt.date, ...]

    @property
    def first(self) -> dt.date:
        """The first day."""
        return self.performances[0].date

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which it is played."""
        return tuple(one.date for one in self.performances)


@dataclass(frozen=True)
class Diary:
    """Where and when all shows are played, from a day on, as far as it matters to others."""

    library: Library
    as_of: dt.date

    def taken(self, show: Show) -> frozenset[dt.date]:
        """Return the days on which a show, or another with its people, plays, may play or rests.

        Options and embargoed dates are taken too: who is promised elsewhere is not free. A day
        off between two dates in one house is not either: the set stands there.
        """
        return _days(show).union(*(self._days_of[name] for name in _on_tour(show)))

    @cached_property
    def _days_of(self) -> Mapping[str, frozenset[dt.date]]:
        """The days of everybody on tour, by name: shows share people, and are many."""
        found: dict[str, set[dt.date]] = {}
        for show in self.library.shows:
            days = _days(show)
            for name in _on_tour(show):
                found.setdefault(name, set()).update(days)
        return {name: frozenset(days) for name, days in found.items()}

    def runs(self, show: Show) -> Iterator[Run]:
        """Yield a show's coming public runs."""
        taken = self.taken(show)
        for dates in _following(show, self.as_of):
            house = self.library.presenter_by_slug.get(dates[0].venue)
            place = _place(dates[0], house)
            yield Run(
                dates,
                house.slug if house else "",
                (place.latitude, place.longitude) if place else None,
                tuple(self._free(show, dates, taken)),
            )

    def _free(
        self, show: Show, dates: Sequence[Performance], taken: frozenset[dt.date]
    ) -> Iterator[dt.date]:
        """Yield free days before and after a run, within the window in which it is played."""
        first, last = dates[0].date, dates[-1].date
        around = Span(first - AROUND * _DAY, last + AROUND * _DAY)
        windows = [Span(one.from_, one.to) for one in show.facts.touring]
        held = [one for one in windows if one.first <= first and last <= one.last]
        if windows and not held:
            return
        day = max(around.first, self.as_of)
        while day <= around.last:
            is_open = not held or any(one.first <= day <= one.last for one in held)
            if is_open and day not in taken:
                yield day
            day += _DAY


def nearby(
    runs: Sequence[Run], presenter: Presenter, place: Coordinates | None, open_: Sequence[Span]
) -> tuple[Nearby, ...]:
    """Return the runs near a house, the nearest first; none where it is not known where it is.

    What is played in the house itself is not near it: it is there. Free days are those within
    `open_`, on which the house can still decide.
    """
    if place is None:
        return ()
    latitude, longitude = place.latitude, place.longitude
    found = [
        Nearby(run.performances, distance, _within(open_, run.free_days))
        for run in runs
        if run.point is not None
        and run.house != presenter.slug
        and (distance := kilometres(latitude, longitude, *run.point)) <= NEAR_KM
    ]
    found.sort(key=lambda one: (one.kilometres, one.first))
    return tuple(found[:_SHOWN])


def _within(spans: Sequence[Span], days: Sequence[dt.date]) -> tuple[dt.date, ...]:
    return tuple(day for day in days if any(one.first <= day <= one.last for one in spans))


def _following(show: Show, as_of: dt.date) -> Iterator[tuple[Performance, ...]]:
    """Yield the coming public dates, those of one stay as one."""
    coming = [one for one in show.performances if one.is_public(as_of) and one.is_coming(as_of)]
    yield from stays(sorted(coming, key=lambda date: (date.date, date.time or "")))


def _place(performance: Performance, house: Presenter | None) -> Coordinates | None:
    """Return where a date is: at the house, unless the row names another town."""
    if house is not None and folded_words(house.address.city) == folded_words(performance.city):
        return place_of(house.address)
    return place_of_town(performance.city, performance.region, performance.country)


def _days(show: Show) -> frozenset[dt.date]:
    held = [
        one for one in show.performances if one.status not in {Status.CANCELLED, Status.POSTPONED}
    ]
    days = frozenset(one.date for one in held)
    in_houses = stays(sorted(held, key=lambda one: (one.venue, one.city, one.date)))
    return days.union(*(days_off([one.date for one in stay]) for stay in in_houses))


def _on_tour(show: Show) -> frozenset[str]:
    return frozenset(
        credit.name
        for credit in show.credits
        if credit.on_tour and credit.kind is CreditKind.PERSON
    )
