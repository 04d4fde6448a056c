"""Texts per language inside records and rows, and the languages that they lack."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar, get_args

from pydantic import BaseModel

from showkit.model.record import LocalText, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.content.yaml import Pointer

R = TypeVar("R", bound=Record)


def texts_without(
    record: BaseModel, languages: Sequence[str]
) -> Iterator[tuple[Pointer, LocalText, str]]:
    """Yield every text in a record that lacks one of `languages`: where it is, it, and which."""
    for pointer, text in _texts(record, ()):
        for tag in languages:
            if text.root and not text.has(tag):
                yield pointer, text, tag


def columns_without(
    rows: Sequence[R], languages: Sequence[str]
) -> Iterator[tuple[str, str, tuple[R, ...]]]:
    """Yield for every text column and language the rows that have it in another language only."""
    if not rows:
        return
    for field in type(rows[0]).model_fields:
        for tag in languages:
            without = tuple(
                row
                for row in rows
                if isinstance(text := getattr(row, field), LocalText)
                and text.root
                and not text.has(tag)
            )
            if without:
                yield field, tag, without


def _texts(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, LocalText]]:
    if isinstance(value, LocalText):
        yield pointer, value
    elif isinstance(value, BaseModel):
        for name, known_as in _fields(type(value)):
            yield from _texts(getattr(value, name), (*pointer, known_as))
    elif isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from _texts(entry, (*pointer, n))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _texts(entry, (*pointer, str(key)))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a record in which texts can stand, each with its name in the file."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if name != "extensions" and _can_hold_texts(info.annotation, frozenset())
    )


def _can_hold_texts(annotation: object, within: frozenset[object]) -> bool:
    """Tell whether a value of a type can have a text in it; `within` are the records around it."""
    if annotation is LocalText:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.values() if annotation not in within else ()
        inside = within | {annotation}
        return any(_can_hold_texts(info.annotation, inside) for info in fields)
    return any(_can_hold_texts(part, within) for part in get_args(annotation))
