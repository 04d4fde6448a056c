"""The cells of a sheet read for their fields, one by one, with what is to be said of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.consent_remarks import BASIS, parse_remark, says_nothing
from showkit.contacts.exchange.dates import month_days, order_in
from showkit.contacts.exchange.fields import Field, Kind
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.sheet import Cell, text_of
from showkit.contacts.exchange.unsubscribing import unsubscription
from showkit.contacts.exchange.values import (
    AmbiguousDayError,
    LostDigitsError,
    ValueProblemError,
    read_value,
)
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.contacts.exchange.column_words import Column
    from showkit.contacts.exchange.dates import DateOrder
    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.contacts.exchange.sheet import Sheet, SheetRow
    from showkit.model.finding import Finding, Rule

LAST_CONTACT: Final = "history.date"
"""The day of an exchange; what is none is kept in a note."""

GENRES: Final = "house.interests.genres"
"""The disciplines that a house looks for; what is none of them is kept in its note."""

_KEPT: Final[Mapping[str, Rule]] = {
    GENRES: IMPORTS.NO_GENRE,
    "person.email": IMPORTS.NO_ADDRESS,
    LAST_CONTACT: IMPORTS.NO_ADDRESS,
    "person.consent.email.basis": IMPORTS.NO_GROUND,
}
"""Fields of which a cell that says something else is kept as a note, with what is said of it."""

_UNTIL: Final = Message(", until {day}")
_UNTIL_ABOUT: Final = Message(", until {day}, the earliest that it may mean")

_PARTED: Final = re.compile(r"[;\n|•]")
_WORDS_PARTED: Final = re.compile(r"[,;\n|•]|(?<=\s)/(?=\s)")
_LAST_RESORT: Final = re.compile(r"[/&+]|(?<=\s)(?:et|and|y|e)(?=\s)")
_WHOLE: Final = frozenset({"notes"})
_TOLD: Final = frozenset({Kind.PHONE, Kind.DAY, Kind.NUMBER, Kind.YES_NO})


class CellReader:
    """Reads the cells of one sheet; what it finds wrong goes to `findings`.

    A note of how cells of a column were read is made once a column; a problem, at each cell.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[tuple[Column, Field]],
        mapping: ImportMapping,
        findings: list[Finding],
    ) -> None:
        self._path = sheet.path
        self._names = {column.index: column.name for column, _ in columns}
        self._separator = mapping.separator
        self._words = {fold(word): meant for word, meant in mapping.words.items()}
        self._findings = findings
        self._told: set[tuple[str, int]] = set()
        self._known: dict[tuple[int, Cell, type], str] = {}
        self._unread: dict[int, list[str]] = {}
        self._undated: dict[int, dict[int, str]] = {}
        self._days = mapping.dates
        self._orders = _orders(sheet, columns, mapping)

    def value(self, row: SheetRow, index: int, field: Field) -> str:
        """Return what the one value of a cell says, ``""`` where it says nothing."""
        cell = row.cells[index] if index < len(row.cells) else ""
        if cell == "":
            return ""
        key = (index, cell, type(cell))
        if key not in self._known:
            text = self._read(row, index, field, cell)
            if text is None:
                return ""
            self._known[key] = text
        return self._known[key]

    def values(self, row: SheetRow, index: int, field: Field) -> tuple[str, ...]:
        """Return the values of a cell that may hold several, each once."""
        cell = row.cells[index] if index < len(row.cells) else ""
        if field.path[-1] in _WHOLE or not isinstance(cell, str):
            one = self.value(row, index, field)
            return (one,) if one else ()
        found: list[str] = []
        for part in self._parts_of_list(cell, field):
            text = self._read(row, index, field, part)
            if text and text not in found:
                found.append(text)
            elif text is None and field.word == GENRES:
                self._unread.setdefault(row.line, []).append(part)
        return tuple(found)

    def unread_genres(self, row: SheetRow) -> str:
        """Return what stands among a row's disciplines and is none, to be kept as a note."""
        return ", ".join(self._unread.get(row.line, ()))

    def undated(self, row: SheetRow) -> Mapping[int, str]:
        """Return what stands in the place of the day of an exchange and is none, by columns."""
        return self._undated.get(row.line, {})

    def parts(self, row: SheetRow, index: int) -> list[str]:
        """Return the texts of a cell that may speak of several people, one after the other."""
        cell = row.cells[index] if index < len(row.cells) else ""
        text = text_of(cell)
        if self._separator:
            return _filled(text.split(self._separator))
        return _filled(_PARTED.split(text))

    def part_value(self, row: SheetRow, index: int, field: Field, part: str) -> str:
        """Return what a part of a cell says for a field."""
        return self._read(row, index, field, part) or ""

    def tell_lost_zero(self, row: SheetRow, index: int, was: str, now: str, country: str) -> None:
        """Note that a postal code got back the zero that the spreadsheet program took."""
        if self._is_first("zero", index):
            place = row.place(self._path, index)
            note = IMPORTS.ZERO.at(place, value=was, read=now, country=country)
            self._findings.append(note)

    def _parts_of_list(self, cell: str, field: Field) -> list[str]:
        text = text_of(cell)
        if self._separator:
            return _filled(text.split(self._separator))
        parts = parts_of(text)
        if field.kind not in {Kind.TERM, Kind.MONTH, Kind.LANGUAGE}:
            return parts
        return [piece for part in parts for piece in self._pieces(part, field)]

    def _pieces(self, part: str, field: Field) -> list[str]:
        """Return a word that is none of the field's in its pieces, where all of them are."""
        pieces = _filled(_LAST_RESORT.split(part))
        if len(pieces) < 2 or _reads(field, self._meant(part)):  # noqa: PLR2004 - nothing to part
            return [part]
        return pieces if all(_reads(field, self._meant(piece)) for piece in pieces) else [part]

    def _meant(self, cell: Cell) -> Cell:
        if self._words and isinstance(cell, str):
            return self._words.get(fold(cell), cell)
        return cell

    def _read(self, row: SheetRow, index: int, field: Field, cell: Cell) -> str | None:
        """Return what a cell says, None after a finding where that is nothing sensible."""
        place = row.place
        column = self._names.get(index, "")
        cell = self._meant(cell)
        text = text_of(cell)
        unsubscribed = unsubscription(field, cell, self._orders.get(index) or self._days)
        if unsubscribed is not None:
            return unsubscribed
        in_words = self._read_in_words(row, index, field, text)
        if in_words is not None:
            return in_words
        try:
            read = read_value(field, cell, self._orders.get(index))
        except LostDigitsError:
            found = IMPORTS.LOST_DIGITS.at(place(self._path, index), value=shown(text))
        except AmbiguousDayError as error:
            if not self._is_first("ambiguous", index):
                return None
            found = IMPORTS.AMBIGUOUS_DATE.at(
                place(self._path, index),
                value=shown(text),
                one=error.days.day_first.isoformat(),
                other=error.days.month_first.isoformat(),
                column=column,
            )
        except ValueProblemError as problem:
            rule = _KEPT.get(field.word, IMPORTS.VALUE)
            if field.word == LAST_CONTACT:
                self._undated.setdefault(row.line, {})[index] = f"{column} ({text})"
            found = rule.at(
                place(self._path, index),
                value=shown(text),
                column=column,
                expected=problem.expected,
                suggestion=problem.suggestion,
            )
        else:
            self._tell_reading(row, index, field, cell, read)
            return read
        self._findings.append(found)
        return None

    def _read_in_words(self, row: SheetRow, index: int, field: Field, text: str) -> str | None:
        """Return what a cell says less plainly than its column asks, with a note; else None.

        Such are a remark on consent that names its ground, and a month in the place of a day.
        """
        if field.path == BASIS and text and says_nothing(text):
            return ""
        order = self._orders.get(index) or self._days
        remark = parse_remark(field, text, order)
        if remark is not None:
            until: Message | str = ""
            if remark.expires_on is not None:
                end = _UNTIL if remark.is_exact else _UNTIL_ABOUT
                until = Message(end.text, day=remark.expires_on.isoformat())
            self._tell_once(IMPORTS.REMARK, row, index, text, read=remark.basis, until=until)
            return remark.basis
        month = month_days(text) if field.kind is Kind.DAY else None
        if month is None:
            return None
        self._tell_once(IMPORTS.MONTH, row, index, text, read=month[0].isoformat())
        return month[0].isoformat()

    def _tell_once(
        self, rule: Rule, row: SheetRow, index: int, text: str, **said: Message | str
    ) -> None:
        """Say how a cell was read, once for all cells of its column that say the same."""
        if self._is_first(f"{rule.code} {fold(text)}", index):
            place = row.place(self._path, index)
            column = self._names.get(index, "")
            self._findings.append(rule.at(place, value=shown(text), column=column, **said))

    def _tell_reading(self, row: SheetRow, index: int, field: Field, cell: Cell, read: str) -> None:
        """Note, once a column, that its cells are not read as they stand."""
        if field.kind not in _TOLD or isinstance(cell, (dt.date, dt.datetime)):
            return
        written = cell.strip() if isinstance(cell, str) else repr(cell)
        if field.kind is Kind.YES_NO and isinstance(cell, str):
            return
        is_as_written = " ".join(written.split()) == read or text_of(cell) == read
        if field.kind is Kind.DAY and written.startswith(read):
            return  # a day with its time
        if read and not (is_as_written and isinstance(cell, str)) and self._is_first("read", index):
            if isinstance(cell, float) and field.kind is Kind.NUMBER:
                return
            note = IMPORTS.READ_AS.at(
                row.place(self._path, index),
                column=self._names.get(index, ""),
                value=shown(written),
                read=read,
            )
            self._findings.append(note)

    def _is_first(self, what: str, index: int) -> bool:
        if (what, index) in self._told:
            return False
        self._told.add((what, index))
        return True


def parts_of(text: str) -> list[str]:
    """Return the words of a list in one cell, as people part them."""
    return _filled(_WORDS_PARTED.split(text))


def _reads(field: Field, cell: Cell) -> bool:
    try:
        return bool(read_value(field, cell))
    except ValueError:
        return False


def _filled(parts: Iterable[str]) -> list[str]:
    return [part.strip() for part in parts if part.strip()]


def _orders(
    sheet: Sheet, columns: Sequence[tuple[Column, Field]], mapping: ImportMapping
) -> Mapping[int, DateOrder | None]:
    """Return the order of the dates of each column: what the mapping says, else what they show.

    A column whose dates show none has that of the sheet's others: one program wrote them all.
    """
    days = [column.index for column, field in columns if field.kind is Kind.DAY]
    if mapping.dates is not None:
        return dict.fromkeys(days, mapping.dates)
    texts = {
        index: [
            cell
            for row in sheet.rows
            if index < len(row.cells) and isinstance(cell := row.cells[index], str) and cell
        ]
        for index in days
    }
    overall = order_in([text for column in texts.values() for text in column])
    return {index: order_in(column) or overall for index, column in texts.items()}
