"""What people probably meant by a value that does not fit its field.

Every function takes the text as it stands and returns it as the field wants it, or None where
that would be a guess. Nothing is changed by it: findings offer it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from showkit.content.cldr import COUNTRIES, CURRENCIES, LANGUAGES, month_names
from showkit.content.slugs import as_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}[./ ]\d{1,2}[./ ])(\d{2})")
_MONTH_ALONE: Final = re.compile(
    r"(?:(?P<name>[^\W\d]+)\.?\s+|(?P<number>\d{1,2})/)(?P<year>\d{4})"
)
_NAMED: Final = re.compile(
    r"(?:(?P<before>\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<month>[^\W\d]+)\.?"
    r"|(?P<first>[^\W\d]+)\.?\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)[,\s]+(?:de\s+)?(?P<year>\d{4})"
)
_SERIAL: Final = re.compile(r"[345]\d{4}")
_EXCEL_DAY_0: Final = dt.date(1899, 12, 30)
"""A spreadsheet counts days from here (ISO/IEC 29500-1 §18.17.4.1): 30000 is in 1982."""

_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:h|:|\.|u|uhr)?\s*(?P<minute>\d{2})?(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?"
)
_HOURS: Final = re.compile(
    r"(?P<hours>\d{1,2})\s*(?:h|hrs?|heures?|hours?|:)\s*"
    r"(?:(?P<minutes>[0-5]\d)\s*(?:mins?|minutes?|m|['′])?)?\.?"
)
_AGE: Final = re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,])(?:\s*(mois|months?))?", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"[~≈±]?\s*(?:(?:[A-Z]{3}|[Ss]?[Ff]rs?\.?|[€$£])\s*)?"
    r"(?P<number>[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+|[+-]?\d+)(?:[.,](?P<rest>\d+))?"
    r"(?:[.,]\s?[-–—]{1,2})?\s*(?P<unit>[^\W\d]{1,12}|['′’%€$£])?\s*\.?"
)
_UNITS: Final[Mapping[str, float]] = {
    "cm": 0.01,
    "mm": 0.001,
    "ft": 0.3048,
    "feet": 0.3048,
    "foot": 0.3048,
    "pi": 0.3048,
    "pied": 0.3048,
    "pieds": 0.3048,
    "'": 0.3048,
    "′": 0.3048,
    "’": 0.3048,
    "lb": 0.4536,
    "lbs": 0.4536,
    "livres": 0.4536,
}
"""What other units make in the file's own: metres and kilograms."""

_YES: Final = frozenset({"y", "x", "✓", "v", "vrai", "o", "ok", "yep", "available", "disponible"})
_NO: Final = frozenset({"faux", "-", "–", "aucun", "aucune", "none", "nope", "sans"})
_LONGEST: Final = 200
"""Characters; what is longer was not meant as a value of these kinds."""


def nearest(kind: str, text: str) -> str | None:
    """Return what was probably meant by `text` where a value of `kind` is wanted."""
    find = _KINDS.get(kind)
    return find(text.strip()) if find and 0 < len(text) <= _LONGEST else None


def readings(kind: str, text: str) -> tuple[str, ...]:
    """Return the two things that `text` may mean where neither is surer: 03/04/2027 as a day.

    The day comes first in most of the world, so it does in the first of the two. Of a month
    alone they are its first and its last day.
    """
    text = text.strip()
    if kind != "day" or len(text) > _LONGEST:
        return ()
    text = _SHORT_YEAR.sub(r"\g<1>20\2", text) if _SHORT_YEAR.fullmatch(text) else text
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return _first_and_last(text)
    first, second, year = (int(part) for part in match.groups())
    days = (_iso(year, second, first), _iso(year, first, second))
    if "." in text:  # with points the day comes first everywhere
        days = (days[0], days[0])
    return tuple(dict.fromkeys(day for day in days if day))


def _first_and_last(text: str) -> tuple[str, ...]:
    """Return the first and the last day of a month that is written without one."""
    match = _MONTH_ALONE.fullmatch(text)
    month = int(match["number"]) if match and match["number"] else 0
    year = int(match["year"]) if match else 0
    if match and match["name"]:
        month = _month(match["name"])
    first = _iso(year, month, 1) if year else None
    return (first, f"{first[:-2]}{calendar.monthrange(year, month)[1]}") if first else ()


