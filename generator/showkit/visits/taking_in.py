"""From what logs told, and the link log as it stands, to the link log as it is to be.

All of it lies on the disk in piles by the day, and is gone through day by day: in memory are one
day, the visits that may go on after it, and what the others came to.
"""

from __future__ import annotations

import shutil
from bisect import bisect_left
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from showkit.visits.days import day_of
from showkit.visits.link_log import month_file
from showkit.visits.merging import Settling, in_time, judged, without_doubles
from showkit.visits.row_text import HEADER, row_text, rows_in
from showkit.visits.traces import consequences, readable_traces, trace_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from showkit.model.library import Library
    from showkit.model.visit import Visit
    from showkit.output.project import Project
    from showkit.visits.folding import Folding
    from showkit.visits.hits import Seen
    from showkit.visits.piles import Piles
    from showkit.visits.sendings import Sendings
    from showkit.visits.stored_log import StoredLog
    from showkit.visits.tally import Tallies
    from showkit.visits.window import Window


@contextmanager
def room_for_piles(project: Project) -> Iterator[Path]:
    """Give a folder of a locked project for piles, for its owner's eyes alone, while they last."""
    room = project.work / "ingest"
    shutil.rmtree(room, ignore_errors=True)  # a killed run left it
    room.mkdir(parents=True, mode=0o700)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


@dataclass(frozen=True)
class Told:
    """What logs told: rows and traces, in lines on piles by their day."""

    rows: Piles
    traces: Piles

    def add(self, seen: Seen, time: dt.datetime, *, with_row: bool) -> None:
        """Lay on the piles what a request at a time (in UTC) was, its row only if one wants to."""
        day = day_of(time)
        if seen.trace is not None:
            self.traces.add(day, f"{trace_text(seen.trace)}\n")
        if seen.visit is not None and with_row:
            self.rows.add(day, row_text(seen.visit))

    def traces_of(self, day: str) -> frozenset[str]:
        """Return the traces of a day, as lines without their ends."""
        return frozenset([line[:-1] for line in self.traces.lines(day)])


class Days:
    """The rows of each day that there are or were told of, without doubles.

    Counted while they are gone through: `new` rows, and events of our `own` browsers among those
    that logs told of.
    """

    def __init__(self, stored: StoredLog, told: Told, window: Window, library: Library) -> None:
        self.new = self.own = 0
        self._stored = stored
        self._told = told
        self._window = window
        self._settling = Settling(library)

    def __iter__(self) -> Iterator[list[Visit]]:
        """Yield the rows of each day, in the order of days."""
        stored = self._stored.by_day()
        told = self._told.rows.names | self._told.traces.names
        for day in sorted(self._stored.days | told | {*self._window.dates()}):
            known = next(stored) if day in self._stored.days else []
            yield self._of(day, known)

    def _of(self, day: str, known: Iterable[Visit]) -> list[Visit]:
        traces = frozenset(readable_traces(self._told.traces_of(day)))
        found = consequences(self._window.traces(day) | traces)
        keys: set[str] = set()
        by_key = without_doubles(
            (*self._as_now(known, keys), *rows_in(self._told.rows.lines(day))), found
        )
        self.new += len(by_key.keys() - keys)
        self.own += len(found.own & {trace.row for trace in traces})
        return list(by_key.values())

    def _as_now(self, rows: Iterable[Visit], keys: set[str]) -> Iterator[Visit]:
        """Yield rows as the content knows them now; note the `keys` of all."""
        for row in rows:
            keys.add(row.key)
            now = self._settling.settled(row)
            if now is not None:
                yield now


def months_of(
    days: Iterable[list[Visit]],
    folding: Folding,
    tallies: Tallies,
    sendings: Sendings,
    months: Piles,
) -> Mapping[str, MonthFile]:
    """Lay the rows that are kept on the piles of their months' files, in order; return the files.

    Those of old months go to `folding`, which makes counts of them; what the others come to is
    added to `tallies`.
    """
    waiting: list[Visit] = []  # rows before which others may still come
    for found in judged(days, sendings):
        for visit in found.visits:
            kept = folding.kept(visit)
            if kept:
                tallies.add(kept)
                waiting += kept
        waiting.sort(key=in_time)
        ready = bisect_left(waiting, found.since, key=attrgetter("time"))
        for name, rows in groupby(waiting[:ready], month_file):
            months.add_all(name, map(row_text, rows))
        del waiting[:ready]
    return {name: MonthFile(months, name) for name in months.names}


@dataclass(frozen=True)
class MonthFile:
    """What is to be in a month's file, a line at a time: its columns, then a pile of rows."""

    months: Piles
    name: str

    def __iter__(self) -> Iterator[bytes]:
        """Yield its lines, from the first on each time."""
        yield HEADER.encode()
        for line in self.months.lines(self.name):
            yield line.encode()
