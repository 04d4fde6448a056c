"""Parts as bytes and back, for the cache and between processes.

Python's pickle gives back five thousand contact files in a third of the time that checking their
values anew would take, and a third of the bytes of JSON. Its danger is that it calls whatever the
bytes name. Here they may name our records, their parts and a handful of plain types, and nothing
else is even looked up: bytes that somebody planted can at worst give a wrong or no answer. That
no damage goes unnoticed is the business of whoever keeps the bytes (`part_cache.py`).
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from showkit.content.parts import Part
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PLAIN: Final = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("pydantic_core._pydantic_core", "TzInfo"),
    }
)
_OURS: Final = ("showkit.model.", "showkit.content.")

# where pydantic keeps what a record holds; records are frozen, so there is no way but this
_set_values: Final = BaseModel.__dict__["__dict__"].__set__
_set_given: Final = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra: Final = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private: Final = BaseModel.__dict__["__pydantic_private__"].__set__


class PartBytesError(ValueError):
    """The bytes do not hold parts."""


def dump_parts(parts: Mapping[str, Part]) -> bytes:
    """Return parts, by name, as bytes."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.dispatch_table = dict.fromkeys(_records(BaseModel), _reduced)
    pickler.dump(dict(parts))
    return out.getvalue()


def load_parts(data: bytes) -> dict[str, Part]:
    """Return the parts that `dump_parts` made into bytes.

    Raises:
        PartBytesError: the bytes are damaged, or name what no part holds.
    """
    try:
        parts = _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # damaged bytes may fail in any way, and all of them mean the same
        raise PartBytesError(str(error)) from error
    if not isinstance(parts, dict) or not all(isinstance(part, Part) for part in parts.values()):
        raise PartBytesError(type(parts).__name__)
    return parts


class _Unpickler(pickle.Unpickler):
    """Finds nothing but what parts are made of."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as its base says
        """Return what the bytes name, where they may.

        Raises:
            pickle.UnpicklingError: they may not.
        """
        if (module, name) in _PLAIN or (module, name) == (__name__, _maker.__name__):
            return super().find_class(module, name)
        if module.startswith(_OURS) and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_value(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _is_value(kind: type) -> bool:
    """Tell whether making one of a class does nothing but keep values."""
    return issubclass(kind, (BaseModel, Enum)) or is_dataclass(kind) or kind is Message


def _records(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield our records below a class; any that need more than their values keep pydantic's way."""
    for inner in kind.__subclasses__():
        plain = not inner.__private_attributes__ and not any(
            field.validate_default for field in inner.model_fields.values()
        )
        if plain and inner.__module__.startswith(_OURS):
            yield inner
        yield from _records(inner)


def _reduced(record: BaseModel) -> tuple[_MakerOf, tuple[dict[str, Any]]]:
    """Say how a record is made again: from what was given; its class knows the rest."""
    values, given = record.__dict__, record.__pydantic_fields_set__
    return _maker_of(type(record), *given), ({name: values[name] for name in given},)


class _MakerOf:
    """Stands, while bytes are made, for what will make records of a class with these fields."""

    def __init__(self, *record_and_fields: type[BaseModel] | str) -> None:
        self._arguments = record_and_fields

    def __call__(self, values: dict[str, Any]) -> BaseModel:
        """Make one."""
        return _maker(*self._arguments)(values)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what its bytes are to call."""
        return _maker, self._arguments


_maker_of = cache(_MakerOf)


@cache
def _maker(record: type[BaseModel], *given: str) -> Callable[[dict[str, Any]], BaseModel]:
    """Return what makes records of a class of which these fields were given.

    Values are those that validation left there before, so they are put where it puts them. This
    runs once for each of the quarter of a million records of a large base; half of its time goes
    where a line more would be. Records are frozen: those alike share the set of what was given.

    Raises:
        TypeError: `record` is something else.
    """
    if not issubclass(record, BaseModel):
        raise TypeError(record)
    fields_given = set(given)
    defaults = {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in record.model_fields.items()
    }
    new = object.__new__

    def make(values: dict[str, Any]) -> BaseModel:
        made = new(record)
        _set_values(made, {**defaults, **values})
        _set_given(made, fields_given)
        _set_extra(made, None)
        _set_private(made, None)
        return made

    return make
