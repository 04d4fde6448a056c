"""What a file should say once changes are made: on values alone, without a thought for text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Any

from showkit.contacts.scalars import Bare
from showkit.model.message import Message

if TYPE_CHECKING:
    from showkit.content.yaml import Pointer


class EditError(ValueError):
    """The file cannot be changed as asked without touching something else; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Set:
    """Put `value` at `pointer`, making the mappings on the way that are not there yet.

    `value` is plain: a text, number, yes or no, date, None, or lists and mappings of those.
    What it has in common with the value that is there stays as it is written.
    """

    pointer: Pointer
    value: object


@dataclass(frozen=True)
class Append:
    """Add `value` at the end of the list at `pointer`, making it where there is none.

    One value where a list is meant (``genres: circus``) becomes a list of both.
    """

    pointer: Pointer
    value: object


@dataclass(frozen=True)
class Insert:
    """Put `value` into a list before the item at `pointer`, whose last step is a position."""

    pointer: Pointer
    value: object


@dataclass(frozen=True)
class Remove:
    """Take away what is at `pointer`, a field or an item of a list; nothing where it is not."""

    pointer: Pointer


Change = Set | Append | Insert | Remove


class Items(list[Any]):
    """A list whose items know their former places in the file: `origins`, None for new ones."""

    def __init__(self, values: Sequence[Any], origins: Sequence[int | None]) -> None:
        super().__init__(values)
        self.origins = list(origins)


def changed(value: Any, change: Change) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return `value` with one change made; `value` itself stays as it is.

    Raises:
        EditError: there is no such place.
    """
    if not change.pointer and not isinstance(change, Append):
        if isinstance(change, Set) and isinstance(change.value, Mapping):
            return _over(value, plain(change.value))
        raise EditError(Message("the file as a whole can only become other fields"))
    return _at(value, change.pointer, change)


def plain(value: object) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return a value as the parser gives it back, every scalar a text or None.

    Its lists know that none of their items has been in the file.

    Raises:
        EditError: `value` holds something that YAML has no form for.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Bare(str(value).lower())
    if isinstance(value, (int, float, dt.date)):
        return Bare(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return Items([plain(inner) for inner in value], [None] * len(value))
    raise EditError(Message("“{value}” cannot be written", value=repr(value)))


def _at(value: Any, pointer: Pointer, change: Change) -> Any:  # noqa: ANN401 - YAML holds anything
    if not pointer:
        if isinstance(change, Append):
            added = plain(change.value)
            return _with_item(value, len(_items(value)), added)
        return _over(value, plain(change.value) if isinstance(change, Set) else None)
    step, *rest = pointer
    if isinstance(step, int):
        return _at_item(value, step, tuple(rest), change)
    if isinstance(value, list) or (value is not None and not isinstance(value, dict)):
        raise EditError(Message("“{key}” cannot be changed: there are no fields", key=step))
    mapping = dict(value or {})
    if isinstance(change, Remove) and (not rest or mapping.get(step) is None):
        if not rest:
            mapping.pop(step, None)
        return mapping
    mapping[step] = _at(mapping.get(step), tuple(rest), change)
    return mapping


def _at_item(value: Any, step: int, rest: Pointer, change: Change) -> Any:  # noqa: ANN401 - YAML holds anything
    if not rest and isinstance(change, Insert):
        return _with_item(value, step, plain(change.value))
    items = _items(value)
    if not 0 <= step < len(items):
        raise EditError(Message("there is no item {n} in the list", n=step + 1))
    if not rest and isinstance(change, Remove):
        del items[step], items.origins[step]
        return items
    if not isinstance(value, list):  # one value where a list is meant
        return _at(value, rest, change)
    items[step] = _at(items[step], rest, change)
    return items


def _with_item(value: Any, place: int, added: Any) -> Items:  # noqa: ANN401 - YAML holds anything
    items = _items(value)
    if not 0 <= place <= len(items):
        raise EditError(Message("there is no item {n} in the list", n=place + 1))
    items.insert(place, added)
    items.origins.insert(place, None)
    return items


def _items(value: Any) -> Items:  # noqa: ANN401 - YAML holds anything
    if isinstance(value, Items):
        return Items(value, value.origins)
    if isinstance(value, list):
        return Items(value, range(len(value)))
    return Items([], []) if value is None else Items([value], [None])


def _over(old: Any, new: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return `new`, its lists knowing what they have of `old`."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: _over(old.get(key), inner) for key, inner in new.items()}
    if not isinstance(old, list) or not isinstance(new, list):
        return new
    known = _items(old)
    values, origins = [], []
    for tag, i, i_end, j, j_end in SequenceMatcher(
        None, [_mark(v) for v in known], [_mark(v) for v in new], autojunk=False
    ).get_opcodes():
        for n in range(j, j_end):
            at = i + n - j
            is_known = at < i_end and (
                tag == "equal" or (tag == "replace" and not _is_named(new[n]))
            )
            values.append(_over(known[at], new[n]) if is_known else new[n])
            origins.append(known.origins[at] if is_known else None)
    return Items(values, origins)


def _mark(value: Any) -> str:  # noqa: ANN401 - YAML holds anything
    """Return what an item of a list is known by: its id, else all of it."""
    return f"id {value['id']}" if _is_named(value) else repr(value)


def _is_named(value: Any) -> bool:  # noqa: ANN401 - YAML holds anything
    return isinstance(value, dict) and isinstance(value.get("id"), str)
