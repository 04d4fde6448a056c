"""Ready-made answers: e-mails with subject and body, for which no server is needed.

Addresses are `mailto:` as RFC 6068 wants them: UTF-8, percent-encoded, lines ended by CRLF. Some
programs cut what is longer than 2,000 characters, so the texts are short.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote

from showkit.access.page.slots import (
    DETAILS,
    HELD,
    NAME,
    NAMED,
    SIGNED,
    TECHNICAL,
    WRITTEN_TO,
    length,
    outside_slots,
)
from showkit.access.page.views import AnswerView
from showkit.model.talk import TalkStage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from showkit.model.company import Company, TeamMember
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.portal.reader import Reader

_MOST_TITLES: Final = 12
"""Shows that an e-mail lists: more would not fit into an address."""

_LINE_END: Final = "%0D%0A"
_LONGEST: Final = 1_900
"""Characters of an address, safely below what programs take."""


def mailto(to: str, subject: str, body: str, room: Mapping[str, int] | None = None) -> str:
    """Return the address of a ready-made e-mail; slots in its texts stay as they are.

    `room` is how many characters the value of a slot may take, by its name. Without the body where
    that would make it too long: of a script whose letters take six signs each, a few lines do.
    """
    short = f"mailto:{quote(to, safe='@')}?subject={in_mail(subject)}"
    whole = f"{short}&body={in_mail(body)}"
    return whole if length(whole, room or {}) <= _LONGEST else short


def in_mail(text: str) -> str:
    """Return a text as a part of such an address."""
    return outside_slots(text, lambda part: _LINE_END.join(map(_quoted, part.split("\n"))))


@lru_cache(maxsize=10_000)
def _quoted(line: str) -> str:
    """Return a line percent-encoded: titles and set phrases stand in everybody's e-mails."""
    return quote(line, safe="")


def signed(person: Person, presenter: Presenter, reader: Reader) -> Mapping[str, str]:
    """Return what fills the slots of e-mails from a person."""
    return {
        "named": in_mail(f"{person.name}, {presenter.name}"),
        "signed": in_mail(f"{person.name}\n{presenter.name}"),
        "name": in_mail(person.name),
        "details": in_mail("\n".join(_details(person, presenter, reader))),
        "written-to": in_mail(f"\n\n{person.email}") if person.email else "",
    }


def room_for(people: Sequence[Mapping[str, str]]) -> Mapping[str, int]:
    """Return how many characters the longest of these values take, by the name of their slot."""
    return {name: max(len(one[name]) for one in people) for name in people[0]} if people else {}


def _details(person: Person, presenter: Presenter, reader: Reader) -> Iterator[str]:
    """Yield what we hold of a person, a line each."""
    _, language = reader.gettext, presenter.language_of(person)
    held = (
        (_("Name"), person.name),
        (_("Organisation"), presenter.name),
        (_("Role"), person.role),
        (_("E-mail"), person.email or ""),
        (_("Phone"), person.phone),
        (_("Language"), reader.language(language) if language else ""),
    )
    for label, value in held:
        yield reader.set(f"{label}: {value}")


def chapter_answers(
    show: Show, company: Company, reader: Reader, agreed: TalkStage | None = None
) -> tuple[AnswerView, ...]:
    """Return the answers about one show, to whoever tours it, of those with whom it is `agreed`."""
    member = company.contact(show.facts.contact)
    if member is None or not member.email:
        return ()
    title = reader.set(show.in_language(reader.tag).title)
    return tuple(
        AnswerView(
            label,
            mailto(
                member.email,
                subject.format(show=title, who=NAMED),
                _letter(member.name, body.format(show=title, days=HELD), reader),
            ),
        )
        for label, subject, body in _ABOUT.get(agreed, _about_an_offer)(reader)
    )


_Texts: TypeAlias = "tuple[tuple[str, str, str], ...]"


def _about_an_offer(reader: Reader) -> _Texts:
    """Return label, subject and body of each answer, here where nothing is agreed yet."""
    _ = reader.gettext
    return (
        (
            _("I am interested"),
            _("{show}: interested ({who})"),
            _(
                "We are interested in {show}. When can we talk about it?\n\n"
                "Possible dates:\nRoom:\nOur questions:"
            ),
        ),
        (
            _("Hold a date"),
            _("{show}: please hold a date ({who})"),
            _("Please hold a date for {show}.\n\nDate:\nNumber of performances:\nRoom:"),
        ),
        (
            _("Not this season"),
            _("{show}: not this season ({who})"),
            _("Thank you, but {show} is not for this season.\n\nAsk us again:"),
        ),
    )


