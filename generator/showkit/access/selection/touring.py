"""Whether a show is free where a house is, in its season, on days on which it can still decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.selection.facts import NOTICE
from showkit.access.selection.records import Mark, Reason, ReasonKind
from showkit.access.selection.seasons import ENDLESS, Span
from showkit.access.selection.words import MonthName, Period
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from showkit.access.selection.facts import Case

_FREE: Final = 0
_PERHAPS: Final = 1
_UNKNOWN: Final = 2
_NOT_FREE: Final = 3


def season(case: Case) -> tuple[int, Reason | None]:
    """Return the rank and the reason of the rule about seasons."""
    here, perhaps = case.here, case.perhaps
    if not case.offer.windows:
        return _UNKNOWN, None
    for windows, rank, mark in ((here, _FREE, Mark.FOR), (perhaps, _PERHAPS, Mark.NEUTRAL)):
        free = next(_free(case, windows, case.house.decided_from), None)
        if free is not None:
            return rank, Reason(ReasonKind.SEASON, mark, _words(case, free, mark))
    too_soon = next(_free(case, [*here, *perhaps], case.as_of + NOTICE), None)
    if too_soon is not None:
        message = Message(
            "Free in their season on {period} only, before they decide again in {month}",
            period=Period(*too_soon),
            month=MonthName(case.house.decided_from.month),
        )
        reason = Reason(ReasonKind.SEASON, Mark.NEUTRAL, message, is_private=True)
        return _UNKNOWN, reason
    if _can_come(case):
        return _UNKNOWN, None
    return _NOT_FREE, Reason(ReasonKind.SEASON, Mark.AGAINST, _no_dates(case))


def _can_come(case: Case) -> bool:
    """Tell whether something else says that the show comes, or can come, where the house is.

    It is agreed, or promised for a day, or free on a day around a date near by.
    """
    if case.talk.agreed is not None or case.promised:
        return True
    return any(one.free_days for one in case.nearby)


def _free(case: Case, windows: Sequence[Span], late: dt.date) -> Iterator[Span]:
    """Yield what of the windows lies in a season, from `late` on, with a day to spare.

    Nothing of a period for which the house refused it.
    """
    for window in windows:
        left = window.within(Span(late, ENDLESS))
        pieces = left.without(case.declined) if left else ()
        seasons = case.house.seasons
        spans = [both for piece in pieces for one in seasons if (both := piece.within(one))]
        if not seasons:
            spans = list(pieces)
        for span in spans:
            days = (span.last - span.first).days + 1
            if days > sum(span.first <= day <= span.last for day in case.offer.taken):
                yield span


def _no_dates(case: Case) -> Message:
    """Say that it is not free; where it is played near by all the same, of other dates alone."""
    if case.house.seasons and case.nearby:
        return Message("No other dates in your area this season")
    if case.house.seasons:
        return Message("No dates in your area this season")
    if case.nearby:
        return Message("No other dates in your area so far")
    return Message("No dates in your area so far")


def _words(case: Case, free: Span, mark: Mark) -> Message:
    period = Period(*free)
    if mark is Mark.NEUTRAL and not case.house.seasons:
        return Message("Free, if the tour comes your way: {period}", period=period)
    if mark is Mark.NEUTRAL:
        return Message("Free in your season, if the tour comes your way: {period}", period=period)
    if case.house.seasons:
        return Message("Free in your season: {period}", period=period)
    return Message("Available in your area: {period}", period=period)
