"""Rows added to a table that people keep: what stands in it stays as it is."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from showkit.content.csv_text import encoding_of, parse_csv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def with_rows(data: bytes | None, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the table `data` (none yet: a new one) with `rows` at its end, each by its columns.

    Encoding, separator and line ends are those of the table, as far as they can hold the rows. A
    column that it has not is added at its right; then, and only then, the rows above are written
    anew.
    """
    wanted = list(dict.fromkeys(name for row in rows for name in row))
    if not data:
        return _written([wanted, *([row[name] for name in wanted] for row in rows)], ",", "\n")
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else encoding_of(data)
    text = data.decode(encoding)
    newline = "\r\n" if "\r\n" in text else "\n"
    delimiter = parse_csv(data, "", wanted.__contains__).delimiter
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    header = [name.strip() for name in read[0]]
    added = [[row.get(name, "") for name in header] for row in rows]
    missing = [name for name in wanted if name not in header]
    if missing:
        above = [[*cells, *([""] * len(missing))] for cells in read[1:] if cells]
        ends = [
            [*cells, *(row[name] for name in missing)]
            for cells, row in zip(added, rows, strict=True)
        ]
        anew = _written([[*header, *missing], *above, *ends], delimiter, newline)
        return _encoded(anew.decode(), encoding)
    joint = "" if text.endswith(("\n", "\r")) else newline
    more = _written(added, delimiter, newline).decode()
    return _encoded(text + joint + more, encoding)


def _encoded(text: str, encoding: str) -> bytes:
    """Return a table in its encoding; in UTF-8 where that has not every sign of the new rows.

    With a byte order mark then: the spreadsheet program that wrote the table reads it so.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")


def _written(rows: Sequence[Sequence[str]], delimiter: str, newline: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return out.getvalue().encode()
