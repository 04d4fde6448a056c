"""An age as people say it: 8, 4 years, and for the very young 18 months."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError, PydanticKnownError

from showkit.model.message import Message

MONTHS: Final = 12
"""In a year."""

OLDEST: Final = 120
"""Years."""

_MONTHS: Final = re.compile(r"(?P<months>[0-9]{1,4})\s*(?:mois|months?)", re.IGNORECASE)
_YEARS: Final = re.compile(r"(?P<years>[0-9]+(?:\.[0-9]+)?)(?:\s*(?:ans?|years?))?", re.IGNORECASE)


def _in_years(given: object) -> object:
    if not isinstance(given, str):
        return given
    months = _MONTHS.fullmatch(given.strip())
    if months:
        return int(months["months"]) / MONTHS
    years = _YEARS.fullmatch(given.strip())
    if years is None:
        raise PydanticCustomError("age_parsing", "not an age")
    return float(years["years"])


def _whole(years: float) -> float:
    """Return whole years as a whole number, so that nobody reads of 8.0 years."""
    if not 0 <= years <= OLDEST:
        raise PydanticKnownError("less_than_equal", {"le": OLDEST})
    return int(years) if years.is_integer() else years


Age = Annotated[float, BeforeValidator(_in_years), AfterValidator(_whole)]
"""An age in years, of the very young in parts of one: 18 months are 1.5."""


def in_months(age: float) -> int:
    """Return an age in whole months."""
    return round(age * MONTHS)


def age_words(age: float) -> Message:
    """Return an age with its unit: 4 years, and 18 months where years do not say it."""
    if age == 1:
        return Message("1 year")
    if float(age).is_integer():
        return Message("{n} years", n=int(age))
    return Message("{n} months", n=in_months(age))
