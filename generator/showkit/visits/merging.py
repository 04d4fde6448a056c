"""Rows of the link log put together: without doubles, each with its visit and its verdict.

What depends on other rows is worked out anew over all of them, so that rows may come twice, in
pieces, or in another order. They are gone through day by day: the traces and the doubles of a row
are those of its day, and only visits that may go on are held over midnight.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from showkit.contacts.consent import Holder, credited
from showkit.model.visit import Event
from showkit.visits.days import day_of
from showkit.visits.evidence import JUST_SENT, is_machine, verdict, without_what_is_worked_out
from showkit.visits.traces import Consequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.model.library import Library
    from showkit.model.visit import Visit
    from showkit.visits.sendings import Sendings

LONGEST_PAUSE: Final = dt.timedelta(minutes=30)
"""Events further apart belong to two visits."""

in_time = attrgetter("time", "key")
"""The order of rows in the link log."""

_REMEMBERED: Final = 10_000
"""Of each question that many rows ask: whom they count for, what their reasons amount to."""

_Visitor = tuple[str, str, bool]
"""A house, a person or nothing, and whether a machine came."""

_Credited = tuple[str, str | None] | None
"""The house and the person that rows count for, None where for nobody."""


@dataclass(frozen=True)
class Judged:
    """Visits that are over, each in order of time, with their verdicts.

    No row of a time before `since` is still to come.
    """

    visits: Sequence[Sequence[Visit]]
    since: dt.datetime


class Settling:
    """Rows as the content knows them now: present slugs, and consent as it stands."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._zone = ZoneInfo(library.company.timezone)
        self._credited_on = lru_cache(_REMEMBERED)(self._credited)

    def settled(self, row: Visit) -> Visit | None:
        """Return a row under the names of now, None where it is to go.

        A house or show that was renamed takes its rows along, and a record that was merged into
        another gives its own to it, in whichever house that is. Where a person has since said
        that they had not agreed on the day of a visit, the row loses their name, or goes.
        """
        day = row.time.astimezone(self._zone).date()
        credit = self._credited_on(row.presenter, row.person, day)
        if credit is None:
            return None
        presenter, person = credit
        target = row.target
        if row.event is Event.SHOW_VIEWED and presenter in self._library.presenter_by_slug:
            show = self._library.show_by_slug.get(target)
            target = show.slug if show else target
        if (presenter, person, target) == (row.presenter, row.person, row.target):
            return row
        return row._replace(presenter=presenter, person=person, target=target)

    def _credited(self, slug: str, named: str | None, day: dt.date) -> _Credited:
        presenter = self._library.presenter_by_slug.get(slug)
        person = None
        if named is not None:
            house, holder = self._library.person_by_id.get(named, (None, None))
            if house is presenter or (holder is not None and holder.id != named):
                presenter, person = house, holder
        if presenter is None:
            return slug, named
        if person is None:
            return presenter.slug, named
        unknown = self._library.company.tracking.unknown_consent
        credit = credited(Holder(presenter, person), day, unknown)
        if credit is None:
            return None
        return presenter.slug, credit.person.id if credit.person else None


def settled(rows: Iterable[Visit], library: Library) -> Iterator[Visit]:
    """Yield rows as the content knows them now (see `Settling`)."""
    yield from filter(None, map(Settling(library).settled, rows))


def merged(
    rows: Iterable[Visit],
    found: Consequences | None = None,
    sendings: Sendings | None = None,
) -> tuple[Visit, ...]:
    """Return rows without doubles, in order of time, each with its visit and verdict.

    See `without_doubles` and `judged`. The result depends on the set of rows only:
    ``merged(merged(a) + b) == merged(a + b)``.
    """
    once = sorted(without_doubles(rows, found or Consequences()).values(), key=in_time)
    days = (list(of_day) for _, of_day in groupby(once, lambda row: day_of(row.time)))
    visits = chain.from_iterable(found.visits for found in judged(days, sendings))
    return tuple(sorted(chain.from_iterable(visits), key=in_time))


