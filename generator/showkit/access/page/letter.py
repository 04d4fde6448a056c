"""What is one person's own on their page: the greeting, the note, the news, the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from showkit.access.page.answers import Answering
from showkit.access.page.chapter import ROOT
from showkit.access.page.own_links import with_via
from showkit.access.page.slots import VIA
from showkit.access.page.views import ContentsView, LetterView, SignatureView
from showkit.portal.addresses import PRIVACY
from showkit.portal.people import dialled
from showkit.portal.photographs import portrait

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.access.links import Link
    from showkit.access.page.views import NewsView
    from showkit.model.company import TeamMember
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def letter_view(  # noqa: PLR0913 - what differs from one page to the next, by name
    link: Link,
    shows: Sequence[Show],
    site: Site,
    reader: Reader,
    *,
    tracked: bool,
    technical: str,
    subscriptions: tuple[str, str],
    news: tuple[NewsView, ...],
    news_since: str,
) -> LetterView:
    """Return what stands before and after the chapters of a page.

    `technical` is the fragment of the page to forward, empty where there is none; `subscriptions`
    are the addresses of the feed and the calendar.
    """
    company, person = site.library.company, link.person
    access = link.presenter.access_of(person)
    note = access.note or link.presenter.access.note
    member = company.contact(access.signed_by or link.presenter.access.signed_by)
    forward = f"{site.addresses.base}{link.path}/p/#{technical}" if technical else ""
    feed, calendar = subscriptions
    return LetterView(
        title=reader.gettext("{company}, for {name}").format(
            company=company.name, name=person.name
        ),
        company=reader.set(company.name),
        greeting=reader.gettext("Hello {name},").format(name=person.greeting_name),
        note=with_via(reader.prose(note.in_language(reader.tag)), site.addresses.base)
        if note
        else Markup(),
        note_language=_other_language(note.language_for(reader.tag), reader) if note else "",
        signature=signature(member, site, reader) if member else None,
        news=news,
        news_since=news_since,
        contents=contents(shows, reader),
        answers=Answering(person, link.presenter, member, shows, forward, reader).answers()
        if member and member.email
        else (),
        technical=technical,
        feed=feed,
        calendar=calendar,
        tracked=tracked,
        names_person=tracked and link.names_person,
        twin=link.twin.fragment if tracked else "",
        portal=f"../{VIA}",
        privacy=f"../{PRIVACY}{VIA}",
        controller=reader.set(company.privacy.controller),
        privacy_email=company.privacy.contact or "",
    )


def contents(shows: Sequence[Show], reader: Reader) -> tuple[ContentsView, ...]:
    """Return the shows of a page by their titles."""
    return tuple(
        ContentsView(show.slug, reader.set(show.in_language(reader.tag).title)) for show in shows
    )


def signature(member: TeamMember, site: Site, reader: Reader) -> SignatureView:
    """Return somebody of the team with their face and telephone number."""
    picture = site.portrait(member.photo)
    return SignatureView(
        member.name,
        reader.text(member.role),
        member.phone,
        dialled(member.phone),
        member.email or "",
        portrait(picture, member.name, member.photo_credit, ROOT) if picture else None,
    )


def _other_language(tag: str, reader: Reader) -> str:
    """Return the language of a text where it is not the page's: what a screen reader is told."""
    own = reader.tag.split("-", maxsplit=1)[0]
    return tag if tag.split("-", maxsplit=1)[0] != own else ""
