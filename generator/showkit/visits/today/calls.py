"""Whom to call today, in which order, with what one must know when the phone is answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.model.talk import TalkStage
from showkit.visits.today.callers import callers, last_exchange, whom_to_ask_for
from showkit.visits.today.rules import reasons_for

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry, Talk
    from showkit.model.visit import Evidence
    from showkit.visits.today.callers import Caller
    from showkit.visits.today.rules import Reason
    from showkit.visits.whole_visits import WholeVisit


@dataclass(frozen=True)
class Call:
    """Somebody to call.

    `person` is who came and agreed that we know; `ask_for` whom to ask for where only the house
    is known, or where the person has left; `left_since`, where they left after they came.
    `reasons` come best first. `is_quiet`: what they looked at they have declined.
    """

    presenter: Presenter
    person: Person | None
    ask_for: Person | None
    reasons: tuple[Reason, ...]
    last: HistoryEntry | None
    is_quiet: bool = False
    left_since: bool = False

    @property
    def evidence(self) -> Evidence:
        """The evidence of the best reason."""
        return self.reasons[0].evidence

    @property
    def day(self) -> dt.date:
        """When they last came."""
        return max(reason.day for reason in self.reasons)

    @property
    def phone(self) -> str:
        """The number to call, of the person, else of the house; empty where none is known."""
        return phone_of(self.presenter, self.person or self.ask_for)

    @property
    def show(self) -> str:
        """The show that they came for, empty where none is told (see `_looked_at`)."""
        return _looked_at(self.presenter, self.reasons)


def whom_to_call(visits: Sequence[WholeVisit], as_of: dt.date) -> tuple[Call, ...]:
    """Return whom to call on the day `as_of`: best evidence first, what was declined last."""
    found = [call for caller in callers(visits, as_of) for call in _calls(caller, as_of)]
    return tuple(sorted(found, key=_order))


def talk_about(presenter: Presenter, show: str) -> Talk | None:
    """Return how far the talk about a show has come last, None where there is none."""
    talks = presenter.shows.get(show, ())
    dated = [talk for talk in talks if talk.since is not None]
    if dated:
        return max(dated, key=lambda talk: str(talk.since))
    return talks[-1] if talks else None


def phone_of(presenter: Presenter, person: Person | None) -> str:
    """Return the number at which somebody is reached."""
    return (person.phone if person else "") or presenter.phone


def _calls(caller: Caller, as_of: dt.date) -> Iterator[Call]:
    found = reasons_for(caller)
    if not found:
        return
    presenter = caller.presenter
    quiet = [reason for reason in found if _is_declined(presenter, reason)]
    loud = [reason for reason in found if reason not in quiet]
    is_quiet = bool(quiet) and not any(reason.show for reason in loud)
    reasons = tuple([*quiet, *loud] if is_quiet else [*loud, *quiet])
    show = _looked_at(presenter, reasons)
    person = None if caller.has_left or caller.left_since else caller.person
    ask_for = None if person else whom_to_ask_for(presenter, show, as_of)
    last = last_exchange(presenter, person or ask_for, as_of)
    last = last or last_exchange(presenter, None, as_of)
    yield Call(presenter, person, ask_for, reasons, last, is_quiet, caller.left_since)


def _looked_at(presenter: Presenter, reasons: Sequence[Reason]) -> str:
    """Return the show that most reasons are about, of as many that of the best one.

    Who opened the fees of three and took the kit of one talks about that one. What they have
    declined comes after what they have not.
    """
    about = [reason for reason in reasons if reason.show]
    open_ = [reason for reason in about if not _is_declined(presenter, reason)]
    counted = Counter(reason.show for reason in open_ or about)
    return max(counted, key=counted.__getitem__, default="")


def _is_declined(presenter: Presenter, reason: Reason) -> bool:
    talk = talk_about(presenter, reason.show) if reason.show else None
    return talk is not None and talk.stage is TalkStage.DECLINED


def _order(call: Call) -> tuple[bool, int, int, int, int, str]:
    best = call.reasons[0]
    newest = -call.day.toordinal()
    strength = -best.evidence.strength
    return call.is_quiet, strength, best.weight, newest, -len(call.reasons), call.presenter.slug
