"""Whose page is where: each person's link, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.access.forgotten import ForgottenPeople
from showkit.contacts.consent import Holder, credited
from showkit.content.starter import is_unnamed
from showkit.model.message import Message
from showkit.model.sent import Sent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.access.keys import PageKeys, Secret
    from showkit.model.company import Company
    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.sent import Channel


class LinkState(StrEnum):
    """Whether a person's link opens their page, else why not."""

    OPEN = "open"
    REVOKED = "revoked"
    EXPIRED = "expired"
    LEFT = "left"
    UNNAMED = "unnamed"


WHY_CLOSED: Final[Mapping[LinkState, Message]] = {
    LinkState.UNNAMED: Message("not named yet"),
    LinkState.REVOKED: Message("access was revoked"),
    LinkState.EXPIRED: Message("access has expired"),
    LinkState.LEFT: Message("no longer works there"),
}


@dataclass(frozen=True)
class Link:
    """The link of one person; `path` is the part of the address that stands for `locale`.

    `tracked`: its visits may be noted at all. `names_person`: they may be noted as this person's.
    `former` are the keys of links that lead here too, each with its twin's: those of records
    that were merged into this person's.
    """

    presenter: Presenter
    person: Person
    locale: str
    path: str
    state: LinkState
    tracked: bool
    names_person: bool
    keys: PageKeys
    twin: PageKeys
    via: str
    former: tuple[tuple[PageKeys, PageKeys], ...] = ()

    def url(self, site_url: str) -> str:
        """Return the address to send: the tracked page, or its twin for who said no."""
        return self._address(site_url, self.keys if self.tracked else self.twin)

    def untracked_url(self, site_url: str) -> str:
        """Return the address of the page that notes nothing."""
        return self._address(site_url, self.twin)

    def sent(
        self,
        on: dt.date,
        channel: Channel,
        campaign: str,
        time: dt.datetime | None = None,
    ) -> Sent:
        """Return the row of the sent log that says that this link went out; `time` is in UTC."""
        return Sent(
            on=on,
            time=time,
            presenter=self.presenter.slug,
            person=self.person.id,
            generation=self.presenter.access_of(self.person).generation,
            channel=channel,
            campaign=campaign,
        )

    def _address(self, site_url: str, keys: PageKeys) -> str:
        return f"{site_url.rstrip('/')}/{self.path}/p/#{keys.fragment}"


def links(library: Library, secret: Secret, as_of: dt.date) -> tuple[Link, ...]:
    """Return everybody's link, in the order of the contact base.

    Who asked to be forgotten has none, should they be in the contact base again.
    """
    forgotten = ForgottenPeople(library.forgotten, secret)
    return tuple(
        link
        for presenter in library.presenters
        for link in links_of_house(library.company, secret, presenter, as_of, forgotten)
    )


def links_of_house(
    company: Company,
    secret: Secret,
    presenter: Presenter,
    as_of: dt.date,
    forgotten: ForgottenPeople,
) -> tuple[Link, ...]:
    """Return the links of everybody at a house, in the order of its file (see `links`)."""
    return tuple(
        _link(company, secret, presenter, person, as_of)
        for person in presenter.people
        if not forgotten.has(person)
    )


def _link(
    company: Company, secret: Secret, presenter: Presenter, person: Person, as_of: dt.date
) -> Link:
    (_, generation), *former = presenter.links_of(person)
    credit = credited(Holder(presenter, person), as_of, company.tracking.unknown_consent)
    names_person = credit is not None and credit.person is not None
    if names_person:
        via = secret.person_via(person.id, generation)
    else:
        via = secret.presenter_via(presenter.slug)
    locale = page_locale(company.languages, person.language, presenter.language)
    return Link(
        presenter,
        person,
        locale,
        company.path_of(locale),
        link_state(presenter, person, as_of),
        credit is not None,
        names_person,
        secret.page(person.id, generation),
        secret.untracked_page(person.id, generation),
        via,
        tuple((secret.page(*old), secret.untracked_page(*old)) for old in former),
    )


def link_state(presenter: Presenter, person: Person, as_of: dt.date) -> LinkState:
    """Return whether a person's link opens their page on the day `as_of`, else why not."""
    access = presenter.access_of(person)
    if is_unnamed(person.name):
        return LinkState.UNNAMED
    if access.revoked:
        return LinkState.REVOKED
    if person.left_on is not None and person.left_on <= as_of:
        return LinkState.LEFT
    if access.expires_on is not None and access.expires_on < as_of:
        return LinkState.EXPIRED
    return LinkState.OPEN


def page_locale(offered: Sequence[str], *wanted: str | None) -> str:
    """Return which of the site's locales a reader of `wanted` is greeted in, the best one first.

    Their own where the site has it, or its language's; so for the others, such as the one in which
    their house works; English where it has that; else the company's first.
    """
    known = [tag for tag in wanted if tag] or [offered[0]]
    for candidate in (*known, "en"):
        language = candidate.split("-")[0]
        same_language = [tag for tag in offered if tag.split("-")[0] == language]
        if same_language:
            return candidate if candidate in same_language else same_language[0]
    return offered[0]
