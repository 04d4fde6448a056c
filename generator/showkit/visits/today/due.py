"""What was promised to somebody and is due: overdue first, then what the week brings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.history import open_promises
from showkit.visits.today.calls import phone_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry

A_WEEK: Final = dt.timedelta(days=7)


@dataclass(frozen=True)
class Promise:
    """Something that was promised: in which exchange, to whom, for when."""

    presenter: Presenter
    person: Person | None
    entry: HistoryEntry
    due: dt.date

    @property
    def phone(self) -> str:
        """The number to call."""
        return phone_of(self.presenter, self.person)


def promises_due(presenters: Iterable[Presenter], as_of: dt.date) -> tuple[Promise, ...]:
    """Return what is overdue, due today or due within a week, the longest overdue first.

    Who has left is not named: the house is still owed what was promised.
    """
    found = []
    for presenter in presenters:
        if not presenter.history:
            continue
        for entry in open_promises(presenter):
            if entry.due is not None and entry.due <= as_of + A_WEEK:
                person = _person(presenter, entry, as_of)
                found.append(Promise(presenter, person, entry, entry.due))
    return tuple(sorted(found, key=lambda one: (one.due, one.presenter.slug)))


def _person(presenter: Presenter, entry: HistoryEntry, as_of: dt.date) -> Person | None:
    for person in presenter.people:
        if entry.person in person.ids and (person.left_on is None or person.left_on > as_of):
            return person
    return None
