"""What rules look at: a show and a house, each prepared once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.access.selection.near import nearby
from showkit.access.selection.seasons import (
    ENDLESS,
    Span,
    decided_from,
    season_spans,
    talk_period,
)
from showkit.access.selection.talks import standing
from showkit.access.selection.zones import Reach, home_of, zone_of
from showkit.content.audiences import audience
from showkit.content.towns import place_of
from showkit.content.vocabularies import Vocabulary, terms
from showkit.kit.fit.compare import Verdict, fit
from showkit.kit.fit.needs import needs_of
from showkit.kit.fit.places import places_for
from showkit.model.performance import PerformanceKind, Status
from showkit.model.talk import Exchange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.access.selection.near import Diary, Run
    from showkit.access.selection.records import Nearby
    from showkit.access.selection.talks import Standing
    from showkit.access.selection.zones import Territory, Zone
    from showkit.kit.fit.compare import Fit, Has
    from showkit.kit.fit.needs import Need, Path
    from showkit.model.company import Company
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.place import Coordinates
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.model.talk import Talk
    from showkit.model.terms import Fee

BEST_FIRST: Final = (Verdict.FITS, Verdict.ADAPTABLE, Verdict.UNKNOWN, Verdict.BLOCKED)
NOTICE: Final = dt.timedelta(days=60)
"""Nobody takes a show for next week: how long before a date it is decided at the latest."""
_SEEN: Final = frozenset({Exchange.PERFORMANCE, Exchange.SHOWCASE})
_YEARS: Final = 4
"""How far ahead seasons are looked at."""


@dataclass(frozen=True)
class Offer:
    """A show as rules look at it; `windows` are those that are not over, from today on.

    `genres` are each with the broader ones above it. `fee` is for one performance. `dates_at`
    are all dates by the house in which they are, announced or not, options among them.
    """

    show: Show
    needs: tuple[Need, ...]
    genres: tuple[frozenset[str], ...]
    languages: frozenset[str]
    surtitles: frozenset[str]
    windows: tuple[tuple[Span, Zone | None], ...]
    taken: frozenset[dt.date]
    runs: tuple[Run, ...]
    fee: Fee | None
    played_at: Mapping[str, dt.date]
    dates_at: Mapping[str, tuple[Performance, ...]]
    known_reach: dict[tuple[Territory, ...], Mapping[Reach, tuple[Span, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Windows by their reach, for each place asked about so far: houses share few places."""

    def reach(self, home: tuple[Territory, ...]) -> Mapping[Reach, tuple[Span, ...]]:
        """Return the windows by whether they reach a house; one without a zone is for all."""
        known = self.known_reach.get(home)
        if known is None:
            found: dict[Reach, list[Span]] = {reach: [] for reach in Reach}
            for span, zone in self.windows:
                found[zone.reaches(home) if zone else Reach.HERE].append(span)
            known = self.known_reach[home] = {key: tuple(spans) for key, spans in found.items()}
        return known


@dataclass(frozen=True)
class House:
    """A presenter as rules look at it: what is the same for all shows and all its people."""

    presenter: Presenter
    place: Coordinates | None
    home: tuple[Territory, ...]
    decided_from: dt.date
    seasons: tuple[Span, ...]
    genres: frozenset[str]
    audiences: frozenset[str]
    languages: frozenset[str]
    talks: Mapping[str, tuple[Talk, ...]]
    seen: Mapping[str, dt.date]
    said: Mapping[int, dict[Path, Has]] = field(default_factory=dict, compare=False, repr=False)
    """What its rooms answered to riders so far (see `fit`), by where one is in memory."""


@dataclass(frozen=True)
class Case:
    """A show held against a house on a day, with what several rules need.

    `talk` is how the talk about it stands, `declined` the periods for which they refused it.
    `promised` are its coming dates in their house, announced or not; options as long as they run.
    `here` are windows that reach them, `perhaps` those of which that cannot be told.
    `fits` has the rooms of which anything is known, the best one first.
    """

    offer: Offer
    house: House
    as_of: dt.date
    company: Company
    talk: Standing
    declined: tuple[Span, ...]
    promised: tuple[Performance, ...]
    here: tuple[Span, ...]
    perhaps: tuple[Span, ...]
    fits: tuple[tuple[Room, Fit], ...]
    nearby: tuple[Nearby, ...]


def offer_of(show: Show, library: Library, diary: Diary, as_of: dt.date) -> Offer:
    """Return a show as rules look at it."""
    facts = show.facts
    from_today = Span(as_of, ENDLESS)
    windows = [(Span(one.from_, one.to).within(from_today), one.zone) for one in facts.touring]
    return Offer(
        show,
        needs_of(show.rider) if show.rider else (),
        tuple(_with_broader(name) for name in facts.genres),
        _languages(facts.languages or ()),
        _languages(facts.surtitles),
        tuple((span, zone_of(zone)) for span, zone in windows if span is not None),
        diary.taken(show),
        tuple(diary.runs(show)),
        _fee(show),
        _played(show, library, as_of),
        _dates_at(show, library),
    )


