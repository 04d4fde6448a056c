"""Every field of a contact file that a column can fill, gathered from the records themselves.

A field's word is how a mapping names it: ``house.address.city``, ``person.email``,
``room.stage.width``. What the records do not hold, but sheets do (a family name, the id that
another program gave), stands here as well.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from showkit.model.person import Person
from showkit.model.presenter import Presenter
from showkit.model.record import Email, LanguageTag, LocalText, Record, WebAddress
from showkit.model.room import Room
from showkit.model.talk import HistoryEntry, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo


class Part(StrEnum):
    """What a row can speak of."""

    HOUSE = "house"
    PERSON = "person"
    ROOM = "room"
    TALK = "talk"
    HISTORY = "history"
    ROW = "row"


class Kind(StrEnum):
    """How a cell is to be read for a field."""

    TEXT = "text"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    WEB = "web address"
    DAY = "day"
    YES_NO = "yes or no"
    NUMBER = "number"
    WHOLE = "whole number"
    COUNTRY = "country"
    LANGUAGE = "language"
    MONTH = "month"
    CHOICE = "choice"
    TERM = "term"
    POSTAL_CODE = "postal code"
    TOWN = "town"
    REGION = "region"
    SLUG = "slug"
    SHOW = "show"
    ANY = "any"


@dataclass(frozen=True)
class Field:
    """A field that a column can fill.

    `path` leads to it within its part. `is_list` tells that it holds several values. `choices`
    are the words that a choice allows. A field that is not `kept` is read and then made into
    others; no file holds it under that name.
    """

    part: Part
    path: tuple[str, ...]
    kind: Kind
    is_list: bool = False
    choices: tuple[str, ...] = ()
    is_kept: bool = True

    @property
    def name(self) -> str:
        """The path as one word: ``address.city``."""
        return ".".join(self.path)

    @property
    def word(self) -> str:
        """How a mapping names the field: ``house.address.city``."""
        return f"{self.part}.{self.name}"


@dataclass(frozen=True)
class Target:
    """What a column fills: a field, and of which person where a row has several (from 1)."""

    field: Field
    number: int = 1

    @property
    def word(self) -> str:
        """How a mapping names it: ``person.email``, ``person.2.email``."""
        if self.number == 1:
            return self.field.word
        return f"{self.field.part}.{self.number}.{self.field.name}"


def target(word: str) -> Target | None:
    """Return what a mapping's word means, None where it means nothing."""
    numbered = re.fullmatch(r"(person|room|history)\.([1-9][0-9]?)\.(.+)", word)
    number = int(numbered[2]) if numbered else 1
    plain = f"{numbered[1]}.{numbered[3]}" if numbered else word
    field = fields().get(plain)
    if field is None:
        part, _, name = plain.partition(".")
        if part in {Part.HOUSE, Part.PERSON, Part.ROOM} and _CUSTOM.fullmatch(name):
            field = Field(Part(part), (name,), Kind.ANY)
    return Target(field, number) if field else None


_CUSTOM: Final = re.compile(r"x-[a-z0-9]+(-[a-z0-9]+)*")

_STATUSES: Final = ("subscribed", "unsubscribed", "cleaned")
_ROW_KINDS: Final = ("house", "person")


def _read_only(
    word: str,
    kind: Kind = Kind.TEXT,
    choices: tuple[str, ...] = (),
    *,
    is_list: bool = False,
) -> tuple[str, Field]:
    part, _, name = word.partition(".")
    return word, Field(Part(part), (name,), kind, is_list=is_list, choices=choices, is_kept=False)


_READ_ONLY: Final[Mapping[str, Field]] = dict(
    (
        _read_only("house.id", Kind.SLUG),
        _read_only("house.key"),
        _read_only("house.region_or_country"),
        _read_only("house.code_and_city"),
        _read_only("person.key"),
        _read_only("person.family_name", Kind.NAME),
        _read_only("person.status", Kind.CHOICE, _STATUSES),
        _read_only("person.opted_out", Kind.YES_NO),
        _read_only("person.bounced_on", Kind.DAY),
        _read_only("person.confirmed_on", Kind.DAY),
        _read_only("talk.show", Kind.SHOW),
        _read_only("talk.interest", Kind.SHOW, is_list=True),
        _read_only("row.kind", Kind.CHOICE, _ROW_KINDS),
        _read_only("row.name", Kind.NAME),
        _read_only("row.key"),
        _read_only("row.phone", Kind.PHONE),
        _read_only("row.note"),
        _read_only("row.language", Kind.LANGUAGE),
        _read_only("row.source"),
        _read_only("row.verified_on", Kind.DAY),
    )
)
"""What sheets hold and records do not: ids of other programs, and what a row decides on."""

