"""The link log: one row per event, one file per month, the same whatever way logs arrive.

Reading the same log twice, in pieces, or in another order gives the same rows: a row is known
by its `key`, and what depends on other rows (which visit, which verdict) is worked out anew (see
`merging`).
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from showkit.content.table_schema import table_schema
from showkit.content.tables import parse_table
from showkit.model.visit import VisitRow
from showkit.output.cache import remove_left_over
from showkit.visits.blocks import difference
from showkit.visits.days import month_of
from showkit.visits.log_files import replaced
from showkit.visits.row_text import HEADER, row_text, rows_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from showkit.model.finding import Finding
    from showkit.model.visit import Visit
    from showkit.output.project import Project

SCHEMA_FILE: Final = "table-schema.json"


@dataclass(frozen=True)
class LinkLog:
    """The rows that were read, and what is wrong with the files."""

    rows: tuple[Visit, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse_month(data: bytes, path: str) -> LinkLog:
    """Read one month's file, whoever wrote it; a time without a zone is UTC."""
    try:
        lines = io.StringIO(data.decode(), newline="\n")
        if next(lines, "") == HEADER:
            return LinkLog(tuple(rows_in(lines)))
    except ValueError:
        pass  # not as we write it: read as any table is
    table = parse_table(data, path, VisitRow)
    return LinkLog(tuple(row.as_visit() for row in table.rows), table.findings)


def month_files(rows: Iterable[Visit]) -> Mapping[str, bytes]:
    """Return the link log's files by name: ``2026-11.csv`` and so on, and the Table Schema.

    CSV in UTF-8 with commas and LF; times as ``2026-11-02T14:03:22Z``.
    """
    files = {SCHEMA_FILE: _schema()}
    ordered = sorted(rows, key=attrgetter("time", "key"))
    for name, in_month in groupby(ordered, key=month_file):
        files[name] = "".join((HEADER, *map(row_text, in_month))).encode()
    return files


def month_file(row: Visit) -> str:
    """Return the name of the file that a row stands in: that of its month in UTC."""
    return f"{month_of(row.time)}.csv"


def read_link_log(project: Project) -> LinkLog:
    """Read all months of a project."""
    read = [
        parse_month(path.read_bytes(), project.relative(path)) for path in months(project.link_log)
    ]
    return LinkLog(
        tuple(row for month in read for row in month.rows),
        tuple(finding for month in read for finding in month.findings),
    )


def write_link_log(project: Project, rows: Iterable[Visit]) -> None:
    """Make the link log hold `rows` and no others (see `put_in_place`)."""
    files = month_files(rows)
    put_in_place(project, {name: [data] for name, data in files.items() if name != SCHEMA_FILE})


def put_in_place(project: Project, files: Mapping[str, Iterable[bytes]]) -> None:
    """Replace those months' files that differ, each in one step.

    `files` are those of the months that have rows: what is to be in each, in pieces, which may be
    gone through again. A month whose rows have all gone keeps a file with its columns. What a
    killed run left beside them goes.
    """
    remove_left_over(project.link_log)
    for name, data in _wanted(project.link_log, files).items():
        replaced(project.link_log / name, data)


def log_differences(project: Project, files: Mapping[str, Iterable[bytes]]) -> Iterator[str]:
    """Yield what `put_in_place` would change, as unified diffs."""
    for name, data in _wanted(project.link_log, files).items():
        path, wanted = project.link_log / name, b"".join(data)
        before = path.read_bytes() if path.is_file() else b""
        if before != wanted:
            yield difference(project.relative(path), before, wanted)


def months(folder: Path) -> list[Path]:
    """Return the months' files of a link log, in their order."""
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].csv"))


def _wanted(folder: Path, files: Mapping[str, Iterable[bytes]]) -> Mapping[str, Iterable[bytes]]:
    """Return all files that a link log is to have: none where it has no rows and never had."""
    emptied = {path.name: [HEADER.encode()] for path in months(folder)}
    if not emptied and not files:
        return {}
    return emptied | {SCHEMA_FILE: [_schema()]} | {name: files[name] for name in sorted(files)}


def _schema() -> bytes:
    described = table_schema(VisitRow, primary_key=["key"])
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
