"""Words for floors, seating and vehicles, as riders and rooms have them in French or English.

A rider in French and a room's sheet in English mean the same floor; they meet in the ids.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FLOORS: Final[Mapping[str, Sequence[str]]] = {
    "carpet": ("moquette",),
    "concrete": ("béton", "ciment"),
    "dance-floor": (
        "tapis de danse",
        "dance floor",
        "marley",
        "linoléum",
        "lino",
        "vinyle",
        "vinyl",
    ),
    "grass": ("herbe", "gazon", "pelouse", "lawn"),
    "sprung": (
        *("sprung floor", "plancher souple", "souple", "sur lambourdes", "lambourdes"),
        *("plancher sur lambourdes", "plancher de danse", "semi-sprung"),
    ),
    "wood": (
        *("bois", "wooden", "wood floor", "plancher de bois", "plancher en bois"),
        *("parquet", "bois franc", "hardwood"),
    ),
}
"""What a stage may be made of, by id."""

SEATING: Final[Mapping[str, Sequence[str]]] = {
    "frontal": ("en frontal", "à l’italienne", "end-on", "end on"),
    "in-the-round": ("en rond", "circulaire", "quadrifrontal", "round", "arena"),
    "thrust": ("sur trois côtés", "trifrontal", "trois côtés"),
    "traverse": ("bifrontal", "sur deux côtés", "on two sides", "alley"),
    "promenade": ("déambulatoire", "déambulation"),
    "standing": ("debout",),
}
"""How the audience may sit, by id."""

_VEHICLES: Final[Mapping[str, Sequence[str]]] = {
    "none": ("aucun", "aucune", "aucun véhicule", "sans véhicule", "no vehicle"),
    "bus": ("autocar", "autobus", "coach"),
    "trailer": ("remorque",),
    "truck": ("camion", "lorry"),
    "van": ("fourgonnette", "fourgon", "camionnette"),
}


@lru_cache(maxsize=2_000)
def stage_word(word: str) -> str:
    """Return the id of a word, such as ``wood`` for “bois”; any other folded, with its spaces."""
    plain = folded_words(word)
    return _ids().get(plain, plain)


@cache
def _ids() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for words in (FLOORS, SEATING, _VEHICLES):
        for one, others in words.items():
            for word in (one, *others):
                found[folded_words(word)] = one
    return found
