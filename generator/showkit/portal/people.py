"""People at the company whom a presenter may write to or call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from showkit.portal.photographs import portrait
from showkit.portal.views import ContactView, ReachView

if TYPE_CHECKING:
    from showkit.model.company import Company, TeamMember
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_NOT_DIALLED = re.compile(r"[^\d+]")


def contact_view(
    member: TeamMember | None, site: Site, reader: Reader, up: str
) -> ContactView | None:
    """Return how to reach someone of the team, or None for nobody."""
    if member is None:
        return None
    picture = site.portrait(member.photo)
    return ContactView(
        name=reader.set(member.name),
        role=reader.text(member.role),
        email=member.email or "",
        phone=unbroken(member.phone),
        phone_href=dialled(member.phone),
        speaks=_speaks(member, reader),
        photograph=portrait(picture, member.name, member.photo_credit, up) if picture else None,
    )


def reach_view(company: Company) -> ReachView:
    """Return the first number of the team, or where nobody gives one its first e-mail address."""
    for member in company.team:
        if dialled(member.phone):
            return ReachView(unbroken(member.phone), dialled(member.phone))
    emails = (member.email for member in company.team if member.email)
    return ReachView(email=next(emails, ""))


def unbroken(phone: str) -> str:
    """Return a telephone number that stays on one line."""
    return phone.replace(" ", "\u00a0").replace("-", "\u2011")


def _speaks(member: TeamMember, reader: Reader) -> str:
    if not member.languages:
        return ""
    languages = reader.listed(reader.language(tag) for tag in member.languages)
    return reader.gettext("Speaks {languages}").format(languages=languages)


def dialled(phone: str) -> str:
    """Return a telephone number as a ``tel:`` address (RFC 3966), or nothing for nothing."""
    digits = _NOT_DIALLED.sub("", phone.replace("(0)", ""))
    return f"tel:{digits}" if digits else ""
