"""What a time zone does over some years, for calendars that carry their zones with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

_NONE = dt.timedelta(0)
_A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Observance:
    """A time from which clocks stand so (RFC 5545 §3.6.5).

    `starts` is local time by the offset `before`, as the standard wants it; both offsets are from
    UTC.
    """

    starts: dt.datetime
    before: dt.timedelta
    offset: dt.timedelta
    name: str
    is_summer: bool


@lru_cache(maxsize=500)
def observances(zone: str, first: int, last: int) -> tuple[Observance, ...]:
    """Return how the clocks of a zone stand from the year `first` to the end of the year `last`."""
    known = ZoneInfo(zone)
    moment = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    offset = _offset(moment, known)
    found = [_observance(moment, offset, known)]
    while moment < end:
        following = moment + _A_DAY
        then = _offset(following, known)
        if then != offset:
            found.append(_observance(_change(moment, following, known), offset, known))
        moment, offset = following, then
    return tuple(found)


def _change(before: dt.datetime, after: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the minute at which the clocks change between two moments."""
    while after - before > dt.timedelta(minutes=1):
        middle = (before + (after - before) / 2).replace(second=0, microsecond=0)
        if middle <= before:
            break
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def _observance(moment: dt.datetime, before: dt.timedelta, zone: ZoneInfo) -> Observance:
    local = moment.astimezone(zone)
    return Observance(
        (moment + before).replace(tzinfo=None),
        before,
        _offset(moment, zone),
        local.tzname() or zone.key,
        (local.dst() or _NONE) != _NONE,
    )


def _offset(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or _NONE
