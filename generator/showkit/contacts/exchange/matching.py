"""Which field each column of a sheet fills, and what a row is: proposed, for people to edit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import words
from showkit.contacts.exchange.cells import GENRES, parts_of
from showkit.contacts.exchange.column_names import (
    IGNORE,
    How,
    Product,
    guess,
    is_column,
    product_of,
    word_of,
)
from showkit.contacts.exchange.column_words import (
    Column,
    RowShape,
    each_once,
    is_of_person,
    name_word,
    settled_words,
    texts_in,
)
from showkit.contacts.exchange.naming import fold, house_key
from showkit.contacts.exchange.sheet import text_of
from showkit.content.vocabularies import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.contacts.exchange.sheet import Sheet, SheetRow

_HEADER_ROWS: Final = 15
_SAMPLE: Final = 300
_MOST: Final = 0.8
_MANY: Final = 0.2
_SLIPS: Final = 0.2
"""A sheet that says each house once may say so many again, for each row that leaves it empty."""
_FREE: Final = "house.interests.note"
_INTERESTS: Final = frozenset({_FREE, "talk.interest"})
_EMAIL: Final = re.compile(r"(?<![^@\s])[^@\s]+@[^@\s]+\.[^@\s]+")
"""Begins where a word does, so that a long text without addresses is gone over once."""


@dataclass(frozen=True)
class Matched:
    """A sheet whose columns are understood: its header's row, its columns, what its rows are."""

    header: SheetRow
    columns: tuple[Column, ...]
    shape: RowShape
    product: Product | None

    @property
    def is_useful(self) -> bool:
        """Tell whether any column fills a field."""
        return any(column.word not in {"", IGNORE} for column in self.columns)


def match(
    sheet: Sheet,
    *,
    remembered: Mapping[str, str] | None = None,
    header_line: int | None = None,
    shape: RowShape | None = None,
) -> Matched | None:
    """Return what the columns of a sheet mean, None where it has no rows.

    `remembered` are the columns of a mapping, which win; `header_line` is the row of the names
    and `shape` what its rows are, where a mapping says so.
    """
    header = _header(sheet, remembered or {}, header_line)
    if header is None:
        return None
    names = column_names(header)
    rows = [row for row in sheet.rows if row.line > header.line][:_SAMPLE]
    product = product_of(list(names.values()))
    columns = [
        _column(index, name, remembered or {}, product, rows) for index, name in names.items()
    ]
    if shape is None:
        shape = _shape(columns, rows, product)
    settled = settled_words(columns, rows, shape)
    return Matched(header, tuple(each_once(settled)), shape, product)


def column_names(header: SheetRow) -> dict[int, str]:
    """Return the columns' names by their index; a name that stands twice is told apart: Nom (2)."""
    names: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for index, cell in enumerate(header.cells):
        name = " ".join(text_of(cell).split())
        if name:
            seen[name] += 1
            names[index] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return names


def _header(sheet: Sheet, remembered: Mapping[str, str], line: int | None) -> SheetRow | None:
    """Return the row with the columns' names: among the first, the one with the most known."""
    if line is not None:
        return next((row for row in sheet.rows if row.line >= line), None)

    def known(row: SheetRow) -> int:
        names = {" ".join(cell.split()) for cell in row.cells if isinstance(cell, str)}
        return sum(name in remembered or is_column(name) for name in names if name)

    return max(sheet.rows[:_HEADER_ROWS], key=known, default=None)  # of equals, the first


def _column(
    index: int,
    name: str,
    remembered: Mapping[str, str],
    product: Product | None,
    rows: Sequence[SheetRow],
) -> Column:
    if name in remembered:
        return Column(index, name, remembered[name], How.REMEMBERED)
    plain = re.sub(r" \([0-9]+\)\Z", "", name)
    by_product = product.word(plain) if product else None
    if by_product:
        return Column(index, name, by_product, How.PRODUCT)
    by_name = word_of(plain)
    if by_name:
        is_open = by_name in _INTERESTS and fold(plain) != fold(by_name)
        is_told = is_open and _are_genres(index, rows)
        word, how = (GENRES, How.VALUES) if is_told else (by_name, How.NAME)
        return Column(index, name, word, how)
    guessed = guess(plain)
    if guessed:
        return Column(index, name, guessed, How.GUESS)
    if _are_emails(index, rows):
        return Column(index, name, "person.email", How.VALUES)
    return Column(index, name, "", How.UNKNOWN)


def _are_genres(index: int, rows: Sequence[SheetRow]) -> bool:
    """Tell whether most of what stands in a column of interests is disciplines that we know."""
    told = [part for text in texts_in(index, rows) for part in parts_of(text)]
    known = sum(words.term(Vocabulary.GENRES, part) is not None for part in told)
    return known * 2 > len(told)


def _are_emails(index: int, rows: Sequence[SheetRow]) -> bool:
    texts = texts_in(index, rows)
    found = sum(_EMAIL.search(text) is not None for text in texts)
    return found > 0 and found >= len(texts) * _MOST


def _shape(
    columns: Sequence[Column], rows: Sequence[SheetRow], product: Product | None
) -> RowShape:
    fields = {column.word for column in columns}
    if product is not None and not any(column.how is How.REMEMBERED for column in columns):
        return RowShape(product.rows)
    if "row.kind" in fields and _has_both_kinds(columns, rows):
        return RowShape.MIXED
    if not any(is_of_person(word) for word in fields):
        return RowShape.HOUSE
    if any(re.match(r"person\.[2-9]\.", word) for word in fields):
        return RowShape.HOUSE
    house = next((c.index for c in columns if c.word == "house.name"), None)
    if house is None:
        named = next((c for c in columns if c.word == "row.name"), None)
        if named is None or name_word(named, rows, fields, RowShape.PERSON) != "house.name":
            return RowShape.PERSON
        house = named.index
    return _shape_by_values(house, columns, rows)


def _shape_by_values(house: int, columns: Sequence[Column], rows: Sequence[SheetRow]) -> RowShape:
    """Tell by the rows themselves whether houses repeat, or stand above their people.

    Where they repeat, an empty cell is no “the same as above”: nobody knows that person's house.
    """
    people = [
        c.index
        for c in columns
        if c.index != house and (is_of_person(c.word) or c.word == "row.name")
    ]
    with_house = [bool(_cell(row, house)) for row in rows]
    with_person = [any(_cell(row, index) for index in people) for row in rows]
    pairs = list(zip(with_house, with_person, strict=True))
    loose = pairs.count((False, True))
    names = [house_key(_cell(row, house)) for row in rows if _cell(row, house)]
    repeated = len(names) - len(set(names))
    is_grouped = (True, False) in pairs or (loose > 1 and loose >= len(pairs) * _MANY)
    if loose and is_grouped and repeated <= loose * _SLIPS:
        return RowShape.MIXED
    if repeated:
        return RowShape.PERSON
    first_person = min(people, default=house)
    return RowShape.HOUSE if house < first_person else RowShape.PERSON


def _has_both_kinds(columns: Sequence[Column], rows: Sequence[SheetRow]) -> bool:
    index = next(column.index for column in columns if column.word == "row.kind")
    texts = set(texts_in(index, rows))
    return 1 < len(texts) < 6  # noqa: PLR2004 - a few kinds, not a text each


def _cell(row: SheetRow, index: int) -> str:
    return text_of(row.cells[index]) if index < len(row.cells) else ""
