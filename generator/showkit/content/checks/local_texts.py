"""Texts per language inside records and rows, and the languages that they lack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

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
        for name, info in type(value).model_fields.items():
            if name != "extensions":
                yield from _texts(getattr(value, name), (*pointer, info.alias or name))
    elif isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from _texts(entry, (*pointer, n))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _texts(entry, (*pointer, str(key)))
