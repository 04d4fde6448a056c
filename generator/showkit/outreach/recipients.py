"""Who gets a campaign's letter, and who does not: each with the reason, nobody in silence."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.links import WHY_CLOSED, LinkState
from showkit.access.links import links as everybodys_links
from showkit.access.selection import Selector
from showkit.contacts.consent import why_not_email
from showkit.contacts.where import select
from showkit.model.message import Message
from showkit.model.sent import Channel
from showkit.model.talk import Exchange
from showkit.outreach.fields import CITY, fields_in
from showkit.outreach.mail import is_writable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from showkit.access.keys import Secret
    from showkit.access.links import Link
    from showkit.access.selection import HouseSelector
    from showkit.model.campaign import CampaignWords
    from showkit.model.company import TeamMember
    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.outreach.campaigns import Letters
    from showkit.outreach.refusals import Refusal


@dataclass(frozen=True)
class Recipient:
    """Somebody to write to: by their link, in the locale of their page, signed by `sender`."""

    link: Link
    sender: TeamMember


@dataclass(frozen=True)
class NotWritten:
    """Somebody whom the filter chose and who gets no letter, with the reason."""

    link: Link
    why: Message


@dataclass(frozen=True)
class Recipients:
    """Everybody whom a campaign's filter chose, in the order of the contact base."""

    to: tuple[Recipient, ...]
    not_to: tuple[NotWritten, ...]


@dataclass(frozen=True)
class Choosing:
    """Who is chosen is asked with the contact base as it stands on `day`.

    `is_published` tells whether the site holds what a link opens: a letter with a link to nothing
    is worse than none. `refused` are addresses, folded, that a mail server does not take.
    """

    library: Library
    secret: Secret
    day: dt.date
    is_published: Callable[[Link], bool]
    refused: Mapping[str, Refusal] = field(default_factory=dict)

    def recipients(self, letters: Letters) -> Recipients:
        """Return who gets the letter.

        Raises:
            WhereError: the filter cannot be read.
        """
        chosen = select(self.library, letters.campaign.where, self.day).person_ids
        pages = _Pages(Selector(self.library, self.day))
        taken = self._taken(letters)
        to: list[Recipient] = []
        not_to: list[NotWritten] = []
        for link in everybodys_links(self.library, self.secret, self.day):
            if link.person.id not in chosen:
                continue
            why = self._why_not(link, letters, pages) or _same_address(link, taken)
            sender = self._sender(link, letters)
            if why is None and (sender is None or not sender.email):
                why = Message("nobody of the team who signs has an e-mail address")
            if why is None and sender is not None:
                to.append(Recipient(link, sender))
            elif why is not None:
                not_to.append(NotWritten(link, why))
        return Recipients(tuple(to), tuple(not_to))

    def _why_not(self, link: Link, letters: Letters, pages: _Pages) -> Message | None:
        """Return the first reason there is; what takes longer to find out is asked last."""
        if link.state is not LinkState.OPEN:
            return WHY_CLOSED[link.state]
        if link.locale not in letters.words:
            return Message("there is no letter in “{tag}”", tag=link.locale)
        return (
            why_not_email(link.person, self.day)
            or _no_address(link)
            or self._refused(link)
            or self._not_at_that_address(link)
            or _no_town(link, letters.words[link.locale])
            or self._lately(link, letters)
            or self._no_page(link, pages)
        )

    @cached_property
    def _by_address(self) -> Mapping[str, Sequence[tuple[Presenter, Person]]]:
        """Everybody by their address: somebody of two houses, or those who share info@."""
        found: dict[str, list[tuple[Presenter, Person]]] = defaultdict(list)
        for house, person in self.library.people():
            if person.email:
                found[_address(person)].append((house, person))
        return found

    def _refused(self, link: Link) -> Message | None:
        refusal = self.refused.get(_address(link.person))
        if refusal is None:
            return None
        return Message(
            "{email} was refused on {day}: {answer}",
            email=link.person.email,
            day=refusal.on,
            answer=refusal.answer,
        )

    def _not_at_that_address(self, link: Link) -> Message | None:
        """Return whether somebody said of the same address that nothing is to come there."""
        for house, person in self._by_address[_address(link.person)]:
            if person.id != link.person.id and person.consent.email.unsubscribed_on is not None:
                return Message(
                    "{name} wants no more e-mail at the same address",
                    name=f"{person.name} ({house.name})",
                )
        return None

    def _taken(self, letters: Letters) -> dict[str, str]:
        """Return the addresses at which somebody has the letter already, with their names."""
        return {
            _address(person): f"{person.name} ({house.name})"
            for house, person in self.library.people()
            for row in self.library.sent_to.get(person.id, ())
            if row.channel is Channel.EMAIL and letters.is_called(row.campaign)
        }

    def _no_page(self, link: Link, pages: _Pages) -> Message | None:
        if not pages.has_shows(link):
            return Message("there is no show on their page")
        if not self.is_published(link):
            return Message("their page is not in the site: build it and publish it first")
        return None

    def _lately(self, link: Link, letters: Letters) -> Message | None:
        """Return whether they have this letter already, or another came there of late."""
        since = has_it_since(self.library, link.person.id, letters)
        if since is not None:
            return Message("has it since {day}", day=since)
        days: list[dt.date] = []
        for house, person in self._by_address[_address(link.person)]:
            days += [
                row.on
                for row in self.library.sent_to.get(person.id, ())
                if row.channel is Channel.EMAIL and not letters.is_called(row.campaign)
            ]
            days += [
                entry.date
                for entry in house.history
                if entry.person in person.ids and entry.kind is Exchange.EMAIL
            ]
        quiet = self.day - dt.timedelta(days=letters.campaign.quiet_days)
        late = [day for day in days if day > quiet]
        return Message("had an e-mail on {day}", day=max(late)) if late else None

    def _sender(self, link: Link, letters: Letters) -> TeamMember | None:
        own, house = link.presenter.access_of(link.person), link.presenter.access
        chosen = letters.campaign.signed_by or own.signed_by or house.signed_by
        member = self.library.company.contact(chosen)
        if member is not None and member.email:
            return member
        return self.library.company.contact()


