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


def replaced(path: Path, data: Iterable[bytes]) -> None:
    """Put `data` in the place of a file, unless it holds that already.

    It comes in pieces, as a month may be large, and is gone through twice: no iterator will do.
    """
    if not (path.is_file() and _holds(path, data)):
        write_atomically(path, data)


def _holds(path: Path, data: Iterable[bytes]) -> bool:
    with path.open("rb") as file:
        return all(file.read(len(piece)) == piece for piece in data) and not file.read(1)
