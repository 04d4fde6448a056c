"""What showkit's reader takes, said as a JSON Schema: texts, numbers, yes or no, lists, bounds.

The reader asks the field what a value is; a schema sees only how it is written. Each term here
therefore takes every way of writing that the reader takes.
"""

from __future__ import annotations

import re
from typing import Any, Final

from showkit.model.age import OLDEST

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

_INTEGER: Final = r"^\s*[+-]?[0-9]+(\.0*)?\s*$"
_NUMBER: Final = r"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"
_AGE: Final = (
    r"^\s*[0-9]{1,4}(\.[0-9]+)?\s*([Mm][Oo][Ii][Ss]|[Mm]onths?|[Aa][Nn][Ss]?|[Yy]ears?)?\s*$"
)
_DAY: Final = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"
_MOMENT: Final = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt _].*)?$"
_LANGUAGE_KEY: Final = r"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$"
_WORDS_FOR_YES_NO: Final = (
    *("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0"),
    *("oui", "non", "si", "sí", "ja", "nein"),
)
_BOUNDS: Final = {
    "ge": "minimum",
    "le": "maximum",
    "gt": "exclusiveMinimum",
    "lt": "exclusiveMaximum",
}
_LENGTHS: Final = {"min_length": "minLength", "max_length": "maxLength"}


def _any_case(word: str) -> str:
    return "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in word)


TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
YES_NO: Final[Schema] = {
    "anyOf": [
        {"type": "boolean"},
        {"enum": ["yes", "no", 1, 0]},
        {"type": "string", "pattern": f"^({'|'.join(map(_any_case, _WORDS_FOR_YES_NO))})$"},
    ]
}
LOCAL_TEXT: Final[Schema] = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "propertyNames": {"pattern": _LANGUAGE_KEY},
            "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
        },
    ]
}
INTEGER: Final[Schema] = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _INTEGER}]}
NUMBER: Final[Schema] = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]}
AGE: Final[Schema] = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": OLDEST},
        {"type": "string", "pattern": _AGE},
    ]
}
DAY: Final[Schema] = {"type": "string", "pattern": _DAY}
MOMENT: Final[Schema] = {"type": "string", "pattern": _MOMENT}


def pattern_of(said: object) -> str | None:
    """Return the pattern that an annotation gives a text, where it gives one."""
    pattern = getattr(said, "pattern", None)
    return pattern if isinstance(pattern, str) else None


def bounded(schema: Schema, said: object) -> Schema:
    """Return `schema` with a bound, a length or a pattern that an annotation gives."""
    pattern = pattern_of(said)
    if pattern is not None:
        return _text_like(pattern, said)
    inner = getattr(said, "metadata", None) or [said]  # pydantic keeps Field's bounds inside
    for one in inner:
        for name, keyword in _BOUNDS.items():
            bound = getattr(one, name, None)
            if bound is not None:
                schema = {**schema, keyword: bound}
        least = getattr(one, "min_length", None)
        if least is not None and "anyOf" not in schema:
            schema = {**schema, "minLength": least}
        elif least is not None:
            schema = {"anyOf": [_at_least(part, least) for part in schema["anyOf"]]}
    return schema


def _text_like(pattern: str, said: object) -> Schema:
    """Return a text of that pattern, and of the length that `said` gives."""
    text: Schema = {"type": "string", "pattern": _spaced(pattern)}
    for name, keyword in _LENGTHS.items():
        if getattr(said, name, None) is not None:
            text[keyword] = getattr(said, name)
    if re.search(pattern, "7"):  # a number or a yes may be a name: 1984
        return {"anyOf": [text, {"type": "integer", "minimum": 0}, {"type": "boolean"}]}
    return text


def _at_least(schema: Schema, items: int) -> Schema:
    return {**schema, "minItems": items} if schema.get("type") == "array" else schema


def _spaced(pattern: str) -> str:
    """Return `pattern` with the blanks around a value that the reader takes away."""
    return r"^\s*" + pattern.removeprefix("^").removesuffix("$") + r"\s*$"


def list_of(item: Schema) -> Schema:
    """Return a list of such items, some of them perhaps left empty."""
    return {"type": "array", "items": or_null(item)}


def one_or_list(item: Schema) -> Schema:
    """Return one such item or a list of them."""
    return {"anyOf": [*_parts(item), list_of(item)]}


def or_bare(fields: Schema, bare: Schema) -> Schema:
    """Return a record, or the one value that may stand for it."""
    return {"anyOf": [fields, *_parts(bare)]}


def or_null(schema: Schema) -> Schema:
    """Return what `schema` takes, or nothing."""
    return {"anyOf": [*_parts(schema), {"type": "null"}]}


def _parts(schema: Schema) -> list[Schema]:
    """Return the choices of a schema, so that choices in choices do not pile up."""
    return schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
