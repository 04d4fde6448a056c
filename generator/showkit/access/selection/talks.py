"""How the talk about a show stands: agreed, asked for, declined, and for which period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.selection.seasons import Span, talk_period
from showkit.model.talk import TalkStage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.model.talk import Talk

_AGREED = frozenset({TalkStage.CONTRACT, TalkStage.OPTION})


@dataclass(frozen=True)
class Standing:
    """The talk about one show as it stands.

    `agreed` is a contract or an option, `asked` an interest that they showed, each for a period
    that is not over. `declined` are refusals that still hold. `performed` is the last talk that
    ended in a performance. `is_alive`: the talk goes on about some period.
    """

    agreed: Talk | None = None
    asked: Talk | None = None
    declined: tuple[Talk, ...] = ()
    performed: Talk | None = None
    is_alive: bool = False


def standing(talks: Sequence[Talk], as_of: dt.date) -> Standing:
    """Return how a talk stands: for each period, what was said last counts."""
    latest = {talk.period.strip(): talk for talk in talks}
    current = [talk for talk in latest.values() if _is_current(talk, as_of)]
    contracts = [talk for talk in current if talk.stage is TalkStage.CONTRACT]
    agreed = [*contracts, *(talk for talk in current if talk.stage in _AGREED)]
    asked = [talk for talk in current if talk.stage is TalkStage.INTERESTED]
    performed = [talk for talk in latest.values() if talk.stage is TalkStage.PERFORMED]
    return Standing(
        agreed[0] if agreed else None,
        asked[0] if asked else None,
        tuple(talk for talk in current if talk.stage is TalkStage.DECLINED),
        performed[-1] if performed else None,
        bool(agreed or asked) or any(talk.stage is TalkStage.CONTACTED for talk in current),
    )


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
