"""From a record to a JSON Schema, so that an editor completes and checks while one types.

Editors type what a file holds (YAML 1.2: ``95`` is a number, ``yes`` a text, nothing is null);
showkit's reader asks the field instead. The schemas therefore take every way of writing that the
reader takes: a number where a text is meant, yes and oui, one value where a list is meant, a
field left empty, keys of the company's own (``x-``). What a schema cannot say, such as the order
of `min` and `ideal`, is left to ``showkit check``.

Draft 7, the one that YAML language servers know best.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BeforeValidator

from showkit.content.yaml_text import parse_yaml
from showkit.model.presenter import FormerIds, ShowChoice, Talks
from showkit.model.record import Identifier, LocalText, Record, Slug, Texts, YesNo
from showkit.model.requirement import Amount, Choice, Items, Provision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic.fields import FieldInfo

Schema = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"

_INTEGER: Final = r"^\s*[+-]?[0-9]+(\.0*)?\s*$"
_NUMBER: Final = r"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"
_DAY: Final = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"
_MOMENT: Final = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt _].*)?$"
_WORDS_FOR_YES_NO: Final = (
    *("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0"),
    *("oui", "non", "si", "sí", "ja", "nein"),
)
_LANGUAGE_KEY: Final = r"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$"
_SLUG_KEY: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_BOUNDS: Final = {
    "ge": "minimum",
    "le": "maximum",
    "gt": "exclusiveMinimum",
    "lt": "exclusiveMaximum",
}
_LENGTHS: Final = {"min_length": "minLength", "max_length": "maxLength"}


def _any_case(word: str) -> str:
    return "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in word)


_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
_YES_NO: Final[Schema] = {
    "anyOf": [
        {"type": "boolean"},
        {"enum": ["yes", "no", 1, 0]},
        {"type": "string", "pattern": f"^({'|'.join(map(_any_case, _WORDS_FOR_YES_NO))})$"},
    ]
}
_LOCAL_TEXT: Final[Schema] = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "propertyNames": {"pattern": _LANGUAGE_KEY},
            "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
        },
    ]
}


def json_schema(
    record: type[Record],
    title: str,
    said: Callable[[str], str],
    *,
    without: Iterable[str] = (),
    by_name: bool = False,
) -> Schema:
    """Return the JSON Schema of a file that holds one `record`, or many of them by their names.

    `said` puts a field's description into the reader's language; `without` names fields that the
    file does not hold itself, such as the body below the front matter.
    """
    definitions: dict[str, Schema] = {}
    walk = _Walk(said, definitions)
    top = walk.properties(record, frozenset(without))
    if by_name:
        names = {"pattern": _SLUG_KEY}
        top = {"type": "object", "propertyNames": names, "additionalProperties": top}
    return {"$schema": DRAFT, "title": title, **top, "definitions": definitions}


class _Walk:
    """Follows the records' types; each record becomes one definition."""

    def __init__(self, said: Callable[[str], str], definitions: dict[str, Schema]) -> None:
        self._said = said
        self._definitions = definitions
        self._special: Mapping[object, Callable[[], Schema]] = {
            YesNo: lambda: _YES_NO,
            LocalText: lambda: _LOCAL_TEXT,
            Amount: self._amount,
            Provision: lambda: _or_bare(self.record(Provision), _YES_NO),
            Choice: lambda: _or_bare(self.record(Choice), _one_or_list(_TEXT)),
            Items: lambda: _one_or_list(_or_bare(self.record(_item_of(Items)), _TEXT)),
            Texts: lambda: _one_or_list(_LOCAL_TEXT),
            FormerIds: lambda: _one_or_list(
                _or_bare(self.record(_item_of(FormerIds)), self.of_type(Identifier))
            ),
            ShowChoice: lambda: _one_or_list(self.of_type(Slug)),  # auto is a slug, to a schema
            Talks: lambda: _or_bare(
                _list_of(self.record(_item_of(Talks))), self.record(_item_of(Talks))
            ),
        }

    def properties(self, record: type[Record], without: frozenset[str] = frozenset()) -> Schema:
        """Return the schema of a record's fields: nothing unknown but ``x-``."""
        fields = {
            info.alias or name: info
            for name, info in record.model_fields.items()
            if name not in {"extensions", *without} and not info.exclude
        }
        schema: Schema = {
            "type": "object",
            "properties": {name: self._field(info) for name, info in fields.items()},
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
        }
        required = [name for name, info in fields.items() if info.is_required()]
        if required:
            schema["required"] = required
        return schema

    def record(self, record: type[Record]) -> Schema:
        """Return a reference to the record's definition."""
        name = f"{record.__module__.rpartition('.')[2]}.{record.__name__}"
        if name not in self._definitions:
            self._definitions[name] = {}
            self._definitions[name].update(self.properties(record))
        return {"$ref": f"#/definitions/{name}"}

    def _amount(self) -> Schema:
        number = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]}
        given = {"not": {"type": "null"}}
        some = {
            "anyOf": [
                {"required": [bound], "properties": {bound: given}}
                for bound in ("min", "ideal", "max")
            ]
        }
        return _or_bare({"allOf": [self.record(Amount), some]}, number)

    def _field(self, info: FieldInfo) -> Schema:
        annotation: object = info.annotation
        if info.metadata:
            annotation = Annotated[(annotation, *info.metadata)]
        schema = self.of_type(annotation)
        if not info.is_required():
            schema = _or_null(schema)
        described: Schema = {}
        if info.description:
            described["description"] = self._said(info.description)
        if info.examples:
            described["examples"] = [_as_value(example) for example in info.examples]
        # in Draft 7 nothing beside $ref is read
        return described | ({"allOf": [schema]} if "$ref" in schema else schema)

    def of_type(self, annotation: object) -> Schema:
        """Return the schema of one type of the records."""
        for special, made in self._special.items():
            if annotation == special:
                return made()
        origin = get_origin(annotation)
        if origin is Annotated:
            return self._annotated(*get_args(annotation))
        if origin in {Union, UnionType}:
            return self.of_type(next(part for part in get_args(annotation) if part is not NoneType))
        return self._plain(annotation)

    def _plain(self, annotation: object) -> Schema:
        origin = get_origin(annotation)
        if origin is tuple:
            return _list_of(self.of_type(get_args(annotation)[0]))
        if origin is Mapping:
            return self._mapping(*get_args(annotation))
        return self._class(annotation) if isinstance(annotation, type) else {}

    def _mapping(self, key: object, value: object) -> Schema:
        if value is Any:
            return {"type": "object"}
        pattern = next((said.pattern for said in get_args(key)[1:] if _pattern(said)), _SLUG_KEY)
        return {
            "type": "object",
            "propertyNames": {"pattern": pattern},
            "additionalProperties": _or_null(self.of_type(value)),
        }

    def _class(self, kind: type) -> Schema:
        if issubclass(kind, Enum):
            return {"enum": [member.value for member in kind]}
        if issubclass(kind, Record):
            return self.record(kind)
        written: Mapping[type, Schema] = {
            str: _TEXT,
            float: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]},
            int: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _INTEGER}]},
            dt.date: {"type": "string", "pattern": _DAY},
            dt.datetime: {"type": "string", "pattern": _MOMENT},
        }
        return written.get(kind, {})

    def _annotated(self, kind: object, *said: object) -> Schema:
        """Return the schema of a type and what is said of it: bounds, pattern, leniency."""
        if any(isinstance(one, BeforeValidator) for one in said) and get_origin(kind) is tuple:
            schema = _one_or_list(self.of_type(get_args(kind)[0]))
        else:
            schema = self.of_type(kind)
        for one in said:
            schema = _bounded(schema, one)
        return schema


