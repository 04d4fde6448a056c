"""An export of ours as a workbook: the one adapter to openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation, DataValidationList
from openpyxl.writer.excel import ExcelWriter

from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.formulas import would_run
from showkit.contacts.exchange.own_cells import written
from showkit.contacts.exchange.own_columns import Use
from showkit.contacts.exchange.own_tables import (
    LABELS_BELOW,
    ROWS_COLUMNS,
    ROWS_SHEET,
    listed_rows,
)
from showkit.content.vocabularies import Vocabulary
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from showkit.contacts.exchange.own_columns import Column
    from showkit.contacts.exchange.own_tables import OwnTable
    from showkit.output.catalogues import Catalogue

_WORDS_SHEET: Final = "showkit-words"
_LAST_ROW: Final = 1_048_576
_WIDEST: Final = 44
_NARROWEST: Final = 9
_SAMPLE: Final = 200
_HEADER: Final = PatternFill("solid", fgColor="FF2F3B45")
_GREY: Final = PatternFill("solid", fgColor="FFEDEDED")
_GREY_TEXT: Final = Font(color="FF767676")
_FORMATS: Final = {Kind.DAY: "yyyy-mm-dd", Kind.NUMBER: "General", Kind.WHOLE: "General"}
_TEXT_FORMAT: Final = "@"  # what is typed into such a cell stays a text: 01000, +33 1 99
_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\]")
_ESCAPE_LIKE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_SEVERAL: Final = Message("several, with a semicolon between them")
_NOT_READ: Final = Message("written by showkit; not read when the file comes back")


def write_workbook(tables: Sequence[OwnTable], words: Catalogue, today: dt.date) -> bytes:
    """Return the workbook of an export: the same tables on the same day give the same bytes.

    Headers, choices and hints are in the language of `words`. The first row of each sheet is
    hidden and names the columns for machines. No cell runs: texts that look like formulas are
    marked as texts.
    """
    book = Workbook(write_only=True)
    offered = _Words()
    for table in tables:
        _write_table(book, table, words, offered)
    offered.write(book)
    listed = book.create_sheet(ROWS_SHEET)
    listed.sheet_state = "hidden"
    listed.append(list(ROWS_COLUMNS))
    for row in listed_rows(tables):
        listed.append(list(row))
    return _saved(book, today)


def write_plain_sheet(
    title: str, columns: Mapping[str, str], rows: Sequence[Sequence[str]], today: dt.date
) -> bytes:
    """Return a workbook of one sheet whose first row names the columns, as other programs read it.

    `columns` are their names, each with what it means (the note at its head). All cells are
    texts, and none of them runs.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    for n, name in enumerate(columns):
        lengths = sorted(len(row[n]) for row in rows[:_SAMPLE])
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        width = float(min(max(usual, len(name), _NARROWEST) + 2, _WIDEST))
        sheet.column_dimensions[get_column_letter(n + 1)].width = width
    sheet.append([_head(sheet, name, [about]) for name, about in columns.items()])
    plain, quoted = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
    plain.number_format = quoted.number_format = _TEXT_FORMAT
    quoted.quotePrefix = True
    for row in rows:
        # one by one, each written before the next: it is the same cell that holds them in turn
        sheet.append(_as_text(quoted if would_run(text) else plain, text) for text in row)
    return _saved(book, today)


class _Words:
    """The words that columns offer, each list in a column of a hidden sheet."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, ...], str] = {}

    def reference(self, offered: Sequence[str]) -> str:
        """Return where in the workbook a list stands."""
        known = tuple(offered)
        letter = self._lists.setdefault(known, get_column_letter(len(self._lists) + 1))
        return f"'{_WORDS_SHEET}'!${letter}$1:${letter}${len(known)}"

    def write(self, book: Workbook) -> None:
        sheet = book.create_sheet(_WORDS_SHEET)
        sheet.sheet_state = "hidden"
        longest = max(map(len, self._lists), default=0)
        for n in range(longest):
            sheet.append([known[n] if n < len(known) else None for known in self._lists])


def _write_table(book: Workbook, table: OwnTable, words: Catalogue, offered: _Words) -> None:
    sheet = book.create_sheet(table.title)
    last = len(table.columns) + 1
    sheet.freeze_panes = "B3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(last)}{len(table.rows) + 2}"
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 32
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation = "landscape"
    for n, column in enumerate(table.columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(n)]
        dimension.width = _width(table, n - 1, words)
        _dress(dimension, column)
        _offer(sheet, get_column_letter(n), column, table.choices, offered)
    sheet.column_dimensions[get_column_letter(last)].hidden = True
    sheet.append([*(column.name for column in table.columns), table.stamps])
    sheet.append([*(_header(sheet, column, words) for column in table.columns), LABELS_BELOW])
    cells = [_Cells(sheet, column, words) for column in table.columns]
    for row in table.rows:
        values: list[Any] = [cell.of(text) for cell, text in zip(cells, row.texts, strict=True)]
        sheet.append([*values, row.stamp])


class _Cells:
    """Makes the cells of a column; a cell is written out at once, so one serves all rows."""

    def __init__(self, sheet: WriteOnlyWorksheet, column: Column, words: Catalogue) -> None:
        self._column = column
        self._words = words
        self._plain = WriteOnlyCell(sheet)
        _dress(self._plain, column)
        self._quoted = WriteOnlyCell(sheet)
        _dress(self._quoted, column)
        self._quoted.quotePrefix = True
        self._known: dict[str, Any] = {}

    def of(self, text: str) -> Cell | None:
        """Return the cell of a plain text, None for an empty one."""
        if not text:
            return None
        value = written(text, self._column, self._words)
        cell = self._plain
        if isinstance(value, str):
            if would_run(value):
                cell = self._quoted
            return _as_text(cell, value)
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = _FORMATS[Kind.DAY]
        return cell


def _as_text(cell: Any, text: str) -> Cell:  # noqa: ANN401 - the stubs know no write-only cell
    """Put a text into a cell, whatever it looks like."""
    cell.value = _ESCAPE_LIKE.sub("_x005F_", text)
    cell.data_type = "s"  # or = and #N/A would be taken for a formula and an error
    return cell  # type: ignore[no-any-return]  # as above


def _dress(cell: Any, column: Column) -> None:  # noqa: ANN401 - a cell or a whole column
    """Give a cell the looks of its column: its format, and grey where it is not for typing."""
    cell.number_format = _FORMATS.get(column.kind, _TEXT_FORMAT)
    if column.use is not Use.VALUE:
        cell.fill = _GREY
        cell.font = _GREY_TEXT


def _header(sheet: WriteOnlyWorksheet, column: Column, words: Catalogue) -> Cell:
    hints = [words.gettext(column.about)] if column.about else []
    hints += [words.say(_SEVERAL)] if column.is_list else []
    hints += [words.say(_NOT_READ)] if column.use in {Use.KEY, Use.SHOWN} else []
    return _head(sheet, words.say(column.label), hints)


def _head(sheet: WriteOnlyWorksheet, label: str, hints: Sequence[str]) -> Cell:
    cell = WriteOnlyCell(sheet, label)
    cell.font = Font(bold=True, color="FFFFFFFF")
    cell.fill = _HEADER
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if hints:
        cell.comment = Comment("\n".join(hints), "showkit", height=90, width=260)
    return cell


def _width(table: OwnTable, index: int, words: Catalogue) -> float:
    """Return a width in characters that shows most of a column's cells."""
    lengths = sorted(len(row.texts[index].partition("\n")[0]) for row in table.rows[:_SAMPLE])
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    longest_word = max(map(len, words.say(table.columns[index].label).split()), default=0)
    return float(min(max(usual, longest_word, _NARROWEST) + 2, _WIDEST))


