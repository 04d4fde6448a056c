"""What an edited cell of an export of ours means for its field, or why it means nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError, create_model

from showkit.contacts.exchange.dates import Ambiguous, parse_day
from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.own_cells import list_items
from showkit.contacts.exchange.own_columns import Column, SheetName, field_of, info_of
from showkit.contacts.exchange.values import (
    AmbiguousDayError,
    LostDigitsError,
    ValueProblemError,
    plain_value,
    read_value,
)
from showkit.content.choices import words_of
from showkit.content.record_errors import findings_from, shown
from showkit.content.rules import EXPORTS, IMPORTS
from showkit.model.finding import Place
from showkit.model.record import Record

if TYPE_CHECKING:
    import datetime as dt

    from showkit.contacts.exchange.own_sheets import ComeBack
    from showkit.contacts.exchange.sheet import Cell
    from showkit.model.finding import Finding
    from showkit.output.catalogues import Catalogue

Value = str | tuple[str, ...]
"""What a field says, as texts in the form of imports: one, or those of a list."""

_NOWHERE: Final = Place("")


def says_the_same(column: Column, text: str, cell: Cell) -> bool:
    """Tell whether a cell that was re-saved says what it said: 2026-03-04 as 04/03/2026."""
    if column.kind is not Kind.DAY or not isinstance(cell, str):
        return False
    day = parse_day(cell)
    if not isinstance(day, Ambiguous):
        return False
    return text in {day.day_first.isoformat(), day.month_first.isoformat()}


def value_in(
    sheet: SheetName, column: Column, row: ComeBack, words: Catalogue
) -> tuple[Value | None, list[Finding]]:
    """Return what a cell says for its field, or None and why it was left out.

    A text counts as it was typed where the field can hold it; else it is read as generously as
    a sheet from elsewhere.
    """
    text, place = row.text(column), row.place(column)
    items = list_items(text) if column.is_list else [text]
    found: list[str] = []
    for item in items:
        if not _is_fitting(sheet, column, item):
            given = item if column.is_list else row.cell(column)
            read, problem = _read_generously(sheet, column, given, place, words)
            if problem is not None:
                return None, [problem]
            item = read  # noqa: PLW2901 - the same item, as it is meant
            wrong = _wrong(sheet, column, item, place)
            if wrong:
                return None, wrong
        found.append(item)
    return (tuple(found) if column.is_list else found[0]), []


def _is_fitting(sheet: SheetName, column: Column, text: str) -> bool:
    if column.source is not None:
        return text in words_of(column.source)
    return not _wrong(sheet, column, text, None)


def _wrong(sheet: SheetName, column: Column, text: str, place: Place | None) -> list[Finding]:
    """Return what the record has against a text in a field; without `place`, one stand-in."""
    try:
        value = plain_value(column.kind, text)
    except ValueError:
        value = text
    try:
        _checker(sheet, column).model_validate(
            {column.path[-1]: [value] if column.is_list else value}
        )
    except ValidationError as error:
        at = place if place is not None else _NOWHERE
        return findings_from(error, _checker(sheet, column), lambda _: at)
    return []


def _read_generously(
    sheet: SheetName, column: Column, cell: Cell, place: Place, words: Catalogue
) -> tuple[str, Finding | None]:
    label = words.say(column.label)
    seen = shown(str(cell))
    try:
        return read_value(field_of(sheet, column), cell), None
    except ValueProblemError as error:
        return "", IMPORTS.VALUE.at(
            place, value=seen, column=label, expected=error.expected, suggestion=error.suggestion
        )
    except AmbiguousDayError as error:
        one, other = _both(error.days)
        return "", EXPORTS.TWO_DAYS.at(place, value=seen, one=one, other=other)
    except LostDigitsError:
        return "", IMPORTS.LOST_DIGITS.at(place, value=seen)


def _both(days: Ambiguous) -> tuple[dt.date, dt.date]:
    return days.day_first, days.month_first


@cache
def _checker(sheet: SheetName, column: Column) -> type[Record]:
    """Return a record of the one field, which takes what the field takes."""
    info = info_of(sheet, column)
    fields: dict[str, Any] = {column.path[-1]: (info.annotation, info)}
    return create_model("Cell", __base__=Record, **fields)
