"""Days as people and programs write them in French, English, Spanish and German sheets."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.naming import fold
from showkit.output.catalogues import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
_SLASHED: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:[ ,T].*)?")
_ORDINAL: Final = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|e)?")
_TIME: Final = re.compile(r"\b\d{1,2}[:h]\d{2}.*")
_SERIAL: Final = re.compile(r"[2-6]\d{4}(?:\.\d+)?")
_YEAR_MONTH: Final = re.compile(r"(?P<year>20\d\d)[-/.](?P<month>\d{1,2})")
_MONTH_YEAR: Final = re.compile(r"(?P<month>[^\W\d_]{3,}\.?|\d{1,2})[\s/.-]+(?P<year>20\d\d)")
_EPOCH: Final = dt.date(1899, 12, 30)  # what Excel counts its days from, 29 February 1900 included
_CENTURY_TURN: Final = 70
_LANGUAGES: Final = ("fr", "en", "es", "de")


class DateOrder(StrEnum):
    """What comes first in 03/04/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True)
class Ambiguous:
    """A date that may be either of two days."""

    day_first: dt.date
    month_first: dt.date


def parse_day(text: str, order: DateOrder | None = None) -> dt.date | Ambiguous | None:
    """Return the day that a text says, None where it says none.

    Read are 2026-03-04 with or without a time, 04/03/2026, 4.3.26, 4 mars 2026, March 4th, 2026
    and the bare number by which spreadsheets keep a day. Where day and month may be either,
    `order` decides, else both are returned.
    """
    text = text.strip()
    for pattern in (_ISO, _COMPACT):
        match = pattern.fullmatch(text)
        if match:
            return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _SLASHED.fullmatch(text)
    if match:
        if "." in match[0][:3]:  # whoever parts them with points begins with the day
            order = DateOrder.DAY_FIRST
        return _slashed(int(match[1]), int(match[2]), _year(match[3]), order)
    if _SERIAL.fullmatch(text):
        return _EPOCH + dt.timedelta(days=int(float(text)))
    return _spelled(text)


def order_in(texts: Iterable[str]) -> DateOrder | None:
    """Return the order that the dates of a column agree on; None where none or both show it."""
    shown = {order for text in texts if (order := _order_shown(text)) is not None}
    return shown.pop() if len(shown) == 1 else None


def month_number(text: str) -> int | None:
    """Return the month that a word or number means, 1 to 12."""
    word = fold(text)
    if re.fullmatch("0?[1-9]|1[0-2]", word):
        return int(word)
    return _months().get(word)


def month_days(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a month of a year: ``mars 2026``, ``2026-03``.

    None where a text says anything else.
    """
    match = _YEAR_MONTH.fullmatch(text.strip()) or _MONTH_YEAR.fullmatch(text.strip())
    if match is None:
        return None
    number = month_number(match["month"])
    if number is None:
        return None
    first = dt.date(int(match["year"]), number, 1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


@cache
def _months() -> Mapping[str, int]:
    """Names and short names of the months, folded, from CLDR."""
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        months = catalogue(language).locale.months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    found.setdefault(fold(name), number)
    return found | {
        "jan": 1,
        "fev": 2,
        "fevr": 2,
        "avr": 4,
        "juil": 7,
        "sep": 9,
        "sept": 9,
        "dec": 12,
    }


def _slashed(
    first: int, second: int, year: int, order: DateOrder | None
) -> dt.date | Ambiguous | None:
    day_first = _day(year, second, first)
    month_first = _day(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    if order is None:
        return Ambiguous(day_first, month_first)
    return day_first if order is DateOrder.DAY_FIRST else month_first


def _order_shown(text: str) -> DateOrder | None:
    match = _SLASHED.fullmatch(text.strip())
    if match is None or "." in match[0][:3]:
        return None
    first, second = int(match[1]), int(match[2])
    year = _year(match[3])
    if first == second or (_day(year, second, first) and _day(year, first, second)):
        return None
    if _day(year, second, first):
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if _day(year, first, second) else None


def _spelled(text: str) -> dt.date | None:
    """Read a date whose month is a word."""
    words = fold(_TIME.sub("", text)).split()
    months = [number for word in words if (number := _months().get(word)) is not None]
    numbers = [int(match[1]) for word in words if (match := _ORDINAL.fullmatch(word))]
    if len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004 - a day and a year
        return None
    day, year = sorted(numbers)
    return _day(year, months[0], day) if year > 31 else None  # noqa: PLR2004 - longest month


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a year in two digits
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
