"""An export of ours as it comes back: which sheet is which, and what its rows say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from showkit.contacts.exchange.formulas import unescaped
from showkit.contacts.exchange.own_cells import plain_cell
from showkit.contacts.exchange.own_columns import Column, SheetName, Use, columns_of
from showkit.contacts.exchange.own_tables import (
    LABELS_BELOW,
    ROWS_COLUMNS,
    ROWS_SHEET,
    STAMPS,
)
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.exchange.sheet import text_of
from showkit.content.rules import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.contacts.exchange.sheet import Cell, Sheet, SheetRow
    from showkit.model.finding import Finding, Place

_HEADER_WITHIN = 5


@dataclass(frozen=True)
class ComeBack:
    """A row that came back: its key and stamp, ``""`` for a new one, and its cells by column."""

    path: str
    row: SheetRow
    key: str
    stamp: str
    _columns: Mapping[str, int]

    def cell(self, column: Column) -> Cell:
        """Return the cell of a column; in a CSV file, without what kept it from running."""
        index = self._columns.get(column.name, len(self.row.cells))
        cell = self.row.cells[index] if index < len(self.row.cells) else ""
        return unescaped(cell) if self.row.source is not None and isinstance(cell, str) else cell

    def text(self, column: Column) -> str:
        """Return what the cell of a column says, as plain text."""
        return plain_cell(self.cell(column), column)

    def place(self, column: Column | None = None) -> Place:
        """Return where the cell of a column stands, or the row."""
        index = self._columns.get(column.name, 0) if column else 0
        return self.row.place(self.path, index)


@dataclass(frozen=True)
class OwnSheet:
    """A sheet that came back: the columns that are still there, and its rows.

    `findings` tell of columns that somebody has added.
    """

    name: SheetName
    path: str
    columns: Sequence[Column]
    rows: Sequence[ComeBack]
    findings: Sequence[Finding] = field(default=())


def is_own_export(sheets: Iterable[Sheet]) -> bool:
    """Tell whether any of the sheets is one that showkit has written, edited or not."""
    return any(_header(sheet) is not None for sheet in sheets)


def own_sheets(sheets: Iterable[Sheet]) -> list[OwnSheet]:
    """Return the sheets that are ours, in the order in which they are to be read."""
    found = [own for sheet in sheets if (own := _own_sheet(sheet)) is not None]
    return sorted(found, key=lambda own: list(SheetName).index(own.name))


def rows_that_went_out(data: bytes, path: str) -> list[tuple[str, str, str]]:
    """Return what the file of an export lists of its rows: sheet, key, checksum of the stamp.

    The list is empty where a single table came back.
    """
    wanted = (ROWS_SHEET, f"{ROWS_SHEET}.csv")
    sheets, _ = read_sheets(data, path, lambda _: False, wanted)
    for sheet in sheets:
        if sheet.rows and tuple(sheet.rows[0].cells[: len(ROWS_COLUMNS)]) == ROWS_COLUMNS:
            return [_three(row) for row in sheet.rows[1:]]
    return []


def _three(row: SheetRow) -> tuple[str, str, str]:
    sheet, key, stamp = ([text_of(cell) for cell in row.cells] + ["", "", ""])[:3]
    return sheet, key, stamp


def _own_sheet(sheet: Sheet) -> OwnSheet | None:
    found = _header(sheet)
    if found is None:
        return None
    at, name = found
    header = [text_of(cell) for cell in sheet.rows[at].cells]
    known = {column.name: column for column in columns_of(name)}
    places: dict[str, int] = {}
    for index, word in enumerate(header):
        if word in known or word == f"{STAMPS}{name}":
            places.setdefault(word, index)
    stamps = places[f"{STAMPS}{name}"]
    rows = sheet.rows[at + 1 :]
    findings: list[Finding] = []
    if rows and _text(rows[0], stamps) == LABELS_BELOW:
        labels, rows = rows[0], rows[1:]
        findings.extend(_added(sheet, labels, header))
    else:
        findings.extend(_added(sheet, sheet.rows[at], header))
    key = next(column for column in columns_of(name) if column.use is Use.KEY)
    return OwnSheet(
        name,
        sheet.path,
        [column for column in columns_of(name) if column.name in places],
        [
            ComeBack(sheet.path, row, _key(row, places.get(key.name)), _text(row, stamps), places)
            for row in rows
        ],
        findings,
    )


def _header(sheet: Sheet) -> tuple[int, SheetName] | None:
    """Return which row names the columns for machines, and of which sheet."""
    for at, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        for cell in row.cells:
            if isinstance(cell, str) and cell.startswith(STAMPS):
                name = cell.removeprefix(STAMPS)
                if name in set(SheetName):
                    return at, SheetName(name)
    return None


def _added(sheet: Sheet, named: SheetRow, header: Sequence[str]) -> Iterator[Finding]:
    """Yield a note for each column that has a name for people and none of ours for machines."""
    known = {column.name for name in SheetName for column in columns_of(name)}
    for index, cell in enumerate(named.cells):
        word = header[index] if index < len(header) else ""
        if text_of(cell) and word not in known and not word.startswith(STAMPS):
            yield EXPORTS.COLUMN.at(named.place(sheet.path, index), column=text_of(cell))


def _text(row: SheetRow, index: int) -> str:
    return text_of(row.cells[index]) if index < len(row.cells) else ""


def _key(row: SheetRow, index: int | None) -> str:
    if index is None:
        return ""
    text = _text(row, index)
    return unescaped(text) if row.source is not None else text
