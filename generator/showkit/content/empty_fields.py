"""Fields that are there but empty: under a name that no record knows, or with a colour behind #."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from showkit.model.company import Colour
from showkit.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.yaml import Pointer


@dataclass(frozen=True)
class EmptyField:
    """A field left empty: where it is, the record it is in, and whether that record knows it."""

    pointer: Pointer
    owner: type[Record]
    is_known: bool

    @property
    def wants_colour(self) -> bool:
        """Whether a colour belongs here, whose # begins a comment unless it is in quotes."""
        fields = self.owner.model_fields.items()
        name = self.pointer[-1]
        found = next((info for field, info in fields if name in {field, info.alias}), None)
        if found is None or not found.metadata:
            return False
        annotation: object = Annotated[(found.annotation, *found.metadata)]
        return annotation == Colour


def empty_fields(
    value: object, record: type[Record], pointer: Pointer = ()
) -> Iterator[EmptyField]:
    """Yield each empty field of a record and of those inside it.

    A field left empty counts as not given, so that nobody is told of it by the record itself;
    yet a misspelt name is a slip whether a value follows it or not.
    """
    if not isinstance(value, Mapping):
        return
    fields = {info.alias or name: info.annotation for name, info in record.model_fields.items()}
    for key, inner in value.items():
        if inner is None and not key.startswith("x-"):
            yield EmptyField((*pointer, key), record, key in fields)
        elif key in fields:
            yield from _inside(inner, fields[key], (*pointer, key))


def _inside(
    value: object,
    annotation: object,
    pointer: Pointer,
) -> Iterator[EmptyField]:
    """Look at a value through what its field takes, where that is one kind of record alone."""
    if value is None:
        return
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield from empty_fields(value, annotation, pointer)
        return
    origin, inner = get_origin(annotation), [a for a in get_args(annotation) if a is not NoneType]
    if origin is None or not inner:
        return
    if isinstance(origin, type) and issubclass(origin, Mapping):
        entries = value.items() if isinstance(value, Mapping) else ()
        for key, one in entries:
            yield from _inside(one, inner[-1], (*pointer, key))
    elif origin is tuple:
        for n, one in enumerate(value if isinstance(value, list) else ()):
            yield from _inside(one, inner[0], (*pointer, n))
    elif len(inner) == 1 or not all(isinstance(one, type) for one in inner):
        yield from _inside(value, inner[0], pointer)
