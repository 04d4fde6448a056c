"""What a field takes, in plain words: “a number, 0 to 1”, “one or several languages”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from showkit.model.access import ShowChoice
from showkit.model.age import Age
from showkit.model.company import Colour
from showkit.model.message import Message
from showkit.model.person import FormerIds
from showkit.model.record import (
    CountryCode,
    CurrencyCode,
    Email,
    Identifier,
    LanguageTag,
    LocalText,
    Record,
    Slug,
    TimeOfDay,
    Unit,
    WebAddress,
)
from showkit.model.requirement import Amount, Choice, Items, Provision
from showkit.model.talk import Talks

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

UNITS: Final[Mapping[str, Message]] = {
    "m": Message("metres"),
    "kg": Message("kilograms"),
    "m³": Message("cubic metres"),
    "h": Message("hours"),
    "min": Message("minutes"),
    "A": Message("amperes"),
    "lm": Message("lumens"),
    "°C": Message("degrees Celsius"),
    "°": Message("degrees"),
    "%": Message("per cent"),
    "pieces": Message("pieces"),
    "people": Message("people"),
    "seats": Message("seats"),
    "days": Message("days"),
    "months": Message("months"),
    "years": Message("years"),
}
"""Units in words, by their symbol in the records."""

_TEXT: Final = Message("text")
_SINGLE: Final[tuple[tuple[object, Message], ...]] = (
    (Age, Message("age in years, or in months: 18 months")),
    (CountryCode, Message("country code of two letters")),
    (CurrencyCode, Message("currency code of three letters")),
    (LanguageTag, Message("language code, such as fr or fr-CA")),
    (TimeOfDay, Message("time on the 24-hour clock")),
    (WebAddress, Message("web address")),
    (Email, Message("e-mail address")),
    (Slug, Message("short name: small letters, digits, hyphens")),
    (Identifier, Message("id: letters, digits, hyphens")),
    (Colour, Message("colour as #rrggbb")),
    (LocalText, Message("text, or a text per language")),
    (bool, Message("yes or no")),
    (int, Message("whole number")),
    (float, Message("number")),
    (dt.date, Message("date, year-month-day")),
    (dt.datetime, Message("date, year-month-day")),
    (str, _TEXT),
)


def unit_of(info: FieldInfo) -> str:
    """Return the symbol of a field's unit, or an empty text."""
    return next((one.symbol for one in _said(info) if isinstance(one, Unit)), "")


def type_words(info: FieldInfo) -> Message:
    """Return what a field takes: its kind, its bounds or choices, its unit."""
    annotation = _annotation(info)
    words = _words(annotation)
    bounds = _bounds(_said(info))
    unit = unit_of(info)
    if bounds is not None:
        words = Message("{kind}, {bounds}", kind=words, bounds=bounds)
    if unit:
        words = Message("{kind}, in {unit}", kind=words, unit=UNITS[unit])
    return words


def choices(info: FieldInfo) -> tuple[str, ...]:
    """Return the allowed values of a field that has a fixed list of them."""
    kind = _bare(_annotation(info))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(member.value) for member in kind)
    return ()


def record_in(info: FieldInfo) -> type[Record] | None:
    """Return the record whose fields stand inside a field, where they are its own."""
    return _record(_annotation(info))


def holds_several(info: FieldInfo) -> bool:
    """Tell whether a field holds a list, be it under names."""
    bare = _bare(_annotation(info))
    if get_origin(bare) is Mapping:
        bare = _bare(get_args(bare)[1])
    return get_origin(bare) is tuple


def _record(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        found = _record(part)
        if found is not None:
            return found
    return None


def _annotation(info: FieldInfo) -> object:
    if info.metadata:
        return Annotated[(info.annotation, *info.metadata)]
    return info.annotation


def _words(annotation: object) -> Message:
    for whole, words in (
        (ShowChoice, Message("auto, or one or several shows")),
        (Talks, Message("fields of its own, or a list of them, one per touring period")),
        (Items, Message("equipment list")),
        (FormerIds, Message("one or several ids")),
    ):
        if annotation == whole:
            return words
    bare = _bare(annotation)
    if get_origin(bare) is tuple:
        return _several(get_args(bare)[0], one_will_do=bare is not annotation)
    if get_origin(bare) is Mapping:
        return _by_key(get_args(bare)[1])
    return _single(annotation, bare)


def _single(annotation: object, bare: object) -> Message:
    shapes = {Amount: Message("amount"), Provision: Message("provision"), Choice: Message("choice")}
    if isinstance(bare, type) and bare in shapes:
        return shapes[bare]
    if isinstance(bare, type) and issubclass(bare, Enum):
        return Message("one of these words")
    if isinstance(bare, type) and issubclass(bare, Record):
        return Message("fields of its own")
    inner = _without_none(annotation)
    for kind, words in _SINGLE:
        if kind in {inner, bare}:
            return words
    return _TEXT


def _several(item: object, *, one_will_do: bool) -> Message:
    if _record(item) is not None:
        return Message("list of fields of their own")
    if get_origin(_bare(item)) is Mapping:
        return Message("list of fields of their own")
    if one_will_do:
        return Message("{kind}, one or a list", kind=_words(item))
    return Message("list: {kind}", kind=_words(item))


def _by_key(value: object) -> Message:
    if value is Any:
        return Message("fields of its own")
    return Message("by name: {kind}", kind=_words(value))


def _without_none(annotation: object) -> object:
    if get_origin(annotation) in {Union, UnionType}:
        return next(part for part in get_args(annotation) if part is not NoneType)
    return annotation


def _bare(annotation: object) -> object:
    """Return the type inside ``Annotated`` and ``… | None``."""
    inner = _without_none(annotation)
    if get_origin(inner) is Annotated:
        return _bare(get_args(inner)[0])
    return inner


def _said(info: FieldInfo) -> list[object]:
    """Return all that is said of a field's own value, Field's bounds taken apart."""
    said: list[object] = []
    annotation = _annotation(info)
    while True:
        annotation = _without_none(annotation)
        if get_origin(annotation) is not Annotated:
            return said
        annotation, *notes = get_args(annotation)
        for note in notes:
            said += getattr(note, "metadata", None) or [note]


def _bounds(said: list[object]) -> Message | None:
    found = {
        name: getattr(note, name)
        for note in said
        for name in ("ge", "gt", "le", "lt")
        if getattr(note, name, None) is not None
    }
    least, most = found.get("ge"), found.get("le")
    if least is not None and most is not None:
        return Message("{least} to {most}", least=f"{least:g}", most=f"{most:g}")
    if least is not None:
        return Message("{bound} or more", bound=f"{least:g}")
    if "gt" in found:
        return Message("more than {bound}", bound=f"{found['gt']:g}")
    return None
