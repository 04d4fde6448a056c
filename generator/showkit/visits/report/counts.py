"""Facts counted by a key: by show, campaign, country and region, network, season, month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from showkit.visits.report.facts import Fact, Measure

K = TypeVar("K")

SEASON_BEGINS: Final = 7
"""The month, July: houses end their season in June, and so do the years of most funders."""


def counted(
    facts: Iterable[Fact], keys: Callable[[Fact], Iterable[K]]
) -> Mapping[K, Counter[Measure]]:
    """Return how often each measure stands under each key; a fact may have several keys."""
    found: dict[K, Counter[Measure]] = {}
    for fact in facts:
        for key in keys(fact):
            counts = found.get(key)
            if counts is None:
                counts = found[key] = Counter()
            counts[fact.measure] += 1
    return found


def season(day: dt.date) -> str:
    """Return the season of a day, as people write it: 2026-2027."""
    first = day.year if day.month >= SEASON_BEGINS else day.year - 1
    return f"{first}-{first + 1}"


def by_show(fact: Fact) -> Iterable[str]:
    """Return the shows that a fact is about."""
    return fact.shows


def by_campaign(fact: Fact) -> Iterable[str]:
    """Return the campaign of which a fact came."""
    return () if fact.campaign is None else (fact.campaign,)


def by_place(fact: Fact) -> Iterable[tuple[str, str]]:
    """Return country and region."""
    return ((fact.country, fact.region),)


def by_network(fact: Fact) -> Iterable[str]:
    """Return the networks of the house."""
    return fact.presenter.networks if fact.presenter else ()


def by_season(fact: Fact) -> Iterable[str]:
    """Return the season."""
    return (season(fact.day),)


def by_month(fact: Fact) -> Iterable[dt.date]:
    """Return the first day of the month."""
    return (fact.day.replace(day=1),)
