"""One line after the other, each in the format that it is in: logs of several may be joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from showkit.visits.access_log import parse_line
from showkit.visits.formats.json_lines import parse_json_line
from showkit.visits.formats.plain import plain_line
from showkit.visits.formats.s3 import parse_s3_line
from showkit.visits.formats.w3c import FIELDS, fields_of, parse_w3c

if TYPE_CHECKING:
    from showkit.visits.access_log import Request


@dataclass(frozen=True)
class LineReader:
    """Reads lines of a log; `fields` are the columns that a line ``#Fields:`` last named."""

    fields: tuple[str, ...] = ()

    def after(self, line: str) -> LineReader:
        """Return who reads what follows a line: another where that names columns."""
        return replace(self, fields=fields_of(line)) if line.startswith(FIELDS) else self

    def plain(self, line: bytes) -> Request | None:
        """Return what `request` does of a line that can be read quickly; None says nothing."""
        return None if self.fields else plain_line(line)

    def request(self, line: str) -> Request | None:
        """Return the request in a line, or None where it is in no format that is known."""
        if line.startswith("{"):
            return parse_json_line(line)
        found = parse_w3c(line, self.fields) if self.fields else None
        return found or parse_line(line) or parse_s3_line(line)


def is_remark(line: str) -> bool:
    """Tell whether a line says nothing of a request, and is not expected to: blank, a directive."""
    return not line.strip() or line.startswith("#")
