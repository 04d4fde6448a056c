"""CSV as spreadsheets save it: bytes to rows of cells, with the place of each.

What the standard leaves open (RFC 4180 §2 is a memo on common practice) is found out here:
encoding, separator, line ends. Python's own reader does the splitting; where a cell stands is
worked out only for the few cells of which something is to be said.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.content.rules import TABLES
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_BYTES: Final = 50_000_000
_DELIMITERS: Final = (",", ";", "\t")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_EXCEL_HINT: Final = re.compile(r"sep=(?P<delimiter>[,;\t|])[\r\n]*")


@dataclass(frozen=True)
class CsvRow:
    """One row: the line on which it begins (from 1), its cells, and its text as it stands."""

    line: int
    cells: Sequence[str]
    text: str
    delimiter: str

    def place(self, path: str, index: int) -> Place:
        """Return where the cell `index` stands; after the last cell, where the row ends."""
        starts = [match.start() for match in _cell_pattern(self.delimiter).finditer(self.text)]
        text = self.text.rstrip("\r\n")
        before = self.text[: starts[index]] if index < len(self.cells) <= len(starts) else text
        lines = re.split(r"\r\n|\r|\n", before)
        return Place(path, self.line + len(lines) - 1, len(lines[-1]) + 1)

    def open_quote(self) -> int | None:
        """Return the index of the cell whose quote is never closed, if there is one."""
        cells = enumerate(_cell_pattern(self.delimiter).finditer(self.text))
        return next((index for index, match in cells if match["open"] is not None), None)


@dataclass(frozen=True)
class CsvText:
    """A whole table: rows that hold something, and what was found out on the way."""

    rows: tuple[CsvRow, ...]
    delimiter: str
    findings: tuple[Finding, ...]


def parse_csv(data: bytes, path: str, is_column: Callable[[str], bool]) -> CsvText:
    """Split a table into rows of cells; rows without any text are left out.

    `is_column` knows the names of columns: the separator is the one that makes the most of
    them out of the first row.
    """
    if len(data) > MAX_BYTES:
        too_large = TABLES.TOO_LARGE.at(Place(path), size=len(data), limit=MAX_BYTES)
        return CsvText((), ",", (too_large,))
    if data.startswith(_WORKBOOKS):
        return CsvText((), ",", (TABLES.NOT_CSV.at(Place(path)),))
    findings: list[Finding] = []
    text = _without_nul(_decoded(data, path, findings), path, findings)
    # newline="" keeps the line ends: those inside quotes belong to the cell
    lines = io.StringIO(text, newline="").readlines()
    hint = _EXCEL_HINT.fullmatch(lines[0]) if lines else None
    first = 1 if hint else 0
    delimiter = hint["delimiter"] if hint else _delimiter(lines, is_column)
    if delimiter != ",":
        shown = Message("tabs") if delimiter == "\t" else f"“{delimiter}”"
        findings.append(TABLES.DELIMITER.at(Place(path, first + 1, 1), delimiter=shown))
    rows = _rows(lines, first, delimiter, path, findings)
    if rows:
        index = rows[-1].open_quote()
        if index is not None:
            findings.append(TABLES.OPEN_QUOTE.at(rows[-1].place(path, index)))
    return CsvText(tuple(rows), delimiter, tuple(findings))


def _decoded(data: bytes, path: str, findings: list[Finding]) -> str:
    encoding, shown = _encoding(data)
    if shown:
        findings.append(TABLES.ENCODING.at(Place(path), encoding=shown))
    return data.decode(encoding, errors="replace").removeprefix("\ufeff")


def _encoding(data: bytes) -> tuple[str, str]:
    """Return the codec to read `data` with, and its name for people unless it is UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", "UTF-16"
    sample = data[:1000]
    if sample.count(0) * 3 > len(sample):  # every other byte of Western UTF-16 is zero
        little = sample[1::2].count(0) >= sample[::2].count(0)
        return ("utf-16-le" if little else "utf-16-be"), "UTF-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", ""


def _without_nul(text: str, path: str, findings: list[Finding]) -> str:
    at = text.find("\0")
    if at < 0:
        return text
    lines = re.split(r"\r\n|\r|\n", text[:at])
    findings.append(TABLES.CHARACTER.at(Place(path, len(lines), len(lines[-1]) + 1)))
    return text.replace("\0", "")


def _delimiter(lines: Sequence[str], is_column: Callable[[str], bool]) -> str:
    def names(delimiter: str) -> tuple[int, int]:
        try:
            header = next((row for row in csv.reader(lines, delimiter=delimiter) if any(row)), [])
        except csv.Error:
            header = []
        return sum(is_column(name.strip()) for name in header), len(header)

    return max(_DELIMITERS, key=names)  # of equals, the first: the comma


def _rows(
    lines: Sequence[str], first: int, delimiter: str, path: str, findings: list[Finding]
) -> list[CsvRow]:
    rows: list[CsvRow] = []
    reader = csv.reader(lines[first:], delimiter=delimiter)
    begin = first
    try:
        for cells in reader:
            end = first + reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append(CsvRow(begin + 1, cells, "".join(lines[begin:end]), delimiter))
            begin = end
    except csv.Error:
        limit = csv.field_size_limit()
        findings.append(TABLES.LONG_CELL.at(Place(path, begin + 1, 1), limit=limit))
    return rows


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """Return what matches one cell after another, as Python's reader splits them.

    A quote counts only as a cell's first character; what follows its closing belongs to the
    cell all the same. ``*+`` gives nothing back, so that ``"a""b`` stays open.
    """
    d = re.escape(delimiter)
    return re.compile(rf'(?:"(?:[^"]|"")*+"[^{d}]*|(?P<open>"(?:[^"]|"")*+\Z)|[^{d}]*)(?:{d}|\Z)')
