"""A YAML document made into a record, its errors into findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from showkit.content.cut_values import with_cut_values
from showkit.content.empty_fields import empty_fields
from showkit.content.record_errors import findings_from, unknown_field
from showkit.content.rules import FILES, YAML
from showkit.content.slugs import as_slug, is_slug
from showkit.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.content.yaml import YamlDocument
    from showkit.model.finding import Finding, Place

__all__ = ["as_slug", "check_slug", "make_record", "without_empty"]

R = TypeVar("R", bound=Record)

_COLOUR: Final = re.compile(r"\s+(#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?)\b")
"""A colour that is a comment, for want of quotes."""


def make_record(
    document: YamlDocument, record: type[R], given: Mapping[str, Any] | None = None
) -> tuple[R | None, list[Finding]]:
    """Return the record that a document describes, or None and why not.

    Of an unreadable document nothing is said that its own finding does not say. A field left
    empty counts as not given. `given` adds values that the file does not hold itself, such as
    the slug in its name; they win.
    """
    if not document.is_readable:
        return None, []
    found = without_empty(document.value) if document.has_empty else document.value
    values = found | dict(given or {})
    made: R | None = None
    findings = list(_empty(document, record)) if document.has_empty else []
    try:
        made = record.model_validate(values)
    except ValidationError as error:
        findings += findings_from(
            error,
            record,
            document.place,
            lambda pointer: document.place(pointer, of_key=True),
        )
    if findings or document.has_empty:
        findings = with_cut_values(document, findings)
    return (None if findings else made), findings


def _empty(document: YamlDocument, record: type[Record]) -> Iterator[Finding]:
    for empty in empty_fields(document.value, record):
        field = str(empty.pointer[-1])
        if not empty.is_known:
            place = document.place(empty.pointer, of_key=True)
            yield unknown_field(place, field, empty.owner)
        elif empty.wants_colour:
            colour = _COLOUR.match(document.rest_of_line(empty.pointer))
            if colour:
                place = document.place(empty.pointer, of_key=True)
                yield YAML.COLOUR.at(place, field=field, colour=colour[1])


def without_empty(value: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return `value` without the fields that are there but empty."""
    if isinstance(value, dict):
        return {key: without_empty(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_empty(inner) for inner in value if inner is not None]
    return value


def check_slug(name: str, place: Place) -> list[Finding]:
    """Return a finding where a file's or folder's name cannot be an address."""
    if is_slug(name):
        return []
    return [FILES.NAME.at(place, name=name, suggestion=as_slug(name))]
