"""What was written down in passing and stands nowhere that showkit looks: to be entered.

An e-mail that came back, a wish not to be written to, a departure: people note them in the
history, in their own words, and their record goes on saying otherwise. What is found here is a
question to a person, never a change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.model.consent import EmailBasis
from showkit.model.talk import Exchange

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry

_BOUNCED: Final = re.compile(
    r"\bbounce[ds]?\b|\bundeliver(?:ed|able)\b|\bmailer-daemon\b|\bcame back undelivered\b"
    r"|\b(?:courriel|mail|message|adresse)\b[^.;]{0,40}\b(?:revenu|rejetée?|refusée?|introuvable)\b"
    r"|\b(?:n['’]est pas arrivé|non[ -]?remis|non distribué|adresse invalide|boîte pleine)",
    re.IGNORECASE,
)
_UNSUBSCRIBED: Final = re.compile(
    r"\bunsubscribe|\b(?:stop|no more) (?:writing|e-?mails?)\b|\b(?:do not|don['’]t) write\b"
    r"|\btake (?:me|him|her|them) off\b"
    r"|\bdésabonn|\bdésinscri|\bplus (?:de|aucun|recevoir de|recevoir nos) (?:courriel|mail)s?\b"
    r"|\bne (?:plus|pas) (?:lui |leur )?écrire\b|\bne (?:souhaite|veut) plus (?:recevoir|qu['’]on)"
    r"|\bretirer de (?:la|notre) liste\b",
    re.IGNORECASE,
)
_LEFT: Final = re.compile(
    r"\bn['’]y travaille plus\b|\ba quitté (?:la maison|le théâtre|l['’]équipe|le festival)"
    r"|\bno longer (?:works|there)\b|\bhas left the (?:house|theatre|festival|team)\b",
    re.IGNORECASE,
)


class Entering(StrEnum):
    """What is to be entered."""

    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"
    LEFT = "left"
    WRITTEN = "written"


@dataclass(frozen=True)
class ToEnter:
    """Something to enter for a person: what it is, and the entry that says so."""

    kind: Entering
    presenter: Presenter
    person: Person
    entry: HistoryEntry


def to_enter(presenters: Iterable[Presenter], as_of: dt.date) -> tuple[ToEnter, ...]:
    """Return what the histories say and the records do not, the latest first."""
    found = [
        one
        for presenter in presenters
        if presenter.history
        for person in presenter.people
        if person.left_on is None or person.left_on > as_of
        for one in _of_person(presenter, person, as_of)
    ]
    found.sort(key=lambda one: (-one.entry.date.toordinal(), one.presenter.slug))
    return tuple(found)


def _of_person(presenter: Presenter, person: Person, as_of: dt.date) -> Iterator[ToEnter]:
    said = [e for e in presenter.history if e.person in person.ids and e.date <= as_of]
    for kind, find in _FINDERS:
        entry = max(find(person, said), key=lambda one: one.date, default=None)
        if entry is not None:
            yield ToEnter(kind, presenter, person, entry)


def _bounced(person: Person, said: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """An e-mail came back, and nobody has made sure of the address since."""
    for entry in said:
        is_later = person.verified_on is None or person.verified_on <= entry.date
        if person.email and is_later and _BOUNCED.search(entry.note):
            yield entry


def _unsubscribed(person: Person, said: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """They asked not to be written to, and their consent still says that one may."""
    consent = person.consent.email
    if consent.unsubscribed_on is not None or consent.basis is EmailBasis.NONE:
        return
    for entry in said:
        since = consent.obtained_on
        if (since is None or since <= entry.date) and _UNSUBSCRIBED.search(entry.note):
            yield entry


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
