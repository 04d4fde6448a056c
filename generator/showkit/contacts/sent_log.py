"""Writing the sent log: a table that people keep as well, and in which what stands stays."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from showkit.content.append_rows import with_rows
from showkit.content.csv_text import encoding_of, parse_csv
from showkit.content.load_sent import SENT_LOG
from showkit.content.table_schema import columns, table_schema
from showkit.model.sent import Sent
from showkit.output.cache import write_atomically
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from showkit.contacts.undo import Changes
    from showkit.output.project import Project

SENT_SCHEMA: Final = "outreach/sent.table-schema.json"
"""The sent log's Table Schema, from ``content/``."""

_COLUMNS: Final = tuple(column.name for column in columns(Sent))


def note_sent(project: Project, changes: Changes, rows: Iterable[Sent]) -> None:
    """Add rows to the sent log among `changes`; the Table Schema comes to lie beside it."""
    path = project.content / SENT_LOG
    changes.write(path, with_rows(changes.read(path), [as_row(row) for row in rows]))
    schema = project.content / SENT_SCHEMA
    text = _schema()
    if changes.read(schema) != text:
        changes.write(schema, text)


def try_sent_log(project: Project) -> None:
    """Write the sent log as it stands, before anything is sent that could not be noted in it.

    Raises:
        OSError: it cannot be written: another program holds it, or the disk is full.
    """
    with project_lock(project):
        path = project.content / SENT_LOG
        if path.exists():
            write_atomically(path, path.read_bytes())


def append_sent(project: Project, row: Sent) -> None:
    """Add a row to the sent log at once: what a mail server has taken cannot be taken back."""
    with project_lock(project):
        path = project.content / SENT_LOG
        before = path.read_bytes() if path.exists() else None
        write_atomically(path, with_rows(before, [as_row(row)]))
        schema = project.content / SENT_SCHEMA
        text = _schema()
        if not schema.exists() or schema.read_bytes() != text:
            write_atomically(schema, text)


def as_row(sent: Sent) -> Mapping[str, str]:
    """Return a row as the file has it: by column, times as ``2026-11-20T14:03:22Z``."""
    values: dict[str, Any] = sent.model_dump(mode="python")
    if sent.time is not None:
        values["time"] = f"{sent.time:%Y-%m-%dT%H:%M:%SZ}"
    return {name: "" if values[name] is None else str(values[name]) for name in _COLUMNS}


def without_person(data: bytes, ids: Collection[str]) -> bytes:
    """Return the sent log without a person who has, or had, one of `ids`.

    Their rows stay without their id: the house was written to. Rows of others keep their bytes.
    """
    table = parse_csv(data, "", _COLUMNS.__contains__)
    names = [cell.strip().casefold() for cell in table.rows[0].cells] if table.rows else []
    if "person" not in names:
        return data
    at = names.index("person")
    # a table with a byte order mark keeps it
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else encoding_of(data)
    lines = _lines(data.decode(encoding))
    for row in reversed(table.rows[1:]):
        if at < len(row.cells) and row.cells[at].strip() in ids:
            cells = [*row.cells[:at], "", *row.cells[at + 1 :]]
            end = row.text[len(row.text.rstrip("\r\n")) :]
            first = row.line - 1
            lines[first : first + len(_lines(row.text))] = [_line(cells, row.delimiter) + end]
    return "".join(lines).encode(encoding)


def _schema() -> bytes:
    return (json.dumps(table_schema(Sent), ensure_ascii=False, indent=2) + "\n").encode()


def _lines(text: str) -> list[str]:
    return io.StringIO(text, newline="").readlines()


def _line(cells: Iterable[str], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="").writerow(cells)
    return out.getvalue()
