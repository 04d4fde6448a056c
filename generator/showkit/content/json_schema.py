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
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BeforeValidator

from showkit.content.json_schema_terms import (
    AGE,
    DAY,
    INTEGER,
    LOCAL_TEXT,
    MOMENT,
    NUMBER,
    TEXT,
    YES_NO,
    Schema,
    bounded,
    list_of,
    one_or_list,
    or_bare,
    or_null,
    pattern_of,
)
from showkit.content.yaml import parse_yaml
from showkit.model.access import ShowChoice
from showkit.model.age import Age
from showkit.model.person import FormerIds
from showkit.model.record import Identifier, LocalText, Record, Slug, Texts, YesNo
from showkit.model.requirement import Amount, Choice, Items, Provision
from showkit.model.talk import Talks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic.fields import FieldInfo


DRAFT: Final = "http://json-schema.org/draft-07/schema#"

_SLUG_KEY: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"


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
        self._records: dict[str, type[Record]] = {}
        self._special: Mapping[object, Callable[[], Schema]] = {
            Age: lambda: AGE,
            YesNo: lambda: YES_NO,
            LocalText: lambda: LOCAL_TEXT,
            Amount: self._amount,
            Provision: lambda: or_bare(self.record(Provision), YES_NO),
            Choice: lambda: or_bare(self.record(Choice), one_or_list(TEXT)),
            Items: lambda: one_or_list(or_bare(self.record(_item_of(Items)), TEXT)),
            Texts: lambda: one_or_list(LOCAL_TEXT),
            FormerIds: lambda: one_or_list(
                or_bare(self.record(_item_of(FormerIds)), self.of_type(Identifier))
            ),
            ShowChoice: lambda: one_or_list(self.of_type(Slug)),  # auto is a slug, to a schema
            Talks: lambda: or_bare(
                list_of(self.record(_item_of(Talks))), self.record(_item_of(Talks))
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
        """Return a reference to the record's definition, which bears the name of its class."""
        name = record.__name__
        if self._records.setdefault(name, record) is not record:
            raise ValueError(f"two records of one file are called {name}")
        if name not in self._definitions:
            self._definitions[name] = {}
            self._definitions[name].update(self.properties(record))
        return {"$ref": f"#/definitions/{name}"}

    def _amount(self) -> Schema:
        given = {"not": {"type": "null"}}
        some = {
            "anyOf": [
                {"required": [bound], "properties": {bound: given}}
                for bound in ("min", "ideal", "max")
            ]
        }
        return or_bare({"allOf": [self.record(Amount), some]}, {**NUMBER, "minimum": 0})

    def _field(self, info: FieldInfo) -> Schema:
        annotation: object = info.annotation
        if info.metadata:
            annotation = Annotated[(annotation, *info.metadata)]
        schema = self.of_type(annotation)
        if not info.is_required():
            schema = or_null(schema)
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
            return list_of(self.of_type(get_args(annotation)[0]))
        if origin is Mapping:
            return self._mapping(*get_args(annotation))
        return self._class(annotation) if isinstance(annotation, type) else {}

    def _mapping(self, key: object, value: object) -> Schema:
        if value is Any:
            return {"type": "object"}
        pattern = next((said.pattern for said in get_args(key)[1:] if pattern_of(said)), _SLUG_KEY)
        return {
            "type": "object",
            "propertyNames": {"pattern": pattern},
            "additionalProperties": or_null(self.of_type(value)),
        }

    def _class(self, kind: type) -> Schema:
        if issubclass(kind, Enum):
            return {"enum": [member.value for member in kind]}
        if issubclass(kind, Record):
            return self.record(kind)
        written: Mapping[type, Schema] = {
            str: TEXT,
            float: NUMBER,
            int: INTEGER,
            dt.date: DAY,
            dt.datetime: MOMENT,
        }
        return written.get(kind, {})

    def _annotated(self, kind: object, *said: object) -> Schema:
        """Return the schema of a type and what is said of it: bounds, pattern, leniency."""
        if any(isinstance(one, BeforeValidator) for one in said) and get_origin(kind) is tuple:
            schema = one_or_list(self.of_type(get_args(kind)[0]))
        else:
            schema = self.of_type(kind)
        for one in said:
            schema = bounded(schema, one)
        return schema


def _item_of(annotation: object) -> type[Record]:
    """Return the record that an annotated tuple holds."""
    item: type[Record] = get_args(get_args(annotation)[0])[0]
    return item


def _as_value(example: object) -> object:
    """Return an example, which is written as in a file, as the value that an editor offers."""
    return parse_yaml(f"value: {example}", "").value.get("value", example)
