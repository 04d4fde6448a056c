"""A house's history: where a new entry goes, and what was promised in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from showkit.contacts.edit import Append, EditError, Insert, Set, edited
from showkit.contacts.opened import opened
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt

    from showkit.contacts.edit import Change
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry


def with_entry(data: bytes, entry: HistoryEntry, keeps: dt.date | None = None) -> bytes:
    """Return a contact file with one more entry in its history, where it keeps its newest.

    A file whose dates fall from the top on takes it before the older ones, any other after them.
    With `keeps`, what was promised for that day is done: all of it, or what is about the same
    show and person as `entry`, where it names them.

    Raises:
        EditError: nothing was promised for that day; see also `edited`.
    """
    history = opened(data).value.get("history")
    entries = history if isinstance(history, list) else []
    kept = [Set(("history", n, "done"), value=True) for n in _promised(entries, entry, keeps)]
    return edited(data, [*kept, _placed(entries, entry)])


def open_promises(presenter: Presenter) -> tuple[HistoryEntry, ...]:
    """Return what was promised to a house and is not done, the most urgent first."""
    promises = [entry for entry in presenter.history if entry.due and not entry.done]
    return tuple(sorted(promises, key=lambda entry: (entry.due, entry.date)))


def is_overdue(entry: HistoryEntry, as_of: dt.date) -> bool:
    """Tell whether a promise should have been kept before the day `as_of`."""
    return entry.due is not None and not entry.done and entry.due < as_of


def _promised(entries: list[Any], entry: HistoryEntry, day: dt.date | None) -> list[int]:
    """Return the places of what was promised for `day`."""
    if day is None:
        return []
    about = {"due": day.isoformat(), "show": entry.show, "person": entry.person}
    wanted = {name: value for name, value in about.items() if value}
    found = [
        n
        for n, one in enumerate(entries)
        if isinstance(one, dict) and all(one.get(name) == value for name, value in wanted.items())
    ]
    if not found:
        raise EditError(Message("nothing was promised for {day} that is meant here", day=day))
    return found


def _placed(entries: list[Any], entry: HistoryEntry) -> Change:
    dates = [str(one.get("date") or "") if isinstance(one, dict) else "" for one in entries]
    day = entry.date.isoformat()
    value = _plain(entry)
    falls = sum(one > other for one, other in pairwise(dates))
    rises = sum(one < other for one, other in pairwise(dates))
    if falls > rises:
        place = next((n for n, date in enumerate(dates) if date <= day), len(dates))
        return Insert(("history", place), value)
    later = 0
    while later < len(dates) and dates[-1 - later] > day:
        later += 1
    if later:
        return Insert(("history", len(dates) - later), value)
    return Append(("history",), value)


def _plain(entry: HistoryEntry) -> dict[str, Any]:
    """Return an entry as it is written: without what it does not say."""
    given = entry.model_dump(mode="python")
    return {
        name: value
        for name, value in given.items()
        if name in {"date", "kind", "note"} or value not in ("", None, False)
    }
