"""Dates of a show as a house sees them: near or far, and which days around them are free."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from showkit.access.page.views import DateView
from showkit.model.performance import Status
from showkit.portal.dates import coming, house_and_room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_SHOWN: Final = 4
"""Dates of a show on a page; the portal has them all."""

_AROUND: Final = 7
"""Days before and after a date that are looked at: as long as a set waits for the next town."""

_A_DAY: Final = dt.timedelta(days=1)
_CALLED_OFF: Final = frozenset({Status.CANCELLED, Status.POSTPONED})


@dataclass(frozen=True)
class Run:
    """Performances in one house on days that follow each other."""

    performances: tuple[Performance, ...]

    @property
    def first(self) -> dt.date:
        """The day of the first one."""
        return self.performances[0].date

    @property
    def last(self) -> dt.date:
        """The day of the last one."""
        return self.performances[-1].date


def runs(performances: Sequence[Performance]) -> list[Run]:
    """Return performances, soonest first, as runs: in one house, on days that follow each other."""
    found: list[Run] = []
    for one in performances:
        before = found[-1].performances if found else ()
        if before and _follows(one, before[-1]):
            found[-1] = Run((*before, one))
        else:
            found.append(Run((one,)))
    return found


def _follows(one: Performance, before: Performance) -> bool:
    return (one.venue, one.city) == (before.venue, before.city) and (
        one.date - before.date <= _A_DAY
    )


def date_views(
    show: Show, site: Site, reader: Reader, distances: Mapping[str, float]
) -> tuple[DateView, ...]:
    """Return the next public dates of a show, the near ones first; options are nobody's business.

    `distances` are those from the house in kilometres, by the id of a near performance.
    """
    near = [run for run in runs(coming(show, site.as_of)) if _distance(run, distances) is not None]
    far = [run for run in runs(coming(show, site.as_of)) if run not in near]
    return tuple(
        DateView(
            reader.days(run.first, run.last),
            _where(run.performances[0], site, reader),
            _far(_distance(run, distances), reader),
            _free_words(show, run, site.as_of, reader) if run in near else "",
        )
        for run in (*near, *far)[:_SHOWN]
    )


def free_around(
    show: Show, run: Run, as_of: dt.date
) -> tuple[tuple[dt.date, dt.date] | None, tuple[dt.date, dt.date] | None]:
    """Return the free days just before and just after a run, each as its first and last day.

    Free is a day to come, within a touring window of the show, on which it neither plays nor is
    held for somebody; what is a week away is not looked at. None where there is none.
    """
    taken = {p.date for p in show.performances if p.status not in _CALLED_OFF}

    def is_free(day: dt.date) -> bool:
        return (
            day >= as_of
            and day not in taken
            and any(window.from_ <= day <= window.to for window in show.facts.touring)
        )

    days = range(1, _AROUND + 1)
    before = list(takewhile(is_free, (run.first - n * _A_DAY for n in days)))
    after = list(takewhile(is_free, (run.last + n * _A_DAY for n in days)))
    return (
        (before[-1], before[0]) if before else None,
        (after[0], after[-1]) if after else None,
    )


def _free_words(show: Show, run: Run, as_of: dt.date, reader: Reader) -> str:
    spans = [reader.days(*span) for span in free_around(show, run, as_of) if span]
    if not spans:
        return ""
    return reader.gettext("free around it: {days}").format(days=reader.listed(spans))


def _distance(run: Run, distances: Mapping[str, float]) -> float | None:
    return min((distances[p.id] for p in run.performances if p.id in distances), default=None)


def _far(kilometres: float | None, reader: Reader) -> str:
    if kilometres is None:
        return ""
    if kilometres < 1:
        return reader.gettext("at your house or next to it")
    return reader.gettext("{distance} km from you").format(
        distance=reader.number(round(kilometres))
    )


def _where(performance: Performance, site: Site, reader: Reader) -> str:
    house, _ = house_and_room(performance, site.library)
    parts = (reader.set(house), reader.set(performance.city), reader.country(performance.country))
    return ", ".join(part for part in parts if part)
