"""Which records are worth comparing: those that share something, not everyone with everyone.

A record is filed under a few keys, each something that two records of one thing are likely to
share; only records that meet under a key are compared. So the work grows with the base, not with
its square. Words are also filed with each of their letters left out (the deletion neighbourhood
of Mor and Fraenkel, 1982), so that a slip of the finger still meets.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.contacts.duplicates.house_signs import HouseSigns
    from showkit.contacts.duplicates.person_signs import PersonSigns

LARGEST: Final = 60
"""Records under one key; a key that more share tells nothing, and is joined to the town."""

_SHORTEST_SLIP: Final = 6
_CELL_DEGREES: Final = 0.002
"""About 200 m: wider than the distance within which two points count as one place."""


@dataclass(frozen=True)
class Filed:
    """What a record is filed under: its keys, and what is joined to a key that too many share."""

    keys: frozenset[str]
    place: str


def pairs(records: Iterable[Filed]) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions that meet under a key, once, in order."""
    places: list[str] = []
    alone: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for index, filed in enumerate(records):
        places.append(filed.place)
        for key in filed.keys:
            if key in shared:
                shared[key].append(index)
            elif key in alone:
                shared[key] = [alone.pop(key), index]
            else:
                alone[key] = index
    alone.clear()
    met: set[tuple[int, int]] = set()
    for block in shared.values():
        for fine in [block] if len(block) <= LARGEST else _by_place(block, places):
            met.update(combinations(fine, 2))
    yield from sorted(met)


def _by_place(block: Iterable[int], places: Sequence[str]) -> Iterator[list[int]]:
    """Yield what of a block lies in one place, as far as that is few enough."""
    by_place: dict[str, list[int]] = {}
    for index in block:
        by_place.setdefault(places[index], []).append(index)
    yield from (fine for fine in by_place.values() if len(fine) <= LARGEST)


def file_house(house: HouseSigns) -> Filed:
    """File a house under words of its name, ways to reach it, and where it is."""
    keys = {*_of_name(house), *_of_ways(house), *_of_place(house)}
    return Filed(frozenset(keys), min(_towns(house)))


def _towns(house: HouseSigns) -> list[str]:
    return [" ".join(town) for town in house.spot.towns] or [""]


def _of_name(house: HouseSigns) -> Iterator[str]:
    names = [house.name.full, *house.name.segments]
    for word in {word for name in names for word in name.own}:
        yield f"word {word}"
        yield from _slips(word)
    for name in names:
        if name.own:
            yield f"slip {''.join(name.own)}"  # Iron Bark is Ironbark
    for initials in {house.name.acronym, *house.name.initials} - {""}:
        yield f"initials {initials}"
    for town in _towns(house):
        for kind in house.name.full.kinds:
            yield f"kind {kind} {town}"
            yield f"kind {kind} {town} {house.spot.postal_code}"


def _of_ways(house: HouseSigns) -> Iterator[str]:
    yield from (f"phone {phone.national}" for phone in house.phones)
    yield from (f"mail {mail}" for mail in house.mails)
    yield from (f"domain {domain}" for domain in house.domains)
    yield from map(_record, house.records)


def _of_place(house: HouseSigns) -> Iterator[str]:
    if house.spot.street:
        yield f"street {' '.join(sorted(house.spot.street))}"
    if house.spot.is_exact:
        yield f"postal code {house.spot.postal_code}"
    if house.spot.point is not None:
        row, column = (int(degrees // _CELL_DEGREES) for degrees in house.spot.point)
        for up in (0, 1):
            yield from (f"cell {row + up} {column + right}" for right in (0, 1))


def file_person(person: PersonSigns) -> Filed:
    """File a person under a family name with an initial, and ways to reach them."""
    return Filed(frozenset(_of_person(person)), person.house)


def _of_person(person: PersonSigns) -> Iterator[str]:
    name = person.name
    initials = {word[0] for word in name.given}
    for word in {*name.family, name.joined, "".join(name.family)} - {""}:
        for initial in initials:
            yield f"word {word} {initial}"
            yield from (f"{slip} {initial}" for slip in _slips(word))
    yield f"words {' '.join(sorted(name.words))}"  # whichever way round
    for word in name.words:
        yield f"house {person.house} {word}"
    yield from (f"mail {mail}" for mail in person.own_mails)
    if person.phone and person.has_own_phone:
        yield f"phone {person.phone.national}"
    yield from map(_record, person.records)


def _record(address: str) -> str:
    return f"record {address.rstrip('/').rpartition('/')[2].casefold()}"


def _slips(word: str) -> Iterator[str]:
    """Yield a word, and what is left of it with each letter taken out; short ones not at all."""
    if len(word) >= _SHORTEST_SLIP:
        yield f"slip {word}"
        yield from (f"slip {word[:at]}{word[at + 1 :]}" for at in range(len(word)))
