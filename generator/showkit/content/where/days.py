"""Days as people say them: 2026-01-01, this month, 6 months ago, il y a un an.

A day stays as it was said until it is known which day today is.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FARTHEST: Final = 999
"""The most days, weeks, months or years that can be counted back or forward."""


class Unit(StrEnum):
    """What time is counted in; a week begins on Monday (ISO 8601)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Span:
    """All days from `first` to `last`."""

    first: dt.date
    last: dt.date


class When(ABC):
    """A day or a span of days, as it was said."""

    @abstractmethod
    def span(self, today: dt.date) -> Span:
        """Return the days that it means on the day `today`."""


@dataclass(frozen=True)
class Fixed(When):
    """A day of the calendar, or a whole month or year of it: 2026-01-01, 2026-01, 2026."""

    year: int
    month: int = 0
    day: int = 0

    def span(self, today: dt.date) -> Span:
        """Return its days; they are the same on any day."""
        del today
        if self.day:
            day = dt.date(self.year, self.month, self.day)
            return Span(day, day)
        first = dt.date(self.year, self.month or 1, 1)
        return Span(first, _end(first, Unit.MONTH if self.month else Unit.YEAR))

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        return f"{self.year:04}{month}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True)
class Current(When):
    """The day, week, month or year that it is (`offset` 0), the last (-1) or the next (1)."""

    unit: Unit
    offset: int = 0

    def span(self, today: dt.date) -> Span:
        """Return its days."""
        first = _moved(_begin(today, self.unit), self.unit, self.offset)
        return Span(first, _end(first, self.unit))

    def __str__(self) -> str:
        if self.unit is Unit.DAY:
            return ("yesterday", "today", "tomorrow")[self.offset + 1]
        return f"{('last', 'this', 'next')[self.offset + 1]} {self.unit}"


@dataclass(frozen=True)
class Shifted(When):
    """The day so many units from today: `count` below 0 is ago."""

    count: int
    unit: Unit

    def span(self, today: dt.date) -> Span:
        """Return that day."""
        day = _moved(today, self.unit, self.count)
        return Span(day, day)

    def __str__(self) -> str:
        many = "" if abs(self.count) == 1 else "s"
        if self.count < 0:
            return f"{-self.count} {self.unit}{many} ago"
        return f"in {self.count} {self.unit}{many}"


_UNITS: Final[Mapping[str, Unit]] = {
    **dict.fromkeys(("day", "days", "jour", "jours"), Unit.DAY),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), Unit.WEEK),
    **dict.fromkeys(("month", "months", "mois"), Unit.MONTH),
    **dict.fromkeys(("year", "years", "an", "ans", "annee", "annees"), Unit.YEAR),
}
_DAYS: Final = {
    "today": 0,
    "aujourd'hui": 0,
    "yesterday": -1,
    "hier": -1,
    "tomorrow": 1,
    "demain": 1,
}
_BEFORE_UNIT: Final = {
    **dict.fromkeys(("this", "current", "ce", "cet", "cette"), 0),
    **dict.fromkeys(("last", "previous"), -1),
    "next": 1,
}
_AFTER_UNIT: Final = {
    **dict.fromkeys(("dernier", "derniere", "passe", "passee"), -1),
    **dict.fromkeys(("prochain", "prochaine"), 1),
    **dict.fromkeys(("courant", "courante", "en cours"), 0),
}
_ONE: Final = frozenset({"a", "an", "one", "un", "une"})
_ELIDED: Final = re.compile(r"(?:l|d|qu)'(?=[^\W\d])")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse_when(words: Sequence[str]) -> tuple[When, int] | None:
    """Return the day that `words`, folded, begin with, and how many of them say it."""
    if not words:
        return None
    if words[0] in _DAYS:
        return Current(Unit.DAY, _DAYS[words[0]]), 1
    skipped = 1 if words[0] == "le" else 0  # le 2026-03-31
    if words[skipped:] and (fixed := _fixed(words[skipped])) is not None:
        return fixed, skipped + 1
    return _named_span(words) or _distance(words)


def _fixed(word: str) -> Fixed | None:
    found = _ISO.fullmatch(word)
    if not found:
        return None
    fixed = Fixed(*(int(part) for part in found.groups() if part))
    try:
        fixed.span(dt.date.min)
    except ValueError:
        return None
    return fixed


def _named_span(words: Sequence[str]) -> tuple[When, int] | None:
    """Read ``this month``, ``cette semaine``, ``le mois dernier``."""
    if words[0] in _BEFORE_UNIT and len(words) > 1:
        unit = _UNITS.get(words[1].removesuffix("-ci"))
        return (Current(unit, _BEFORE_UNIT[words[0]]), 2) if unit else None
    skipped = 1 if words[0] in {"le", "la"} else 0
    said = [_ELIDED.sub("", word) for word in words[skipped : skipped + 2]]
    if len(said) == 2 and said[0] in _UNITS and said[1] in _AFTER_UNIT:  # noqa: PLR2004 - a unit and what follows it
        return Current(_UNITS[said[0]], _AFTER_UNIT[said[1]]), skipped + 2
    return None


def _distance(words: Sequence[str]) -> tuple[When, int] | None:
    """Read ``6 months ago``, ``in 30 days``, ``il y a un an``, ``dans 2 semaines``."""
    lead, sign = 0, 0
    if tuple(words[:3]) == ("il", "y", "a"):
        lead, sign = 3, -1
        if words[3:4] == ["de"]:
            lead = 4
    elif words[0] in {"in", "dans"}:
        lead, sign = 1, 1
    said = [_ELIDED.sub("", word) for word in words[lead : lead + 2]]
    if len(said) < 2 or said[1] not in _UNITS:  # noqa: PLR2004 - a count and its unit
        return None
    count = _count(said[0])
    if count is None:
        return None
    end = lead + 2
    if not sign:
        if words[end : end + 1] == ["ago"]:
            sign, end = -1, end + 1
        elif tuple(words[end : end + 2]) == ("from", "now"):
            sign, end = 1, end + 2
        else:
            return None
    return Shifted(sign * count, _UNITS[said[1]]), end


def _count(word: str) -> int | None:
    if word in _ONE:
        return 1
    if re.fullmatch(r"[0-9]{1,3}", word) and 0 < int(word) <= FARTHEST:
        return int(word)
    return None


def _begin(day: dt.date, unit: Unit) -> dt.date:
    if unit is Unit.WEEK:
        return _moved(day, Unit.DAY, -day.weekday())
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit is Unit.YEAR else day


def _end(first: dt.date, unit: Unit) -> dt.date:
    if unit is Unit.DAY:
        return first
    if unit is Unit.WEEK:
        return _moved(first, Unit.DAY, 6)
    last_month = first.month if unit is Unit.MONTH else 12
    return dt.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def _moved(day: dt.date, unit: Unit, count: int) -> dt.date:
    """Return the day so many units away; in a month that is too short, its last day."""
    try:
        if unit in {Unit.DAY, Unit.WEEK}:
            return day + dt.timedelta(days=count * (7 if unit is Unit.WEEK else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if unit is Unit.YEAR else 1)
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):  # no calendar goes as far
        return dt.date.max if count > 0 else dt.date.min
