"""What a contact file holds for a field, as a text in the form in which sheets are read."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from showkit.contacts.exchange.sheet import number_text
from showkit.model.record import LocalText, Record

if TYPE_CHECKING:
    from showkit.contacts.exchange.fields import Field


def held(record: Record | None, field: Field) -> str:
    """Return the text of a field with one value, empty where the file does not give it.

    A value that only the record knows, its default, counts as not given.
    """
    return _text(_given(record, field.path))


def held_list(record: Record | None, field: Field) -> tuple[str, ...]:
    """Return the texts of a field with several values."""
    given = _given(record, field.path)
    return tuple(_text(one) for one in given) if isinstance(given, (tuple, list)) else ()


def _given(record: Record | None, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - any field's value
    here: Any = record
    for step in path:
        if not isinstance(here, Record):
            return None
        if step.startswith("x-"):
            return here.extensions.get(step)
        if step not in here.model_fields_set:
            return None
        here = getattr(here, step)
    return here


def _text(value: Any) -> str:  # noqa: ANN401 - any field's value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)) and not isinstance(value, Enum):
        return number_text(value)
    if isinstance(value, LocalText):
        texts = value.root
        return texts.get("mul") or "; ".join(f"{tag}: {text}" for tag, text in texts.items())
    plain = value.value if isinstance(value, Enum) else value
    return "" if plain is None else str(plain)
