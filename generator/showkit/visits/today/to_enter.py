"""What was written down in passing and stands nowhere that showkit looks: to be entered.

An e-mail that came back, a wish not to be written to, a departure: people note them in the
history or beside a person, in their own words, and their record goes on saying otherwise. What
is found here is a question to a person, never a change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.contacts.note_words import may_ask_for_no_mail, tells_of_bounce
from showkit.model.consent import EmailBasis
from showkit.model.talk import Exchange

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry

_LEFT: Final = re.compile(
    r"\bn['’]y travaille plus\b|\ba quitté (?:la maison|le théâtre|l['’]équipe|le festival)"
    r"|\ba pris sa retraite\b|\bparti(?:e|\(e\))? (?:à la|en) retraite\b|\bremplacée? par\b"
    r"|\breplaced by\b|\bretired\b"
    r"|\bno longer (?:works|there)\b|\bhas left the (?:house|theatre|festival|team)\b",
    re.IGNORECASE,
)

_GONE: Final = re.compile(
    r"^\s*(?:partie?|parti\(e\)|left|gone)(?!\w)"
    r"(?=\s*(?:$|[,;.:(]|en |in |le |on |depuis|since|\d))"
    r"(?!\s*en (?:vacances|congé|tournée|voyage))",
    re.IGNORECASE | re.MULTILINE,
)
"""At the beginning of a line of a note alone: “parti en mai”, no “ils sont partis contents”."""


class Entering(StrEnum):
    """What is to be entered."""

    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"
    LEFT = "left"
    NOTED = "noted"
    GONE = "gone"
    WRITTEN = "written"


@dataclass(frozen=True)
class ToEnter:
    """Something to enter for a person: what it is, and what says so, on which day if it tells."""

    kind: Entering
    presenter: Presenter
    person: Person
    note: str
    day: dt.date | None = None


def to_enter(presenters: Iterable[Presenter], as_of: dt.date) -> tuple[ToEnter, ...]:
    """Return what histories and notes say and the records do not, the latest first."""
    found = [
        one
        for presenter in presenters
        for person in presenter.people
        if person.left_on is None or person.left_on > as_of
        for one in _of_person(presenter, person, as_of)
    ]
    found.sort(key=lambda one: (-one.day.toordinal() if one.day else 0, one.presenter.slug))
    return tuple(found)


def _of_person(presenter: Presenter, person: Person, as_of: dt.date) -> Iterator[ToEnter]:
    said = [e for e in presenter.history if e.person in person.ids and e.date <= as_of]
    alone = [e for e in presenter.history if e.date <= as_of and _names_no_other(e, presenter)]
    for kind, find in _FINDERS:
        told = [*said, *alone] if kind in _OF_ONLY_CONTACT else said
        entry = max(find(person, told), key=lambda one: one.date, default=None)
        if entry is not None:
            yield ToEnter(kind, presenter, person, entry.note, entry.date)
    if _may_be_written_to(person) and may_ask_for_no_mail(person.note):
        yield ToEnter(Entering.NOTED, presenter, person, person.note)
    if _GONE.search(person.note) or _LEFT.search(person.note):
        yield ToEnter(Entering.GONE, presenter, person, person.note)


def _names_no_other(entry: HistoryEntry, presenter: Presenter) -> bool:
    """Tell whether an entry that names nobody can only mean the one contact there was."""
    then = [one for one in presenter.people if one.left_on is None or one.left_on > entry.date]
    return entry.person is None and len(then) == 1


def _bounced(person: Person, said: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """An e-mail came back, and nobody has made sure of the address since."""
    for entry in said:
        is_later = person.verified_on is None or person.verified_on <= entry.date
        if person.email and is_later and tells_of_bounce(entry.note):
            yield entry


def _unsubscribed(person: Person, said: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """They asked not to be written to, and their consent still says that one may."""
    since = person.consent.email.obtained_on
    if not _may_be_written_to(person):
        return
    for entry in said:
        if (since is None or since <= entry.date) and may_ask_for_no_mail(entry.note):
            yield entry


def _may_be_written_to(person: Person) -> bool:
    consent = person.consent.email
    return consent.unsubscribed_on is None and consent.basis is not EmailBasis.NONE


def _left(_person: Person, said: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """Somebody said that they have left, and their record has no such day."""
    return (entry for entry in said if _LEFT.search(entry.note))


def _written(person: Person, said: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """They were written to after they asked that this end: an old list is still in use."""
    since = person.consent.email.unsubscribed_on
    for entry in said:
        if since is not None and entry.kind is Exchange.EMAIL and entry.date > since:
            yield entry


_FINDERS: Final = (
    (Entering.BOUNCED, _bounced),
    (Entering.UNSUBSCRIBED, _unsubscribed),
    (Entering.LEFT, _left),
    (Entering.WRITTEN, _written),
)
_OF_ONLY_CONTACT: Final = frozenset({Entering.BOUNCED, Entering.UNSUBSCRIBED})
"""What is found in entries that name nobody as well, where a house has one contact only."""