def without_doubles(rows: Iterable[Visit], found: Consequences) -> dict[str, Visit]:
    """Return rows by their keys, which doubles share.

    The earliest time counts, all their reasons do, with what was `found` of them besides. Rows of
    our own browsers are left out. A row whose visitor was on somebody's own page in the same visit
    counts for whom that page's row does.
    """
    by_key: dict[str, Visit] = {}
    for row in rows:
        known = by_key.setdefault(row.key, row)
        if known is not row:
            by_key[row.key] = _union(known, row)
    for key in found.own & by_key.keys():
        del by_key[key]
    for key in found.reasons.keys() & by_key.keys():
        row = by_key[key]
        by_key[key] = row._replace(reasons=_together(row.reasons, found.reasons[key]))
    for key in found.whose.keys() & by_key.keys():
        of_page = by_key.get(found.whose[key])
        if of_page is not None and of_page.presenter == by_key[key].presenter:
            by_key[key] = by_key[key]._replace(person=of_page.person)
    return by_key


def judged(days: Iterable[Sequence[Visit]], sendings: Sendings | None = None) -> Iterator[Judged]:
    """Yield the visits that rows without doubles form, each once it is over, with its verdict.

    A visit is rows of the same house and person with no long pause between them. `days` are the
    rows of each day, in the order of days.
    """
    held: dict[_Visitor, list[Visit]] = {}
    for rows in days:
        if not rows:
            continue
        over: list[list[Visit]] = []
        for visitor, theirs in _by_visitor(rows).items():
            *ended, held[visitor] = _visits(chain(held.get(visitor, ()), theirs))
            over += ended
        night = dt.datetime.combine(rows[0].time.date(), dt.time.max, dt.UTC)
        gone = [who for who, visit in held.items() if night - visit[-1].time > LONGEST_PAUSE]
        over += [held.pop(visitor) for visitor in gone]
        since = min((visit[0].time for visit in held.values()), default=night)
        yield Judged([_judged(visit, sendings) for visit in over], since)
    rest = [_judged(visit, sendings) for visit in held.values()]
    yield Judged(rest, dt.datetime.max.replace(tzinfo=dt.UTC))


def _by_visitor(rows: Iterable[Visit]) -> dict[_Visitor, list[Visit]]:
    """Return rows in order of time, by whose they are.

    Machines are kept apart, so that one that calls every ten minutes does not tie together all
    the visits of a person.
    """
    found: dict[_Visitor, list[Visit]] = defaultdict(list)
    for row in sorted(rows, key=in_time):
        found[row.presenter, row.person or "", _is_machine(row.reasons)].append(row)
    return found


def _visits(rows: Iterable[Visit]) -> Iterator[list[Visit]]:
    """Yield the visits that rows of one visitor form, in order of time."""
    visit: list[Visit] = []
    for row in rows:
        if visit and row.time - visit[-1].time > LONGEST_PAUSE:
            yield visit
            visit = []
        visit.append(row)
    yield visit


def _judged(visit: Sequence[Visit], sendings: Sendings | None) -> Sequence[Visit]:
    """Return the rows of a visit with their verdicts, and the key of the first as their visit."""
    first = visit[0].key
    own = [
        _own(row.reasons, is_just_sent=sendings is not None and sendings.is_just_sent(row))
        for row in visit
    ]
    together = frozenset(chain.from_iterable(own))
    rows = []
    for row, reasons in zip(visit, own, strict=True):
        evidence, said = _verdict(reasons, together)
        is_as_it_was = (row.evidence, row.reasons, row.visit) == (evidence, said, first)
        rows.append(
            row if is_as_it_was else row._replace(evidence=evidence, reasons=said, visit=first)
        )
    return rows


_is_machine = lru_cache(_REMEMBERED)(is_machine)
_verdict = lru_cache(_REMEMBERED)(verdict)


@lru_cache(_REMEMBERED)
def _own(reasons: tuple[str, ...], *, is_just_sent: bool) -> tuple[str, ...]:
    own = without_what_is_worked_out(reasons)
    return tuple(sorted((*own, JUST_SENT))) if is_just_sent else own


def _union(one: Visit, other: Visit) -> Visit:
    """Return what two readings of the same line say together; the order does not matter."""
    fuller = max(
        one, other, key=lambda row: (row.person or "", row.presenter, row.event, row.target)
    )
    time, reasons = min(one.time, other.time), _together(one.reasons, other.reasons)
    if (time, reasons) == (fuller.time, fuller.reasons):
        return fuller
    return fuller._replace(time=time, reasons=reasons)


@lru_cache(_REMEMBERED)
def _together(one: tuple[str, ...], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))
