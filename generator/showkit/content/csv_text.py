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
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from showkit.content.rules import TABLES
from showkit.content.unseen import without_unseen
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_BYTES: Final = 50_000_000
_LONGEST_CELL: Final = 131_072
"""Characters."""

_LONGEST_QUOTED: Final = 60
"""Characters shown of words between quotes."""

_MOST_INNER_QUOTES: Final = 100
"""A table with more was not written by hand; what is wrong with it is plain from these."""

_DELIMITERS: Final = (",", ";", "\t")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_EXCEL_HINT: Final = re.compile(r"sep=(?P<delimiter>[,;\t|])[\r\n]*")


@dataclass(frozen=True)
class Dialect:
    """What a table's own package declares of how it is written; what is empty is found out.

    Names as in Data Package v2, “Table Dialect”; `encoding` is a codec.
    """

    encoding: str = ""
    delimiter: str = ""
    quote: str = '"'
    comment: str = ""
    has_header: bool = True


FOUND_OUT: Final = Dialect()
"""Nothing declared."""


@dataclass(frozen=True)
class CsvRow:
    """One row: the line on which it begins (from 1), its cells, and its text as it stands."""

    line: int
    cells: Sequence[str]
    text: str
    delimiter: str
    quote: str = '"'

    def place(self, path: str, index: int) -> Place:
        """Return where the cell `index` stands; after the last cell, where the row ends."""
        starts = self._starts
        end = len(self.text.rstrip("\r\n"))
        at = starts[index] if index < len(self.cells) <= len(starts) else end
        ends_before = bisect_right(self._line_ends, at)
        line_start = self._line_ends[ends_before - 1] if ends_before else 0
        return Place(path, self.line + ends_before, at - line_start + 1)

    @cached_property
    def _starts(self) -> Sequence[int]:
        pattern = _cell_pattern(self.delimiter, self.quote)
        return [match.start() for match in pattern.finditer(self.text)]

    @cached_property
    def _line_ends(self) -> Sequence[int]:
        return [match.end() for match in re.finditer(r"\r\n|\r|\n", self.text)]

    def open_quote(self) -> int | None:
        """Return the index of the cell whose quote is never closed, if there is one."""
        cells = enumerate(_cell_pattern(self.delimiter, self.quote).finditer(self.text))
        return next((index for index, match in cells if match["open"] is not None), None)

    def inner_quote(self) -> tuple[int, str] | None:
        """Return the cell in which text follows the closing quote, and the words so quoted.

        In ``"He said "yes" twice"`` the second quote closes the cell, though ``yes`` was to be
        quoted within it; in ``"Yes" he said`` the cell's own quotes were meant for its text.
        """
        if self.quote not in self.text:  # as in nearly all rows
            return None
        pattern = _cell_pattern(self.delimiter, self.quote)
        for index, match in enumerate(pattern.finditer(self.text)):
            after = (match["after"] or "").rstrip()
            if after[:1].isalnum():
                return index, after.partition(self.quote)[0].strip()
            if after:
                return index, match["within"].strip()
        return None


@dataclass(frozen=True)
class CsvText:
    """A whole table: rows that hold something, and what was found out on the way."""

    rows: tuple[CsvRow, ...]
    delimiter: str
    findings: tuple[Finding, ...]


