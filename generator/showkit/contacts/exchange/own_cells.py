"""The values of an export of ours: one plain text each, whatever a cell shows for it.

That text is what cells are compared by when a sheet comes back: ``2026-03-04``, ``8.5``,
``yes``, the id of a choice, ``circus; theatre``. A cell that still says what was written is
untouched, however its program keeps it.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from enum import Enum
from typing import TYPE_CHECKING, Final
from zlib import crc32

from showkit.contacts.exchange.dates import parse_day
from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.sheet import number_text, text_of
from showkit.contacts.exchange.words import yes_or_no
from showkit.content.choices import by_word, labels
from showkit.content.folding import folded_words
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.contacts.exchange.own_columns import Column
    from showkit.contacts.exchange.sheet import Cell
    from showkit.output.catalogues import Catalogue

LONGEST: Final = 32_767
"""The most characters that a cell of a workbook holds (ECMA-376 and every program)."""

SEPARATOR: Final = "; "
"""What parts the items of a list in a cell."""

_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.WHOLE})
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_BETWEEN: Final = re.compile(r"(?<!\\)[;\n]")
_FIRST_DAY: Final = dt.date(1900, 3, 1)  # before it, programs do not agree on the number of a day
_LINE_END: Final = re.compile(r"\r\n?")
_NO_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

YES: Final = Message("yes")
NO: Final = Message("no")


def plain(value: object, column: Column) -> str:
    """Return a record's value as its plain text, ``""`` where there is none."""
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return SEPARATOR.join(_item(one) for one in value)
    text = _one(value)
    return text.replace("\n", " ") if column.is_list else text


def plain_cell(cell: Cell, column: Column) -> str:
    """Return what a cell says as plain text; what does not fit the column comes as it stands."""
    if column.is_list:
        items = list_items(cell) if isinstance(cell, str) else [text_of(cell)]
        return SEPARATOR.join(_escaped(_of_kind(item, column)) for item in items)
    return _of_kind(cell, column)


def list_items(text: str) -> list[str]:
    r"""Return the items of a list's cell: between semicolons or line ends, ``\;`` is one's own."""
    parts = (part.strip() for part in _BETWEEN.split(_clean(text)))
    return [re.sub(r"\\(.)", r"\1", part) for part in parts if part]


def as_text(value: str | tuple[str, ...]) -> str:
    """Return a field's value, one text or those of a list, as plain text."""
    return value if isinstance(value, str) else SEPARATOR.join(map(_escaped, value))


def written(text: str, column: Column, words: Catalogue) -> str | int | float | dt.date | None:
    """Return what a cell of a workbook holds for a plain text, in words of a language."""
    if not text:
        return None
    if column.source is not None:
        items = list_items(text) if column.is_list else [text]
        return SEPARATOR.join(_label(item, column, words) for item in items)
    return text if column.is_list else _typed(text, column.kind, words)


def _typed(text: str, kind: Kind, words: Catalogue) -> str | int | float | dt.date:
    if kind is Kind.DAY:
        day = dt.date.fromisoformat(text)
        return day if day >= _FIRST_DAY else text
    if kind in _NUMBERS:
        return float(text) if "." in text else int(text)
    if kind is Kind.YES_NO:
        return words.say(YES if text == "yes" else NO)
    return text


def stamp(texts: Iterable[str], layout: int) -> str:
    """Return what tells later which cells of a row have changed: a checksum of each.

    `layout` is the checksum of the columns' names: stamps of other columns cannot be compared.
    """
    sums = [layout, *map(sum_of, texts)]
    return base64.b64encode(b"".join(one.to_bytes(4, "big") for one in sums)).decode("ascii")


def sums_in(text: str, layout: int) -> list[int] | None:
    """Return the checksums of a stamp, None where it is none or one of other columns."""
    try:
        data = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        return None
    sums = [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]
    return sums[1:] if sums and len(data) % 4 == 0 and sums[0] == layout else None


def sum_of(text: str) -> int:
    """Return the checksum of a plain text, as a stamp holds it."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _item(value: object) -> str:
    return _escaped(_one(value).replace("\n", " "))


def _escaped(item: str) -> str:
    return item.replace("\\", "\\\\").replace(";", "\\;")


def _one(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return _clean(str(value))


def _clean(text: str) -> str:
    """Return a text as a workbook can hold it: one kind of line end, no control characters."""
    if text.isprintable():
        return text.strip()[:LONGEST]
    return _NO_TEXT.sub("\ufffd", _LINE_END.sub("\n", text)).strip()[:LONGEST]


def _of_kind(cell: Cell, column: Column) -> str:
    text = _clean(cell) if isinstance(cell, str) else text_of(cell)
    if not text:
        return ""
    if column.source is not None:
        return by_word(column.source).get(folded_words(text), text)
    if column.kind is Kind.DAY:
        day = parse_day(text)
        return day.isoformat() if isinstance(day, dt.date) else text
    if column.kind in _NUMBERS and _NUMBER.fullmatch(text):
        return number_text(float(text.replace(",", ".")))
    if column.kind is Kind.YES_NO:
        said = yes_or_no(text)
        return text if said is None else "yes" if said else "no"
    return text


def _label(id_: str, column: Column, words: Catalogue) -> str:
    shown = labels(column.source, words.tag).get(id_, id_) if column.source is not None else id_
    return _escaped(shown) if column.is_list else shown