def _about_an_option(reader: Reader) -> _Texts:
    _ = reader.gettext
    return (
        (
            _("Confirm the option"),
            _("{show}: we confirm the option ({who})"),
            _(
                "We confirm the option on {show}. Please send us the contract.\n\n"
                "Date: {days}\nRoom:"
            ),
        ),
        (
            _("Release the option"),
            _("{show}: we release the option ({who})"),
            _("Thank you, but please release the option on {show}.\n\nAsk us again:"),
        ),
        *_about_a_contract(reader),
    )


def _about_a_contract(reader: Reader) -> _Texts:
    _ = reader.gettext
    return (
        (
            _("Ask a question"),
            _("{show}: a question ({who})"),
            _("We have a question about {show}:"),
        ),
    )


_ABOUT: Final[Mapping[TalkStage | None, Callable[[Reader], _Texts]]] = {
    TalkStage.OPTION: _about_an_option,
    TalkStage.CONTRACT: _about_a_contract,
}


@dataclass(frozen=True)
class Answering:
    """Whom a house answers, about which shows; who answers is left open.

    Of `shows`, those that are `offered` are not agreed yet. `shell` is the address of the page to
    which the fragment of what is forwarded belongs, empty where there is nothing to forward.
    `room` is that of `mailto`. `knows_rooms` tells whether shows are held against any of theirs.
    """

    member: TeamMember
    shows: Sequence[Show]
    offered: Sequence[Show]
    shell: str
    reader: Reader
    room: Mapping[str, int]
    knows_rooms: bool = True

    def answers(self) -> tuple[AnswerView, ...]:
        """Return the answers about the page as a whole."""
        found = list(self._about_offers()) if self.offered else []
        if self.shell:
            found.append(self._forward())
        return (*found, self._correction(), self._stop())

    def _about_offers(self) -> Iterator[AnswerView]:
        _, titles = self.reader.gettext, self._titles(self.offered)
        yield self._answer(
            _("I am interested"),
            _("Interested ({who})"),
            _("These shows interest us (delete those that do not):")
            + f"\n\n{titles}\n\n"
            + _("Possible dates:\nOur questions:"),
        )
        yield self._answer(
            _("Hold a date"),
            _("Please hold a date ({who})"),
            _("Please hold a date for (delete what you do not want):")
            + f"\n\n{titles}\n\n"
            + _("Date:\nNumber of performances:\nRoom:"),
        )
        yield self._answer(
            _("Not this season"),
            _("Not this season ({who})"),
            _("Thank you, but not this season.\n\nAsk us again:"),
        )

    def _titles(self, shows: Sequence[Show]) -> str:
        tag, shown = self.reader.tag, shows[:_MOST_TITLES]
        lines = [f"- {self.reader.set(show.in_language(tag).title)}" for show in shown]
        return "\n".join(lines + ["- …"] * (len(shows) > len(shown)))

    def _answer(self, label: str, subject: str, body: str) -> AnswerView:
        to = self.member.email or ""
        letter = _letter(self.member.name, body, self.reader)
        return AnswerView(label, mailto(to, subject.format(who=NAMED), letter, self.room))

    def _forward(self) -> AnswerView:
        _ = self.reader.gettext
        subject = _("For the stage: rider and stage plan")
        said = _("Here is what the company says for the stage: rider and stage plan.")
        if self.knows_rooms:
            subject = _("For the stage: rider and plan in our room")
            said = _(
                "Here is what the company says for the stage: rider, plan in our room, what fits."
            )
        hello = _("Hello,")
        titles = self._titles(self.shows)
        body = f"{hello}\n\n{said}\n\n{titles}\n\n{self.shell}#{TECHNICAL}\n\n{NAME}"
        return AnswerView(_("Forward the technical part"), mailto("", subject, body, self.room))

    def _correction(self) -> AnswerView:
        _ = self.reader.gettext
        body = _("Here is what you hold of me; I have corrected what is not right.")
        return self._answer(
            _("Correct my details"), _("My details, corrected ({who})"), f"{body}\n\n{DETAILS}"
        )

    def _stop(self) -> AnswerView:
        return stop_answer(self.member, self.reader, self.room)


def stop_answer(member: TeamMember, reader: Reader, room: Mapping[str, int]) -> AnswerView:
    """Return the answer of who wants no more mail; `room` is that of `mailto`."""
    _ = reader.gettext
    body = _("Please do not write to me any more.")
    return AnswerView(
        _("Do not write to me any more"),
        mailto(
            member.email or "",
            _("Please do not write to me any more ({who})").format(who=NAMED),
            _letter(member.name, f"{body}{WRITTEN_TO}", reader),
            room,
        ),
    )


def _letter(to: str, body: str, reader: Reader) -> str:
    greeting = reader.gettext("Hello {name},").format(name=to.split(maxsplit=1)[0])
    return f"{greeting}\n\n{body}\n\n{SIGNED}"
