"""When a performance begins and ends, on the clocks of the house."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from showkit.model.company import Company
    from showkit.model.performance import Performance
    from showkit.model.show import Show

_GREENWICH = "Etc/UTC"


def zone_of(performance: Performance, company: Company) -> ZoneInfo:
    """Return the time zone of a performance: its own, else the company's, else Greenwich."""
    for name in (performance.timezone, company.timezone):
        try:
            if name:
                return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue  # a check says so
    return ZoneInfo(_GREENWICH)


def starts(performance: Performance, company: Company) -> dt.datetime | dt.date:
    """Return when it begins; the day alone where the time is not known."""
    if not performance.time:
        return performance.date
    return _at(performance.date, performance.time, company, performance)


def ends(performance: Performance, show: Show, company: Company) -> dt.datetime | None:
    """Return when it ends, by its own row or else by how long the show is; None if unknown."""
    start = starts(performance, company)
    if not isinstance(start, dt.datetime):
        return None
    if performance.ends:
        end = _at(performance.date, performance.ends, company, performance)
        return (
            end
            if end > start
            else _at(_next(performance.date), performance.ends, company, performance)
        )
    if show.facts.duration:
        elapsed = dt.timedelta(minutes=show.facts.duration)
        return (start.astimezone(dt.UTC) + elapsed).astimezone(start.tzinfo)
    return None


def _at(day: dt.date, clock: str, company: Company, performance: Performance) -> dt.datetime:
    hours, minutes = clock.split(":")
    return dt.datetime.combine(
        day, dt.time(int(hours), int(minutes)), zone_of(performance, company)
    )


def _next(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1) if day < dt.date.max else day
