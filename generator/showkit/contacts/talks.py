"""How far the talk about a show has come with a house: the change that says so in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.duplicates.tokens import plain_words
from showkit.contacts.edit import Append, EditError, Set
from showkit.model.message import Message
from showkit.model.talk import Talk, TalkStage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.contacts.edit import Change


def stage_reached(
    talks: Sequence[Talk], show: str, stage: TalkStage, period: str, since: dt.date
) -> tuple[tuple[Change, ...], TalkStage | None]:
    """Return what writes down that a talk has come to `stage`, and the stage before.

    `talks` are those about `show`, in the order of the file. The talk is that of `period`; without
    one, the only talk that has not come to a performance. A talk without a period takes the one
    that is given. Where there is none, a new one begins.

    Raises:
        EditError: without a period, nobody knows which of several seasons is meant.
    """
    n = _meant(talks, show, stage, period)
    of_season = {"period": period} if period else {}
    if n is None:
        new = {"stage": stage, **of_season, "since": since}
        return (Append(("shows", show), new) if talks else Set(("shows", show), new),), None
    before = talks[n].stage
    if before is stage:
        return (), before
    if period and plain_words(talks[n].period) == plain_words(period):
        of_season = {}
    said = {"stage": stage, **of_season, "since": since}
    return tuple(Set(("shows", show, n, name), value) for name, value in said.items()), before


def _meant(talks: Sequence[Talk], show: str, stage: TalkStage, period: str) -> int | None:
    over = TalkStage.PERFORMED
    open_ones = [n for n, talk in enumerate(talks) if talk.stage is not over or stage is over]
    if period:
        wanted = plain_words(period)
        of_season = [n for n, talk in enumerate(talks) if plain_words(talk.period) == wanted]
        of_none = [n for n in open_ones if not talks[n].period]
        return next(iter([*of_season, *of_none]), None)
    if not talks:
        return None
    if len(open_ones) == 1:
        return open_ones[0]
    raise EditError(
        Message(
            "for which season is {show} {stage}? Known are {periods}: add --period 2027-2028",
            show=show,
            stage=stage,
            periods=", ".join(f"{talk.period or '…'} ({talk.stage})" for talk in talks),
        )
    )
