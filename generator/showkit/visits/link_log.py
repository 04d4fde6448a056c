"""The link log: one row per event, one file per month, the same whatever way logs arrive.

Reading the same log twice, in pieces, or in another order gives the same rows: a row is known
by its `key`, and what depends on other rows (which visit, which verdict) is worked out anew over
all of them.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from showkit.contacts.consent import Holder, credited
from showkit.content.table_schema import table_schema
from showkit.content.tables import parse_table
from showkit.model.visit import Event, Visit
from showkit.output.cache import remove_left_over
from showkit.visits.blocks import difference
from showkit.visits.evidence import (
    JUST_SENT,
    is_machine,
    verdict,
    without_what_is_worked_out,
)
from showkit.visits.log_files import as_csv, replaced
from showkit.visits.traces import Consequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.output.project import Project
    from showkit.visits.sendings import Sendings

LONGEST_PAUSE: Final = dt.timedelta(minutes=30)
"""Events further apart belong to two visits."""

SCHEMA_FILE: Final = "table-schema.json"


@dataclass(frozen=True)
class LinkLog:
    """The rows that were read, and what is wrong with the files."""

    rows: tuple[Visit, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse_month(data: bytes, path: str) -> LinkLog:
    """Read one month's file; a time without a zone is UTC."""
    table = parse_table(data, path, Visit)
    rows = (row.model_copy(update={"time": _utc(row.time)}) for row in table.rows)
    return LinkLog(tuple(rows), table.findings)


def settled(rows: Iterable[Visit], library: Library) -> Iterator[Visit]:
    """Yield rows as the content knows them now: present slugs, and consent as it stands.

    A house or show that was renamed takes its rows along, and a record that was merged into
    another gives its own to it, in whichever house that is. Where a person has since said that
    they had not agreed on the day of a visit, the row loses their name, or goes.
    """
    zone = ZoneInfo(library.company.timezone)
    for row in rows:
        presenter = library.presenter_by_slug.get(row.presenter)
        person = None
        if row.person is not None:
            house, holder = library.person_by_id.get(row.person, (None, None))
            if house is presenter or (holder is not None and holder.id != row.person):
                presenter, person = house, holder
        if presenter is None:
            yield row
            continue
        named = row.person
        if person is not None:
            day = row.time.astimezone(zone).date()
            unknown = library.company.tracking.unknown_consent
            credit = credited(Holder(presenter, person), day, unknown)
            if credit is None:
                continue
            named = credit.person.id if credit.person else None
        show = library.show_by_slug.get(row.target) if row.event is Event.SHOW_VIEWED else None
        target = show.slug if show else row.target
        yield row.model_copy(
            update={"presenter": presenter.slug, "person": named, "target": target}
        )


def merged(
    rows: Iterable[Visit],
    found: Consequences | None = None,
    sendings: Sendings | None = None,
) -> tuple[Visit, ...]:
    """Return rows without doubles, in order of time, each with its visit and verdict.

    Doubles share a `key`: the earliest time counts, all their reasons do, with what was `found`
    of them besides. Rows of our own browsers are left out. The result depends on the set of rows
    only: ``merged(merged(a) + b) == merged(a + b)``.
    """
    besides = found or Consequences()
    by_key: dict[str, Visit] = {}
    for row in rows:
        if row.key not in besides.own:
            known = by_key.get(row.key)
            by_key[row.key] = row if known is None else _union(known, row)
    for key in besides.reasons.keys() & by_key.keys():
        reasons = {*by_key[key].reasons, *besides.reasons[key]}
        by_key[key] = by_key[key].model_copy(update={"reasons": tuple(sorted(reasons))})
    judged = [row for visit in _visits(by_key.values()) for row in _judged(visit, sendings)]
    return tuple(sorted(judged, key=_in_time))


