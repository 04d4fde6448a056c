"""What a selection is made of: shows with their reasons, and shows left out with theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.access.selection.words import said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.kit.fit.compare import Fit
    from showkit.model.access import Access
    from showkit.model.message import Message
    from showkit.model.performance import Performance
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.model.talk import TalkStage
    from showkit.portal.reader import Reader


class Mark(StrEnum):
    """Which way a reason speaks."""

    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"


class ReasonKind(StrEnum):
    """What a reason is about; the rules of `rules.RULES`, and the company's own choice."""

    LISTED = "listed"
    PINNED = "pinned"
    AGREED = "agreed"
    ASKED = "asked"
    PLAYED = "played"
    SEEN = "seen"
    DECLINED = "declined"
    GENRE = "genre"
    AUDIENCE = "audience"
    AGES = "ages"
    STAGE = "stage"
    SEASON = "season"
    NEARBY = "nearby"
    LANGUAGE = "language"
    BUDGET = "budget"
    RETIRED = "retired"
    EXCLUDED = "excluded"
    LIMIT = "limit"


@dataclass(frozen=True)
class Reason:
    """One sentence for or against a show, without a full stop: “Fits your stage”.

    A private one rests on what the company noted for itself (a budget, a refusal): the company
    reads it, the presenter never does.
    """

    kind: ReasonKind
    mark: Mark
    message: Message
    is_private: bool = False

    def in_words(self, reader: Reader) -> str:
        """Return the sentence as this reader writes days, lengths and distances."""
        return said(self.message, reader)


@dataclass(frozen=True)
class Nearby:
    """Public dates in one house near by, as one stay.

    `kilometres` as the crow flies from the presenter's own place; `free_days` are days just
    before and after on which the show, there already, plays nowhere else, and on which the house
    can still decide.
    """

    performances: tuple[Performance, ...]
    kilometres: float
    free_days: tuple[dt.date, ...]

    @property
    def first(self) -> dt.date:
        """The first day."""
        return self.performances[0].date

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.performances[-1].date

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which it is played."""
        return tuple(one.date for one in self.performances)

    @property
    def city(self) -> str:
        """The town."""
        return self.performances[0].city

    @property
    def country(self) -> str:
        """The country's code of two letters."""
        return self.performances[0].country


class Place(StrEnum):
    """The part of a page in which a show stands; parts follow one another in this order."""

    LISTED = "listed"
    """The company wrote the list, in this order."""
    PINNED = "pinned"
    AGREED = "agreed"
    """There is a contract or an option with the house."""
    OPEN = "open"
    """Nothing speaks against it."""
    DOUBTFUL = "doubtful"
    """Something speaks against it."""


TOLD_FIRST: Final = (
    ReasonKind.AGREED,
    ReasonKind.STAGE,
    ReasonKind.NEARBY,
    ReasonKind.SEASON,
    ReasonKind.ASKED,
    ReasonKind.AGES,
    ReasonKind.GENRE,
    ReasonKind.AUDIENCE,
    ReasonKind.SEEN,
    ReasonKind.LANGUAGE,
    ReasonKind.PLAYED,
)
"""What a presenter wants to know first."""


@dataclass(frozen=True)
class Chosen:
    """A show on a page: where it stands and why, and where it is played near by.

    `reasons` come in the order of the rules. `ahead_by` is the first rule by which it comes
    before the next show of the same part; None where they are level or there is none. `agreed` is
    whether there is a contract or an option with the house, `held` the days of that option.
    """

    show: Show
    place: Place
    reasons: tuple[Reason, ...] = ()
    nearby: tuple[Nearby, ...] = ()
    fits: tuple[tuple[Room, Fit], ...] = ()
    ahead_by: ReasonKind | None = None
    agreed: TalkStage | None = None
    held: tuple[dt.date, ...] = ()

    def told(self, count: int = 3) -> tuple[Reason, ...]:
        """Return the reasons that a presenter is told: at most `count`, none that is private.

        What speaks against is among them, and comes last: somebody who decides wants to know.
        """
        public = [one for one in self.reasons if not one.is_private and one.kind in TOLD_FIRST]
        public.sort(key=lambda one: TOLD_FIRST.index(one.kind))
        against = [one for one in public if one.mark is Mark.AGAINST][:count]
        best = [one for one in public if one.mark is Mark.FOR]
        rest = [one for one in public if one.mark is Mark.NEUTRAL]
        return (*[*best, *rest][: count - len(against)], *against)


@dataclass(frozen=True)
class LeftOut:
    """A show that is not on a page, and the rule by which it is not."""

    show: Show
    reason: Reason


@dataclass(frozen=True)
class Selection:
    """What a page holds, in its order, and what it does not."""

    presenter: Presenter
    access: Access
    chosen: tuple[Chosen, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unknown: tuple[Message, ...] = field(default=())
    """What is not known of the house and would have told more, as advice to the company."""

    @property
    def shows(self) -> Sequence[Show]:
        """The shows in their order."""
        return [one.show for one in self.chosen]
