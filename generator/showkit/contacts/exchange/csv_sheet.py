"""CSV files of other programs as sheets, and zip files of them as a mailing service sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.exchange.sheet import Sheet, SheetRow
from showkit.content.csv_text import parse_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from showkit.model.finding import Finding


def csv_sheet(
    data: bytes, path: str, is_column: Callable[[str], bool], name: str = ""
) -> tuple[Sheet, list[Finding]]:
    """Return the table of a CSV file and what is to be said of how it was saved.

    `is_column` knows the names of columns; it helps to tell the separator.
    """
    parsed = parse_csv(data, path, is_column)
    rows = tuple(SheetRow(row.line, row.cells, row) for row in parsed.rows)
    return Sheet(path, name, rows), list(parsed.findings)