def house_of(presenter: Presenter, library: Library, as_of: dt.date) -> House:
    """Return a presenter as rules look at it."""
    interests = presenter.interests
    ahead = Span(as_of, as_of.replace(year=as_of.year + _YEARS, day=1))
    slugs = library.show_by_slug
    talks: dict[str, tuple[Talk, ...]] = {}
    for slug, found in presenter.shows.items():
        if slug in slugs:
            talks[slugs[slug].slug] = talks.get(slugs[slug].slug, ()) + found
    return House(
        presenter,
        place_of(presenter.address),
        home_of(presenter.address),
        max(decided_from(interests.decision_months, as_of), as_of + NOTICE),
        season_spans(interests.seasons, ahead),
        frozenset(interests.genres),
        frozenset(audience(name) for name in interests.audiences),
        _languages(interests.languages),
        talks,
        _seen(presenter, library, as_of),
        {id(room): {} for room in presenter.rooms},
    )


def case_of(offer: Offer, house: House, library: Library, as_of: dt.date) -> Case:
    """Hold a show against a house."""
    presenter = house.presenter
    reach = offer.reach(house.home)
    dates = offer.dates_at.get(presenter.slug, ())
    talk = standing(house.talks.get(offer.show.slug, ()), dates, as_of)
    declined = tuple(span for one in talk.declined if (span := talk_period(one.period)) is not None)
    late = Span(house.decided_from, ENDLESS).without(declined)
    return Case(
        offer,
        house,
        as_of,
        library.company,
        talk,
        declined,
        tuple(one for one in dates if one.is_coming(as_of) and not one.is_lapsed(as_of)),
        reach[Reach.HERE],
        reach[Reach.UNKNOWN],
        _fits(offer.needs, places_for(offer.show.rider, presenter.rooms), house.said),
        nearby(offer.runs, presenter, house.place, late),
    )


def _fits(
    needs: Sequence[Need], rooms: Sequence[Room], said: Mapping[int, dict[Path, Has]]
) -> tuple[tuple[Room, Fit], ...]:
    found = [(room, fit(needs, room, said[id(room)])) for room in rooms] if needs else []
    known = [(room, one) for room, one in found if not one.is_bare]
    known.sort(key=lambda pair: BEST_FIRST.index(pair[1].verdict))
    return tuple(known)


def _with_broader(genre: str) -> frozenset[str]:
    known = terms(Vocabulary.GENRES)
    found: set[str] = set()
    waiting = [genre]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += known[name].broader if name in known else ()
    return frozenset(found)


def _languages(tags: Iterable[str]) -> frozenset[str]:
    return frozenset(tag.split("-", maxsplit=1)[0] for tag in tags)


def _fee(show: Show) -> Fee | None:
    fees = show.facts.terms.fees if show.facts.terms else ()
    return next((fee for fee in fees if fee.performances == 1), None)


def _played(show: Show, library: Library, as_of: dt.date) -> Mapping[str, dt.date]:
    """Return when each house had the show last; a preview or a private date is not that."""
    played: dict[str, dt.date] = {}
    for one in show.performances:
        was_played = one.date < as_of and one.status in {Status.CONFIRMED, Status.SOLD_OUT}
        house = library.presenter_by_slug.get(one.venue)
        is_full = one.kind in {PerformanceKind.PUBLIC, PerformanceKind.SCHOOL}
        if house is not None and was_played and is_full:
            played[house.slug] = max(one.date, played.get(house.slug, one.date))
    return played


def _dates_at(show: Show, library: Library) -> Mapping[str, tuple[Performance, ...]]:
    """Return the dates by the house in which they are, the soonest first."""
    found: dict[str, tuple[Performance, ...]] = {}
    for one in sorted(show.performances, key=lambda date: date.date):
        house = library.presenter_by_slug.get(one.venue)
        if house is not None:
            found[house.slug] = (*found.get(house.slug, ()), one)
    return found


def _seen(presenter: Presenter, library: Library, as_of: dt.date) -> Mapping[str, dt.date]:
    """Return when somebody of the house last saw each show, by what the company noted.

    A note of a performance does not say in whose house it was.
    """
    found: dict[str, dt.date] = {}
    for entry in presenter.history:
        if entry.kind in _SEEN and entry.show and entry.date < as_of:
            show = library.show_by_slug.get(entry.show)
            if show is not None:
                found[show.slug] = max(entry.date, found.get(show.slug, entry.date))
    return found
