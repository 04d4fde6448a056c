"""Old rows of the link log folded into monthly counts, as ``tracking.keep_months`` says.

Months are folded whole and once: the counts are written first, and rows of a month that has
counts are dropped, whatever ended a run in between. Lines of such months are not taken in again.
A visit over the turn of a month counts in both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from showkit.content.table_schema import table_schema
from showkit.content.tables import parse_table
from showkit.model.folded import Counted, Folded
from showkit.visits.days import month_of
from showkit.visits.log_files import as_csv, replaced
from showkit.visits.tally import files_taken, shows_seen, strongest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Sequence

    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.visit import Evidence, Visit
    from showkit.output.project import Project

FOLDED_FILE: Final = "folded.csv"
_SCHEMA_FILE: Final = "folded.table-schema.json"
_KEY: Final = ["month", "presenter", "counted", "target", "evidence"]
_MONTHS: Final = 12


@dataclass(frozen=True)
class Counts:
    """The folded months, and what is wrong with their file."""

    rows: tuple[Folded, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def months(self) -> frozenset[str]:
        """Those that are over and done with."""
        return frozenset(row.month for row in self.rows)


def first_month_kept(today: dt.date, keep_months: int) -> str:
    """Return the earliest month whose rows are kept as they are, as ``2024-11``."""
    number = today.year * _MONTHS + today.month - 1 - keep_months
    return f"{max(number, _MONTHS) // _MONTHS:04}-{number % _MONTHS + 1:02}"


def is_taken_in(time: dt.datetime, done: Container[str], first_month: str) -> bool:
    """Tell whether a line of a log is young enough for the link log.

    `done` are the months that were folded.
    """
    month = month_of(time)
    return month >= first_month and month not in done


class Folding:
    """Rows parted into those that are kept and those of old months, of which counts are made."""

    def __init__(self, counts: Counts, library: Library, today: dt.date) -> None:
        self._before = counts
        self._library = library
        self._first = first_month_kept(today, library.company.tracking.keep_months)
        self._done = counts.months
        self._old: dict[str, list[Visit]] = defaultdict(list)
        self._new: list[Folded] = []

    def kept(self, rows: Iterable[Visit]) -> list[Visit]:
        """Return the rows that are kept; those of months that are not are remembered."""
        kept: list[Visit] = []
        for row in rows:
            month = month_of(row.time)
            if month in self._done:
                continue
            (kept if month >= self._first else self._old[month]).append(row)
        return kept

    def counts(self) -> Counts:
        """Return all counts, those that there were and the new ones, under present names."""
        for month, rows in self._old.items():
            self._new += _counted(month, rows, self._library)
        self._old.clear()
        together = (*_settled(self._before.rows, self._library), *self._new)
        return Counts(tuple(sorted(together, key=_in_order)), self._before.findings)


def folded(
    rows: Iterable[Visit], counts: Counts, library: Library, today: dt.date
) -> tuple[tuple[Visit, ...], Counts]:
    """Return the rows that are kept, and the counts with those of the months that are not."""
    folding = Folding(counts, library, today)
    kept = folding.kept(rows)
    return tuple(kept), folding.counts()


def read_counts(project: Project) -> Counts:
    """Return the counts of a project."""
    path = project.link_log / FOLDED_FILE
    if not path.is_file():
        return Counts()
    table = parse_table(path.read_bytes(), project.relative(path), Folded)
    return Counts(tuple(table.rows), table.findings)


def write_counts(project: Project, counts: Counts) -> None:
    """Replace the counts in one step, if they are others."""
    if not counts.rows:
        return
    schema = json.dumps(table_schema(Folded, primary_key=_KEY), ensure_ascii=False, indent=2)
    replaced(project.link_log / _SCHEMA_FILE, [f"{schema}\n".encode()])
    replaced(project.link_log / FOLDED_FILE, [as_csv(Folded, counts.rows)])


def _counted(month: str, rows: Sequence[Visit], library: Library) -> Iterable[Folded]:
    zone = ZoneInfo(library.company.timezone)
    by_visit: dict[tuple[str, str], list[Visit]] = defaultdict(list)
    for row in rows:
        by_visit[row.presenter, row.visit].append(row)
    days: dict[tuple[str, Counted, str, Evidence], list[dt.date]] = defaultdict(list)
    for (presenter, _), visit in by_visit.items():
        evidence = strongest(visit)
        day = min(row.time for row in visit).astimezone(zone).date()
        targets = [(Counted.VISITS, "")]
        targets += [(Counted.SHOW, show) for show in shows_seen(visit, library)]
        targets += [(Counted.FILE, file) for file in files_taken(visit)]
        for counted, target in targets:
            days[presenter, counted, target, evidence].append(day)
    for (presenter, counted, target, evidence), found in days.items():
        yield Folded(
            month=month,
            presenter=presenter,
            counted=counted,
            target=target,
            evidence=evidence,
            visits=len(found),
            first_day=min(found),
            last_day=max(found),
        )


def _settled(rows: Iterable[Folded], library: Library) -> Iterable[Folded]:
    """Yield counts under the names that houses and shows have now."""
    for row in rows:
        house = library.presenter_by_slug.get(row.presenter)
        show = library.show_by_slug.get(row.target) if row.counted is Counted.SHOW else None
        yield row.model_copy(
            update={
                "presenter": house.slug if house else row.presenter,
                "target": show.slug if show else row.target,
            }
        )


def _in_order(row: Folded) -> tuple[str, ...]:
    return row.month, row.presenter, row.counted, row.target, row.evidence
