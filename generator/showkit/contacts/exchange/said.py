"""What a row says of one house or person, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.contacts.exchange.cells import CellReader
    from showkit.contacts.exchange.column_words import Column
    from showkit.contacts.exchange.fields import Field
    from showkit.contacts.exchange.sheet import SheetRow

FIXED: Final = -1
"""The column of a value that the mapping gives to every row."""


@dataclass(frozen=True)
class Said:
    """What a row says for a field: one text in our form, or several; and its column (from 0).

    An empty cell says nothing, which is something where it said more last time.
    """

    value: str | tuple[str, ...]
    column: int


Values = dict[str, Said]
"""What is said of one house or person, by the names of its fields."""


def texts(values: Values) -> dict[str, str]:
    """Return the single values of a house or person that are not empty."""
    return {
        name: said.value
        for name, said in values.items()
        if isinstance(said.value, str) and said.value
    }


def is_empty(values: Values) -> bool:
    """Tell whether nothing is said but what the mapping says of every row."""
    return not any(said.value and said.column != FIXED for said in values.values())


def said_in(cells: CellReader, row: SheetRow, columns: Sequence[tuple[Column, Field]]) -> Values:
    """Return what columns say of one house, person or other thing."""
    said: Values = {}
    for column, what in columns:
        before = said.get(what.name)
        if what.is_list:
            several = cells.values(row, column.index, what)
            if before is not None and isinstance(before.value, tuple):
                several = tuple(dict.fromkeys((*before.value, *several)))
            said[what.name] = Said(several, column.index)
        else:
            text = cells.value(row, column.index, what)
            said[what.name] = joined(before, text, column.index)
    return said


def joined(before: Said | None, text: str, index: int) -> Said:
    """Return the text of two columns for one field (a note): one under the other."""
    if before is None or not before.value:
        return Said(text, index)
    return Said(f"{before.value}\n{text}" if text else before.value, before.column)
