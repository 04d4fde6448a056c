"""The link log as it lies on the disk, gone through day by day: all of it is never in memory.

Months that are as we wrote them are read line by line. One that people or their programs wrote
anew is read as a whole, once, and its rows laid on the piles of their days.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from showkit.visits.days import day_of
from showkit.visits.link_log import months, parse_month
from showkit.visits.row_text import HEADER, NotOursError, row_text, rows_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from showkit.model.finding import Finding
    from showkit.model.visit import Visit
    from showkit.output.project import Project
    from showkit.visits.piles import Piles


@dataclass(frozen=True)
class StoredLog:
    """The link log: the months' files that are as we wrote them, and the piles of all others.

    `days` are those that have rows, as ``2026-11-02``.
    """

    files: Sequence[Path]
    others: Piles
    days: frozenset[str]
    findings: tuple[Finding, ...] = ()

    def by_day(self) -> Iterator[list[Visit]]:
        """Yield the rows of each of the `days`, in their order."""
        ours = groupby(
            (row for path in self.files for row in _rows_of(path)), lambda row: day_of(row.time)
        )
        day, rows = next(ours, ("", ()))
        for wanted in sorted(self.days):
            found = list(rows_in(self.others.lines(wanted)))
            if day == wanted:
                found += rows
                day, rows = next(ours, ("", ()))
            yield found


def stored_log(project: Project, others: Piles) -> StoredLog:
    """Look through a project's link log, laying on piles what is not as we wrote it."""
    files: list[Path] = []
    days: set[str] = set()
    findings: list[Finding] = []
    for path in months(project.link_log):
        try:
            days |= _days(_rows_of(path), path.stem)
            files.append(path)
        except ValueError:  # also what is not UTF-8
            month = parse_month(path.read_bytes(), project.relative(path))
            findings += month.findings
            for row in month.rows:
                others.add(day_of(row.time), row_text(_in_one_line(row)))
    return StoredLog(files, others, frozenset(days | others.names), tuple(findings))


def _rows_of(path: Path) -> Iterator[Visit]:
    with path.open(encoding="utf-8", newline="\n") as file:
        if next(file, "") != HEADER:
            raise NotOursError
        yield from rows_in(file)


def _days(rows: Iterable[Visit], month: str) -> set[str]:
    """Return the days of rows in order of time, all of one month.

    Raises:
        NotOursError: they are not so.
    """
    found: set[str] = set()
    last = month
    for row in rows:
        day = day_of(row.time)
        if day < last or not day.startswith(month):
            raise NotOursError
        if day != last:
            found.add(day)
            last = day
    return found


def _in_one_line(row: Visit) -> Visit:
    """Return a row that somebody broke into lines in one piece."""
    target, visit, key = (" ".join(text.split("\n")) for text in (row.target, row.visit, row.key))
    return row._replace(target=target, visit=visit, key=key)
