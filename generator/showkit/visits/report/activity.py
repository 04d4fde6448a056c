"""What a company has done in a year, as funders ask for it, and each performance behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.model.performance import PerformanceKind
from showkit.visits.report.counts import season
from showkit.visits.report.facts import PLAYED, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.visits.report.facts import Fact, Period


@dataclass(frozen=True)
class Played:
    """A performance of the period: its show, its house where we have its file, its seats.

    `seats` are those of the room, None where the room or its capacity is not known.
    """

    show: Show
    performance: Performance
    presenter: Presenter | None
    seats: int | None

    @property
    def house(self) -> str:
        """The house's name."""
        return self.presenter.name if self.presenter else self.performance.venue


@dataclass(frozen=True)
class Year:
    """A season: performances by kind, places, seats, and how many contacts there were.

    `unknown_seats` is the number of performances whose room's capacity is not known. `abroad`
    counts performances outside of the company's country, and `countries` are their codes.
    `audience` is how many people came to those of which the table of dates says it, `counted`.
    """

    season: str
    performances: int
    public: int
    school: int
    other: int
    shows: int
    houses: int
    towns: int
    countries: tuple[str, ...]
    abroad: int
    seats: int
    unknown_seats: int
    audience: int
    counted: int
    exchanges: int
    houses_spoken_with: int


COUNTED_KINDS: Final = (PerformanceKind.PUBLIC, PerformanceKind.SCHOOL)


def performances(
    library: Library, houses: Iterable[Presenter], period: Period, *, everywhere: bool
) -> tuple[Played, ...]:
    """Return the performances played in a period, in order of their dates."""
    chosen = {house.slug for house in houses}
    found = [
        one
        for show in library.shows
        for one in _of_show(library, show)
        if one.performance.date in period
        and (everywhere if one.presenter is None else one.presenter.slug in chosen)
    ]
    return tuple(sorted(found, key=lambda one: (one.performance.date, one.performance.id)))


def years(library: Library, played: Iterable[Played], facts: Iterable[Fact]) -> tuple[Year, ...]:
    """Return a row for each season in which something was played or said, the earliest first."""
    by_season: dict[str, list[Played]] = {}
    for one in played:
        by_season.setdefault(season(one.performance.date), []).append(one)
    spoken: dict[str, Counter[str]] = {}
    for fact in facts:
        if fact.measure is Measure.ANSWERS and fact.presenter is not None:
            spoken.setdefault(season(fact.day), Counter())[fact.presenter.slug] += 1
    names = sorted({*by_season, *spoken})
    home = library.company.address.country
    return tuple(
        _year(name, by_season.get(name, []), spoken.get(name, Counter()), home) for name in names
    )


def _year(name: str, played: list[Played], spoken: Counter[str], home: str | None) -> Year:
    kinds = Counter(one.performance.kind for one in played)
    seats = [one.seats for one in played if one.seats is not None]
    came = [n for one in played if (n := one.performance.attendance) is not None]
    return Year(
        season=name,
        performances=len(played),
        public=kinds[PerformanceKind.PUBLIC],
        school=kinds[PerformanceKind.SCHOOL],
        other=sum(n for kind, n in kinds.items() if kind not in COUNTED_KINDS),
        shows=len({one.show.slug for one in played}),
        houses=len({one.performance.venue for one in played}),
        towns=len({(one.performance.country, one.performance.city) for one in played}),
        countries=tuple(sorted({one.performance.country for one in played})),
        abroad=sum(one.performance.country != home for one in played) if home else 0,
        seats=sum(seats),
        unknown_seats=len(played) - len(seats),
        audience=sum(came),
        counted=len(came),
        exchanges=sum(spoken.values()),
        houses_spoken_with=len(spoken),
    )


def _of_show(library: Library, show: Show) -> Iterator[Played]:
    for one in show.performances:
        if one.status not in PLAYED:
            continue
        house = library.presenter_by_slug.get(one.venue)
        room = _room(house, one.room) if house else None
        yield Played(show, one, house, room.capacity if room else None)


def _room(house: Presenter, named: str) -> Room | None:
    """Return the room of a house that a date names, or its only one where the date names none."""
    if not named and len(house.rooms) == 1:
        return house.rooms[0]
    return next((room for room in house.rooms if named in {room.id, room.name}), None)
