"""What people wrote, with the characters that the typefaces have.

PDF/UA-1 allows no character without a glyph: a document with one would not be made at all.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial
from typing import Final, TypeVar

_LONG: Final = re.compile(r"[^\W\d_]{24}")
"""Letters in a row that a narrow column is not sure to hold."""

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
    # a rider has a thousand texts, most of them empty or a word that it has said before
    text = cache(partial(_text, covered=covered))
    return _with_texts(value, text)


def has_long_words(value: object) -> bool:
    """Tell whether any of the texts in plain values has a word that may have to be broken."""
    return _LONG.search(json.dumps(value, ensure_ascii=False, default=str)) is not None


def _with_texts(value: Plain, change: Callable[[str], str]) -> Plain:
    """Return plain values with each of their texts changed."""
    if isinstance(value, str):
        return change(value)  # type: ignore[return-value] # a str for a str
    if isinstance(value, Mapping):
        return {key: _with_texts(inner, change) for key, inner in value.items()}  # type: ignore[return-value] # a dict for a mapping
    if isinstance(value, Sequence):
        return [_with_texts(inner, change) for inner in value]  # type: ignore[return-value] # a list for a sequence
    return value


def _text(text: str, covered: Collection[int]) -> str:
    composed = unicodedata.normalize("NFC", text)
    kept = composed
    for char in set(composed):  # of which a long drawing has few
        if ord(char) not in covered:
            kept = kept.replace(char, _char(char, covered))
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
