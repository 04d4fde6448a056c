"""The line of a file that a finding speaks of, with a mark under the spot, as compilers show it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.content.text import decode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.model.finding import Place

_WIDTH: Final = 88
"""Columns of a terminal that an excerpt takes at most."""

_MOST_BYTES: Final = 10_000_000


@dataclass
class Excerpts:
    """Lines of the project's files; each file is read once."""

    root: Path
    _files: dict[str, Sequence[str]] = field(default_factory=dict)

    def of(self, place: Place) -> tuple[str, ...]:
        """Return the line and the mark under it; nothing where there is no line to show."""
        lines = self._lines(place.path) if place.line else ()
        if not 0 < place.line <= len(lines):
            return ()
        return excerpt(lines[place.line - 1], place.line, place.column)

    def _lines(self, path: str) -> Sequence[str]:
        if path not in self._files:
            self._files[path] = _read(self.root / path)
        return self._files[path]


def _read(path: Path) -> Sequence[str]:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return ()
        text, _ = decode(path.read_bytes(), "")
    except OSError:
        return ()
    # not splitlines, which knows more ends of lines than editors and our readers do
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def excerpt(line: str, number: int, column: int) -> tuple[str, ...]:
    """Return a line of a file cut to fit, and a second one with a mark under `column` (from 1).

    Tabs become spaces and what a terminal would obey becomes a full stop, so that the mark stays
    under its spot and a file cannot write on the screen what it likes.
    """
    shown = "".join(_shown(sign) for sign in line)
    at = min(max(column, 1), len(shown) + 1) - 1
    start = 0
    if len(shown) > _WIDTH:
        start = min(max(0, at - _WIDTH // 2), len(shown) - _WIDTH)
    cut = shown[start : start + _WIDTH]
    before = "…" if start else ""
    after = "…" if start + _WIDTH < len(shown) else ""
    blank = " " * (len(before) + sum(_columns(sign) for sign in cut[: at - start]))
    margin = f"{number:>6} | "
    text = f"{margin}{before}{cut}{after}".rstrip()
    return (text, f"{' ' * (len(margin) - 2)}| {blank}^") if cut.strip() else ()


def _shown(sign: str) -> str:
    if sign == "\t":
        return " "
    return sign if sign.isprintable() or sign in "\u00a0\u202f" else "."


def _columns(sign: str) -> int:
    """Return how many columns of a terminal a sign takes (UAX 11)."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"F", "W"} else 1
