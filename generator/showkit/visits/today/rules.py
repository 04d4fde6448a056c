"""Why to call somebody: one small rule for each reason, and the table of them all.

A rule's docstring is its reason. The order of the table is that of weight among reasons of the
same evidence; machines never come this far.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from showkit.visits.acts import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.visit import Evidence
    from showkit.visits.today.callers import Caller
    from showkit.visits.whole_visits import WholeVisit

A_MONTH: Final = dt.timedelta(days=30)
FORWARDED: Final = "forwarded"
"""The reason in the link log that says that somebody else than its holder used a link."""

_TWICE: Final = 2


@dataclass(frozen=True)
class Reason:
    """A reason to call: what was done, about which show, on which day last, and how often.

    `days` is how long somebody had been away, where that is the reason. `weight` is the place of
    its rule in the table, 0 for the weightiest.
    """

    rule: str
    day: dt.date
    evidence: Evidence
    show: str = ""
    times: int = 1
    days: int = 0
    weight: int = 0


Rule = Callable[["Caller"], Iterator[Reason]]


def fees(caller: Caller) -> Iterator[Reason]:
    """Whoever opens the fees is doing sums: the next call decides."""
    yield from _done("fees", Act.FEES, caller)


def kit(caller: Caller) -> Iterator[Reason]:
    """Whoever takes the kit is going to speak of the show to somebody else."""
    yield from _done("kit", Act.KIT, caller)


def rider_again(caller: Caller) -> Iterator[Reason]:
    """Whoever reads a tech rider twice is holding it against a stage: offer the technician."""
    for reason in _done("rider-again", Act.RIDER, caller):
        if reason.times >= _TWICE:
            yield reason


def video(caller: Caller) -> Iterator[Reason]:
    """Whoever has watched the show has an opinion of it: ask for it while it is fresh."""
    yield from _done("video", Act.VIDEO, caller)


def rider(caller: Caller) -> Iterator[Reason]:
    """Whoever reads the tech rider asks whether the show fits: tell them."""
    for reason in _done("rider", Act.RIDER, caller):
        if reason.times < _TWICE:
            yield reason


def forwarded(caller: Caller) -> Iterator[Reason]:
    """A link that was passed on has found a reader whom we do not know: ask who it is."""
    passed_on = [
        visit for visit in caller.recent if FORWARDED in visit.reasons or visit.times(Act.PASSED_ON)
    ]
    if caller.has_left:
        yield _reason("left", caller.recent)
    elif passed_on:
        yield _reason("forwarded", passed_on)


def new_person(caller: Caller) -> Iterator[Reason]:
    """A second person of a house means that the show is being talked about there."""
    is_there = caller.person and not caller.has_left and not caller.left_since
    if is_there and not caller.earlier and caller.others_came:
        yield _reason("new-person", caller.recent[:1])


def came_back(caller: Caller) -> Iterator[Reason]:
    """Whoever comes back after a month has something in mind: a season is being made up."""
    if caller.earlier:
        away = caller.recent[0].day - caller.earlier[-1].day
        if away >= A_MONTH:
            yield _reason("came-back", caller.recent, days=away.days)


def show_again(caller: Caller) -> Iterator[Reason]:
    """Whoever looks at the same show on two visits has not put it aside."""
    for reason in _done("show-again", Act.SHOW, caller, per_visit=True):
        if reason.times >= _TWICE:
            yield reason


def document(caller: Caller) -> Iterator[Reason]:
    """Whoever takes a document is preparing something: ask what it is for."""
    yield from _done("document", Act.DOCUMENT, caller)


def page_read(caller: Caller) -> Iterator[Reason]:
    """Whoever has read their page knows why you call."""
    read = [visit for visit in caller.recent if visit.times(Act.READ)]
    if read:
        yield _reason("read", read)


def show_seen(caller: Caller) -> Iterator[Reason]:
    """Whoever has looked at a show has something to talk about."""
    for reason in _done("show", Act.SHOW, caller, per_visit=True):
        if reason.times < _TWICE:
            yield reason


RULES: Final[tuple[Rule, ...]] = (
    fees,
    kit,
    rider_again,
    video,
    rider,
    forwarded,
    new_person,
    came_back,
    show_again,
    document,
    page_read,
    show_seen,
)
"""All rules, the weightiest first."""


def reasons_for(caller: Caller) -> tuple[Reason, ...]:
    """Return the reasons to call somebody: best evidence first, as the table has them, newest."""
    found = [
        replace(reason, weight=place) for place, rule in enumerate(RULES) for reason in rule(caller)
    ]
    found.sort(key=lambda one: one.day, reverse=True)
    return tuple(sorted(found, key=lambda one: (-one.evidence.strength, one.weight)))


def _done(rule: str, act: Act, caller: Caller, *, per_visit: bool = False) -> Iterator[Reason]:
    """Yield for each show how often an act was done of late, or on how many visits."""
    times: dict[str, int] = {}
    visits: dict[str, list[WholeVisit]] = {}
    for visit in caller.recent:
        for (done, show), n in visit.deeds.items():
            if done is act:
                times[show] = times.get(show, 0) + (1 if per_visit else n)
                visits.setdefault(show, []).append(visit)
    for show, n in times.items():
        yield _reason(rule, visits[show], show=show, times=n)


def _reason(
    rule: str, visits: Sequence[WholeVisit], *, show: str = "", times: int = 1, days: int = 0
) -> Reason:
    evidence = max((v.evidence for v in visits), key=lambda one: one.strength)
    return Reason(rule, visits[-1].day, evidence, show, times, days)
