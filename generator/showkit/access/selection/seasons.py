"""Spans of days: seasons of a house, periods of a talk, windows in which a show tours."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.model.interests import Season

_PERIOD: Final = re.compile(r"\s*((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?\s*")
_SEASON_BEGINS: Final = 7
"""The month in which the field turns to its next season, as contracts and budgets do."""
_MONTHS: Final = 12
_DAY: Final = dt.timedelta(days=1)
ENDLESS: Final = dt.date.max
"""The last day of a span that has no end."""


class Span(NamedTuple):
    """Days from `first` to `last`, both among them."""

    first: dt.date
    last: dt.date

    def within(self, other: Span) -> Span | None:
        """Return the days that both have, None where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None

    def without(self, others: Iterable[Span]) -> tuple[Span, ...]:
        """Return what is left of it outside of the others."""
        left = [self]
        for hole in others:
            left = [piece for one in left for piece in _around(one, hole)]
        return tuple(left)


def _around(span: Span, hole: Span) -> Iterator[Span]:
    if span.within(hole) is None:
        yield span
        return
    if span.first < hole.first:
        yield Span(span.first, hole.first - _DAY)
    if hole.last < span.last:
        yield Span(hole.last + _DAY, span.last)


def talk_period(words: str) -> Span | None:
    """Return the days that ``2026-2027``, ``2026-27`` (July to June) or ``2027`` means."""
    found = _PERIOD.fullmatch(words)
    if found is None:
        return None
    year, until = int(found[1]), found[2]
    if until is None:
        return Span(dt.date(year, 1, 1), dt.date(year, _MONTHS, 31))
    last = int(until) if len(until) > 2 else year // 100 * 100 + int(until)  # noqa: PLR2004 - two digits of a year
    if last < year:
        return None
    if last == year:
        return Span(dt.date(year, 1, 1), dt.date(year, _MONTHS, 31))
    first_day = dt.date(year, _SEASON_BEGINS, 1)
    return Span(first_day, dt.date(last, _SEASON_BEGINS, 1) - _DAY)


def season_spans(seasons: Sequence[Season], over: Span) -> tuple[Span, ...]:
    """Return each season of each year, in order, as far as it lies within `over`."""
    found = set()
    for season in seasons:
        for year in range(over.first.year - 1, over.last.year + 1):
            span = Span(dt.date(year, season.from_, 1), _end(season, year)).within(over)
            if span:
                found.add(span)
    return tuple(sorted(found))


def following(days: Iterable[dt.date]) -> Iterator[Span]:
    """Yield days, in order, as spans without a gap."""
    span: Span | None = None
    for day in days:
        if span is not None and day - span.last > _DAY:
            yield span
            span = None
        span = Span(span.first if span else day, day)
    if span is not None:
        yield span


def _end(season: Season, year: int) -> dt.date:
    """Return a season's last day; one that begins in September and ends in May ends next year."""
    last = dt.date(year + (season.to < season.from_), season.to, 28)
    return (last + 4 * _DAY).replace(day=1) - _DAY


def decided_from(months: Sequence[int], as_of: dt.date) -> dt.date:
    """Return the day from which a house can still decide on dates, at the earliest.

    Today where this is one of the months in which it decides, or where none are known; else the
    first day of the next one.
    """
    if not months or as_of.month in months:
        return as_of
    wait = min((month - as_of.month) % _MONTHS for month in months)
    year, month = divmod(as_of.year * _MONTHS + as_of.month - 1 + wait, _MONTHS)
    return dt.date(year, month + 1, 1)
