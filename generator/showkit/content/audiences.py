"""Whom shows are for: free words, of which the usual ones are known in English and French."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, str]] = {
    "adults": "adult, adultes, adulte, public adulte",
    "families": "family, familles, famille, public familial, family audiences",
    "outdoors": "outdoor, plein air, en plein air, extérieur, en extérieur",
    "schools": "school, écoles, école, scolaires, scolaire, public scolaire, school groups",
    "very-young": (
        "very young children, early years, toddlers, très jeune public, très jeunes publics, "
        "tout-petits, tout-petit, petite enfance"
    ),
    "young-people": (
        "young audiences, young audience, youth, jeune public, jeunes publics, jeunes, jeunesse"
    ),
}
"""What people write for each audience beside its id."""

_BY_WORD: Final[Mapping[str, str]] = {
    folded_words(word): audience
    for audience, words in _WORDS.items()
    for word in (audience, *words.split(", "))
}

_SPELT: Final[Mapping[str, str]] = {
    folded_words(word): word
    for audience, words in _WORDS.items()
    for word in (*words.split(", "), audience)
}

_NEAR: Final = 0.8
"""Likeness of two words, from 0 to 1, of which one is a slip for the other."""


@lru_cache(maxsize=1_000)
def audience(written: str) -> str:
    """Return the id of an audience as somebody wrote it; as it stands where it is not known.

    ``familles`` and ``Families`` are ``families``.
    """
    return _BY_WORD.get(folded_words(written), written)


def audience_meant(written: str) -> str | None:
    """Return the known word that was nearly written, None where it is one, or near none.

    ``familes`` is nearly ``familles``; ``seniors`` is a word of the company's own.
    """
    word = folded_words(written)
    if word in _BY_WORD:
        return None
    near = difflib.get_close_matches(word, _BY_WORD, n=1, cutoff=_NEAR)
    return _SPELT[near[0]] if near else None


def audience_words(written: str) -> tuple[str, ...]:
    """Return all that an audience is called, as it is written first."""
    known = _WORDS.get(audience(written), "")
    return (written, *([audience(written), *known.split(", ")] if known else ()))
