"""The CSV files of the link log's folder: records as rows, files replaced where they differ."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from showkit.content.table_schema import columns
from showkit.output.cache import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from showkit.model.record import Record


def as_csv(record: type[Record], rows: Iterable[Record]) -> bytes:
    """Return rows as CSV in UTF-8 with commas and LF."""
    names = [column.name for column in columns(record)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([getattr(row, name) for name in names] for row in rows)
    return text.getvalue().encode()


def replaced(path: Path, data: bytes) -> bool:
    """Put `data` in the place of a file, unless it holds that already; tell whether it did not."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True
