"""Tables beside a show and in the link log: CSV bytes to records, every problem in one go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pydantic import ValidationError

from showkit.content.csv_text import FOUND_OUT, CsvRow, parse_csv
from showkit.content.french_fields import field_meant
from showkit.content.nearest import nearest
from showkit.content.record_errors import findings_from, shown
from showkit.content.rules import RECORDS, TABLES
from showkit.content.table_schema import Column, columns
from showkit.model.finding import Finding, Place
from showkit.model.record import CLOCK, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.content.table_source import TableSource
    from showkit.content.yaml import Pointer

R = TypeVar("R", bound=Record)

_LOCAL_COLUMN: Final = re.compile(
    r"(?P<field>\w+?)[_ ](?P<language>[A-Za-z]{2,3})([-_](?P<region>[A-Za-z]{2,4}))?"
)
_MOST_UNREAD_ROWS: Final = 500
"""A table with more has one mistake in common; to name it once more would help nobody."""

_MOST_UNKNOWN_COLUMNS: Final = 50
"""A first row with more is no first row; that is plain from these."""

_DECIMAL_COMMA: Final = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+)(,[0-9]+)?")

_NUMBERED_DAY: Final = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<sign>[/.-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"
)
"""A day as spreadsheets save it whose language is not set to ISO 8601: 24/04/2027."""

_MONTHS: Final = 12

_SAID_TIME: Final = re.compile(
    r"(?!24)[0-9]{1,2}\s*(?:h|[ap]\.?m|[0-9:.]+\s*[ap]\.?m)", re.IGNORECASE
)
"""How a time begins that can be read in one way: 20h, 19 h 30, 8 pm; 24h may be of either day."""


@dataclass(frozen=True)
class Table(Generic[R]):
    """The rows that could be read, the line of each (from 1), and what is wrong with the rest."""

    rows: tuple[R, ...] = ()
    lines: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    _cells: tuple[CsvRow, ...] = ()
    _all_cells: tuple[CsvRow, ...] = ()
    _header: Header | None = None

    def place(self, row: R, field: str = "", language: str = "") -> Place:
        """Return where the cell `field` of `row` stands, or the end of the row where none does.

        `language` chooses among the columns of a text per language. Without a field it is the
        row as a whole.
        """
        index = self._positions[id(row)]
        if self._header is None:
            return Place("", self.lines[index], 1)
        pointer = (field, language) if language else (field,)
        return self._header.place(self._cells[index], pointer if field else ())

    @cached_property
    def _positions(self) -> Mapping[int, int]:
        """Where each row is among `rows`: by the row itself, as two may hold the same."""
        return {id(row): index for index, row in enumerate(self.rows)}

    def __getstate__(self) -> Mapping[str, Any]:
        """Leave out what would not be true of a copy."""
        return {name: value for name, value in vars(self).items() if name != "_positions"}

    @property
    def path(self) -> str:
        """The file that was read; empty where it has no first row."""
        return self._header.path if self._header else ""

    def rows_at(self, line: int) -> tuple[R, ...]:
        """Return the rows that what stands in a line concerns.

        That is the row which the line is a part of, if it could be read, and all of them where
        the line is the first row's, or none in particular.
        """
        before = [row.line for row in self._all_cells if row.line <= line]
        if not before:
            return self.rows
        here = before[-1]
        return tuple(row for row, at in zip(self.rows, self.lines, strict=True) if at == here)

    def column(self, key: str) -> frozenset[str]:
        """Return what stands in a column, also in rows that could not be read."""
        if self._header is None or key not in self._header.keys:
            return frozenset()
        index = self._header.keys.index(key)
        rows = (row.cells for row in self._all_cells if index < len(row.cells))
        return frozenset(cells[index].strip() for cells in rows)


def parse_table(
    data: bytes, path: str, record: type[R], source: TableSource | None = None
) -> Table[R]:
    """Read a CSV table whose first row names the fields of `record`.

    UTF-8 with or without byte order mark, UTF-16 and Windows-1252; commas, semicolons or tabs;
    any line ends. Empty cells are left out of what the record gets, so that its own defaults
    count. Numbers may have a decimal comma where the comma separates nothing, days the order that
    the table's days agree on (24/04/2027), and times the words of their language (20h30). Columns
    that begin with ``x-`` are kept in the record's `extensions`. `path` is what findings name.
    `source` is what a package of the company's own says of the table; it comes before what looks
    likely.
    """
    known = _Columns(record)
    dialect = source.dialect if source else FOUND_OUT
    parsed = parse_csv(data, path, lambda name: known.key(name) is not None, dialect)
    findings = list(parsed.findings)
    read = source.rows(parsed.rows) if source else parsed.rows
    if not read:
        if not findings:
            names = ", ".join(column.name for column in known.all if column.required)
            findings.append(TABLES.EMPTY.at(Place(path), columns=names))
        return Table(findings=tuple(findings))
    reading = _Reading(path, known, read, findings)
    rows: list[R] = []
    cells: list[CsvRow] = []
    for row in read[1:]:
        made = reading.record(row, record)
        if made is not None:
            rows.append(made)
            cells.append(row)
    findings.sort(key=Finding.sort_key)
    lines = tuple(row.line for row in cells)
    return Table(tuple(rows), lines, tuple(findings), tuple(cells), tuple(read[1:]), reading.header)


@dataclass(frozen=True)
class Header:
    """What a table's first row says: the field that each column fills.

    A column's key is the field's name, with the language where there is one (``alt_fr``); it is
    empty for a column that nobody knows, and None for one without a name.
    """

    path: str
    keys: tuple[str | None, ...]
    fields: Mapping[str, str]

    def place(self, row: CsvRow, pointer: Pointer) -> Place:
        """Return where the value of a field stands in a row, or the row as a whole."""
        if not pointer:
            return Place(self.path, row.line, 1)
        field = str(pointer[0])
        wanted = "_".join(str(step) for step in pointer[:2])
        indices = {key: index for index, key in reversed(list(enumerate(self.keys))) if key}
        of_field = [index for key, index in indices.items() if self.fields[key] == field]
        index = indices.get(wanted, min(of_field, default=len(row.cells)))
        return row.place(self.path, index)


class _Columns:
    """The columns that a record knows, under the names that people give them."""

    def __init__(self, record: type[Record]) -> None:
        self.all: Sequence[Column] = columns(record)
        self._by_name: Mapping[str, Column] = {column.name: column for column in self.all}

    def key(self, name: str) -> str | None:
        """Return the name under which the record takes the column `name`, None if it does not."""
        if name in self._by_name or name.startswith("x-"):
            return name
        plain = re.sub(r"[ -]+", "_", name.casefold())
        if plain in self._by_name:
            return plain
        local = _LOCAL_COLUMN.fullmatch(name)
        if local is None or not self._is_local(local["field"].casefold()):
            return None
        region = f"-{local['region']}" if local["region"] else ""
        return f"{local['field'].casefold()}_{local['language'].lower()}{region}"

    def field(self, key: str) -> str:
        """Return the field that a column fills: `alt` for ``alt_fr``."""
        return key if key in self._by_name else key.rpartition("_")[0]

    def example(self, name: str) -> str:
        """Return what a cell may say, as the description of its column has it."""
        column = self._by_name.get(name)
        return (column and column.example) or "…"

    def is_number(self, key: str) -> bool:
        column = self._by_name.get(key)
        return column is not None and column.type in {"number", "integer"}

    def is_day(self, key: str) -> bool:
        column = self._by_name.get(key)
        return column is not None and column.type == "date"

    def is_time(self, key: str) -> bool:
        column = self._by_name.get(key)
        return column is not None and column.constraints.get("pattern") == CLOCK.strip("^$")

    def names(self) -> Iterator[str]:
        """Yield the names to choose from, for a suggestion."""
        for column in self.all:
            yield column.name
            if column.local:
                yield from (f"{column.name}_fr", f"{column.name}_en")

    def _is_local(self, name: str) -> bool:
        column = self._by_name.get(name)
        return column is not None and column.local


class _Reading:
    """One table being read: which column is which, and what is said only once."""

    def __init__(
        self, path: str, known: _Columns, read: Sequence[CsvRow], findings: list[Finding]
    ) -> None:
        header = read[0]
        self._path = path
        self._known = known
        self._findings = findings
        self._width = len(header.cells)
        self._unread_rows = 0
        self._unnamed_told = False
        self._decimals_told = False
        self._days_told = False
        self._times_told = False
        self._keys = self._read_header(header)
        self._days = frozenset(n for n, key in enumerate(self._keys) if key and known.is_day(key))
        self._day_orders = _day_orders(
            row.cells[n].strip() for row in read[1:] for n in self._days if n < len(row.cells)
        )
        fields = {key: known.field(key) for key in self._keys if key}
        self.header = Header(path, tuple(self._keys), fields)
        present = set(fields.values())
        self._missing = {c.name for c in known.all if c.required and c.name not in present}
        for name in sorted(self._missing):
            place, example = Place(path, header.line, 1), known.example(name)
            findings.append(TABLES.MISSING_COLUMN.at(place, field=name, example=example))

    def record(self, row: CsvRow, record: type[R]) -> R | None:
        """Return the record of a row, or None and the reasons among the findings."""
        values = self._values(row)
        if not values:
            return None
        try:
            return record.model_validate(values)
        except ValidationError as error:
            if self._unread_rows < _MOST_UNREAD_ROWS:
                found = findings_from(
                    error, record, lambda pointer: self.header.place(row, pointer)
                )
                self._findings.extend(self._about_cells(row, found))
            self._unread_rows += 1
            return None

    def _read_header(self, header: CsvRow) -> list[str | None]:
        keys: list[str | None] = []
        for index, cell in enumerate(header.cells):
            name = cell.strip()
            key = self._known.key(name) if name else None
            if name and key is None:
                if keys.count("") < _MOST_UNKNOWN_COLUMNS:
                    suggestion = field_meant(name, self._known.names())
                    place = header.place(self._path, index)
                    unknown = TABLES.UNKNOWN_COLUMN.at(
                        place, field=shown(name), suggestion=suggestion
                    )
                    self._findings.append(unknown)
                key = ""  # known to be unknown: its cells need no finding each
            elif key and key in keys:
                place = header.place(self._path, index)
                self._findings.append(TABLES.DUPLICATE_COLUMN.at(place, field=name))
                key = ""
            keys.append(key)
        return keys

    def _values(self, row: CsvRow) -> dict[str, str]:
        values: dict[str, str] = {}
        for index, cell in enumerate(row.cells):
            text = cell.strip().replace("\r\n", "\n")
            if not text:
                continue
            if index >= self._width:
                place = row.place(self._path, index)
                counts = {"cells": len(row.cells), "columns": self._width}
                self._findings.append(TABLES.EXTRA_CELL.at(place, **counts))
                break
            key = self._keys[index]
            if key is None:
                self._tell_unnamed(row, index, text)
            elif key:
                is_number = row.delimiter != "," and self._known.is_number(key)
                if index in self._days:
                    values[key] = self._day(row, index, text)
                elif self._known.is_time(key):
                    values[key] = self._time(row, index, text)
                else:
                    values[key] = self._number(row, index, text) if is_number else text
        return values

    def _time(self, row: CsvRow, index: int, text: str) -> str:
        """Return a time as showkit writes it: 20h30, as French writes it, is 20:30."""
        time = nearest("time", text) if _SAID_TIME.match(text) else None
        if time is None:
            return text
        if not self._times_told:
            self._times_told = True
            place = row.place(self._path, index)
            self._findings.append(TABLES.TIMES.at(place, value=text, time=time))
        return time

    def _day(self, row: CsvRow, index: int, text: str) -> str:
        """Return a day as showkit writes it, where the table's days agree on their order."""
        match = _NUMBERED_DAY.fullmatch(text) if self._day_orders else None
        if match is None or match["sign"] not in self._day_orders:
            return text
        order = self._day_orders[match["sign"]]
        names = dict(zip(order, (match["first"], match["second"]), strict=True))
        day = f"{match['year']}-{int(names['month']):02}-{int(names['day']):02}"
        if not self._days_told:
            self._days_told = True
            self._findings.append(TABLES.DAYS.at(row.place(self._path, index), value=text, day=day))
        return day

    def _number(self, row: CsvRow, index: int, text: str) -> str:
        if not _DECIMAL_COMMA.fullmatch(text):
            return text
        number = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")
        if number != text and not self._decimals_told:
            self._decimals_told = True
            place = row.place(self._path, index)
            self._findings.append(TABLES.DECIMAL_COMMA.at(place, value=text, number=number))
        return number

    def _tell_unnamed(self, row: CsvRow, index: int, text: str) -> None:
        if not self._unnamed_told:
            self._unnamed_told = True
            place = row.place(self._path, index)
            self._findings.append(TABLES.UNNAMED_COLUMN.at(place, value=shown(text)))

    def _about_cells(self, row: CsvRow, found: Sequence[Finding]) -> Iterator[Finding]:
        """Speak of an empty cell where a record would speak of a missing field."""
        for finding in found:
            if finding.code != RECORDS.MISSING_FIELD.code:
                yield finding
                continue
            field = str(finding.what.values["field"])
            if field not in self._missing:  # a column that is not there is told once, above
                place, example = self.header.place(row, (field,)), self._known.example(field)
                yield TABLES.EMPTY_CELL.at(place, field=field, example=example)


def _day_orders(texts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return what comes first in 03/04/2027 and what second, by the sign between them.

    A sign is not among them where both readings may be right, or each for another day. Whoever
    writes points begins with the day.
    """
    shown: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        match = _NUMBERED_DAY.fullmatch(text)
        if match is None:
            continue
        orders = shown.setdefault(match["sign"], set())
        if match["sign"] == "." or int(match["first"]) > _MONTHS:
            orders.add(("day", "month"))
        elif int(match["second"]) > _MONTHS:
            orders.add(("month", "day"))
    return {sign: orders.pop() for sign, orders in shown.items() if len(orders) == 1}
