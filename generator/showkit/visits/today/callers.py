"""Who came lately and has not been spoken with since, and whom of the house to ask for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.note_words import tells_of_bounce
from showkit.model.consent import TrackingState
from showkit.model.talk import BY_SHOWKIT, Exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry
    from showkit.visits.whole_visits import WholeVisit

LATELY: Final = dt.timedelta(days=14)
"""What was looked at longer ago is no reason to call today."""

_WRITTEN: Final = frozenset({Exchange.EMAIL, Exchange.LETTER})


@dataclass(frozen=True)
class Caller:
    """Somebody who came: a person who agreed to be credited, else the house.

    `recent` are their visits of late, `earlier` those before, both by people and in order of
    time. `others_came` tells whether somebody else of the house had come before `recent`;
    `left_since`, whether the person worked there when they last came and does no more.
    """

    presenter: Presenter
    person: Person | None
    recent: tuple[WholeVisit, ...]
    earlier: tuple[WholeVisit, ...] = ()
    others_came: bool = False
    left_since: bool = False

    @property
    def has_left(self) -> bool:
        """Tell whether the person no longer worked there when they last came."""
        left_on = self.person.left_on if self.person else None
        return left_on is not None and left_on <= self.recent[-1].day


def callers(visits: Sequence[WholeVisit], as_of: dt.date) -> Iterator[Caller]:
    """Yield who came of late and was not spoken with since, from `visits` in order of time.

    Machines are nobody. Having spoken on the day of a visit or after it answers that visit.
    """
    by_house: dict[str, list[WholeVisit]] = defaultdict(list)
    for visit in visits:
        if visit.is_by_people and visit.day <= as_of:
            by_house[visit.presenter.slug].append(visit)
    for of_house in by_house.values():
        if of_house[-1].day <= as_of - LATELY:
            continue
        by_person: dict[str, list[WholeVisit]] = defaultdict(list)
        for visit in of_house:
            by_person[visit.person.id if visit.person else ""].append(visit)
        for theirs in by_person.values():
            caller = _caller(theirs, of_house, as_of)
            if caller is not None:
                yield caller


def _caller(
    theirs: Sequence[WholeVisit], of_house: Sequence[WholeVisit], as_of: dt.date
) -> Caller | None:
    presenter, person = theirs[-1].presenter, theirs[-1].person
    spoken = _last(presenter, person, as_of, was_spoken)
    since = max(as_of - LATELY, spoken.date if spoken else dt.date.min)
    recent = tuple(visit for visit in theirs if visit.day > since)
    if not recent:
        return None
    earlier = tuple(theirs[: len(theirs) - len(recent)])
    others = any(v.person is not person and v.time < recent[0].time for v in of_house)
    left_on = person.left_on if person else None
    left_since = left_on is not None and recent[-1].day < left_on <= as_of
    return Caller(presenter, person, recent, earlier, others, left_since)


def last_exchange(
    presenter: Presenter, person: Person | None, as_of: dt.date
) -> HistoryEntry | None:
    """Return what was last said with a person, else with anybody of the house, by `as_of`.

    An entry that names nobody was with everybody; what showkit itself noted was said by nobody.
    """
    return _last(presenter, person, as_of, lambda entry: entry.by != BY_SHOWKIT)


def was_spoken(entry: HistoryEntry) -> bool:
    """Tell whether somebody spoke with somebody, so that one need not call again.

    Not where showkit itself noted something, not by an e-mail or a letter (it may be what brought
    them, and nobody knows whether it was read), not where a note says that an e-mail came back.
    """
    if entry.by == BY_SHOWKIT or entry.kind in _WRITTEN:
        return False
    return entry.kind is not Exchange.NOTE or not tells_of_bounce(entry.note)


def _last(
    presenter: Presenter,
    person: Person | None,
    as_of: dt.date,
    counts: Callable[[HistoryEntry], bool],
) -> HistoryEntry | None:
    """Return the last entry that `counts`, of a person (None for anybody), by `as_of`."""
    ids = {None, *person.ids} if person else None
    said = [
        entry
        for entry in presenter.history
        if entry.date <= as_of and (ids is None or entry.person in ids) and counts(entry)
    ]
    # of one day, the later entry of the file, in whichever order the file keeps them
    newest = max((entry.date for entry in said), default=None)
    of_day = [entry for entry in said if entry.date == newest]
    if not of_day:
        return None
    return of_day[0] if said[0].date > said[-1].date else of_day[-1]


def whom_to_ask_for(presenter: Presenter, show: str, as_of: dt.date) -> Person | None:
    """Return whom of a house to ask for about a show where nobody may be named as the visitor.

    Who was spoken with last about the show, else about anything, else the first of the file.
    Nobody who has left, and nobody who said no to having visits credited: beside a visit, their
    name would read as theirs.
    """
    there = {
        one.id: one
        for one in presenter.people
        if (one.left_on is None or one.left_on > as_of)
        and one.consent.tracking_on(as_of) is not TrackingState.DENIED
    }
    by_any_id = {known: one for one in there.values() for known in one.ids}
    said = sorted(
        (entry for entry in presenter.history if entry.person in by_any_id and entry.date <= as_of),
        key=lambda entry: (bool(show) and entry.show == show, entry.date),
    )
    if said:
        return by_any_id[str(said[-1].person)]
    return next(iter(there.values()), None)
