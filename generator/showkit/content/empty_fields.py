"""Fields that are there but empty, under a name that no record knows."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import TYPE_CHECKING, get_args, get_origin

from showkit.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.yaml import Pointer


def unknown_empty(
    value: object, record: type[Record], pointer: Pointer = ()
) -> Iterator[tuple[Pointer, type[Record]]]:
    """Yield the pointer of each empty field that its record does not know, and that record.

    A field left empty counts as not given, so that nobody is told of it by the record itself;
    yet a misspelt name is a slip whether a value follows it or not.
    """
    if not isinstance(value, Mapping):
        return
    fields = {info.alias or name: info.annotation for name, info in record.model_fields.items()}
    for key, inner in value.items():
        if key in fields:
            yield from _inside(inner, fields[key], (*pointer, key))
        elif inner is None and not key.startswith("x-"):
            yield (*pointer, key), record


def _inside(
    value: object,
    annotation: object,
    pointer: Pointer,
) -> Iterator[tuple[Pointer, type[Record]]]:
    """Look at a value through what its field takes, where that is one kind of record alone."""
    if value is None:
        return
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield from unknown_empty(value, annotation, pointer)
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
