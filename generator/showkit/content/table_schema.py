"""From a row's record to its Table Schema (Data Package v2, “Table Schema”).

The record is the only place where a table is described; what spreadsheets, validators and other
people's programs are told of it is derived here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator

from showkit.model.record import LocalText, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic.fields import FieldInfo

SCHEMA_PROFILE: Final = "https://datapackage.org/profiles/2.0/tableschema.json"

_TYPES: Final[Mapping[type, str]] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    dt.datetime: "datetime",
    dt.date: "date",
}
_CONSTRAINTS: Final[Mapping[str, str]] = {
    "ge": "minimum",
    "le": "maximum",
    "gt": "exclusiveMinimum",
    "lt": "exclusiveMaximum",
    "min_length": "minLength",
    "max_length": "maxLength",
}
_WRITTEN_YES: Final = ["yes", "true", "1", "oui"]
_WRITTEN_NO: Final = ["no", "false", "0", "non"]


@dataclass(frozen=True)
class Column:
    """What a row record says of one column.

    `local` marks a text per language, spread over the columns ``<name>_<language>``. `example` is
    a cell as it may be written.
    """

    name: str
    type: str
    required: bool
    description: str = ""
    local: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict)
    example: str = ""


@cache
def columns(record: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a row record in its order, a text per language counted once."""
    return tuple(
        _column(info.alias or name, info)
        for name, info in record.model_fields.items()
        if name != "extensions" and not info.exclude
    )


def table_schema(
    record: type[Record], *, languages: Sequence[str] = (), primary_key: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the Table Schema of a table whose rows are `record`, ready for JSON.

    A text per language becomes one column for each of `languages`; none of them is required, as
    any one satisfies the record. `primary_key` names the columns that no two rows share.
    """
    return schema_of(columns(record), languages=languages, primary_key=primary_key)


def schema_of(
    described: Iterable[Column], *, languages: Sequence[str] = (), primary_key: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the Table Schema of a table with these columns; see `table_schema`."""
    fields: list[dict[str, Any]] = []
    for column in described:
        if column.local:
            fields += [_field(column, f"{column.name}_{tag}", required=False) for tag in languages]
        else:
            fields.append(_field(column, column.name, required=column.required))
    schema: dict[str, Any] = {"$schema": SCHEMA_PROFILE, "fields": fields, "missingValues": [""]}
    if primary_key:
        schema["primaryKey"] = list(primary_key)
    return schema


def _field(column: Column, name: str, *, required: bool) -> dict[str, Any]:
    described: dict[str, Any] = {"name": name, "type": column.type}
    if column.type == "boolean":
        described |= {"trueValues": _WRITTEN_YES, "falseValues": _WRITTEN_NO}
    if column.description:
        described["description"] = column.description
    constraints = ({"required": True} if required else {}) | dict(column.constraints)
    if constraints:
        described["constraints"] = constraints
    return described


def _column(name: str, info: FieldInfo) -> Column:
    kind, metadata = _unwrapped(info.annotation, list(info.metadata))
    local, constraints = kind is LocalText, {}
    # a list or a text: a cell holds text either way
    type_ = _TYPES.get(kind, "string") if isinstance(kind, type) else "string"
    if isinstance(kind, type) and issubclass(kind, Enum):
        constraints = {"enum": [str(member.value) for member in kind]}
    elif not local:
        constraints = _constraints(metadata, type_)
    return Column(
        name,
        type_,
        info.is_required(),
        description=info.description or "",
        local=local,
        constraints=constraints,
        example=str(next(iter(info.examples or ()), "")),
    )


def _unwrapped(annotation: object, metadata: list[Any]) -> tuple[object, list[Any]]:
    """Return what stands inside ``Annotated`` and ``… | None``, and all that is said of it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *said = get_args(annotation)
        return _unwrapped(inner, [*said, *metadata])
    if origin in {Union, UnionType}:
        inner_types = [part for part in get_args(annotation) if part is not NoneType]
        if len(inner_types) == 1:
            return _unwrapped(inner_types[0], metadata)
    return annotation, metadata


def _constraints(metadata: Sequence[Any], type_: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for said in metadata:
        for name, constraint in _CONSTRAINTS.items():
            bound = getattr(said, name, None)
            if bound is not None:
                found[constraint] = bound
        pattern = getattr(said, "pattern", None)
        if isinstance(pattern, str) and type_ == "string" and not _normalises(metadata):
            # a Table Schema pattern is an XML Schema one: it always holds the whole value
            found["pattern"] = pattern.removeprefix("^").removesuffix("$").replace('\\"', '"')
    return found


def _normalises(metadata: Sequence[Any]) -> bool:
    """Tell whether the record takes more than its pattern says, such as a country in small."""
    return any(isinstance(said, (BeforeValidator, AfterValidator)) for said in metadata)
