"""What records that were merged into one said otherwise, which the next sheet may say again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from showkit.contacts.merging.gathering import ASIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.record import Record


def said_by_merged(record: Record | None, way: Sequence[str]) -> list[str]:
    """Return what merged records said otherwise of a field, by the way to it in a file."""
    found = []
    for entry in _entries(record):
        value: Any = entry
        for step in way:
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None and not isinstance(value, (Mapping, list, tuple)):
            found.append(str(value))
    return found


def merged_imports(record: Record | None, field: str) -> Iterator[tuple[str, str]]:
    """Yield what sources had said of a field of merged records, each with its source."""
    for entry in _entries(record):
        imported = entry.get("imported")
        for source in imported if isinstance(imported, Mapping) else ():
            for value in said_by_merged(record, ("imported", str(source), "fields", field)):
                yield str(source), value


def _entries(record: Record | None) -> list[Mapping[str, Any]]:
    kept = record.extensions.get(ASIDE) if record is not None else None
    entries = kept if isinstance(kept, (list, tuple)) else ()
    return [one for one in entries if isinstance(one, Mapping)]