def _day(text: str) -> str | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        year, month, day = (int(part) for part in match.groups())
        return _iso(year, month, day) or _iso(year, day, month) or _last_day(year, month, day)
    days = set(readings("day", text))
    if days:
        return days.pop() if len(days) == 1 else None
    if _SERIAL.fullmatch(text):
        return (_EXCEL_DAY_0 + dt.timedelta(days=int(text))).isoformat()
    match = _NAMED.fullmatch(text)
    if match:
        month = _month(match["month"] or match["first"])
        return _iso(int(match["year"]), month, int(match["before"] or match["after"]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _last_day(year: int, month: int, day: int) -> str | None:
    """Return the end of the month for a day that comes just after it: 30 February."""
    if not (dt.MINYEAR <= year <= dt.MAXYEAR and 1 <= month <= len(calendar.month_name) - 1):
        return None
    last = calendar.monthrange(year, month)[1]
    return _iso(year, month, last) if last < day <= last + 3 else None


def _month(name: str) -> int:
    """Return the number of a month, 0 for a word that is none."""
    wanted = name.casefold()
    months = range(1, 13)
    found = (m for m in months if wanted in {known.casefold() for known in month_names(m)})
    return next(found, 0)


def _time(text: str) -> str | None:
    match = _TIME.fullmatch(text.casefold())
    if not match:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "")
    if half and 1 <= hour <= 12:  # noqa: PLR2004 - the hours of a clock's face
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and not minute:  # noqa: PLR2004 - midnight, as ISO 8601 once wrote it
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None  # noqa: PLR2004


def _number(text: str) -> str | None:
    hours = _HOURS.fullmatch(text.casefold())
    if hours and hours["minutes"]:  # what takes half an hour more is counted in hours
        return f"{round(int(hours['hours']) + int(hours['minutes']) / 60, 2):g}"
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    whole = re.sub(r"[^\d+-]", "", match["number"])
    value = float(f"{whole}.{match['rest'] or 0}")
    factor = _UNITS.get((match["unit"] or "").casefold(), 1)
    return f"{round(value * factor, 2):.10g}" if abs(value) < 1e6 else None  # noqa: PLR2004


def _whole(text: str) -> str | None:
    hours = _HOURS.fullmatch(text.casefold())
    if hours:  # whole hours are wanted nowhere: it is a length in minutes
        return str(int(hours["hours"]) * 60 + int(hours["minutes"] or 0))
    number = _number(text) or _month(text.rstrip("."))
    return str(round(float(number))) if number else None


def _yes_no(text: str) -> str | None:
    word = text.casefold()
    return "yes" if word in _YES else "no" if word in _NO else None


def _web_address(text: str) -> str | None:
    address = re.sub(r"^(https?)(:?/{0,2}|:)(?=\w)", "", text.strip("<> "), flags=re.IGNORECASE)
    plain = re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/[^\s<>\"]*)?", address)
    return f"https://{address}" if plain else None


def _email(text: str) -> str | None:
    found = re.search(
        r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.sub(r"\s*(\(at\)|\[at\]| at )\s*", "@", text)
    )
    return found[0] if found else None


def _colour(text: str) -> str | None:
    digits = text.removeprefix("#")
    if re.fullmatch(r"[0-9A-Fa-f]{3}", digits):
        return "#" + "".join(digit * 2 for digit in digits)
    return f"#{digits}" if re.fullmatch(r"[0-9A-Fa-f]{6}", digits) else None


def _age(text: str) -> str | None:
    ages = _AGE.findall(text)
    return " ".join(part for part in ages[0] if part) if len(ages) == 1 else None


_KINDS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "age": _age,
    "colour": _colour,
    "country": COUNTRIES.nearest,
    "currency": CURRENCIES.nearest,
    "day": _day,
    "email": _email,
    "identifier": as_slug,
    "language": LANGUAGES.nearest,
    "number": _number,
    "slug": as_slug,
    "time": _time,
    "web address": _web_address,
    "whole": _whole,
    "yes or no": _yes_no,
}
