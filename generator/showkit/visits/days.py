"""Times in UTC as text: seconds as they stand in rows, days and months that files are named by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def day_of(time: dt.datetime) -> str:
    """Return the day of a time in UTC, as ``2026-11-02``."""
    return _text(time.date())


def month_of(time: dt.datetime) -> str:
    """Return the month of a time in UTC, as ``2026-11``."""
    return _text(time.date())[: len("2026-11")]


@lru_cache(maxsize=10_000)
def second_of(time: dt.datetime) -> str:
    """Return the second of a time in UTC, as ``2026-11-02T14:03:22Z``; lines share theirs."""
    return f"{_text(time.date())}T{time.time().isoformat('seconds')}Z"


@lru_cache(maxsize=1000)
def _text(day: dt.date) -> str:
    return day.isoformat()
