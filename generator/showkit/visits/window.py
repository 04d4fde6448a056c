"""The last days' visitors under pseudonyms, kept while a burst over several logs may still grow.

``.showkit/visitors/2026-11-02.json``, one file for each day of the log, readable by its owner
alone and outside ``content/``. A pseudonym is a hash of address and agent under a key made at
random for that day; when nothing was added to a day for a week, its file is thrown away, and
nobody can tell any more who they were. The files can be deleted at any time: what was seen in
them stands with the rows.
"""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from showkit.output.cache import keep_json, kept_json, remove_left_over
from showkit.visits.days import day_of
from showkit.visits.traces import readable_traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from showkit.output.project import Project
    from showkit.visits.traces import Trace

_KEPT: Final = dt.timedelta(days=7)
_KEY_BYTES: Final = 16
_PSEUDONYM_BYTES: Final = 12
_REMEMBERED: Final = 10_000
"""Pseudonyms, while logs are read: who comes once comes again."""


@dataclass(frozen=True)
class Day:
    """One day of the log, in UTC: its key, when something was last added, its traces as lines."""

    key: bytes
    grown: dt.date
    lines: frozenset[str] = frozenset()


@dataclass
class Window:
    """What is kept in `folder`, where there is one; `today` is when the logs are read.

    Days are called ``2026-11-02``. Of those that are spoken of the keys are in memory; all the
    rest lies on the disk.
    """

    today: dt.date = dt.date.min
    folder: Path | None = None
    _keys: dict[str, bytes] = field(default_factory=dict, repr=False)

    def key(self, time: dt.datetime) -> bytes:
        """Return the key for pseudonyms of the day of `time`, which is in UTC."""
        date = day_of(time)
        key = self._keys.get(date)
        if key is None:
            kept = self._kept(date)
            key = kept.key if kept else secrets.token_bytes(_KEY_BYTES)
            self._keys[date] = key
        return key

    def traces(self, date: str) -> frozenset[Trace]:
        """Return those of a day that were kept, and that this version can read."""
        kept = self._kept(date)
        return frozenset(readable_traces(kept.lines)) if kept else frozenset()

    def add(self, date: str, lines: Iterable[str]) -> None:
        """Keep traces, as lines, of a day on which somebody got a pseudonym: replace its file."""
        if self.folder is None:
            return
        kept = self._kept(date) or Day(self._keys[date], self.today)
        together = kept.lines.union(lines)
        if together != kept.lines:
            held = {
                "key": kept.key.hex(),
                "grown": self.today.isoformat(),
                "traces": sorted(together),
            }
            keep_json(self.folder / f"{date}.json", held)

    def dates(self) -> Iterator[str]:
        """Yield the days that are kept, in their order."""
        paths = self.folder.glob("*.json") if self.folder else ()
        yield from (path.stem for path in sorted(paths) if self._kept(path.stem) is not None)

    def throw_away(self) -> None:
        """Delete what is over or cannot be read, and what a killed run of a locked project left."""
        if self.folder is None:
            return
        remove_left_over(self.folder)
        self.folder.with_suffix(".json").unlink(missing_ok=True)  # all days in one, as once kept
        for path in self.folder.glob("*.json"):
            if self._kept(path.stem) is None:
                path.unlink(missing_ok=True)

    def _kept(self, date: str) -> Day | None:
        """Return a day as it was kept, None where it cannot be read or is over."""
        day = kept_json(self.folder / f"{date}.json", _day) if self.folder else None
        return day if day is not None and self.today - day.grown <= _KEPT else None


@lru_cache(maxsize=_REMEMBERED)
def pseudonym(key: bytes, *parts: str) -> str:
    """Return what stands for an address and agent, or other texts, under the key of a day."""
    text = "\0".join(parts).encode("utf-8", errors="replace")
    return hmac.digest(key, text, "sha256")[:_PSEUDONYM_BYTES].hex()


def window_of(project: Project, today: dt.date) -> Window:
    """Return the window of a project."""
    return Window(today, project.work / "visitors")


def _day(held: Mapping[str, Any]) -> Day:
    lines = frozenset(map(str, held["traces"]))
    return Day(bytes.fromhex(held["key"]), dt.date.fromisoformat(held["grown"]), lines)
