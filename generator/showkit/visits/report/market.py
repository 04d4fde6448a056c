"""How far the company's shows have come on the market: coverage by place, and the funnel."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.model.talk import TalkStage
from showkit.visits.report.facts import PLAYED, Measure, place_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.visits.report.facts import Fact


class Coverage(StrEnum):
    """How far a house has come; each of these is counted by itself."""

    KNOWN = "known"
    CONTACTED = "contacted"
    ENGAGED = "engaged"
    PLAYED = "played"


STAGES: Final = (
    TalkStage.PROSPECT,
    TalkStage.CONTACTED,
    TalkStage.INTERESTED,
    TalkStage.OPTION,
    TalkStage.CONTRACT,
    TalkStage.PERFORMED,
)
"""The way of a talk; who has come to one has passed those before."""

_CONTACT: Final = frozenset({Measure.SENT, Measure.ANSWERS})
_VISIT: Final = frozenset({Measure.HUMAN, Measure.PROBABLE})


@dataclass(frozen=True)
class Funnel:
    """Of one show: how many houses have come at least to each stage, and how many declined."""

    show: str
    reached: Mapping[TalkStage, int]
    declined: int


def coverage(
    library: Library, houses: Iterable[Presenter], facts: Iterable[Fact], until: dt.date
) -> Mapping[tuple[str, str], Counter[Coverage]]:
    """Return by country and region how many houses are known, and how many came how far.

    Contacted: something was sent or said in the time of `facts`; engaged: somebody came in that
    time; played: a performance there, ever until the day `until`.
    """
    contacted, engaged = set(), set()
    for fact in facts:
        if fact.presenter is not None:
            if fact.measure in _CONTACT:
                contacted.add(fact.presenter.slug)
            elif fact.measure in _VISIT:
                engaged.add(fact.presenter.slug)
    played = _played(library, until)
    found: dict[tuple[str, str], Counter[Coverage]] = {}
    for house in houses:
        counts = found.setdefault(place_of(house.address), Counter())
        counts[Coverage.KNOWN] += 1
        counts[Coverage.CONTACTED] += house.slug in contacted
        counts[Coverage.ENGAGED] += house.slug in engaged
        counts[Coverage.PLAYED] += house.slug in played
    return found


def funnel(library: Library, houses: Iterable[Presenter], until: dt.date) -> tuple[Funnel, ...]:
    """Return the funnel of every show that is talked about, as it stands on the day `until`.

    A house counts once for a show, by the talk that has come furthest; as declined where all its
    talks about the show were. A performance that was played counts, whatever the talk says.
    """
    reached: dict[str, Counter[TalkStage]] = {show.slug: Counter() for show in library.shows}
    declined: Counter[str] = Counter()
    played: dict[str, set[str]] = {}
    for show_slug, house_slug in _played_at(library, until):
        played.setdefault(house_slug, set()).add(show_slug)
    for house in houses:
        played_here = played.get(house.slug, set())
        for slug in played_here.union(house.shows) & reached.keys():
            stages = {talk.stage for talk in house.shows.get(slug, ())}
            if slug in played_here:
                stages.add(TalkStage.PERFORMED)
            furthest = max((STAGES.index(one) for one in stages if one in STAGES), default=-1)
            reached[slug].update(STAGES[: furthest + 1])
            declined[slug] += stages == {TalkStage.DECLINED}
    return tuple(
        Funnel(slug, counts, declined[slug])
        for slug, counts in reached.items()
        if counts or declined[slug]
    )


def _played_at(library: Library, until: dt.date) -> set[tuple[str, str]]:
    """Return the shows and the houses at which they were played."""
    found = set()
    for show in library.shows:
        for one in show.performances:
            house = library.presenter_by_slug.get(one.venue)
            if house is not None and one.status in PLAYED and one.date <= until:
                found.add((show.slug, house.slug))
    return found


def _played(library: Library, until: dt.date) -> set[str]:
    performed = {
        house.slug
        for house in library.presenters
        for talks in house.shows.values()
        for talk in talks
        if talk.stage is TalkStage.PERFORMED
    }
    return performed | {house for _, house in _played_at(library, until)}
