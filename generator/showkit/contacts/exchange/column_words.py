"""Columns that may be the house's or the person's, given to one of them by what stands beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.column_names import IGNORE, How
from showkit.contacts.exchange.fields import Kind, Part, target
from showkit.contacts.exchange.naming import sounds_like_house
from showkit.contacts.exchange.sheet import text_of
from showkit.contacts.exchange.words import choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.contacts.exchange.sheet import SheetRow

_JOINED: Final = frozenset({"note", "notes"})
_RELATION: Final = "house.relation"
_SHOW: Final = "talk.show"
_STAGE: Final = "talk.stage"
_TO_HOUSE: Final[Mapping[str, str]] = {"note": "house.notes", "name": "house.name"}


class RowShape(StrEnum):
    """What a row of a sheet is."""

    PERSON = "person"
    HOUSE = "house"
    MIXED = "mixed"


@dataclass(frozen=True)
class Column:
    """A column of a sheet: where it stands (from 0), its name, what it fills and how we know.

    `word` is a field's, ``ignore``, or empty where nobody knows.
    """

    index: int
    name: str
    word: str
    how: How


def settled_words(
    columns: Sequence[Column], rows: Sequence[SheetRow], shape: RowShape
) -> list[Column]:
    """Return the columns with those of “row” given to the house or the person.

    A column that may be of a relation or of a talk is given to what its words are about.
    """
    words = {column.word for column in columns}
    settled = []
    for column in columns:
        word, how = column.word, column.how
        if word.startswith("row.") and how is not How.REMEMBERED:
            word = _decided(column, columns, rows, words, shape)
        elif word == _RELATION and how is How.NAME and _tells_stages(column, rows, words):
            word, how = _STAGE, How.VALUES
        settled.append(replace(column, word=word, how=how))
    return settled


def _tells_stages(column: Column, rows: Sequence[SheetRow], words: set[str]) -> bool:
    """Tell whether a “Statut” beside a show says how far the talk about that show has come.

    So it is where its words are stages (option, joué, refusé) at least as often as relations.
    """
    if _SHOW not in words or _STAGE in words:
        return False
    texts = texts_in(column.index, rows)
    stages, relations = (_known(word, texts) for word in (_STAGE, _RELATION))
    return 0 < stages >= relations


def _known(word: str, texts: Sequence[str]) -> int:
    """Return how many of the texts are among the choices of a field."""
    found = target(word)
    if found is None:
        return 0
    field = found.field
    return sum(choice(field.path[-1], field.choices, text) is not None for text in texts)


def _decided(
    column: Column,
    columns: Sequence[Column],
    rows: Sequence[SheetRow],
    words: set[str],
    shape: RowShape,
) -> str:
    name = column.word.removeprefix("row.")
    if name == "name":
        return name_word(column, rows, words, shape)
    has_people = any(is_of_person(word) for word in words)
    if name == "kind":
        word = "house.kind" if shape is RowShape.HOUSE else IGNORE
        return column.word if shape is RowShape.MIXED else word
    if not has_people or (name == "note" and shape is RowShape.HOUSE):
        return _TO_HOUSE.get(name, f"house.{name}")
    if shape is RowShape.MIXED:
        return column.word
    is_nearest = name == "phone" and shape is RowShape.HOUSE
    return f"{_nearest(column, columns) if is_nearest else Part.PERSON}.{name}"


def name_word(column: Column, rows: Sequence[SheetRow], words: set[str], shape: RowShape) -> str:
    """Return whose name a column called “Nom” holds."""
    if shape is RowShape.MIXED and "row.kind" in words:
        return "row.name"
    if "person.given_name" in words:
        return "person.family_name" if "person.family_name" not in words else "person.name"
    if "house.name" in words:
        return "room.name" if "room.name" not in words and _only_rooms(words) else "person.name"
    if "person.name" in words or shape is RowShape.HOUSE:
        return "house.name"
    texts = texts_in(column.index, rows)
    houses = sum(sounds_like_house(text) for text in texts)
    return "house.name" if houses * 2 > len(texts) else "person.name"


def _only_rooms(words: set[str]) -> bool:
    return any(word.startswith("room.") for word in words) and not any(
        is_of_person(word) for word in words
    )


def _nearest(column: Column, columns: Sequence[Column]) -> str:
    """Return whom the columns before speak of (else those after): ``house`` or ``person``."""
    before = [c for c in reversed(columns) if c.index < column.index]
    after = [c for c in columns if c.index > column.index]
    for other in (*before, *after):
        part = other.word.partition(".")[0]
        if part in {Part.HOUSE, Part.PERSON}:
            return part
    return Part.PERSON


def each_once(columns: Sequence[Column]) -> list[Column]:
    """Return the columns so that each field is filled once; lists and notes take several.

    Of columns for the same field the surest stays; a further telephone keeps its own name.
    """
    order = list(How)
    by_sureness = sorted(columns, key=lambda column: order.index(column.how))
    taken: set[str] = set()
    kept: dict[int, Column] = {}
    for column in by_sureness:
        found = target(column.word)
        word = column.word
        if found is not None and word in taken and not _takes_several(word):
            word = _second(found.field.part, found.field.kind, taken)
            kept[column.index] = replace(column, word=word, how=How.GUESS if word else How.TAKEN)
        else:
            kept[column.index] = column
        taken.add(word)
    columns_now = [kept[column.index] for column in columns]
    return _with_main_phone(columns_now)


def _takes_several(word: str) -> bool:
    found = target(word)
    return found is not None and (found.field.is_list or found.field.path[-1] in _JOINED)


def _second(part: Part, kind: Kind, taken: set[str]) -> str:
    name = {Kind.PHONE: "phone", Kind.EMAIL: "email"}.get(kind)
    if name is None or part not in {Part.PERSON, Part.HOUSE}:
        return ""
    return next(word for n in range(2, 100) if (word := f"{part}.x-{name}-{n}") not in taken)


def _with_main_phone(columns: list[Column]) -> list[Column]:
    """Let a mobile be the telephone of people who have no other column for one."""
    words = {column.word for column in columns}
    if words & {"person.phone", "row.phone"} or "person.x-mobile" not in words:
        return columns
    return [
        replace(column, word="person.phone")
        if column.word == "person.x-mobile" and column.how is not How.REMEMBERED
        else column
        for column in columns
    ]


def texts_in(index: int, rows: Sequence[SheetRow]) -> list[str]:
    """Return what stands in a column, empty cells aside."""
    cells = (row.cells[index] for row in rows if index < len(row.cells))
    return [text for cell in cells if (text := text_of(cell))]


def is_of_person(word: str) -> bool:
    """Tell whether a field is one that says something of a person."""
    return word.startswith("person.") and word not in {"person.id", "person.key"}
