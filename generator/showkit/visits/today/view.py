"""The morning page as templates and the terminal show it: plain words, no records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.contacts.phones import phone_number
from showkit.visits.today.words import (
    EVIDENCE,
    due_text,
    enter_text,
    exchange_text,
    reason_texts,
    runs_out_text,
    talk_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.contacts.review import Reviewed
    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.portal.reader import Reader
    from showkit.visits.today.calls import Call
    from showkit.visits.today.due import Promise
    from showkit.visits.today.morning import Morning
    from showkit.visits.today.running_out import RunsOut
    from showkit.visits.today.to_enter import ToEnter

_MOST_REASONS = 4


@dataclass(frozen=True)
class Line:
    """Somebody, how to reach them, and why.

    `name` stands large: a person, else a house. `beside` is their role and house, or whom to ask
    for. `evidence` is a word, `level` its name for style sheets. `last` is the last exchange.
    """

    name: str
    beside: str
    phone: str
    dial: str
    reasons: tuple[str, ...]
    show: str = ""
    last: str = ""
    evidence: str = ""
    level: str = ""
    warning: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class MorningView:
    """The page: its sections, each a list of lines, and what their emptiness means."""

    day: str
    calls: tuple[Line, ...]
    quiet: tuple[Line, ...]
    more: str
    promises: tuple[Line, ...]
    verify: tuple[Line, ...]
    enter: tuple[Line, ...]
    runs_out: tuple[Line, ...]
    has_visits: bool
    has_contacts: bool


def morning_view(morning: Morning, library: Library, reader: Reader) -> MorningView:
    """Return the morning page for a reader."""
    words = _Words(library, morning, reader)
    return MorningView(
        day=reader.date(morning.as_of),
        calls=tuple(words.call(one) for one in morning.calls if not one.is_quiet),
        quiet=tuple(words.call(one) for one in morning.calls if one.is_quiet),
        more=_more(morning.more_calls, reader),
        promises=tuple(words.promise(one) for one in morning.promises),
        verify=tuple(words.review(one) for one in morning.to_verify),
        enter=tuple(words.entering(one) for one in morning.to_enter),
        runs_out=tuple(words.ending(one) for one in morning.running_out),
        has_visits=morning.has_visits,
        has_contacts=morning.has_contacts,
    )


def _more(count: int, reader: Reader) -> str:
    if not count:
        return ""
    text = reader.ngettext(
        "And one more, for weaker reasons.", "And {n} more, for weaker reasons.", count
    )
    return text.format(n=count)


@dataclass(frozen=True)
class _Words:
    library: Library
    morning: Morning
    reader: Reader

    def call(self, call: Call) -> Line:
        reader, as_of = self.reader, self.morning.as_of
        asked = call.ask_for
        if call.person:
            name, beside = call.person.name, _beside(call.person, call.presenter, reader)
        elif asked:
            name = reader.set(call.presenter.name)
            role = f" ({reader.set(asked.role)})" if asked.role else ""
            beside = reader.gettext("Ask for {name}").format(name=asked.name) + role
        else:
            name = reader.set(call.presenter.name)
            beside = reader.gettext("Ask who programmes now")
        return Line(
            name=name,
            beside=beside,
            phone=call.phone,
            dial=_dial(call.phone, call.presenter),
            reasons=reason_texts(call.reasons, self.library, as_of, reader)[:_MOST_REASONS],
            show=talk_text(call.presenter, call.show, self.library, reader),
            last=exchange_text(call.last, self.library, reader),
            evidence=reader.say(EVIDENCE[call.evidence]),
            level=call.evidence.value,
            warning=_warning(call, reader),
        )

    def promise(self, promise: Promise) -> Line:
        reader, presenter = self.reader, promise.presenter
        return Line(
            *_who(presenter, promise.person, reader),
            phone=promise.phone,
            dial=_dial(promise.phone, presenter),
            reasons=(due_text(promise, self.morning.as_of, reader),),
            show=talk_text(presenter, promise.entry.show or "", self.library, reader),
            last=exchange_text(promise.entry, self.library, reader),
            is_late=promise.due < self.morning.as_of,
        )

    def review(self, reviewed: Reviewed) -> Line:
        reader, contact = self.reader, reviewed.contact
        phone = (contact.person.phone if contact.person else "") or contact.presenter.phone
        seen = contact.verified_on
        verified = (
            reader.gettext("verified on {day}").format(day=reader.day(seen))
            if seen
            else reader.gettext("never verified")
        )
        return Line(
            *_who(contact.presenter, contact.person, reader),
            phone=phone,
            dial=_dial(phone, contact.presenter),
            reasons=tuple(reader.say(question) for question in reviewed.questions),
            show=verified,
        )

    def entering(self, one: ToEnter) -> Line:
        phone = one.person.phone or one.presenter.phone
        return Line(
            *_who(one.presenter, one.person, self.reader),
            phone=phone,
            dial=_dial(phone, one.presenter),
            reasons=(enter_text(one, self.reader),),
        )

    def ending(self, one: RunsOut) -> Line:
        presenter = one.presenter
        phone = (one.person.phone if one.person else "") or (presenter.phone if presenter else "")
        name = one.person.name if one.person else self.reader.set(one.house)
        beside = self.reader.set(one.house) if one.person else ""
        return Line(
            name=name,
            beside=beside,
            phone=phone,
            dial=_dial(phone, presenter),
            reasons=(runs_out_text(one, self.morning.as_of, self.reader),),
            is_late=one.day < self.morning.as_of,
        )


def _who(presenter: Presenter, person: Person | None, reader: Reader) -> tuple[str, str]:
    house = ", ".join(part for part in (reader.set(presenter.name), presenter.address.city) if part)
    if person is None:
        return reader.set(presenter.name), presenter.address.city or ""
    return person.name, _joined((reader.set(person.role), house))


def _beside(person: Person, presenter: Presenter, reader: Reader) -> str:
    parts = (reader.set(person.role), reader.set(presenter.name), presenter.address.city or "")
    return _joined(parts)


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def _warning(call: Call, reader: Reader) -> str:
    whom, said = call.person or call.ask_for, []
    if call.left_since:
        said.append(reader.gettext("Whoever came has left since: ask who follows"))
    if whom is not None and whom.consent.email.unsubscribed_on is not None:
        said.append(reader.gettext("Call, do not write: they asked for no e-mail"))
    return ". ".join(said)


def _dial(phone: str, presenter: Presenter | None) -> str:
    """Return a number as a telephone dials it (RFC 3966), empty where it is none."""
    country = presenter.address.country if presenter else None
    number = phone_number(phone, country) if phone else None
    if number is None:
        return ""
    extension = f";ext={number.extension}" if number.extension else ""
    return (
        f"tel:+{number.code}{number.national}{extension}"
        if number.code
        else f"tel:{number.national}{extension}"
    )
