"""From pydantic's errors to findings in the words of people who write content."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel

from showkit.content.rules import RECORDS
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from showkit.content.yaml_text import Pointer
    from showkit.model.finding import Finding, Place

    PlaceOf = Callable[[Pointer], Place]
    """Gives the place of a value; for a field that should not be there, of its name."""

_NUMBER = Message("a number, such as 8.5")
_WHOLE = Message("a whole number, such as 12")
_DATE = Message("a date as year-month-day, such as 2027-03-31")
_YES_NO = Message("yes or no")
_TEXT = Message("a text")
_LIST = Message("a list, one line each beginning with a hyphen")
_FIELDS = Message("fields of its own, one a line and indented")

_EXPECTED: Final[Mapping[str, Message]] = {
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
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "mapping_type": _FIELDS,
    "model_type": _FIELDS,
    "string_type": _TEXT,
    "tuple_type": _LIST,
}

_PATTERNS: Final[Mapping[str, Message]] = {
    r"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$": Message(
        "a language code, such as fr, en or fr-CA"
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": Message("small letters, digits and hyphens, such as le-vauban"),
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$": Message("letters, digits and hyphens, such as claire-aubin"),
    r"^[A-Za-z]{2}$": Message("a country code of two letters, such as CA, FR or BE"),
    r"^[A-Za-z]{3}$": Message("a currency code of three letters, such as CAD or EUR"),
    r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$": Message("a time on the 24-hour clock, such as 19:30"),
    r"^https?://[^\s<>\"]+$": Message("a web address that begins with https://"),
    r"^[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+$": Message(
        "an e-mail address, such as claire@theatre.example"
    ),
    r"^#[0-9A-Fa-f]{6}$": Message("a colour such as #7a2e1d"),
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


def findings_from(
    error: ValidationError,
    record: type[BaseModel],
    place_of: PlaceOf,
    place_of_key: PlaceOf | None = None,
) -> list[Finding]:
    """Return a finding for every error in `error`, raised while `record` was being made."""
    return [
        _finding(detail, record, place_of, place_of_key or place_of)
        for detail in error.errors(include_url=False)
    ]


def did_you_mean(word: str, known: Iterable[str]) -> Message | str:
    """Return “: did you mean …”, or nothing where no known word is near `word`."""
    lower = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), lower, n=1, cutoff=0.6)
    return Message(" (did you mean “{near}”?)", near=lower[near[0]]) if near else ""


def shown(value: object) -> str:
    """Return a value short enough for a line of text."""
    text = value if isinstance(value, str) else repr(value)
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _finding(
    detail: ErrorDetails, record: type[BaseModel], place_of: PlaceOf, place_of_key: PlaceOf
) -> Finding:
    kind = detail["type"]
    is_key = detail["loc"][-1:] == ("[key]",)
    pointer = tuple(step for step in detail["loc"] if step != "[key]")
    context: dict[str, Any] = detail.get("ctx", {})
    field = next((str(step) for step in reversed(pointer) if isinstance(step, str)), "")
    place = place_of_key(pointer) if is_key else place_of(pointer)
    value = shown(field if is_key else detail["input"])
    if kind == "extra_forbidden":
        suggestion = did_you_mean(field, _fields_at(record, pointer[:-1]))
        return RECORDS.UNKNOWN_FIELD.at(place_of_key(pointer), field=field, suggestion=suggestion)
    if kind == "missing":
        return RECORDS.MISSING_FIELD.at(place_of(pointer[:-1]), field=field)
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
    expected = _EXPECTED.get(kind, _TEXT)
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(str(context.get("pattern")), _TEXT)
    return RECORDS.WRONG_TYPE.at(place, field=field, value=value, expected=expected)


def _one_of(choices: Sequence[str]) -> Message | str:
    if len(choices) < 2:  # noqa: PLR2004 - one choice needs no “or”
        return "".join(choices)
    return Message("{others} or {last}", others=", ".join(choices[:-1]), last=choices[-1])


def _fields_at(record: type[BaseModel], pointer: Pointer) -> list[str]:
    """Return the names that the record at `pointer` knows."""
    here: type[BaseModel] | None = record
    for step in pointer:
        if here is None:
            return []
        if isinstance(step, int):
            continue
        here = next(_records_in(_annotation(here, step)), here)
    if here is None:
        return []
    return [info.alias or name for name, info in here.model_fields.items() if name != "extensions"]


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
