"""The sheets of an export of ours and their columns, gathered from the records themselves.

What a spreadsheet cannot hold stays in the files alone: texts in several languages, access pages,
seasons, the link log's engagement but for its sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from showkit.contacts.exchange.fields import Field, Kind, Part, fields
from showkit.contacts.exchange.own_labels import LABELS
from showkit.content.vocabularies import Vocabulary
from showkit.model.message import Message
from showkit.model.person import Person
from showkit.model.presenter import Presenter
from showkit.model.record import LocalText, Record
from showkit.model.room import Room
from showkit.model.talk import HistoryEntry, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from showkit.content.choices import Source


class SheetName(StrEnum):
    """The sheets, by the names that machines use."""

    HOUSES = "houses"
    ROOMS = "rooms"
    PEOPLE = "people"
    TALKS = "talks"
    HISTORY = "history"


class Use(Enum):
    """What a column is for."""

    KEY = "says which row it is; written by showkit"
    FIXED = "whose row it is: read for a new row only"
    VALUE = "a field of the file"
    SHOWN = "worked out by showkit; never read"


@dataclass(frozen=True, eq=False)
class Column:
    """A column: its name for machines, what it is for, what its cells hold.

    `path` leads to the value in the record of a row. `source` is what a choice is made from.
    `about` is a message id that says more than the label. A column that is needed within has to
    be filled where its neighbours are, as a longitude where there is a latitude. `default` is the
    value that the record takes where the file gives none. There is one object of each column.
    """

    name: str
    use: Use
    label: Message
    kind: Kind = Kind.TEXT
    path: tuple[str, ...] = ()
    is_list: bool = False
    source: Source | None = None
    about: str = ""
    is_required: bool = False
    is_needed_within: bool = False
    default: object = None


RECORDS: Final[Mapping[SheetName, type[Record]]] = {
    SheetName.HOUSES: Presenter,
    SheetName.ROOMS: Room,
    SheetName.PEOPLE: Person,
    SheetName.TALKS: Talk,
    SheetName.HISTORY: HistoryEntry,
}
"""What a row of each sheet is."""

_PARTS: Final[Mapping[SheetName, Part]] = {
    SheetName.HOUSES: Part.HOUSE,
    SheetName.ROOMS: Part.ROOM,
    SheetName.PEOPLE: Part.PERSON,
    SheetName.TALKS: Part.TALK,
    SheetName.HISTORY: Part.HISTORY,
}
_KEYS: Final[Mapping[SheetName, str]] = {
    SheetName.HOUSES: "house",
    SheetName.ROOMS: "room",
    SheetName.PEOPLE: "person",
    SheetName.TALKS: "talk",
    SheetName.HISTORY: "exchange",
}
_SHOWN: Final[Mapping[SheetName, tuple[tuple[str, Kind], ...]]] = {
    SheetName.HOUSES: (
        ("last_exchange", Kind.DAY),
        ("next_due", Kind.DAY),
        ("last_visit", Kind.DAY),
        ("visits", Kind.WHOLE),
    ),
    SheetName.PEOPLE: (("tracking", Kind.TEXT), ("last_visit", Kind.DAY)),
}
_VOCABULARIES: Final[Mapping[str, Vocabulary]] = {
    "house.kind": Vocabulary.ORGANISATION_TYPES,
    "house.interests.genres": Vocabulary.GENRES,
    "room.kind": Vocabulary.PLACE_TYPES,
}
_NO_COLUMN: Final = frozenset({"room.id", "person.id"})


@cache
def columns_of(sheet: SheetName) -> tuple[Column, ...]:
    """Return the columns of a sheet: its key first, then whose row it is, then its fields."""
    part = _PARTS[sheet]
    found = [Column(_KEYS[sheet], Use.KEY, LABELS[f"{part}.key"])]
    if sheet is not SheetName.HOUSES:
        found.append(Column("house", Use.FIXED, LABELS["house"], is_required=True))
        found.append(Column("house_name", Use.SHOWN, LABELS["house_name"]))
    if sheet is SheetName.TALKS:
        found.append(Column("show", Use.FIXED, LABELS["talk.show"], Kind.SHOW, is_required=True))
    found.extend(_fields(sheet))
    found.extend(
        Column(name, Use.SHOWN, LABELS[name], kind) for name, kind in _SHOWN.get(sheet, ())
    )
    return tuple(found)


@cache
def values_of(sheet: SheetName) -> tuple[Column, ...]:
    """Return the columns that hold fields of the file."""
    return tuple(column for column in columns_of(sheet) if column.use is Use.VALUE)


def field_of(sheet: SheetName, column: Column) -> Field:
    """Return the field that a column of values holds, as an import knows it."""
    return fields()[f"{_PARTS[sheet]}.{column.name}"]


def info_of(sheet: SheetName, column: Column) -> FieldInfo:
    """Return what the record says of the field that a column holds."""
    return _info(RECORDS[sheet], column.path)


def _fields(sheet: SheetName) -> Iterator[Column]:
    for word, field in fields().items():
        if field.part is not _PARTS[sheet] or not field.is_kept or word in _NO_COLUMN:
            continue
        info = _info(RECORDS[sheet], field.path)
        if _holds(info.annotation, LocalText):
            continue
        yield Column(
            field.name,
            Use.VALUE,
            LABELS.get(word, Message("{word}", word=field.name)),
            field.kind,
            field.path,
            field.is_list,
            _source(word, info.annotation),
            info.description or "",
            info.is_required() and len(field.path) == 1,
            info.is_required() and len(field.path) > 1,
            None if info.is_required() else info.default,
        )


def _source(word: str, annotation: object) -> Source | None:
    if word in _VOCABULARIES:
        return _VOCABULARIES[word]
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return part
    return None


def _info(record: type[Record], path: tuple[str, ...]) -> FieldInfo:
    info = next(info for name, info in record.model_fields.items() if path[0] in {name, info.alias})
    if len(path) == 1:
        return info
    inner: Any = info.annotation
    record = next(
        part
        for part in (inner, *get_args(inner))
        if isinstance(part, type) and issubclass(part, Record)
    )
    return _info(record, path[1:])


def _holds(annotation: object, wanted: type) -> bool:
    return annotation is wanted or any(_holds(part, wanted) for part in get_args(annotation))
