"""From pydantic's errors to findings in the words of people who write content."""

from __future__ import annotations

import re
import reprlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel, RootModel

from showkit.content.french_fields import field_meant
from showkit.content.nearest import nearest, readings
from showkit.content.rules import RECORDS
from showkit.content.slugs import as_slug
from showkit.content.suggestions import did_you_mean, meant_either, meant_instead
from showkit.model.message import Message
from showkit.model.record import CLOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding, Place

    PlaceOf = Callable[[Pointer], Place]
    """Gives the place of a value; for a field that should not be there, of its name."""


@dataclass(frozen=True)
class _Expected:
    """What a field wants, in words, and which kind of value `nearest` is to look for."""

    words: Message
    kind: str = ""


_NUMBER = _Expected(Message("a number, such as 8.5"), "number")
_WHOLE = _Expected(Message("a whole number, such as 12"), "whole")
_DATE = _Expected(Message("a date as year-month-day, such as 2027-03-31"), "day")
_YES_NO = _Expected(Message("yes or no"), "yes or no")
_TEXT = _Expected(Message("a text"))
_LIST = _Expected(Message("a list, one line each beginning with a hyphen"))
_FIELDS = _Expected(Message("fields of its own, one a line and indented"))
_THESE_FIELDS: Final = Message("fields of its own, one a line and indented: {fields}")
_LIST_OF_FIELDS: Final = Message(
    "a list, each entry after a hyphen with fields of its own: {fields}"
)

_EXPECTED: Final[Mapping[str, _Expected]] = {
    "age_parsing": _Expected(
        Message("an age in years, such as 8, or in months, such as 18 months"), "age"
    ),
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "date_from_datetime_inexact": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "datetime_from_date_parsing": _DATE,
    "datetime_parsing": _DATE,
    "datetime_type": _DATE,
    "dict_type": _FIELDS,
    "finite_number": _NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "insecure_mail": _Expected(
        Message("starttls or tls: others could read letters and password on the way")
    ),
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "mapping_type": _FIELDS,
    "model_type": _FIELDS,
    "string_type": _TEXT,
    "tuple_type": _LIST,
}

_DAY_ERRORS: Final = frozenset({"date_from_datetime_parsing", "datetime_from_date_parsing"})
_ISO_DAY: Final = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*")

_PATTERNS: Final[Mapping[str, _Expected]] = {
    r"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$": _Expected(
        Message("a language code, such as fr, en or fr-CA"), "language"
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": _Expected(
        Message("small letters, digits and hyphens, such as le-vauban"), "slug"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$": _Expected(
        Message("letters, digits and hyphens, such as claire-aubin"), "identifier"
    ),
    r"^[A-Za-z]{2}$": _Expected(
        Message("a country code of two letters, such as CA, FR or BE"), "country"
    ),
    r"^[A-Za-z]{3}$": _Expected(
        Message("a currency code of three letters, such as CAD or EUR"), "currency"
    ),
    CLOCK: _Expected(Message("a time on the 24-hour clock, such as 19:30"), "time"),
    r"^https?://[^\s<>\"]+$": _Expected(
        Message("a web address that begins with https://"), "web address"
    ),
    r"^[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+$": _Expected(
        Message("an e-mail address, such as claire@theatre.example"), "email"
    ),
    r"^#[0-9A-Fa-f]{6}$": _Expected(Message("a colour such as #7a2e1d"), "colour"),
}

_BOUNDS: Final[Mapping[str, tuple[str, Message]]] = {
    "greater_than": ("gt", Message("more than {bound}")),
    "greater_than_equal": ("ge", Message("{bound} or more")),
    "less_than": ("lt", Message("less than {bound}")),
    "less_than_equal": ("le", Message("{bound} or less")),
    "string_too_long": ("max_length", Message("at most {bound} characters")),
    "string_too_short": ("min_length", Message("at least {bound} characters")),
    "too_short": ("min_length", Message("at least {bound} entries")),
    "too_long": ("max_length", Message("at most {bound} entries")),
}

_LONGEST_SHOWN = 60
_MOST_NAMED = 200
_MOST_FIELDS_NAMED = 6


def findings_from(
    error: ValidationError,
    record: type[BaseModel],
    place_of: PlaceOf,
    place_of_key: PlaceOf | None = None,
) -> list[Finding]:
    """Return a finding for every error in `error`, raised while `record` was being made.

    Of hundreds in one record, which have a cause in common, the first are named and the rest
    counted.
    """
    details = error.errors(include_url=False)
    findings = [
        _finding(detail, record, place_of, place_of_key or place_of)
        for detail in details[:_MOST_NAMED]
    ]
    if len(details) > _MOST_NAMED:
        findings.append(RECORDS.MANY.at(place_of(()), more=len(details) - _MOST_NAMED))
    return findings


def unknown_field(place: Place, field: str, record: type[BaseModel]) -> Finding:
    """Return the finding for a field that `record` does not know."""
    return _unknown(place, field, _fields_at(record, ()))


def _unknown(place: Place, field: str, known: Sequence[str]) -> Finding:
    return RECORDS.UNKNOWN_FIELD.at(place, field=field, suggestion=field_meant(field, known))


def _proposed(field: str, owner: object) -> str:
    """Return a value for a missing field where the others tell it: an id from the name."""
    name = owner.get("name") if field == "id" and isinstance(owner, dict) else None
    return as_slug(name) if isinstance(name, str) and name.strip() else "…"


def shown(value: object) -> str:
    """Return a value short enough for a line of text."""
    text = value if isinstance(value, str) else reprlib.repr(value)
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def day_advice(written: str) -> Message:
    """Return what to write instead of a text that is no day, with what was probably meant."""
    suggestion = _suggestion(_DATE.kind, written)
    return Message(RECORDS.WRONG_TYPE.advice, expected=_DATE.words, suggestion=suggestion)


