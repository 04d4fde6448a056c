"""A table as somebody else's program saved it: a first row of names, and rows of typed cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from showkit.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = str | bool | int | float | dt.datetime | dt.date | dt.time | dt.timedelta
"""What a cell holds. A table of texts (CSV, vCard) has texts only; an empty cell is ``""``."""


class Percent(float):
    """A number that its program shows as a percentage: 0.5 is 50 %."""


class Source(Protocol):
    """A row that knows better than its number where its cells stand in the file."""

    def place(self, path: str, index: int) -> Place:
        """Return where the cell `index` (from 0) stands."""


@dataclass(frozen=True)
class SheetRow:
    """One row: its number in the file, from 1, and its cells from the first column on."""

    line: int
    cells: Sequence[Cell]
    source: Source | None = None

    def place(self, path: str, column: int) -> Place:
        """Return where the cell `column` (from 0) stands.

        In a workbook that is row and column as the program counts them; in a CSV file or an
        address book, line and character, as a text editor does.
        """
        if self.source is not None:
            return self.source.place(path, column)
        return Place(path, self.line, column + 1)


@dataclass(frozen=True)
class Sheet:
    """All rows of a table that hold something, and how findings name it.

    `name` is the sheet's within its workbook, else empty. `is_address_book` tells that the
    columns are the properties of vCards.
    """

    path: str
    name: str
    rows: tuple[SheetRow, ...]
    is_address_book: bool = False


def text_of(cell: Cell) -> str:
    """Return a cell as a person would type it: ``5145551234``, ``2026-03-04``, ``50 %``, ``yes``.

    Runs of blanks become one; line ends stay, as they part the values of a cell.
    """
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, (bool, int, float)):
        return _number_or_yes(cell)
    return _moment(cell)


def _number_or_yes(cell: float) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{number_text(cell * 100)} %" if isinstance(cell, Percent) else number_text(cell)


def _moment(cell: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(cell, dt.datetime):
        is_day = cell.time() == dt.time()
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.time):
        return cell.isoformat("minutes")
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def tidy(text: str) -> str:
    """Return a text without blanks at the ends of its lines, and no run of them within."""
    if text.isascii() and text.isalnum():
        return text
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()


def number_text(number: float) -> str:
    """Return a number in digits, without the noise of binary fractions or an exponent."""
    if abs(number) < 1e15 and number == int(number):  # noqa: PLR2004 - floats are whole up to here
        return str(int(number))
    text = f"{number:.12g}"
    return text if "e" not in text else f"{number:f}".rstrip("0").rstrip(".")
