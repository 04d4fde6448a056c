"""Going through a log: every line counted, only our visits kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from showkit.model.visit import Visit
    from showkit.visits.access_log import LineParser, Request

_LONGEST_SHOWN = 120


@dataclass(frozen=True)
class LogReading:
    """What was found: `lines` in all, those `not_understood` and an `example` of them, visits."""

    lines: int
    not_understood: int
    example: str
    visits: tuple[Visit, ...]


def read_lines(
    lines: Iterable[str], parse: LineParser, visit_of: Callable[[Request], Visit | None]
) -> LogReading:
    """Return what `lines` hold; blank ones do not count."""
    count = not_understood = 0
    example = ""
    visits: list[Visit] = []
    for line in lines:
        if not line.strip():
            continue
        count += 1
        request = parse(line)
        if request is None:
            not_understood += 1
            example = example or _shown(line)
            continue
        visit = visit_of(request)
        if visit is not None:
            visits.append(visit)
    return LogReading(count, not_understood, example, tuple(visits))


def log_lines(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the lines of logs, one file after the other.

    Raises:
        OSError: a file cannot be read.
    """
    for path in paths:
        with path.open(encoding="utf-8", errors="replace", newline="\n") as log:
            yield from log


def _shown(line: str) -> str:
    """Return the beginning of a line, safe for a terminal."""
    text = "".join(sign if sign.isprintable() else "�" for sign in line.strip())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
