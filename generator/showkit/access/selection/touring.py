"""Whether a show is free where a house is, in its season, on days on which it can still decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.selection.facts import NOTICE
from showkit.access.selection.records import Mark, Reason, ReasonKind
from showkit.access.selection.seasons import ENDLESS, Span
from showkit.access.selection.words import MonthName, Period
from showkit.access.selection.zones import Reach
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
    here = windows_for(case, Reach.HERE)
    perhaps = windows_for(case, Reach.UNKNOWN)
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
    message = (
        Message("Not free where you are in your season")
        if case.house.seasons
        else Message("Not free where you are so far")
    )
    return _NOT_FREE, Reason(ReasonKind.SEASON, Mark.AGAINST, message)


def windows_for(case: Case, reach: Reach) -> Sequence[Span]:
    """Return the coming windows that reach a house in this way; one without a zone is for all."""
    return [
        span
        for span, zone in case.offer.windows
        if (zone.reaches(case.house.home) if zone else Reach.HERE) is reach
    ]


def _free(case: Case, windows: Sequence[Span], late: dt.date) -> Iterator[Span]:
    """Yield what of the windows lies in a season, after the next decision, with a day to spare."""
    for window in windows:
        open_ = window.within(Span(late, ENDLESS))
        if open_ is None:
            continue
        seasons = case.house.seasons
        spans = [both for one in seasons if (both := open_.within(one))] if seasons else [open_]
        for span in spans:
            days = (span.last - span.first).days + 1
            if days > sum(span.first <= day <= span.last for day in case.offer.taken):
                yield span


def _words(case: Case, free: Span, mark: Mark) -> Message:
    period = Period(*free)
    if mark is Mark.NEUTRAL:
        return Message("Free in your season, if the tour comes your way: {period}", period=period)
    if case.house.seasons:
        return Message("Free in your season: {period}", period=period)
    return Message("Free where you are: {period}", period=period)
