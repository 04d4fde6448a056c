"""A whole new contact file, in the order and with the spacing in which people read one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from showkit.contacts.habits import Habits
from showkit.contacts.wanted import EditError, plain
from showkit.contacts.writing import Writing
from showkit.content.file_kinds import schema_line
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.presenter import Presenter
from showkit.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAD: Final = schema_line("presenters/x.yaml", "presenter.json")
_LAST_OF_HEAD: Final = "source"
"""After this field, each that takes several lines stands apart."""


def new_file(values: Mapping[str, object]) -> bytes:
    """Return the contact file of `values`: plain ones, by the names of the fields in the file.

    Fields stand in the record's order, those of the company's own (``x-``) after them; empty ones
    are left out. The first line names the schema, so that an editor helps.

    Raises:
        EditError: a value cannot be written.
    """
    wanted = _ordered(plain(values), Presenter) or {}
    writing = Writing(Habits())
    lines = [_HEAD]
    places = {name: place for place, name in enumerate(_fields(Presenter))}
    was_apart = False
    for key, value in wanted.items():
        written = writing.field(key, value, 0)
        is_late = places.get(key, len(places)) > places[_LAST_OF_HEAD]
        is_apart = bool(written.lines) and is_late
        if is_apart or was_apart:
            lines.append("")
        lines += [written.inline, *written.lines]
        was_apart = is_apart
    text = "\n".join(lines) + "\n"
    if parse_yaml(text, "").value != wanted:
        raise EditError(Message("these values cannot be written into a contact file"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise EditError(Message("these values cannot be written into a contact file")) from error


def _ordered(value: Any, record: type[Record] | None) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return `value` without what is empty, its fields in the order of `record`."""
    if isinstance(value, list):
        return [made for one in value if not _is_empty(made := _ordered(one, record))]
    if not isinstance(value, dict):
        return value
    known = _fields(record) if record else {}
    names = [name for name in known if name in value] + [
        name for name in value if name not in known
    ]
    made = {name: _ordered(value[name], known.get(name)) for name in names}
    return {name: inner for name, inner in made.items() if not _is_empty(inner)}


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


@cache
def _fields(record: type[Record]) -> dict[str, type[Record] | None]:
    """Return the fields of a record by their names in files, with the record that each holds."""
    return {
        field.alias or name: _record_in(field.annotation)
        for name, field in record.model_fields.items()
        if name not in {"extensions", "slug"}
    }


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