def has_it_since(library: Library, person: str, letters: Letters) -> dt.date | None:
    """Return since when a person, by id, has a campaign's letter by the sent log."""
    days = [
        row.on
        for row in library.sent_to.get(person, ())
        if row.channel is Channel.EMAIL and letters.is_called(row.campaign)
    ]
    return days[-1] if days else None


class _Pages:
    """Which pages hold a show; links come house by house, so the latest house is kept."""

    def __init__(self, selector: Selector) -> None:
        self._selector = selector
        self._house = ""
        self._asked: HouseSelector | None = None

    def has_shows(self, link: Link) -> bool:
        """Tell whether somebody's page holds a show."""
        presenter = link.presenter
        if self._asked is None or self._house != presenter.slug:
            self._house, self._asked = presenter.slug, self._selector.house(presenter)
        return bool(self._asked.select(presenter.access_of(link.person)).chosen)


def _address(person: Person) -> str:
    return (person.email or "").casefold()


def _same_address(link: Link, taken: dict[str, str]) -> Message | None:
    """Return whether somebody else gets the letter at the same address; put theirs to `taken`."""
    first = taken.get(_address(link.person))
    if first is not None:
        return Message("{name} gets it at the same address", name=first)
    taken[_address(link.person)] = f"{link.person.name} ({link.presenter.name})"
    return None


def _no_town(link: Link, words: CampaignWords) -> Message | None:
    """Return whether a letter would name a town that nobody noted."""
    if link.presenter.address.city or CITY not in fields_in(f"{words.subject}\n{words.body}"):
        return None
    return Message("the letter names their town, and their file does not")


def _no_address(link: Link) -> Message | None:
    if link.person.email and is_writable(link.person.email):
        return None
    return Message("“{email}” is no address that a letter can be sent to", email=link.person.email)
