"""The company, those that an agency represents, and houses, as schema.org knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.vocabularies import Vocabulary, terms
from showkit.portal.addresses import HOME, represented_page
from showkit.portal.people import dialled
from showkit.portal.structured.context import Node, filled
from showkit.portal.structured.identifiers import Identifiers, records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.company import Company, RepresentedCompany
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.venues import House

_TYPES: Final[Mapping[str, tuple[str, ...]]] = {
    "CircusCompany": ("PerformingGroup",),
    "DanceCompany": ("PerformingGroup", "DanceGroup"),
    "MusicGroup": ("PerformingGroup", "MusicGroup"),
    "MusicalTheatreCompany": ("PerformingGroup", "TheaterGroup"),
    "OperaCompany": ("PerformingGroup", "TheaterGroup"),
    "PerformingArtsCompany": ("PerformingGroup",),
    "TheatreCompany": ("PerformingGroup", "TheaterGroup"),
}
"""schema.org's types for Artsdata's kinds of organisation; any is an Organization."""


def types_of(kind: str) -> list[str]:
    """Return schema.org's types for an Artsdata organisation type."""
    return ["Organization", *_TYPES.get(kind, ())]


def uri_of(vocabulary: Vocabulary, term_id: str) -> str:
    """Return the URI of a term, or nothing for one that is not in the vocabulary."""
    term = terms(vocabulary).get(term_id)
    return term.uri if term else ""


def company_node(site: Site, reader: Reader) -> Node:
    """Return all that the portal says of the company."""
    company = site.library.company
    ids = Identifiers.of(site)
    return filled(
        {
            "@type": types_of(company.kind),
            "@id": ids.company,
            "additionalType": uri_of(Vocabulary.ORGANISATION_TYPES, company.kind),
            "name": reader.set(company.name),
            "legalName": company.legal_name,
            "url": site.addresses.absolute(site.addresses.page(reader.tag, HOME)),
            "slogan": reader.text(company.tagline),
            "description": reader.text(company.about),
            "foundingDate": str(company.founded or ""),
            "address": _address(company, ids),
            "contactPoint": _contact(company, reader, ids),
            "memberOf": [{"@type": "Organization", "name": name} for name in company.networks],
            "funder": [{"@type": "Organization", "name": name} for name in company.funders],
            "sameAs": records([*company.same_as, *company.social]),
        }
    )


def company_name(site: Site, reader: Reader) -> Node:
    """Return the company as other things name it."""
    company = site.library.company
    return {
        "@type": types_of(company.kind),
        "@id": Identifiers.of(site).company,
        "name": reader.set(company.name),
    }


def represented_node(one: RepresentedCompany, site: Site, reader: Reader) -> Node:
    """Return a company that an agency represents."""
    path = site.addresses.page(reader.tag, represented_page(one.slug))
    return filled(
        {
            "@type": types_of("PerformingArtsCompany"),
            "@id": Identifiers.of(site).represented(one.slug),
            "additionalType": uri_of(Vocabulary.ORGANISATION_TYPES, "PerformingArtsCompany"),
            "name": reader.set(one.name),
            "description": reader.text(one.about),
            "url": one.website or site.addresses.absolute(path),
            "sameAs": records(one.same_as),
        }
    )


def performer(show: Show, site: Site, reader: Reader) -> Node:
    """Return whose show it is: the company, or the one that it represents."""
    one = site.represented.get(show.facts.company or "")
    return represented_node(one, site, reader) if one else company_name(site, reader)


def house_node(host: House, site: Site) -> Node:
    """Return a house, by its name and its records in public registers."""
    return filled(
        {
            "@type": "Organization",
            "@id": Identifiers.of(site).house(host.id),
            "additionalType": uri_of(Vocabulary.ORGANISATION_TYPES, host.kind),
            "name": host.name,
            "sameAs": records(host.same_as),
        }
    )


def _address(company: Company, ids: Identifiers) -> Node | None:
    address = company.address
    if not address.city:
        return None
    return filled(
        {
            "@type": "PostalAddress",
            "@id": f"{ids.company}-address",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressRegion": address.region,
            "addressCountry": address.country,
        }
    )


def _contact(company: Company, reader: Reader, ids: Identifiers) -> Node | None:
    member = company.contact()
    if member is None:
        return None
    return filled(
        {
            "@type": "ContactPoint",
            "@id": f"{ids.company}-contact",
            "name": member.name,
            "contactType": reader.text(member.role),
            "email": member.email,
            "telephone": dialled(member.phone).removeprefix("tel:"),
            "availableLanguage": list(member.languages),
        }
    )
