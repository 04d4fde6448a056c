"""Rows of the link log as text, and back: one line each, as we write them.

What people or their spreadsheets wrote is read as any table of theirs (see `content.tables`),
which finds a place for all that is wrong with it and takes fifty times as long. Here a line is
either as we would have written it, or `NotOursError`.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from showkit.content.table_schema import columns
from showkit.content.tables import parse_table
from showkit.model.visit import Visit, VisitRow
from showkit.visits.days import second_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADER: Final = ",".join(column.name for column in columns(VisitRow)) + "\n"

_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_ID: Final = re.compile(r"[A-Za-z0-9_-]+")
_SOME_TIME: Final = "2026-11-02T14:03:22Z"


class NotOursError(ValueError):
    """A line is not as we write it; it may be right all the same."""


class _Line:
    """What `csv` writes to: it gives back the line that it was given."""

    @staticmethod
    def write(line: str) -> str:
        return line


_WRITER: Final = csv.writer(_Line(), lineterminator="\n")


def row_text(row: Visit) -> str:
    """Return a row as a line of CSV; its time as ``2026-11-02T14:03:22Z``."""
    time, presenter, person, event, target, evidence, reasons, visit, key = row
    line: str = _WRITER.writerow(  # what `write` gave back
        (second_of(time), presenter, person, event, target, evidence, " ".join(reasons), visit, key)
    )
    return line


def rows_in(lines: Iterable[str]) -> Iterator[Visit]:
    """Yield the rows that lines, without the one that names the columns, stand for.

    What stands between time and visit repeats itself, and is read and checked once.

    Raises:
        NotOursError: a line is not as `row_text` gives it.
    """
    known: dict[str, Visit] = {}
    for line in lines:
        time, _, rest = line.partition(",")
        middle, _, key = rest.removesuffix("\n").rpartition(",")
        middle, _, visit = middle.rpartition(",")
        if not (_TIME.fullmatch(time) and _ID.fullmatch(visit) and _ID.fullmatch(key)):
            yield _row(line)
            continue
        like = known.get(middle)
        if like is None:
            like = known[middle] = _row(f"{_SOME_TIME},{middle},x,x\n")
        try:
            moment = dt.datetime.fromisoformat(time)
        except ValueError as error:
            raise NotOursError(line) from error
        yield Visit(moment, *like[1:-2], key if visit == key else visit, key)


def _row(line: str) -> Visit:
    """Read a line as a table would that has it as its only row; nothing may be odd about it."""
    table = parse_table(f"{HEADER}{line}".encode(), "", VisitRow)
    if table.findings or len(table.rows) != 1 or table.rows[0].extensions:
        raise NotOursError(line)
    return table.rows[0].as_visit()
