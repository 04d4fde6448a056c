"""A campaign's words become letters: converted once a language, filled in for each reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from showkit.access.page.answers import signed, stop_answer
from showkit.access.page.own_links import with_via
from showkit.access.page.slots import Shared, slot
from showkit.outreach.bare_links import with_links
from showkit.outreach.fields import (
    CITY,
    HOUSE,
    NAME,
    PAGE,
    filled_in,
    marked,
    slotted,
)
from showkit.outreach.plain_text import plain_text
from showkit.portal.addresses import HOME, PRIVACY, Addresses
from showkit.portal.company_pages import address_lines
from showkit.portal.people import dialled
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.access.links import Link
    from showkit.model.campaign import CampaignWords
    from showkit.model.company import Company, TeamMember
    from showkit.output.catalogues import Catalogue
    from showkit.output.templates import Templates
    from showkit.outreach.campaigns import Letters
    from showkit.outreach.recipients import Recipient

_HREF: Final = "href"
_GREETING: Final = 60
"""Signs of a line that can be a greeting."""


@dataclass(frozen=True)
class Letter:
    """A letter to one person: as a page of HTML, as what is in its body, and as plain text."""

    recipient: Recipient
    subject: str
    html: str
    inner: str
    text: str


@dataclass(frozen=True)
class FootView:
    """What stands under a letter: who writes, what is noted, how one is left in peace."""

    company: str
    address: str
    noted: bool
    names_person: bool
    twin: str
    portal: str
    privacy: str
    stop: str


@dataclass(frozen=True)
class SenderView:
    """Who signs."""

    name: str
    role: str
    company: str
    phone: str
    phone_href: str
    email: str


@dataclass(frozen=True)
class LetterView:
    """A letter for its template; `body` is HTML."""

    lang: str
    subject: str
    greeting: str
    body: Markup
    page: str
    sender: SenderView
    foot: FootView


class Writer:
    """Writes the letters of one campaign.

    Links of its text to the company's own site carry the same mark as those of the reader's page,
    for whoever is noted at all.
    """

    def __init__(
        self,
        letters: Letters,
        company: Company,
        templates: Templates,
        words: Mapping[str, Catalogue],
    ) -> None:
        """Take the catalogue of each locale from `words`."""
        self._letters = letters
        self._company = company
        self._templates = templates
        self._readers = {tag: Reader(one) for tag, one in words.items()}
        self._bodies: dict[str, Shared] = {}

    def letter(self, recipient: Recipient, *, noted: bool = True) -> Letter:
        """Return the letter to one person.

        Not `noted`, its links note nothing, though it says the same: it is for the company to
        look at, and would count as a visit of theirs.
        """
        link = recipient.link
        via = link.via if link.tracked and noted else ""
        words = self._letters.words[link.locale]
        reader = self._readers[link.locale]
        values = self._values(link, noted=noted)
        body = self._body(words, reader)
        subject = filled_in(reader.set(words.subject), values)
        view = LetterView(
            lang=link.locale,
            subject=subject,
            greeting=""
            if slot(NAME) in body.text or _greets(words.body)
            else reader.gettext("Hello {name},").format(name=link.person.greeting_name),
            body=_filled(body, values, via),
            page="" if slot(PAGE) in body.text else values[PAGE],
            sender=self._sender(recipient.sender, reader),
            foot=self._foot(link, recipient.sender, reader),
        )
        inner = Markup(self._render("body", reader, letter=view))  # noqa: S704 - our own template's
        whole = self._render("letter", reader, letter=view, body=inner)
        return Letter(recipient, subject, whole, inner, plain_text(inner))

    def _values(self, link: Link, *, noted: bool) -> Mapping[str, str]:
        site = self._company.site_url
        return {
            PAGE: link.url(site) if noted else link.untracked_url(site),
            NAME: link.person.greeting_name,
            HOUSE: link.presenter.name,
            CITY: link.presenter.address.city,
        }

    def _body(self, words: CampaignWords, reader: Reader) -> Shared:
        """Return the text of a language, with a slot for each field that came through as one."""
        known = self._bodies.get(reader.tag)
        if known is None:
            prose = slotted(with_links(reader.prose(marked(words.body), heading=2)))
            with_marks = with_via(Markup(prose), self._addresses.base)  # noqa: S704 - sanitised
            known = self._bodies[reader.tag] = Shared(_linked(str(with_marks)))
        return known

    def _sender(self, member: TeamMember, reader: Reader) -> SenderView:
        return SenderView(
            name=member.name,
            role=reader.text(member.role),
            company=reader.set(self._company.name),
            phone=member.phone,
            phone_href=dialled(member.phone),
            email=member.email or "",
        )

    def _foot(self, link: Link, sender: TeamMember, reader: Reader) -> FootView:
        company = self._company
        return FootView(
            company=reader.set(company.legal_name or company.name),
            address=", ".join(address_lines(company, reader)),
            noted=link.tracked,
            names_person=link.names_person,
            twin=link.untracked_url(company.site_url),
            portal=self._address(reader, HOME),
            privacy=self._address(reader, PRIVACY),
            stop=Shared(stop_answer(sender, reader, {}).href).filled(
                signed(link.person, link.presenter, reader)
            ),
        )

    def _address(self, reader: Reader, page: str) -> str:
        """Return the full address of a page of the portal, without any mark."""
        return self._addresses.absolute(self._addresses.page(reader.tag, page))

    @cached_property
    def _addresses(self) -> Addresses:
        return Addresses(self._company)

    def _render(self, name: str, reader: Reader, **view: object) -> str:
        return self._templates.render(f"mail/{name}.html", reader.catalogue, view)


def _filled(body: Shared, values: Mapping[str, str], via: str) -> Markup:
    """Return the text for one reader, whose links to our own site carry `via`, if anything."""
    own = {name: str(escape(value)) for name, value in values.items()}
    own |= {"via": f"?via={via}" if via else "", "more": f"&amp;via={via}" if via else ""}
    return Markup(body.filled(own))  # noqa: S704 - sanitised, what is filled in is escaped


def _greets(body: str) -> bool:
    """Tell whether a letter begins with a greeting of its own: a short line, then a comma.

    “Bonjour à tous,” is none twice, in whatever language.
    """
    first, _, rest = body.partition("\n\n")
    return first.rstrip().endswith(",") and len(first) <= _GREETING and bool(rest)


def _linked(body: str) -> str:
    """Return a text in which the reader's own page is a link where it stands by itself."""
    page = str(slot(PAGE))
    parts = body.split(page)
    made = parts[0]
    for part in parts[1:]:
        is_address = made.endswith(f'{_HREF}="')
        is_in_link = made.rfind("<a ") > made.rfind("</a>")
        made += page if is_address or is_in_link else f'<a {_HREF}="{page}">{page}</a>'
        made += part
    return made
