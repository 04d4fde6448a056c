"""The whole contact base gone through for records that may be the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.blocks import file_house, file_person, pairs
from showkit.contacts.duplicates.house_signs import house_signs
from showkit.contacts.duplicates.houses import compare_houses
from showkit.contacts.duplicates.pairs import Duplicate, Houses, Sort, Tier
from showkit.contacts.duplicates.people import compare_people
from showkit.contacts.duplicates.person_signs import person_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from showkit.contacts.duplicates.house_signs import HouseSigns
    from showkit.contacts.duplicates.pairs import Likeness
    from showkit.model.library import Library
    from showkit.model.presenter import Presenter

_MOST_HOUSES_OF_A_DOMAIN: Final = 4
"""A domain that more houses share is a town's or a network's."""

_MOST_BEARERS: Final = 3
"""A name that people of more houses bear tells nobody from anybody."""


@dataclass(frozen=True)
class Search:
    """What was found, the surest first, and how many pairs were compared for it."""

    found: tuple[Duplicate, ...]
    compared: int


def find_duplicates(library: Library) -> Search:
    """Go through all houses, then all their people; people's likeness leans on the houses'.

    What the company has decided to be two (``not_duplicates.yaml``) is left out.
    """
    houses = alike_houses([house_signs(presenter) for presenter in library.presenters])
    alike = {frozenset((one.a, one.b)) for one in houses.found if one.tier is not Tier.POSSIBLE}
    people = _find_people(library.presenters, alike)
    apart = kept_apart(library)
    found = [one for one in (*houses.found, *people.found) if (one.sort, one.a, one.b) not in apart]
    found.sort(key=lambda one: one.tier.rank)
    return Search(tuple(found), houses.compared + people.compared)


def kept_apart(library: Library) -> frozenset[tuple[Sort, str, str]]:
    """Return the pairs, either way round, that were decided to be two, by their present names."""
    decided = library.not_duplicates
    if decided is None:
        return frozenset()
    houses, people = library.presenter_by_slug, library.person_by_id
    two_ways = [
        (Sort.HOUSE, houses[two.a].slug, houses[two.b].slug)
        for two in decided.houses
        if two.a in houses and two.b in houses
    ] + [
        (Sort.PERSON, people[two.a][1].id, people[two.b][1].id)
        for two in decided.people
        if two.a in people and two.b in people
    ]
    return frozenset((sort, *way) for sort, a, b in two_ways for way in ((a, b), (b, a)))


def alike_houses(signs: Sequence[HouseSigns], since: int = 0) -> Search:
    """Compare houses with one another; those before position `since` are compared already."""
    domains = Counter(domain for house in signs for domain in house.domains)
    ignored = frozenset(d for d, houses in domains.items() if houses > _MOST_HOUSES_OF_A_DOMAIN)
    found = []
    compared = 0
    for a, b in pairs(map(file_house, signs)):
        if b < since:
            continue
        compared += 1
        likeness = compare_houses(signs[a], signs[b], ignored=ignored)
        found += _as_duplicate(Sort.HOUSE, signs[a].slug, signs[b].slug, likeness)
    return Search(tuple(found), compared)


def _find_people(presenters: Iterable[Presenter], alike: set[frozenset[str]]) -> Search:
    signs = [person_signs(house, person) for house in presenters for person in house.people]
    bearers = Counter(tuple(sorted(person.name.words)) for person in signs)
    usual = {words for words, people in bearers.items() if people > _MOST_BEARERS}
    found = []
    compared = 0
    for a, b in pairs(map(file_person, signs)):
        compared += 1
        one, other = signs[a], signs[b]
        houses = _relation(one.house, other.house, alike)
        likeness = compare_people(one, other, houses)
        is_usual = (
            tuple(sorted(one.name.words)) in usual or tuple(sorted(other.name.words)) in usual
        )
        if likeness.tier is Tier.POSSIBLE and houses is Houses.TWO and is_usual:
            continue
        found += _as_duplicate(Sort.PERSON, one.id, other.id, likeness)
    return Search(tuple(found), compared)


def likely_people(one: Presenter, other: Presenter) -> tuple[tuple[str, str], ...]:
    """Return the ids of who may well work in both of two houses that are one."""
    mine, theirs = (
        [person_signs(house, person) for person in house.people] for house in (one, other)
    )
    likely = {Tier.CERTAIN, Tier.PROBABLE}
    return tuple(
        (a.id, b.id)
        for a in mine
        for b in theirs
        if compare_people(a, b, Houses.ONE).tier in likely
    )


def _relation(one: str, other: str, alike: set[frozenset[str]]) -> Houses:
    if one == other:
        return Houses.ONE
    return Houses.ALIKE if frozenset((one, other)) in alike else Houses.TWO


def _as_duplicate(sort: Sort, a: str, b: str, likeness: Likeness) -> list[Duplicate]:
    return [Duplicate(sort, a, b, likeness.tier, likeness.reasons)] if likeness.tier else []
