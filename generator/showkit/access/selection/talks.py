"""How the talk about a show stands: agreed, asked for, declined, and for which period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.selection.seasons import Span, talk_period
from showkit.model.performance import Status
from showkit.model.talk import TalkStage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.model.performance import Performance
    from showkit.model.talk import Talk

_ALIVE = frozenset(
    {TalkStage.CONTACTED, TalkStage.INTERESTED, TalkStage.OPTION, TalkStage.CONTRACT}
)


@dataclass(frozen=True)
class Standing:
    """The talk about one show as it stands.

    `agreed` is a contract or an option that runs, `asked` an interest that they showed, each for a
    period that is not over. `declined` are refusals that still hold. `performed` is the last talk
    that ended in a performance. `is_alive`: the talk goes on about some period.
    """

    agreed: Talk | None = None
    asked: Talk | None = None
    declined: tuple[Talk, ...] = ()
    performed: Talk | None = None
    is_alive: bool = False


def standing(talks: Sequence[Talk], dates: Sequence[Performance], as_of: dt.date) -> Standing:
    """Return how a talk stands: for each period, what was said last counts.

    `dates` are those of the show in the house: an option of which every date has lapsed is no
    longer held, though the talk may go on.
    """
    latest = {talk.period.strip(): talk for talk in talks}
    current = [talk for talk in latest.values() if _is_current(talk, as_of)]
    contracts = [talk for talk in current if talk.stage is TalkStage.CONTRACT]
    options = [talk for talk in current if talk.stage is TalkStage.OPTION]
    agreed = [*contracts, *(one for one in options if not _has_lapsed(one, dates, as_of))]
    asked = [talk for talk in current if talk.stage is TalkStage.INTERESTED]
    performed = [talk for talk in latest.values() if talk.stage is TalkStage.PERFORMED]
    return Standing(
        agreed[0] if agreed else None,
        asked[0] if asked else None,
        tuple(talk for talk in current if talk.stage is TalkStage.DECLINED),
        performed[-1] if performed else None,
        any(talk.stage in _ALIVE for talk in current),
    )


def options_of(talk: Talk, dates: Sequence[Performance]) -> tuple[Performance, ...]:
    """Return which of a show's dates in a house are options, within the period of a talk."""
    period = talk_period(talk.period)
    return tuple(
        one
        for one in dates
        if one.status is Status.OPTION
        and (period is None or period.first <= one.date <= period.last)
    )


def _has_lapsed(talk: Talk, dates: Sequence[Performance], as_of: dt.date) -> bool:
    options = options_of(talk, dates)
    return bool(options) and all(one.is_lapsed(as_of) for one in options)


def refusal(
    declined: Sequence[Talk], windows: Sequence[Span]
) -> tuple[Talk, dt.date | None] | None:
    """Return the refusal that holds, and the first day on which the show is free beyond it.

    No such day: it holds for all that is planned. A refusal without a period holds for good,
    until something else is noted; one for 2026-2027 leaves 2028-2029 open.
    """
    if not declined:
        return None
    periods = [(talk, talk_period(talk.period)) for talk in declined]
    for talk, period in periods:
        if period is None:
            return talk, None
    holes = [period for _, period in periods if period is not None]
    beyond = [left for window in windows for left in window.without(holes)]
    return declined[-1], min((left.first for left in beyond), default=None)


def _is_current(talk: Talk, as_of: dt.date) -> bool:
    period = talk_period(talk.period)
    return period is None or period.last >= as_of
