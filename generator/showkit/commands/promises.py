"""A promise on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.history import is_overdue
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt

    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry


def promise_line(entry: HistoryEntry, presenter: Presenter, as_of: dt.date) -> Message:
    """Return what was promised, for when and to whom; overdue ones say so."""
    names = {person.id: person.name for person in presenter.people}
    about = [names.get(entry.person or "", ""), entry.show or "", entry.note]
    what = ", ".join(part for part in about if part)
    if is_overdue(entry, as_of):
        return Message("{day} (overdue): {what}", day=entry.due, what=what)
    return Message("{day}: {what}", day=entry.due, what=what)
