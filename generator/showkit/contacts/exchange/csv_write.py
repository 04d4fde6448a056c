"""An export of ours as CSV (RFC 4180), one table per sheet, and such files in one archive."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.formulas import escaped
from showkit.contacts.exchange.own_tables import ROWS_COLUMNS, ROWS_SHEET, listed_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.contacts.exchange.own_tables import OwnTable

_SAFE: Final = frozenset({Kind.DAY, Kind.NUMBER, Kind.WHOLE, Kind.YES_NO})
"""Kinds whose text never runs, a number below zero included."""


def csv_files(tables: Sequence[OwnTable], *, mark: bool) -> dict[str, bytes]:
    """Return the tables by file name, the list of rows that went out last.

    The first row names the columns for machines; choices are ids. With `mark`, each begins with
    the byte order mark by which spreadsheet programs know UTF-8.
    """
    files = {f"{table.name}.csv": _encoded(_rows(table), mark=mark) for table in tables}
    listed = ([*ROWS_COLUMNS], *map(list, listed_rows(tables)))
    return {**files, f"{ROWS_SHEET}.csv": _encoded(listed, mark=mark)}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip archive; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def _rows(table: OwnTable) -> Iterator[list[str]]:
    yield [*(column.name for column in table.columns), table.stamps]
    is_safe = [column.kind in _SAFE for column in table.columns]
    for row in table.rows:
        yield [
            *(
                text if safe else escaped(text)
                for text, safe in zip(row.texts, is_safe, strict=True)
            ),
            row.stamp,
        ]


def _encoded(rows: Iterable[Sequence[str]], *, mark: bool) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")
