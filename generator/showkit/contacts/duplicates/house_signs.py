"""What of a house is compared: its name, its place, the ways to reach it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.contacts.duplicates.house_names import HouseName, house_name
from showkit.contacts.duplicates.towns import Spot, spot
from showkit.contacts.duplicates.web_names import domain_of_mail, domain_of_site
from showkit.contacts.phones import PhoneNumber, phone_number

if TYPE_CHECKING:
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


def house_signs(presenter: Presenter) -> HouseSigns:
    """Return what of a house is compared: its own record, and its people's e-mail domains."""
    country = presenter.address.country
    mails = frozenset(mail.casefold() for one in presenter.people for mail in one.addresses)
    site = domain_of_site(presenter.website) if presenter.website else ""
    sites = frozenset({site} - {""})
    numbers = (phone_number(presenter.phone, country),) if presenter.phone else ()
    return HouseSigns(
        slug=presenter.slug,
        name=house_name(presenter.name),
        spot=spot(presenter.address),
        phones=tuple(number for number in numbers if number),
        mails=mails,
        sites=sites,
        domains=sites | (frozenset(map(domain_of_mail, mails)) - {""}),
        records=frozenset(presenter.same_as),
    )
