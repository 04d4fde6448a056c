"""The daily hygiene: whom to ask today, what to ask, and what an answer changes."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from showkit.contacts.edit import EditError, Set, edited
from showkit.contacts.history import is_overdue, open_promises, with_entry
from showkit.contacts.missing_figures import missing_figures
from showkit.contacts.opened import opened
from showkit.model.consent import EmailBasis
from showkit.model.message import N_, Message
from showkit.model.record import Email
from showkit.model.talk import BY_SHOWKIT, Exchange, HistoryEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter

_SOON: Final = dt.timedelta(days=90)
"""A consent that expires within so long is asked for while one is on the phone anyway."""

_FIGURES: Final = 4
"""More figures than this are asked for by a technical sheet, not on the phone."""

_ARTICLES: Final = frozenset({"le", "la", "les", "l", "the", "el", "los", "las", "il", "de", "het"})
_EMAIL: Final = TypeAdapter[str](Email)


class Answer(StrEnum):
    """What was found out about a contact."""

    STILL_RIGHT = "still-right"
    LEFT = "left"
    NEW_EMAIL = "new-email"


@dataclass(frozen=True)
class Contact:
    """Who is asked about: a person of a house, or a house where nobody is known."""

    presenter: Presenter
    person: Person | None = None

    @property
    def id(self) -> str:
        """What they are called in commands: the person's id, the house's slug."""
        return self.person.id if self.person else self.presenter.slug

    @property
    def verified_on(self) -> dt.date | None:
        """When somebody last made sure."""
        return self.person.verified_on if self.person else self.presenter.verified_on


@dataclass(frozen=True)
class Reviewed:
    """A contact with what to ask."""

    contact: Contact
    questions: tuple[Message, ...]


@dataclass(frozen=True)
class Outcome:
    """What was found out about a contact on a day: a new `email` where it is that.

    `note`, which names the old address and the new, goes to the history then.
    """

    contact: Contact
    answer: Answer
    day: dt.date
    email: str = ""
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """Which contacts to go through: houses by letter, show or country; None for any.

    `limit` is how many at once. `slugs` and `people` are those that a filter chose.
    """

    limit: int = 5
    letter: str | None = None
    show: str | None = None
    country: str | None = None
    slugs: frozenset[str] | None = None
    people: frozenset[str] | None = None


def due_for_review(library: Library, choice: Choice, as_of: dt.date) -> tuple[Reviewed, ...]:
    """Return the contacts to go through on the day `as_of`, the longest unverified first.

    Who has left is not among them, nor who was verified on that very day.
    """
    contacts = [
        contact
        for presenter in library.presenters
        if _is_chosen(presenter, choice)
        for contact in _contacts(presenter, as_of)
        if _is_in(contact, choice)
        if contact.verified_on is None or contact.verified_on < as_of
    ]
    contacts.sort(key=lambda contact: contact.verified_on or dt.date.min)
    chosen = contacts[: choice.limit]
    houses: set[str] = set()
    found = []
    for contact in chosen:
        is_first = contact.presenter.slug not in houses
        houses.add(contact.presenter.slug)
        questions = tuple(_questions(library, contact, as_of, with_rooms=is_first))
        found.append(Reviewed(contact, questions))
    return tuple(found)


def letter_of(name: str) -> frozenset[str]:
    """Return the letters under which people look for a house: with its article and without."""
    apart = name.replace("’", " ").replace("'", " ")
    words = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower().split()
    without = [word for word in words if word not in _ARTICLES] or words
    return frozenset(part[0][0] for part in (words, without) if part)


def _is_chosen(presenter: Presenter, choice: Choice) -> bool:
    if choice.letter is not None and not letter_of(choice.letter) & letter_of(presenter.name):
        return False
    if choice.show is not None and choice.show not in _shows(presenter):
        return False
    country = choice.country.upper() if choice.country is not None else None
    return country is None or presenter.address.country == country


def _is_in(contact: Contact, choice: Choice) -> bool:
    if contact.person is not None:
        return choice.people is None or contact.person.id in choice.people
    return choice.slugs is None or contact.presenter.slug in choice.slugs


def _shows(presenter: Presenter) -> set[str]:
    return {*presenter.shows, *(entry.show for entry in presenter.history if entry.show)}


def _contacts(presenter: Presenter, as_of: dt.date) -> list[Contact]:
    there = [p for p in presenter.people if p.left_on is None or p.left_on > as_of]
    return [Contact(presenter, person) for person in there] or [Contact(presenter)]


# What to ask -------------------------------------------------------------------------------


def _questions(
    library: Library, contact: Contact, as_of: dt.date, *, with_rooms: bool
) -> Iterator[Message]:
    presenter, person = contact.presenter, contact.person
    if person is None:
        yield Message("Who programmes at {house} now?", house=presenter.name)
    else:
        yield from _about(person, presenter)
        yield from _about_consent(person, as_of)
    if with_rooms:
        for room in presenter.rooms:
            missing = missing_figures(library, presenter, room)[:_FIGURES]
            if missing:
                figures = _InARow(missing)
                yield Message("Do you know of {room}: {figures}?", room=room.name, figures=figures)
    for entry in open_promises(presenter):
        if person is None or entry.person in {None, *person.ids}:
            if is_overdue(entry, as_of):
                yield Message(
                    "Promised for {day} and not done: {note}", day=entry.due, note=entry.note
                )
            else:
                yield Message("Promised for {day}: {note}", day=entry.due, note=entry.note)


def _about(person: Person, presenter: Presenter) -> Iterator[Message]:
    if person.role:
        yield Message("Is {name} still there as {role}?", name=person.name, role=person.role)
    else:
        yield Message("Is {name} still there, and what do they do?", name=person.name)
    if person.email:
        yield Message("Is {email} still their address?", email=person.email)
    else:
        yield Message("At which e-mail address may we write to them?")
    phone = person.phone or presenter.phone
    if phone:
        yield Message("Is {phone} still the number?", phone=phone)
    else:
        yield Message("On which number can they be reached?")


def _about_consent(person: Person, as_of: dt.date) -> Iterator[Message]:
    consent = person.consent.email
    if consent.unsubscribed_on is not None or not person.email:
        return
    if consent.expires_on is not None and consent.expires_on <= as_of + _SOON:
        yield Message("May we go on writing? Their consent ends on {day}.", day=consent.expires_on)
    elif consent.basis is EmailBasis.NONE:
        yield Message("May we write to them about our shows?")


class _InARow(Message):
    """Things within a sentence; semicolons part them where one of them holds a comma."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[Message]) -> None:
        super().__init__("{parts}", parts=tuple(parts))
        self.parts = parts

    def render(self, translate: Callable[[str], str]) -> str:
        first, *others = (_small(part.render(translate)) for part in self.parts)
        has_comma = any(", " in part for part in (first, *others))
        text = translate(N_("{first}; {rest}") if has_comma else N_("{first}, {rest}"))
        for other in others:
            first = text.format(first=first, rest=other)
        return first


