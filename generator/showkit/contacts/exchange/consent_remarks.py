"""Remarks on consent in which the ground is one word among others: “tacite jusqu’en 2028”.

Canada's anti-spam law (CASL, S.C. 2010, c. 23) lets a business relation count for two years, so
that people note the end beside the ground, and from where they have it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import words
from showkit.contacts.exchange.data import data
from showkit.contacts.exchange.dates import Ambiguous, month_days, parse_day
from showkit.contacts.exchange.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.contacts.exchange.dates import DateOrder
    from showkit.contacts.exchange.fields import Field

BASIS: Final = ("consent", "email", "basis")
"""Where a person's contact file has the ground on which they are written to."""

_UNTIL: Final = re.compile(
    r"\b(?:jusqu\w*|until|till|up to|valid\w*|échéance|echeance|échoit|fin le|prend fin|"
    r"expir\w*|bis)\b",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_YEAR: Final = re.compile(r"\b20\d\d\b")
_NOTHING: Final = re.compile(r"[^\w]*")


@dataclass(frozen=True)
class Remark:
    """What a remark on consent says: the ground, and until when.

    `is_exact` tells that it names the day; else `expires_on` is the earliest that it may mean.
    """

    basis: str
    expires_on: dt.date | None = None
    is_exact: bool = True


def says_nothing(text: str) -> bool:
    """Tell whether a cell is only a sign for “nobody knows”, such as ``?``."""
    return _NOTHING.fullmatch(text) is not None


def parse_remark(field: Field, text: str, order: DateOrder | None = None) -> Remark | None:
    """Return what a remark says; None where it is a plain word, or names no ground for certain.

    It names one where exactly one of the words that mean nothing else stands in it, and none that
    takes it back or puts it off (“à demander”, “expiré”).
    """
    if field.path != BASIS or words.choice(BASIS[-1], field.choices, text) is not None:
        return None
    plain = f" {fold(text)} "
    named = {basis for phrase, basis in _grounds().items() if f" {phrase} " in plain}
    if len(named) != 1 or _doubts() & set(plain.split()):
        return None
    (basis,) = named
    until = _UNTIL.search(text)
    day, is_exact = _end(text[until.end() :], order) if until else (None, True)
    return Remark(basis, day, is_exact)


def _end(text: str, order: DateOrder | None) -> tuple[dt.date | None, bool]:
    """Return the first end that a text names, and whether it names the day."""
    year = _YEAR.search(text)
    if year is None:
        return None, True
    figures = _FIGURES.search(text)
    if figures is not None and figures.start() <= year.start():
        found = parse_day(figures[0], order)
        if isinstance(found, Ambiguous):
            return min(found.day_first, found.month_first), False
        return found, True
    said = _said(text[: year.start()])
    for first in range(len(said)):
        found = parse_day(" ".join((*said[first:], year[0])))
        if isinstance(found, dt.date):
            return found, True
    month = next((days for word in said if (days := month_days(f"{word} {year[0]}"))), None)
    earliest, latest = month or (dt.date(int(year[0]), 1, 1), dt.date(int(year[0]), 12, 31))
    if {"fin", "end", "ende"} & set(said):
        return latest, True
    return earliest, False


def _said(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


@cache
def _grounds() -> Mapping[str, str]:
    """Return the grounds by the folded words that mean nothing else."""
    return dict(_folded(data("values")["grounds"]))


def _folded(said: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for basis, phrases in said.items():
        for phrase in (basis, *phrases):
            yield fold(phrase), basis


@cache
def _doubts() -> frozenset[str]:
    return frozenset(fold(word) for word in data("values")["doubts"])
