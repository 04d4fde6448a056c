"""What happened, one fact at a time: sent, opened, looked at, taken, answered, optioned, played.

Every table of the report counts the same facts by another key, so that their sums agree.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.content.towns import usual_region
from showkit.model.performance import Status
from showkit.model.talk import Exchange, TalkStage
from showkit.model.visit import Evidence
from showkit.visits.acts import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.place import PostalAddress
    from showkit.model.presenter import Presenter
    from showkit.visits.whole_visits import WholeVisit

AFTER_SENDING: Final = dt.timedelta(days=60)
"""What happens within so long after a campaign counts as having come of it."""


class Measure(StrEnum):
    """What is counted; visits by the evidence that a person came."""

    SENT = "sent"
    HUMAN = "human"
    PROBABLE = "probable"
    MACHINE = "machine"
    LOOKED = "looked"
    RIDERS = "riders"
    KITS = "kits"
    ANSWERS = "answers"
    OPTIONS = "options"
    CONTRACTS = "contracts"
    DATES = "dates"


@dataclass(frozen=True)
class Period:
    """From a day to a day, both in it."""

    start: dt.date
    end: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.start <= day <= self.end


@dataclass(frozen=True)
class Fact:
    """One thing that happened.

    `shows` are those that it was about. `presenter` is None where a performance was played at a
    house that has no contact file. `campaign` is that of which it came, None for none.
    """

    measure: Measure
    day: dt.date
    presenter: Presenter | None
    shows: tuple[str, ...] = ()
    campaign: str | None = None
    country: str = ""
    region: str = ""


BY_EVIDENCE: Final[Mapping[Evidence, Measure]] = {
    Evidence.HUMAN: Measure.HUMAN,
    Evidence.PROBABLE: Measure.PROBABLE,
    Evidence.MACHINE: Measure.MACHINE,
}
BY_ACT: Final[Mapping[Act, Measure]] = {
    Act.SHOW: Measure.LOOKED,
    Act.FEES: Measure.LOOKED,
    Act.RIDER: Measure.RIDERS,
    Act.KIT: Measure.KITS,
}
_BY_STAGE: Final[Mapping[TalkStage, Measure]] = {
    TalkStage.OPTION: Measure.OPTIONS,
    TalkStage.CONTRACT: Measure.CONTRACTS,
    TalkStage.PERFORMED: Measure.CONTRACTS,
}
_SPOKEN: Final = frozenset(Exchange) - {Exchange.NOTE, Exchange.PERFORMANCE}
PLAYED: Final = frozenset({Status.CONFIRMED, Status.SOLD_OUT})
"""Dates that are played, or will be."""


def facts(
    library: Library,
    visits: Iterable[WholeVisit],
    houses: Iterable[Presenter],
    period: Period,
    *,
    everywhere: bool,
) -> tuple[Fact, ...]:
    """Return what happened in `period` with `houses`, in no order.

    With `everywhere`, performances at houses without a contact file are among it.
    """
    chosen = {house.slug: house for house in houses}
    campaigns = Campaigns(library)
    found = [
        *_sent(library, chosen),
        *_visited(visits, chosen, campaigns),
        *_talked(chosen.values(), campaigns),
        *_performed(library, chosen, everywhere=everywhere),
    ]
    return tuple(fact for fact in found if fact.day in period)


class Campaigns:
    """Which campaign reached a house last before a day."""

    def __init__(self, library: Library) -> None:
        by_house: dict[str, list[tuple[dt.date, str]]] = defaultdict(list)
        for row in library.sent:
            house = library.presenter_by_slug.get(row.presenter)
            if house is not None:
                by_house[house.slug].append((row.on, row.campaign))
        self._by_house = {slug: sorted(rows) for slug, rows in by_house.items()}

    def of(self, presenter: Presenter, day: dt.date) -> str | None:
        """Return the name of the campaign, empty for one without, None where there is none."""
        sent = self._by_house.get(presenter.slug, [])
        place = bisect_right(sent, day, key=lambda row: row[0])
        if not place or day - sent[place - 1][0] > AFTER_SENDING:
            return None
        return sent[place - 1][1]


def fact_of(
    measure: Measure,
    day: dt.date,
    house: Presenter,
    shows: tuple[str, ...] = (),
    campaign: str | None = None,
) -> Fact:
    """Return what happened at or with a house, where that house is."""
    return Fact(measure, day, house, shows, campaign, *place_of(house.address))


def place_of(where: PostalAddress | Performance) -> tuple[str, str]:
    """Return country and region, empty where not known: QC and Québec are one."""
    country = where.country or ""
    return country, usual_region(where.region or "", country)


def _sent(library: Library, chosen: Mapping[str, Presenter]) -> Iterator[Fact]:
    for row in library.sent:
        house = library.presenter_by_slug.get(row.presenter)
        if house is not None and house.slug in chosen:
            yield fact_of(Measure.SENT, row.on, house, (), row.campaign)


def _visited(
    visits: Iterable[WholeVisit], chosen: Mapping[str, Presenter], campaigns: Campaigns
) -> Iterator[Fact]:
    for visit in visits:
        if visit.presenter.slug not in chosen:
            continue
        house, day = visit.presenter, visit.day
        campaign = campaigns.of(house, day)
        shows = tuple(sorted({show for _, show in visit.deeds if show}))
        yield fact_of(BY_EVIDENCE[visit.evidence], day, house, shows, campaign)
        if visit.is_by_people:
            for measure, show in sorted({(BY_ACT[a], s) for a, s in visit.deeds if a in BY_ACT}):
                about = (show,) if show else ()
                yield fact_of(measure, day, house, about, campaign)


def _talked(houses: Iterable[Presenter], campaigns: Campaigns) -> Iterator[Fact]:
    for house in houses:
        for entry in house.history:
            if entry.kind in _SPOKEN:
                campaign = campaigns.of(house, entry.date)
                about = (entry.show,) if entry.show else ()
                yield fact_of(Measure.ANSWERS, entry.date, house, about, campaign)
        for show, talks in house.shows.items():
            for talk in talks:
                if talk.stage in _BY_STAGE and talk.since is not None:
                    campaign = campaigns.of(house, talk.since)
                    yield fact_of(_BY_STAGE[talk.stage], talk.since, house, (show,), campaign)


def _performed(
    library: Library, chosen: Mapping[str, Presenter], *, everywhere: bool
) -> Iterator[Fact]:
    for show in library.shows:
        for one in show.performances:
            house = library.presenter_by_slug.get(one.venue)
            is_chosen = everywhere if house is None else house.slug in chosen
            if one.status in PLAYED and is_chosen:
                yield Fact(Measure.DATES, one.date, house, (show.slug,), None, *place_of(one))