_LEFT_OUT: Final = frozenset(
    {
        "slug",
        "extensions",
        "former_slugs",
        "rooms",
        "people",
        "history",
        "shows",
        "access",
        "engagement",
        "imported",
        "seasons",
        "tracking",
    }
)

_KINDS_BY_NAME: Final[Mapping[str, Kind]] = {
    "phone": Kind.PHONE,
    "postal_code": Kind.POSTAL_CODE,
    "city": Kind.TOWN,
    "region": Kind.REGION,
    "country": Kind.COUNTRY,
    "genres": Kind.TERM,
    "decision_months": Kind.MONTH,
    "show": Kind.SHOW,
    "given_name": Kind.NAME,
}

_PLAIN_KINDS: Final[Mapping[object, Kind]] = {
    bool: Kind.YES_NO,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    dt.date: Kind.DAY,
}


@cache
def fields() -> Mapping[str, Field]:
    """Return all fields by their words, in the order of the records."""
    found = [
        *_of(Part.HOUSE, Presenter),
        *_of(Part.PERSON, Person),
        *_of(Part.ROOM, Room),
        *_of(Part.TALK, Talk),
        *_of(Part.HISTORY, HistoryEntry),
    ]
    return {**{field.word: field for field in found}, **_READ_ONLY}


def _of(part: Part, record: type[Record], path: tuple[str, ...] = ()) -> Iterator[Field]:
    """Yield the fields of a record and of those within it; lists of records have their own part."""
    for name, info in record.model_fields.items():
        if name in _LEFT_OUT:
            continue
        here = (*path, info.alias or name)
        annotation, patterns = _unwrapped(info)
        if isinstance(annotation, type) and issubclass(annotation, Record):
            yield from _of(part, annotation, here)
            continue
        is_list = get_origin(annotation) is tuple
        if is_list:
            annotation, inner = _peeled(get_args(annotation)[0], [])
            patterns = patterns | _patterns(inner)
            if isinstance(annotation, type) and issubclass(annotation, Record):
                continue
        kind, choices = _kind(part, here, annotation, patterns)
        if kind is not None:
            yield Field(part, here, kind, is_list=is_list, choices=choices)


def _kind(
    part: Part, path: tuple[str, ...], annotation: object, patterns: frozenset[str]
) -> tuple[Kind | None, tuple[str, ...]]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Kind.CHOICE, tuple(str(member.value) for member in annotation)
    by_word = {"house.kind": Kind.TERM, "room.kind": Kind.TERM, "person.name": Kind.NAME}
    by_pattern = (kind for kind, pattern in _PATTERN_KINDS.items() if patterns & pattern)
    found = (
        by_word.get(f"{part}.{'.'.join(path)}")
        or _KINDS_BY_NAME.get(path[-1])
        or _PLAIN_KINDS.get(annotation)
        or next(by_pattern, None)
    )
    return found or (Kind.TEXT if annotation in {str, LocalText} else None), ()


def _unwrapped(info: FieldInfo) -> tuple[object, frozenset[str]]:
    annotation, said = _peeled(info.annotation, list(info.metadata))
    return annotation, _patterns(said)


def _peeled(annotation: object, said: list[Any]) -> tuple[object, list[Any]]:
    """Return what stands inside ``Annotated`` and ``… | None``, and what is said of it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _peeled(inner, [*more, *said])
    if origin in {Union, UnionType}:
        kept = [part for part in get_args(annotation) if part is not NoneType]
        if len(kept) == 1:
            return _peeled(kept[0], said)
    return annotation, said


def _patterns(said: list[Any]) -> frozenset[str]:
    found = (getattr(one, "pattern", None) for one in said)
    return frozenset(pattern for pattern in found if isinstance(pattern, str))


_PATTERN_KINDS: Final[Mapping[Kind, frozenset[str]]] = {
    kind: _patterns(_peeled(annotation, [])[1])
    for kind, annotation in (
        (Kind.EMAIL, Email),
        (Kind.WEB, WebAddress),
        (Kind.LANGUAGE, LanguageTag),
    )
}
