"""Exporting 5,000 houses, against openpyxl merely writing the same cells.

The peer writes the same values in its write-only mode, without looks, hints, choices or stamps.
Measured besides: the tables as CSV, cards, the way back of the untouched workbook against
calamine merely reading it, and a filter asked of all the people.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import openpyxl
import python_calamine

from bench.large_base import make_base
from showkit.contacts.exchange.csv_write import csv_files
from showkit.contacts.exchange.gather import Surroundings
from showkit.contacts.exchange.own_cells import written
from showkit.contacts.exchange.own_export import own_plan
from showkit.contacts.exchange.own_sheets import rows_that_went_out
from showkit.contacts.exchange.own_tables import own_tables
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.exchange.vcard_write import write_vcards
from showkit.contacts.exchange.xlsx_write import write_workbook
from showkit.contacts.where import select
from showkit.content.load import load
from showkit.output.catalogues import catalogue
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from showkit.contacts.exchange.own_tables import OwnTable
    from showkit.contacts.exchange.plan import ImportPlan

HOUSES: Final = 5000
DAY: Final = dt.date(2026, 11, 21)
WORDS: Final = catalogue("fr-CA")
FILTER: Final = (
    "country in [FR, BE] and interests has circus and verified before 2026-01-01 "
    "or room(width >= 10 and grid height >= 8) and not (role contains technique or left)"
)

T = TypeVar("T")


def main() -> int:
    """Print times, houses a second and ratios; 1 where the way back finds a change."""
    with tempfile.TemporaryDirectory() as folder:
        library = load(Project(make_base(Path(folder), HOUSES, 6))).library
    if library is None:
        return 1
    everybody = select(library, None, DAY)
    filtered, _ = _timed(lambda: select(library, FILTER, DAY))
    gathered, tables = _timed(lambda: own_tables(library, everybody, DAY, WORDS))
    book, data = _timed(lambda: write_workbook(tables, WORDS, DAY))
    values = _values(tables)
    raw_book, _ = _timed(lambda: _raw_workbook(values))
    tables_text, _ = _timed(lambda: csv_files(tables, mark=True))
    cards, _ = _timed(lambda: write_vcards(everybody, WORDS, DAY))
    back, plan = _timed(lambda: _way_back(data, library))
    raw_read, _ = _timed(lambda: _raw_read(data))
    cells = sum(value is not None for sheet in values for row in sheet for value in row)
    print(f"{HOUSES} houses, {len(everybody.people)} people, {cells} cells")
    print(f"{'':24}{'seconds':>9}{'houses/s':>10}{'ratio':>7}")
    _line("filter on all people", filtered)
    _line("rows", gathered)
    _line("workbook", book, raw_book)
    _line("  openpyxl, cells alone", raw_book)
    _line("tables (CSV)", tables_text)
    _line("cards (vCard)", cards)
    _line("way back, untouched", back, raw_read)
    _line("  calamine, reading alone", raw_read)
    return int(bool(plan.to_write()))


def _line(what: str, seconds: float, peer: float | None = None) -> None:
    ratio = f"{seconds / peer:7.1f}" if peer else ""
    print(f"{what:24}{seconds:9.2f}{HOUSES / seconds:10.0f}{ratio}")


def _timed(run: Callable[[], T]) -> tuple[float, T]:
    """Return the processor's seconds, which other programs do not lengthen, and the result."""
    start = time.process_time()
    result = run()
    return time.process_time() - start, result


def _values(tables: Sequence[OwnTable]) -> list[list[list[Any]]]:
    return [
        [
            [
                *(
                    written(text, column, WORDS)
                    for text, column in zip(row.texts, table.columns, strict=True)
                ),
                row.stamp,
            ]
            for row in table.rows
        ]
        for table in tables
    ]


def _raw_workbook(values: Sequence[Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for rows in values:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _raw_read(data: bytes) -> int:
    book = python_calamine.load_workbook(io.BytesIO(data))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _way_back(data: bytes, library: Any) -> ImportPlan:  # noqa: ANN401 - what load gave
    sheets, _ = read_sheets(data, "contacts.xlsx", lambda _: False)
    listed = rows_that_went_out(data, "contacts.xlsx")
    return own_plan(sheets, listed, Surroundings(library, DAY, str), WORDS)


if __name__ == "__main__":
    sys.exit(main())
