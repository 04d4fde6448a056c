"""An export of ours before it is written: sheets with columns, rows, and words to choose from.

The first row of a sheet names the columns for machines, the second for people. The last column
holds stamps (see `own_cells.stamp`), and a sheet of its own lists the rows that went out, so that
a row taken away is seen. Both make the way back exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.own_cells import NO, YES
from showkit.contacts.exchange.own_columns import Column, SheetName, columns_of
from showkit.contacts.exchange.own_labels import SHEETS
from showkit.contacts.exchange.own_rows import OwnRow, entries, row_of
from showkit.content.choices import labels

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.contacts.where import Selection
    from showkit.model.library import Library
    from showkit.output.catalogues import Catalogue

STAMPS: Final = "showkit_"
"""What the name of the column of stamps begins with; the sheet's name follows."""

LABELS_BELOW: Final = "showkit"
"""What stands in the column of stamps where the row holds labels for people."""

ROWS_SHEET: Final = "showkit"
"""The name of the sheet that lists the rows that went out."""

ROWS_COLUMNS: Final = ("sheet", "row", "stamp")
"""Its columns."""


@dataclass(frozen=True)
class OwnTable:
    """One sheet: its names for machines and people, columns and rows.

    `choices` are the words that a column offers, by the column's name.
    """

    name: SheetName
    title: str
    columns: Sequence[Column]
    rows: Sequence[OwnRow]
    choices: Mapping[str, Sequence[str]]

    @property
    def stamps(self) -> str:
        """The name of the column of stamps."""
        return f"{STAMPS}{self.name}"


def own_tables(
    library: Library, selection: Selection, today: dt.date, words: Catalogue
) -> tuple[OwnTable, ...]:
    """Return all sheets of an export of `selection`, in words of the company's main language."""
    return tuple(_table(sheet, library, selection, today, words) for sheet in SheetName)


def listed_rows(tables: Sequence[OwnTable]) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that went out: sheet, key, and a checksum of the stamp."""
    for table in tables:
        for row in table.rows:
            yield table.name.value, row.key, checksum(row.stamp)


def checksum(stamp: str) -> str:
    """Return a short stand-in for a stamp."""
    return f"{crc32(stamp.encode()):08x}"


def _table(
    sheet: SheetName, library: Library, selection: Selection, today: dt.date, words: Catalogue
) -> OwnTable:
    columns = columns_of(sheet)
    found = entries(sheet, selection.houses, selection.people)
    rows = [row_of(sheet, entry, today, words) for entry in found]
    choices = {
        column.name: offered
        for column in columns
        if (offered := _offered(column, library, words)) and not column.is_list
    }
    return OwnTable(sheet, words.say(SHEETS[sheet]), columns, rows, choices)


def _offered(column: Column, library: Library, words: Catalogue) -> list[str]:
    if column.source is not None:
        return list(labels(column.source, words.tag).values())
    if column.kind is Kind.YES_NO:
        return [words.say(YES), words.say(NO)]
    if column.kind is Kind.SHOW:
        return [show.slug for show in library.shows]
    if column.name == "house":
        return [house.slug for house in library.presenters]
    return []
