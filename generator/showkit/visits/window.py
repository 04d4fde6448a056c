"""The last days' visitors under pseudonyms, kept while a burst over several logs may still grow.

``.showkit/visitors.json``, readable by its owner alone and outside ``content/``. A pseudonym is a
hash of address and agent under a key made at random for that day of the log; when nothing was
added to a day for a week, its key and its traces are thrown away, and nobody can tell any more
who they were. The file can be deleted at any time: what was seen in it stands with the rows.
"""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from showkit.output.cache import keep_json, kept_json, remove_left_over
from showkit.visits.traces import Sign, Trace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.output.project import Project

_KEPT: Final = dt.timedelta(days=7)
_KEY_BYTES: Final = 16
_PSEUDONYM_BYTES: Final = 12
_REMEMBERED: Final = 10_000
"""Pseudonyms, while logs are read: who comes once comes again."""


@dataclass
class Day:
    """One day of the log, in UTC: its key, when something was last added, its traces."""

    key: bytes
    grown: dt.date
    traces: set[Trace] = field(default_factory=set)


@dataclass
class Window:
    """What is kept; `today` is when the logs are read."""

    today: dt.date = dt.date.min
    days: dict[dt.date, Day] = field(default_factory=dict)

    def pseudonym(self, time: dt.datetime, *parts: str) -> str:
        """Return what stands for an address and agent, or other texts, on the day of `time`."""
        return _pseudonym(self._day(time).key, parts)

    def add(self, trace: Trace) -> None:
        """Keep a trace."""
        day = self._day(dt.datetime.fromtimestamp(trace.second, dt.UTC))
        if trace not in day.traces:
            day.traces.add(trace)
            day.grown = self.today

    @property
    def traces(self) -> frozenset[Trace]:
        """All of them."""
        return frozenset(trace for day in self.days.values() for trace in day.traces)

    def _day(self, time: dt.datetime) -> Day:
        date = time.astimezone(dt.UTC).date()
        if date not in self.days:
            self.days[date] = Day(secrets.token_bytes(_KEY_BYTES), self.today)
        return self.days[date]


@lru_cache(maxsize=_REMEMBERED)
def _pseudonym(key: bytes, parts: tuple[str, ...]) -> str:
    text = "\0".join(parts).encode("utf-8", errors="replace")
    return hmac.digest(key, text, "sha256")[:_PSEUDONYM_BYTES].hex()


def read_window(project: Project, today: dt.date) -> Window:
    """Return the window without the days that are over; an unreadable one is an empty one."""
    days = kept_json(_path(project), _days) or {}
    return Window(today, {d: one for d, one in days.items() if today - one.grown <= _KEPT})


def keep_window(project: Project, window: Window) -> None:
    """Replace the file in one step, with the project locked; of nothing there is none."""
    path = _path(project)
    remove_left_over(path.parent)
    if not window.days:
        path.unlink(missing_ok=True)
        return
    held = {
        date.isoformat(): {
            "key": day.key.hex(),
            "grown": day.grown.isoformat(),
            "traces": [
                (t.sign, t.second, t.visitor, t.holder, t.page, t.row) for t in sorted(day.traces)
            ],
        }
        for date, day in sorted(window.days.items())
        if day.traces
    }
    keep_json(path, held)


def _path(project: Project) -> Path:
    return project.work / "visitors.json"


def _days(held: Mapping[str, Any]) -> Mapping[dt.date, Day]:
    return {dt.date.fromisoformat(date): _day(one) for date, one in held.items()}


def _day(held: Any) -> Day:  # noqa: ANN401 - as `keep_window` wrote it
    traces = {
        Trace(Sign(sign), int(second), str(visitor), str(holder), str(page), str(row))
        for sign, second, visitor, holder, page, row in held["traces"]
    }
    return Day(bytes.fromhex(held["key"]), dt.date.fromisoformat(held["grown"]), traces)
