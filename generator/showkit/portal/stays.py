"""Stays: the dates of a show in one house as one, with the days off between them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from showkit.model.performance import Performance
    from showkit.portal.reader import Reader

Stay: TypeAlias = "tuple[Performance, ...]"
"""Dates in one house, the soonest first, with no more than a day off between two."""

_A_DAY: Final = dt.timedelta(days=1)
_A_DAY_OFF: Final = dt.timedelta(days=2)
"""From the evening before to the evening after: the set stays where it is, the people rest."""


def stays(performances: Iterable[Performance]) -> list[Stay]:
    """Return performances, soonest first, as stays: a month in Avignon is one, days off and all."""
    found: list[Stay] = []
    for one in performances:
        before = found[-1] if found else ()
        if before and _stays_on(before[-1], one):
            found[-1] = (*before, one)
        else:
            found.append((one,))
    return found


def days_off(days: Sequence[dt.date]) -> tuple[dt.date, ...]:
    """Return the days without a performance between those of a stay, in order."""
    return tuple(
        before + _A_DAY for before, after in pairwise(days) if after - before == _A_DAY_OFF
    )


def stay_in_words(days: Sequence[dt.date], reader: Reader) -> str:
    """Return the days of a stay as a period: “7–25 July 2027 except 12 July and 19 July”.

    Two days around one are just those two: “5 Dec and 7 December 2026”.
    """
    period, off = reader.period(days[0], days[-1]), days_off(days)
    if not off:
        return period
    if set(days) == {days[0], days[-1]}:
        return reader.listed((reader.short_day(days[0]), reader.day(days[-1])))
    text = reader.ngettext("{period} except {days}", "{period} except {days}", len(off))
    return text.format(period=period, days=reader.listed(map(reader.short_day, off)))


def _stays_on(before: Performance, one: Performance) -> bool:
    same_house = (before.venue, before.city) == (one.venue, one.city)
    return same_house and one.date - before.date <= _A_DAY_OFF
