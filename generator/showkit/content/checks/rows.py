"""Rows of a show's tables that stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.rules import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library

_WITHOUT_KEY: Final = ("credits.csv", "press.csv", "equipment.csv")
"""Of the other tables, the row that names something a second time is found by that name."""


def rows_stand_once(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A row of a table says something that no other row says.

    A row that was pasted twice would be printed twice: a name in the credits, a line of the
    press, a thing in the equipment list.
    """
    for show in library.shows:
        for name in _WITHOUT_KEY:
            path = f"{show.folder}/{name}"
            first: dict[str, int] = {}
            for row in loaded.rows(path):
                place = loaded.cell(path, row)
                line = first.setdefault(row.model_dump_json(), place.line or 0)
                if line != place.line:
                    yield TABLES.SAME_ROW.at(place, line=line)
