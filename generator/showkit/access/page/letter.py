"""What stands around the chapters of a page: the letter, the answers, what is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from showkit.access.page.answers import Answering
from showkit.access.page.chapter import ROOT
from showkit.access.page.own_links import with_via
from showkit.access.page.slots import (
    CALENDAR,
    FEED,
    GREETING,
    NEWS,
    RECORDED,
    TECHNICAL,
    VIA,
)
from showkit.access.page.views import ContentsView, LetterView, SignatureView
from showkit.portal.addresses import PRIVACY
from showkit.portal.people import dialled
from showkit.portal.photographs import portrait

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.access.links import Link
    from showkit.access.selection import Chosen
    from showkit.model.company import TeamMember
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


@dataclass(frozen=True)
class Said:
    """What is said to a person, and often to a whole house: a note (Markdown), by whom."""

    note: str
    note_language: str
    member: TeamMember | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from what is said to others."""
        return self.note, self.note_language, self.member.id if self.member else ""


def said(link: Link, site: Site, reader: Reader) -> Said:
    """Return what is said to the person of a link: their own note, else that to their house."""
    own, house = link.presenter.access_of(link.person), link.presenter.access
    note = own.note or house.note
    return Said(
        note.in_language(reader.tag) if note else "",
        reader.other_than_own(note.language_for(reader.tag)) if note else "",
        site.library.company.contact(own.signed_by or house.signed_by),
    )


def letter_view(  # noqa: PLR0913 - what differs from one letter to the next, by name
    said: Said,
    chosen: Sequence[Chosen],
    site: Site,
    reader: Reader,
    *,
    shell: str,
    room: Mapping[str, int],
) -> LetterView:
    """Return what stands before and after the chapters of pages, the same for many people.

    `shell` is the address of the page that opens the part for the stage, empty where there is
    none; `room` is that of `mailto`.
    """
    company, member = site.library.company, said.member
    shows = [one.show for one in chosen]
    offered = [one.show for one in chosen if one.agreed is None]
    return LetterView(
        company=reader.set(company.name),
        greeting=GREETING,
        note=with_via(reader.prose(said.note), site.addresses.base) if said.note else Markup(),
        note_language=said.note_language,
        signature=signature(member, site, reader) if member else None,
        news=NEWS,
        contents=contents(shows, reader),
        answers=Answering(
            member, shows, offered, shell, reader, room, any(one.fits for one in chosen)
        ).answers()
        if member and member.email
        else (),
        technical=TECHNICAL if shell else "",
        feed=FEED,
        calendar=CALENDAR,
        recorded=RECORDED,
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