def whole_words(text: str) -> str:
    """Return a text short enough for a line, cut between words so that no address is."""
    text = re.sub(r"\s+", " ", text)
    if len(text) <= _LONGEST_SHOWN:
        return text
    end = text.find(" ", _LONGEST_SHOWN - 1)
    return text if end < 0 else text[:end].rstrip(",;") + " …"


def _finding(
    detail: ErrorDetails, record: type[BaseModel], place_of: PlaceOf, place_of_key: PlaceOf
) -> Finding:
    kind = detail["type"]
    is_key = detail["loc"][-1:] == ("[key]",)
    pointer = tuple(step for step in detail["loc"] if step != "[key]")
    context: dict[str, Any] = detail.get("ctx", {})
    field = next((str(step) for step in reversed(pointer) if isinstance(step, str)), "")
    place = place_of_key(pointer) if is_key else place_of(pointer)
    if kind != "missing" and not is_key:
        field = _as_written(pointer, place_of) or field
    value = shown(field if is_key else detail["input"])
    if kind == "extra_forbidden":
        known = _fields_at(record, pointer[:-1])
        return _unknown(place_of_key(pointer), field, known)
    if kind == "missing":
        value = _proposed(field, detail["input"])
        return RECORDS.MISSING_FIELD.at(place_of(pointer[:-1]), field=field, value=value)
    if kind in {"enum", "literal_error"}:
        choices = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        return RECORDS.NOT_A_CHOICE.at(
            place,
            field=field,
            value=value,
            expected=_one_of(choices),
            suggestion=did_you_mean(str(detail["input"]), choices),
        )
    if kind in _BOUNDS:
        name, text = _BOUNDS[kind]
        bound = context.get(name, "")
        shown_bound = f"{bound:g}" if isinstance(bound, (int, float)) else bound
        expected = Message(text.text, bound=shown_bound)
        return RECORDS.OUT_OF_RANGE.at(place, field=field, value=value, expected=expected)
    if kind == "value_error":
        rule = RECORDS.AMOUNT_ORDER if "order" in detail["msg"] else RECORDS.AMOUNT_EMPTY
        return rule.at(place, field=field)
    wanted = _EXPECTED.get(kind, _TEXT)
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(str(context.get("pattern")), _TEXT)
    given = detail["input"] if isinstance(detail["input"], str) and not is_key else field
    is_no_day = kind in _DAY_ERRORS and _ISO_DAY.fullmatch(given) is not None
    rule = RECORDS.NO_SUCH_DAY if is_no_day else RECORDS.WRONG_TYPE
    return rule.at(
        place,
        field=field,
        value=value,
        expected=_with_fields(wanted, record, pointer),
        suggestion=_suggestion(wanted.kind, given),
    )


def _suggestion(kind: str, given: str) -> Message | str:
    near = nearest(kind, given)
    if near:
        return meant_instead(near)
    two = readings(kind, given)
    return meant_either(*two) if two else ""


def _with_fields(wanted: _Expected, record: type[BaseModel], pointer: Pointer) -> Message:
    """Return what is wanted in words; of a record, or a list of them, with its first fields."""
    names = [(at, step) for at, step in enumerate(pointer) if isinstance(step, str)]
    if wanted not in {_FIELDS, _LIST} or not names:
        return wanted.words
    at, name = names[-1]
    owner = _record_at(record, pointer[:at])
    inner = next(_records_in(_annotation(owner, name)), None) if owner else None
    fields = _names_in(inner) if inner and not issubclass(inner, RootModel) else []
    if not fields:
        return wanted.words
    some = [*fields[:_MOST_FIELDS_NAMED], *(["…"] if len(fields) > _MOST_FIELDS_NAMED else [])]
    text = _THESE_FIELDS if wanted == _FIELDS else _LIST_OF_FIELDS
    return Message(text.text, fields=", ".join(some))


def _as_written(pointer: Pointer, place_of: PlaceOf) -> str:
    """Return the field above the last one where the file leaves that out, else nothing.

    ``depth: -3`` is read as ``depth: {min: -3}``; nobody who wrote the first knows of a “min”.
    """
    *above, last = pointer or ("",)
    is_left_out = isinstance(last, str) and above and isinstance(above[-1], str)
    if is_left_out and place_of(pointer) == place_of(tuple(above)) != place_of(()):
        return str(above[-1])
    return ""


def _one_of(choices: Sequence[str]) -> Message | str:
    if len(choices) < 2:  # noqa: PLR2004 - one choice needs no “or”
        return "".join(choices)
    return Message("{others} or {last}", others=", ".join(choices[:-1]), last=choices[-1])


def _fields_at(record: type[BaseModel], pointer: Pointer) -> list[str]:
    """Return the names that the record at `pointer` knows."""
    here = _record_at(record, pointer)
    return _names_in(here) if here else []


def _record_at(record: type[BaseModel], pointer: Pointer) -> type[BaseModel] | None:
    """Return the kind of record at `pointer`, or of the last one on the way there."""
    here: type[BaseModel] | None = record
    for step in pointer:
        if here is not None and isinstance(step, str):
            here = next(_records_in(_annotation(here, step)), here)
    return here


def _names_in(record: type[BaseModel]) -> list[str]:
    fields = record.model_fields.items()
    return [info.alias or name for name, info in fields if name != "extensions"]


def _annotation(record: type[BaseModel], name: str) -> object:
    for field, info in record.model_fields.items():
        if name in {field, info.alias}:
            return info.annotation
    return None


def _records_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)
