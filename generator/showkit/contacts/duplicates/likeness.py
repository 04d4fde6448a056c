"""Words that differ by a slip of the finger: the one adapter to rapidfuzz."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA

_SHORTEST: Final = 6
_LONG: Final = 10


def is_slip(one: str, other: str) -> bool:
    """Tell whether two words are likely one, mistyped.

    A letter wrong, missing, too many or swapped with its neighbour counts one (optimal string
    alignment). One is allowed from six letters on, two from ten, and the first letter must be
    right: in shorter words a letter makes another word (vague, vogue; cube, tube).
    """
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or one[0] != other[0]:
        return False
    limit = 2 if shorter >= _LONG else 1
    return OSA.distance(one, other, score_cutoff=limit) <= limit