def parse_csv(
    data: bytes, path: str, is_column: Callable[[str], bool], dialect: Dialect = FOUND_OUT
) -> CsvText:
    """Split a table into rows of cells; rows without any text are left out.

    `is_column` knows the names of columns: the separator is the one that makes the most of
    them out of the first row, unless `dialect` declares it.
    """
    if len(data) > MAX_BYTES:
        too_large = TABLES.TOO_LARGE.at(Place(path), size=len(data), limit=MAX_BYTES)
        return CsvText((), ",", (too_large,))
    if data.startswith(_WORKBOOKS):
        return CsvText((), ",", (TABLES.NOT_CSV.at(Place(path)),))
    findings: list[Finding] = []
    decoded = _without_nul(_decoded(data, path, findings, dialect), path, findings)
    text, unseen = without_unseen(decoded, path, TABLES.UNSEEN)
    findings += unseen
    # newline="" keeps the line ends: those inside quotes belong to the cell
    lines = io.StringIO(text, newline="").readlines()
    hint = _EXCEL_HINT.fullmatch(lines[0]) if lines else None
    first = 1 if hint else 0
    if dialect.comment:
        lines = ["\n" if line.startswith(dialect.comment) else line for line in lines]
    delimiter = dialect.delimiter or (hint["delimiter"] if hint else _delimiter(lines, is_column))
    if delimiter not in {",", dialect.delimiter}:
        shown = Message("tabs") if delimiter == "\t" else Message("“{sign}”", sign=delimiter)
        findings.append(TABLES.DELIMITER.at(Place(path, first + 1, 1), delimiter=shown))
    rows = _rows(lines, first, (delimiter, dialect.quote), path, findings)
    if rows:
        index = rows[-1].open_quote()
        if index is not None:
            findings.append(TABLES.OPEN_QUOTE.at(rows[-1].place(path, index)))
    findings += islice(_inner_quotes(rows, path), _MOST_INNER_QUOTES)
    return CsvText(tuple(rows), delimiter, tuple(findings))


def _decoded(data: bytes, path: str, findings: list[Finding], dialect: Dialect) -> str:
    if dialect.encoding:
        try:
            return data.decode(dialect.encoding).removeprefix("\ufeff")
        except UnicodeError:
            pass  # declared wrongly: found out below, and said
    encoding, shown = _encoding(data)
    if shown:
        findings.append(TABLES.ENCODING.at(Place(path), encoding=shown))
    return data.decode(encoding, errors="replace").removeprefix("\ufeff")


def encoding_of(data: bytes) -> str:
    """Return the encoding that a table is read in, by its IANA name."""
    codec, _ = _encoding(data)
    return {"cp1252": "windows-1252"}.get(codec, codec)


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
    lines: Sequence[str], first: int, signs: tuple[str, str], path: str, findings: list[Finding]
) -> list[CsvRow]:
    """Return the rows; `signs` are the delimiter and the quote."""
    rows: list[CsvRow] = []
    reader = csv.reader(lines[first:], delimiter=signs[0], quotechar=signs[1])
    begin = first
    before = csv.field_size_limit(_LONGEST_CELL)  # one for the whole process: others raise it
    try:
        for cells in reader:
            end = first + reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append(CsvRow(begin + 1, cells, "".join(lines[begin:end]), *signs))
            begin = end
    except csv.Error:
        place = Place(path, begin + 1, 1)
        findings.append(TABLES.LONG_CELL.at(place, limit=_LONGEST_CELL))
    finally:
        csv.field_size_limit(before)
    return rows


def _inner_quotes(rows: Sequence[CsvRow], path: str) -> Iterator[Finding]:
    for row in rows:
        found = row.inner_quote()
        if found is not None:
            index, words = found
            words, quote = shorten(words, _LONGEST_QUOTED, placeholder=" …"), row.quote
            yield TABLES.INNER_QUOTE.at(
                row.place(path, index),
                value=f"{quote}{words}{quote}",
                doubled=f"{quote * 2}{words}{quote * 2}",
                word=words,
            )


def _cell_pattern(delimiter: str, quote: str) -> re.Pattern[str]:
    """Return what matches one cell after another, as Python's reader splits them.

    A quote counts only as a cell's first character; what follows its closing belongs to the
    cell all the same. ``*+`` gives nothing back, so that ``"a""b`` stays open.
    """
    d, q = re.escape(delimiter), re.escape(quote)
    within = rf"(?:[^{q}]|{q}{q})*+"
    quoted = rf"{q}(?P<within>{within}){q}(?P<after>[^{d}]*)"
    return re.compile(rf"(?:{quoted}|(?P<open>{q}{within}\Z)|[^{d}]*)(?:{d}|\Z)")
