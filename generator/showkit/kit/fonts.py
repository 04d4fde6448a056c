"""A company's own typefaces: whether a file is one that browsers take, and what it looks like.

Only the header and the table directory of a WOFF2 file are read (W3C WOFF 2.0 §4 and §5); they
are not compressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIGNATURE: Final = b"wOF2"
_HEADER: Final = 48
"""Bytes before the table directory."""

_ARBITRARY: Final = 63
_FVAR: Final = 47
_GLYPHS: Final = frozenset({10, 11})
"""Known tags: one that is spelt out, the axes of a variable font, glyphs and their places."""

_MOST_TABLES: Final = 256
_WEIGHTS: Final = (
    ("extra-?light|ultra-?light", 200),
    ("semi-?bold|demi-?bold", 600),
    ("extra-?bold|ultra-?bold|heavy", 800),
    ("thin|hairline", 100),
    ("light", 300),
    ("medium", 500),
    ("black", 900),
    ("bold", 700),
)
"""What the name of a file says of its weight, the more exact words first."""

_ITALIC: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_LICENCE: Final = re.compile(r"ofl|licen[cs]e|copying|eula", re.IGNORECASE)
_TEXTS: Final = frozenset({"", ".txt", ".md"})


@dataclass(frozen=True)
class Font:
    """A font as a style sheet describes it: ``100 900`` or ``700``, ``normal`` or ``italic``."""

    weight: str
    style: str


def read_font(name: str, data: bytes) -> Font | None:
    """Return what the font file `name` holds; None where `data` is not a whole WOFF2 file.

    A variable font has every weight; that of another is said by its name: ``Text-BoldItalic``.
    """
    if len(data) < _HEADER or data[:4] != _SIGNATURE:
        return None
    if int.from_bytes(data[8:12], "big") != len(data):
        return None
    try:
        tables = set(_tables(data))
    except IndexError:
        return None
    style = "italic" if _ITALIC.search(name) else "normal"
    return Font("100 900" if _FVAR in tables else str(_weight(name)), style)


def licences(font: Path) -> list[Path]:
    """Return the texts beside a font file that say what one may do with it."""
    return [
        path
        for path in sorted(font.parent.iterdir())
        if path.suffix.lower() in _TEXTS
        and path.is_file()
        and (path.stem == font.stem or _LICENCE.search(path.stem))
    ]


def _weight(name: str) -> int:
    said = (weight for words, weight in _WEIGHTS if re.search(words, name, re.IGNORECASE))
    return next(said, 400)


def _tables(data: bytes) -> Iterator[int]:
    """Yield the known-tag number of each table.

    Raises:
        IndexError: the directory ends too early or claims what no font has.
    """
    count = int.from_bytes(data[12:14], "big")
    if not 0 < count <= _MOST_TABLES:
        raise IndexError(count)
    at = _HEADER
    for _ in range(count):
        tag, version = data[at] & 0x3F, data[at] >> 6
        at += 5 if tag == _ARBITRARY else 1
        at = _after_number(data, at)
        transformed = version == 0 if tag in _GLYPHS else version != 0
        if transformed:
            at = _after_number(data, at)
        yield tag


def _after_number(data: bytes, at: int) -> int:
    """Return where a UIntBase128 that begins at `at` ends."""
    for offset in range(5):
        if data[at + offset] < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return at + offset + 1
    raise IndexError(at)
