"""Where houses are, held against one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.likeness import is_slip
from showkit.contacts.duplicates.tokens import plain_words, telling_words
from showkit.contacts.duplicates.vocabulary import vocabulary
from showkit.model.place import kilometres as distance

if TYPE_CHECKING:
    from showkit.model.place import Coordinates, PostalAddress

_ONE_TOWN_KM: Final = 1.0
_TWO_TOWNS_KM: Final = 30.0
_EXACT_POSTAL_CODES: Final = frozenset({"CA", "GB", "NL"})
_OFFICE: Final = re.compile(r"\bcedex\b.*|\b[0-9]+\s*(?:e|er|eme|ieme|re)?\s*(?:arr\w*)?\b")

TownName = tuple[str, ...]


class Towns(Enum):
    """How the towns of two records relate."""

    SAME = auto()
    ALIKE = auto()
    """One name begins the other, or is a slip away: Sainte-Agathe, Sainte-Agathe-des-Monts."""
    UNKNOWN = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Spot:
    """Where a house is: its town by all the names given, and what else of the address tells."""

    towns: frozenset[TownName] = frozenset()
    country: str = ""
    postal_code: str = ""
    street: TownName = ()
    point: tuple[float, float] | None = None

    @property
    def is_exact(self) -> bool:
        """Tell whether the postal code names a side of a street rather than a whole town."""
        return bool(self.postal_code) and self.country in _EXACT_POSTAL_CODES


def spot(address: PostalAddress) -> Spot:
    """Return what of an address is compared."""
    return Spot(
        town_names(address.city),
        address.country or "",
        "".join(sign for sign in address.postal_code.upper() if sign.isalnum()),
        _street(address.street),
        _point(address.coordinates),
    )


def _point(coordinates: Coordinates | None) -> tuple[float, float] | None:
    return (coordinates.latitude, coordinates.longitude) if coordinates else None


@lru_cache(maxsize=4096)
def town_names(city: str) -> frozenset[TownName]:
    """Return a town's names: ``Montréal (Verdun)`` has two, ``Biel/Bienne`` is one town's name.

    Delivery offices and districts are left out (``Lille Cedex 2``, ``Lyon 7e``).
    """
    names = set()
    for part in (city, *re.split(r"[(),/]", city)):
        words = plain_words(part)
        known = vocabulary().towns.get(tuple(words))
        kept = _OFFICE.sub(" ", " ".join(words)).split()
        name = known or tuple(telling_words(kept))
        name = vocabulary().towns.get(name, name)
        if name and not (part == city and len(re.split(r"[(),/]", city)) > 1 and not known):
            names.add(name)
    return frozenset(names)


def _street(street: str) -> TownName:
    """Return a street address as words, the number among them; nothing without a number."""
    words = telling_words(plain_words(street))
    return tuple(words) if any(word.isdigit() for word in words) else ()


def relation(one: Spot, other: Spot) -> Towns:
    """Tell whether two spots lie in one town, as far as is known."""
    if one.country and other.country and one.country != other.country:
        return Towns.OTHER
    distance = kilometres(one, other)
    if distance is not None and not _ONE_TOWN_KM < distance < _TWO_TOWNS_KM:
        return Towns.SAME if distance <= _ONE_TOWN_KM else Towns.OTHER
    if one.towns & other.towns or (one.postal_code and one.postal_code == other.postal_code):
        return Towns.SAME
    if not one.towns or not other.towns:
        return Towns.UNKNOWN
    is_alike = any(_is_alike(a, b) for a in one.towns for b in other.towns)
    return Towns.ALIKE if is_alike else Towns.OTHER


def _is_alike(one: TownName, other: TownName) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if longer[: len(shorter)] == shorter and shorter not in {("saint",), ("sainte",), ("mont",)}:
        return True
    return len(one) == len(other) and is_slip("".join(one), "".join(other))


def is_one_street(one: Spot, other: Spot) -> bool:
    """Tell whether both are at the same number of the same street."""
    return bool(one.street) and sorted(one.street) == sorted(other.street)


def kilometres(one: Spot, other: Spot) -> float | None:
    """Return the distance as the crow flies, None where a point is missing."""
    if one.point is None or other.point is None:
        return None
    return distance(*one.point, *other.point)