def month_files(rows: Sequence[Visit]) -> Mapping[str, bytes]:
    """Return the link log's files by name: ``2026-11.csv`` and so on, and the Table Schema.

    CSV in UTF-8 with commas and LF; times as ``2026-11-02T14:03:22Z``.
    """
    schema = table_schema(Visit, primary_key=["key"])
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    files = {SCHEMA_FILE: text.encode()}
    for month, in_month in groupby(sorted(rows, key=_in_time), key=lambda r: f"{r.time:%Y-%m}"):
        files[f"{month}.csv"] = as_csv(Visit, in_month)
    return files


def read_link_log(project: Project) -> LinkLog:
    """Read all months of a project."""
    log = LinkLog()
    for path in _months(project.link_log):
        month = parse_month(path.read_bytes(), project.relative(path))
        log = LinkLog((*log.rows, *month.rows), (*log.findings, *month.findings))
    return log


def write_link_log(project: Project, rows: Sequence[Visit]) -> int:
    """Replace the files that differ, each in one step; return how many did.

    A month whose rows have all gone keeps a file with its columns. What a killed run left beside
    them goes.
    """
    remove_left_over(project.link_log)
    written = 0
    for path, data in _files(project, rows):
        written += replaced(path, data)
    return written


def log_differences(project: Project, rows: Sequence[Visit]) -> Iterator[str]:
    """Yield what `write_link_log` would change, as unified diffs."""
    for path, data in _files(project, rows):
        before = path.read_bytes() if path.is_file() else b""
        yield difference(project.relative(path), before, data)


def _files(project: Project, rows: Sequence[Visit]) -> Iterator[tuple[Path, bytes]]:
    present = dict.fromkeys((path.name for path in _months(project.link_log)), as_csv(Visit, []))
    files = {**present, **(month_files(rows) if rows or present else {})}
    for name, data in files.items():
        yield project.link_log / name, data


def _months(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].csv"))


def _union(one: Visit, other: Visit) -> Visit:
    """Return what two readings of the same line say together; the order does not matter."""
    fuller = max(one, other, key=lambda r: (r.person or "", r.presenter, r.event, r.target))
    return fuller.model_copy(
        update={
            "time": min(one.time, other.time),
            "reasons": tuple(sorted({*one.reasons, *other.reasons})),
        }
    )


def _visits(rows: Iterable[Visit]) -> Iterator[list[Visit]]:
    """Yield the visits: rows of the same house and person with no long pause between them.

    Machines are kept apart, so that one that calls every ten minutes does not tie together all
    the visits of a person.
    """

    def visitor(row: Visit) -> tuple[str, str, bool]:
        return row.presenter, row.person or "", is_machine(row.reasons)

    for _, of_visitor in groupby(sorted(rows, key=lambda r: (visitor(r), _in_time(r))), visitor):
        visit: list[Visit] = []
        for row in of_visitor:
            if visit and row.time - visit[-1].time > LONGEST_PAUSE:
                yield visit
                visit = []
            visit.append(row)
        yield visit


def _judged(visit: Sequence[Visit], sendings: Sendings | None) -> Iterator[Visit]:
    own = [_own(row, sendings) for row in visit]
    together = frozenset(reason for reasons in own for reason in reasons)
    for row, reasons in zip(visit, own, strict=True):
        evidence, all_reasons = verdict(reasons, together)
        if (row.evidence, row.reasons, row.visit) == (evidence, all_reasons, visit[0].key):
            yield row  # a copy costs more than all the rest
        else:
            update = {"evidence": evidence, "reasons": all_reasons, "visit": visit[0].key}
            yield row.model_copy(update=update)


def _own(row: Visit, sendings: Sendings | None) -> tuple[str, ...]:
    reasons = without_what_is_worked_out(row.reasons)
    if sendings is not None and sendings.is_just_sent(row):
        return tuple(sorted((*reasons, JUST_SENT)))
    return reasons


def _in_time(row: Visit) -> tuple[dt.datetime, str]:
    return row.time, row.key


def _utc(time: dt.datetime) -> dt.datetime:
    return time.astimezone(dt.UTC) if time.tzinfo else time.replace(tzinfo=dt.UTC)