def _offer(
    sheet: WriteOnlyWorksheet,
    letter: str,
    column: Column,
    choices: Mapping[str, Sequence[str]],
    offered: _Words,
) -> None:
    """Let people choose from a column's words, and refuse what is no day where days belong."""
    if choices.get(column.name):
        rule = DataValidation(
            type="list", formula1=offered.reference(choices[column.name]), allow_blank=True
        )
        if isinstance(column.source, Vocabulary):
            rule.errorStyle = "warning"  # its words are advice; others can stand
    elif column.kind is Kind.DAY and column.use is Use.VALUE:
        rule = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True)
    else:
        return
    rule.showErrorMessage = True
    rule.add(f"{letter}3:{letter}{_LAST_ROW}")
    rules: DataValidationList = sheet.data_validations  # type: ignore[attr-defined]  # the stubs leave it out
    rules.append(rule)


class _StillZip(zipfile.ZipFile):
    """A zip file whose entries all bear one day, so that equal workbooks are equal bytes."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,  # noqa: ANN401 - the base's signature
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write bytes under a name, as of the first day that a zip file knows."""
        del compress_type
        name = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        entry = zipfile.ZipInfo(str(name))
        entry.external_attr = 0o644 << 16
        super().writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel)

    def write(
        self,
        filename: Any,  # noqa: ANN401 - the base's signature
        arcname: Any = None,  # noqa: ANN401 - the base's signature
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a file of the disk, where openpyxl keeps the sheets until it is done."""
        del compress_type
        self.writestr(str(arcname), Path(filename).read_bytes(), None, compresslevel)


def _saved(book: Workbook, today: dt.date) -> bytes:
    moment = dt.datetime.combine(today, dt.time())
    book.properties.creator = "showkit"
    book.properties.created = moment
    book.properties.modified = moment
    out = io.BytesIO()
    ExcelWriter(book, _StillZip(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


@dataclass(frozen=True)
class PlainSheet:
    """A table to be read and no more: heads, and rows of texts and numbers."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def write_sheets(sheets: Sequence[PlainSheet], today: dt.date) -> bytes:
    """Return a workbook of tables to be read, numbers as numbers; no text in it runs."""
    book = Workbook(write_only=True)
    for table in sheets:
        sheet = book.create_sheet(_sheet_title(table.title))
        sheet.freeze_panes = "B2"
        sheet.page_setup.orientation = "landscape"
        sheet.print_title_rows = "1:1"
        for n, name in enumerate(table.columns):
            lengths = [len(str(row[n])) for row in table.rows[:_SAMPLE]]
            width = float(min(max([*lengths, len(name), _NARROWEST]) + 2, _WIDEST))
            sheet.column_dimensions[get_column_letter(n + 1)].width = width
        sheet.append([_head(sheet, name, []) for name in table.columns])
        for row in table.rows:
            sheet.append([_read_only(sheet, value) for value in row])
    return _saved(book, today)


def _read_only(sheet: WriteOnlyWorksheet, value: str | int) -> Cell | None:
    if value == "":
        return None
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.quotePrefix = would_run(value)
        return _as_text(cell, value)
    cell.value = value
    return cell


def _sheet_title(title: str) -> str:
    """Return a title as a sheet may have it: 31 signs, none of those that formulas use."""
    return _NOT_IN_TITLES.sub(" ", title)[:_LONGEST_TITLE].strip(" '")
