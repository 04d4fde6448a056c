"""How far each log was read, so that one that has grown is read from there on.

``.showkit/logs_read.json``. A log is known by its first line and by what stood before the place
where reading ended, not by its name: servers rename logs. What was read holds only as long as
nothing else has changed that decides what lines mean (links, consent, the link log itself); then
everything is read again, which costs time and changes nothing that is right.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from showkit.output.cache import keep_json, kept_json
from showkit.visits.formats.line_reader import LineReader
from showkit.visits.opening import STANDARD_INPUT, is_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

    from showkit.output.project import Project

_LOOKED_AT: Final = 4096
"""Bytes, at the head of a log and before the place where reading ended."""

_LONGEST_LINE: Final = 1 << 20

_MOST: Final = 1000
"""Logs; of more, those that were read last are remembered."""


@dataclass(frozen=True)
class Read:
    """That a log was read up to `offset`; `before` is a hash of what stands there."""

    offset: int
    before: str
    fields: tuple[str, ...] = ()


@dataclass
class Cursor:
    """What was read of which log, by a hash of its first line."""

    holds_for: str
    logs: dict[str, Read] = field(default_factory=dict)
    _sizes: dict[Path, int] = field(default_factory=dict)

    def start(self, path: Path) -> tuple[int, LineReader] | None:
        """Return where to begin, and who reads from there; None where nothing is new.

        A packed log is read as a whole, once.
        """
        if path == STANDARD_INPUT:
            return 0, LineReader()
        with path.open("rb") as file:
            size = self._sizes[path] = file.seek(0, 2)
            known = self.logs.get(_name(file))
            if known is None or _before(file, known.offset) != known.before:
                return 0, LineReader()
        if size == known.offset:
            return None
        return (known.offset, LineReader(known.fields)) if is_plain(path) else (0, LineReader())

    def keep(self, path: Path, reader: LineReader) -> None:
        """Remember that a log was read to its end, or to that of its last whole line.

        What was written to it after `start` may have been read or not, and is not counted on.
        """
        if path == STANDARD_INPUT:
            return
        with path.open("rb") as file:
            name = _name(file)
            size = self._sizes.get(path, 0)
            offset = _last_line_end(file, size) if is_plain(path) else size
            self.logs.pop(name, None)
            if name and offset:
                self.logs[name] = Read(offset, _before(file, offset), reader.fields)


def read_cursor(project: Project, holds_for: str) -> Cursor:
    """Return what was read, nothing where what decides on lines has changed since."""
    known = kept_json(_path(project), _cursor)
    return known if known and known.holds_for == holds_for else Cursor(holds_for)


def keep_cursor(project: Project, cursor: Cursor) -> None:
    """Replace the file in one step: the last thing that an ingest does."""
    logs = dict(list(cursor.logs.items())[-_MOST:])
    held = {
        "holds_for": cursor.holds_for,
        "logs": {name: (one.offset, one.before, one.fields) for name, one in logs.items()},
    }
    keep_json(_path(project), held)


def _path(project: Project) -> Path:
    return project.work / "logs_read.json"


def _cursor(held: Mapping[str, Any]) -> Cursor:
    return Cursor(held["holds_for"], {name: _read(one) for name, one in held["logs"].items()})


def _read(held: Any) -> Read:  # noqa: ANN401 - as `keep_cursor` wrote it
    offset, before, fields = held
    return Read(int(offset), str(before), tuple(map(str, fields)))


def _name(file: BinaryIO) -> str:
    """Return a hash of a log's first line, or of its head where that is longer; empty for none."""
    file.seek(0)
    head = file.read(_LOOKED_AT)
    line, end, _ = head.partition(b"\n")
    return hashlib.sha256(line).hexdigest() if end or len(head) == _LOOKED_AT else ""


def _before(file: BinaryIO, offset: int) -> str:
    file.seek(max(0, offset - _LOOKED_AT))
    return hashlib.sha256(file.read(min(offset, _LOOKED_AT))).hexdigest()


def _last_line_end(file: BinaryIO, size: int) -> int:
    """Return where the last whole line among the first `size` bytes ends, 0 where there is none."""
    start = max(0, size - _LONGEST_LINE)
    file.seek(start)
    end = file.read(size - start).rfind(b"\n") + 1
    return start + end if end else 0
