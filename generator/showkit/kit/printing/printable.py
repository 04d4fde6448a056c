"""What people wrote, with the characters that the typefaces have.

PDF/UA-1 allows no character without a glyph: a document with one would not be made at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

Plain = TypeVar("Plain")

_ORNAMENTS: Final = frozenset({"So", "Sk", "Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me", "Mc"})
"""Kinds of character that a text can do without: pictograms, marks, and what belongs to them."""

_UNKNOWN: Final = "?"
_TWINS: Final = {
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u2011": "-",
    "\u2010": "-",
    "\u2032": "’",
    "\u2033": "”",
    "\u2009": " ",
}
"""What stands in where a typeface has not the finer sign."""


def printable(value: Plain, covered: Collection[int]) -> Plain:
    """Return plain values (strings, lists, mappings) whose every character can be set.

    Ornaments that no typeface has are left out; for a letter that none has there is a ``?``.
    """
    if isinstance(value, str):
        return _text(value, covered)  # type: ignore[return-value] # a str for a str
    if isinstance(value, Mapping):
        return {key: printable(inner, covered) for key, inner in value.items()}  # type: ignore[return-value] # a dict for a mapping
    if isinstance(value, Sequence):
        return [printable(inner, covered) for inner in value]  # type: ignore[return-value] # a list for a sequence
    return value


def _text(text: str, covered: Collection[int]) -> str:
    composed = unicodedata.normalize("NFC", text)
    missing = {char for char in set(composed) if ord(char) not in covered}  # a drawing is long
    if not missing:
        return composed
    kept = composed.translate({ord(char): _char(char, covered) for char in missing})
    # a title that was all ornaments is still there, and a heading must not be empty
    return kept if kept.strip() or not text.strip() else _UNKNOWN


def _char(char: str, covered: Collection[int]) -> str:
    """Return what stands for a character that no typeface has."""
    if char == "\n":
        return char
    twin = _TWINS.get(char, "")
    if twin and ord(twin) in covered:
        return twin
    if char.isspace():
        return " "
    if unicodedata.category(char) in _ORNAMENTS:
        return ""
    plain = unicodedata.normalize("NFKD", char)
    if plain != char and all(ord(one) in covered for one in plain):
        return plain
    return _UNKNOWN
