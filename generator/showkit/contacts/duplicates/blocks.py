"""Which records are worth comparing: those that share something, not everyone with everyone.

A record is filed under a few keys, each something that two records of one thing are likely to
share; only records that meet under a key are compared. So the work grows with the base, not with
its square. Words are also filed with each of their letters left out (the deletion neighbourhood
of Mor and Fraenkel, 1982), so that a slip of the finger still meets.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.contacts.duplicates.house_signs import HouseSigns
    from showkit.contacts.duplicates.person_signs import PersonSigns

Key = tuple[str, ...]

LARGEST: Final = 60
"""Records under one key; a key that more share tells nothing, and is joined to the town."""

_SHORTEST_SLIP: Final = 6
_CELL_DEGREES: Final = 0.002
"""About 200 m: wider than the distance within which two points count as one place."""


def pairs(keys: Sequence[Iterable[tuple[Key, Key]]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions that meet under a key, once, in order.

    `keys` gives, for each record, its keys and for each of them what to join it with where too
    many records share it (the town).
    """
    met: set[tuple[int, int]] = set()
    for block in _blocks(keys):
        met.update(combinations(block, 2))
    yield from sorted(met)


def _blocks(keys: Sequence[Iterable[tuple[Key, Key]]]) -> Iterator[list[int]]:
    by_key: dict[Key, list[tuple[int, Key]]] = {}
    for index, of_record in enumerate(keys):
        for key, finer in dict(of_record).items():
            by_key.setdefault(key, []).append((index, finer))
    for block in by_key.values():
        if len(block) <= LARGEST:
            yield [index for index, _ in block]
            continue
        by_finer: dict[Key, list[int]] = {}
        for index, finer in block:
            by_finer.setdefault(finer, []).append(index)
        yield from (fine for fine in by_finer.values() if len(fine) <= LARGEST)


def house_keys(house: HouseSigns) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of a house: words of its name, how to reach it, where it is."""
    towns = sorted(" ".join(town) for town in house.spot.towns) or [""]
    town = (towns[0],)
    names = [house.name.full, *house.name.segments]
    own = {word for name in names for word in name.own}
    for word in own:
        yield ("word", word), town
        for slip in _with_a_letter_less(word):
            yield ("slip", slip), town
    for name in names:
        if name.own:
            yield ("slip", "".join(name.own)), town  # Iron Bark is Ironbark
    for initials in {house.name.acronym, *house.name.initials} - {""}:
        yield ("initials", initials), town
    for town_name in towns:
        for kind in house.name.full.kinds:
            yield ("kind", kind, town_name), ("", house.spot.postal_code)
    yield from _ways_to_reach(house, town)
    yield from _places(house, town)


def _ways_to_reach(house: HouseSigns, town: Key) -> Iterator[tuple[Key, Key]]:
    for phone in house.phones:
        yield ("phone", phone.national), town
    for mail in house.mails:
        yield ("mail", mail), town
    for domain in house.domains:
        yield ("domain", domain), town
    for record in house.records:
        yield ("record", record.rstrip("/").rpartition("/")[2].casefold()), town


def _places(house: HouseSigns, town: Key) -> Iterator[tuple[Key, Key]]:
    if house.spot.street:
        yield ("street", *sorted(house.spot.street)), town
    if house.spot.is_exact:
        yield ("postal code", house.spot.postal_code), town
    if house.spot.point is not None:
        row, column = (int(degrees // _CELL_DEGREES) for degrees in house.spot.point)
        for up in (0, 1):
            for right in (0, 1):
                yield ("cell", str(row + up), str(column + right)), town


def person_keys(person: PersonSigns) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of a person: a family name with an initial, how to reach them."""
    house = (person.house,)
    name = person.name
    initials = {word[0] for word in name.given}
    for word in {*name.family, name.joined, "".join(name.family)} - {""}:
        for initial in initials:
            yield ("word", word, initial), house
            for slip in _with_a_letter_less(word):
                yield ("slip", slip, initial), house
    yield ("words", *sorted(name.words)), house  # whichever way round
    for word in name.words:
        yield ("house", person.house, word), house
    if person.mail and person.has_own_mail:
        yield ("mail", person.mail), house
    if person.phone and person.has_own_phone:
        yield ("phone", person.phone.national), house
    for record in person.records:
        yield ("record", record.rstrip("/").rpartition("/")[2].casefold()), house


def _with_a_letter_less(word: str) -> set[str]:
    """Return a word, and what is left of it with each letter taken out; short ones not at all."""
    if len(word) < _SHORTEST_SLIP:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
