"""The activity table for other programs: CSV of each season, a workbook of all tables."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from showkit.contacts.exchange.formulas import escaped
from showkit.contacts.exchange.xlsx_write import PlainSheet, write_sheets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.visits.report.tables import Table


def as_csv(table: Table) -> bytes:
    """Return a table as CSV, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(table.columns)
    for row in table.rows:
        rows.writerow([escaped(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(tables: Iterable[Table], day: dt.date) -> bytes:
    """Return tables as a workbook of one sheet each, as of a day."""
    sheets = [PlainSheet(table.title, table.columns, table.rows) for table in tables]
    return write_sheets(sheets, day)