def _small(label: str) -> str:
    """Return a label as it stands in a sentence; an abbreviation stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


# What an answer changes --------------------------------------------------------------------


def answered(data: bytes, outcome: Outcome) -> bytes:
    """Return the contact file `data` with what was found out about one of its contacts.

    Raises:
        EditError: the contact is not in the file, is a house (which has no address of its own
            and does not leave), or the file cannot be changed so; or the address is none.
    """
    person, answer, day = outcome.contact.person, outcome.answer, outcome.day
    if person is None:
        if answer is not Answer.STILL_RIGHT:
            house = outcome.contact.presenter.name
            raise EditError(Message("{house} is a house; this is asked of people", house=house))
        return edited(data, [Set(("verified_on",), day)])
    place = ("people", _place(data, person.id))
    if answer is Answer.LEFT:
        return edited(data, [Set((*place, "left_on"), day)])
    verified = Set((*place, "verified_on"), day)
    if answer is Answer.STILL_RIGHT:
        return edited(data, [verified])
    changed = edited(data, [Set((*place, "email"), checked_email(outcome.email)), verified])
    if not person.email or not outcome.note:
        return changed
    note = HistoryEntry(
        date=day, kind=Exchange.NOTE, person=person.id, by=BY_SHOWKIT, note=outcome.note
    )
    return with_entry(changed, note)


def checked_email(text: str) -> str:
    """Return an e-mail address.

    Raises:
        EditError: it is none.
    """
    try:
        return _EMAIL.validate_python(text.strip())
    except ValidationError as error:
        raise EditError(Message("“{address}” is not an e-mail address", address=text)) from error


def _place(data: bytes, person_id: str) -> int:
    people: Any = opened(data).value.get("people")
    for place, person in enumerate(people if isinstance(people, list) else []):
        if isinstance(person, dict) and person.get("id") == person_id:
            return place
    raise EditError(Message("{id} is not in the file any more", id=person_id))
