"""The current day where a company is."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def today_in(timezone: str) -> dt.date:
    """Return the current day in a time zone; in one that is unknown, that of Greenwich."""
    try:
        zone: dt.tzinfo = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = dt.UTC
    return dt.datetime.now(zone).date()