def _item_of(annotation: object) -> type[Record]:
    """Return the record that an annotated tuple holds."""
    item: type[Record] = get_args(get_args(annotation)[0])[0]
    return item


def _pattern(said: object) -> str | None:
    pattern = getattr(said, "pattern", None)
    return pattern if isinstance(pattern, str) else None


def _bounded(schema: Schema, said: object) -> Schema:
    """Return `schema` with a bound, a length or a pattern that an annotation gives."""
    pattern = _pattern(said)
    if pattern is not None:
        texts: list[Schema] = [{"type": "string", "pattern": _spaced(pattern)}]
        if re.search(pattern, "7"):  # a number or a yes may be a name: 1984
            texts += [{"type": "integer", "minimum": 0}, {"type": "boolean"}]
        for name, keyword in _LENGTHS.items():
            if getattr(said, name, None) is not None:
                texts[0][keyword] = getattr(said, name)
        return {"anyOf": texts} if len(texts) > 1 else texts[0]
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


def _at_least(schema: Schema, items: int) -> Schema:
    return {**schema, "minItems": items} if schema.get("type") == "array" else schema


def _spaced(pattern: str) -> str:
    """Return `pattern` with the blanks around a value that the reader takes away."""
    return r"^\s*" + pattern.removeprefix("^").removesuffix("$") + r"\s*$"


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": _or_null(item)}


def _one_or_list(item: Schema) -> Schema:
    return {"anyOf": [*_parts(item), _list_of(item)]}


def _or_bare(fields: Schema, bare: Schema) -> Schema:
    return {"anyOf": [fields, *_parts(bare)]}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [*_parts(schema), {"type": "null"}]}


def _parts(schema: Schema) -> list[Schema]:
    """Return the choices of a schema, so that choices in choices do not pile up."""
    return schema["anyOf"] if set(schema) == {"anyOf"} else [schema]


def _as_value(example: object) -> object:
    """Return an example, which is written as in a file, as the value that an editor offers."""
    return parse_yaml(f"value: {example}", "").value.get("value", example)
