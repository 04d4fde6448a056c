"""What of a house is compared: its name, its place, the ways to reach it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from showkit.contacts.duplicates.house_names import HouseName, house_name
from showkit.contacts.duplicates.towns import Spot, spot
from showkit.contacts.duplicates.web_names import domain_of_mail, domain_of_site
from showkit.contacts.phones import PhoneNumber, phone_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.model.place import PostalAddress
    from showkit.model.presenter import Presenter


@dataclass(frozen=True)
class HouseSigns:
    """What of a house is compared, worked out once."""

    slug: str
    name: HouseName
    spot: Spot
    phones: tuple[PhoneNumber, ...] = ()
    mails: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()

    def with_mails(self, mails: Iterable[str]) -> HouseSigns:
        """Return them with more e-mail addresses of its people, and their domains."""
        more = frozenset(mail.casefold() for mail in mails)
        if not more:
            return self
        domains = frozenset(map(domain_of_mail, more)) - {""}
        return replace(self, mails=self.mails | more, domains=self.domains | domains)


def house_signs(presenter: Presenter) -> HouseSigns:
    """Return what of a house is compared: its own record, and its people's e-mail domains."""
    return signs_of(
        presenter.slug,
        presenter.name,
        presenter.address,
        phone=presenter.phone,
        website=presenter.website,
        mails=[mail for one in presenter.people for mail in one.addresses],
        records=presenter.same_as,
    )


def signs_of(  # noqa: PLR0913 - all that is compared of a house
    slug: str,
    name: str,
    address: PostalAddress,
    *,
    phone: str | None = None,
    website: str | None = None,
    mails: Iterable[str] = (),
    records: Iterable[str] = (),
) -> HouseSigns:
    """Return what of a house is compared, be it one that no file holds yet."""
    site = domain_of_site(website) if website else ""
    number = phone_number(phone, address.country) if phone else None
    signs = HouseSigns(
        slug=slug,
        name=house_name(name),
        spot=spot(address),
        phones=(number,) if number else (),
        sites=frozenset({site} - {""}),
        domains=frozenset({site} - {""}),
        records=frozenset(records),
    )
    return signs.with_mails(mails)
