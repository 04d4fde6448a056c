"""A YAML document made into a record, its errors into findings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from showkit.content.record_errors import findings_from
from showkit.content.rules import FILES
from showkit.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.content.yaml_text import YamlDocument
    from showkit.model.finding import Finding, Place

R = TypeVar("R", bound=Record)


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
    values = without_empty(document.value) | dict(given or {})
    try:
        return record.model_validate(values), []
    except ValidationError as error:
        return None, findings_from(
            error,
            record,
            document.place,
            lambda pointer: document.place(pointer, of_key=True),
        )


def without_empty(value: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return `value` without the fields that are there but empty."""
    if isinstance(value, dict):
        return {key: without_empty(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_empty(inner) for inner in value if inner is not None]
    return value


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def as_slug(name: str) -> str:
    """Return the nearest slug to a name: accents folded, the rest hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def check_slug(name: str, place: Place) -> list[Finding]:
    """Return a finding where a file's or folder's name cannot be an address."""
    if _SLUG.fullmatch(name):
        return []
    return [FILES.NAME.at(place, name=name, suggestion=as_slug(name))]
