"""A show as a live performance work: what it is, for whom, and who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.vocabularies import Vocabulary
from showkit.kit.visuals import rights_of
from showkit.model.material import CreditKind
from showkit.model.record import Visibility
from showkit.portal.addresses import show_page
from showkit.portal.structured.context import Node, filled
from showkit.portal.structured.identifiers import Identifiers, records
from showkit.portal.structured.organisations import performer, uri_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.model.material import Credit
    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_WORK: Final = (
    "http://schema.org/PerformanceWork",
    "http://kg.artsdata.ca/ontology/LivePerformanceWork",
)
_PLAIN: Final = "image/jpeg"


def work_name(show: Show, site: Site, reader: Reader) -> Node:
    """Return a show as other things name it."""
    return {
        "@type": "CreativeWork",
        "@id": Identifiers.of(site).show(show),
        "additionalType": list(_WORK),
        "name": reader.set(show.in_language(reader.tag).title),
        "url": site.addresses.absolute(site.addresses.page(reader.tag, show_page(show.slug))),
    }


def work_node(show: Show, performances: Sequence[Performance], site: Site, reader: Reader) -> Node:
    """Return a show, linked to those of its `performances` that the page describes."""
    facts, words = show.facts, show.in_language(reader.tag)
    ids = Identifiers.of(site)
    subtitle = words.subtitle
    return work_name(show, site, reader) | filled(
        {
            "alternativeHeadline": reader.set(subtitle),
            "description": reader.set(words.summary or words.hook),
            "genre": [
                {"@id": uri}
                for uri in (uri_of(Vocabulary.GENRES, genre) for genre in facts.genres)
                if uri
            ],
            "keywords": [reader.text(theme) for theme in facts.themes],
            "inLanguage": list(facts.languages or ()),
            "timeRequired": minutes(facts.duration),
            "typicalAgeRange": _ages(show),
            "datePublished": _premiere(show, site),
            "image": list(images(show, site, reader)),
            "producer": performer(show, site, reader),
            "contributor": [
                _role(credit, number, show, site, reader)
                for number, credit in enumerate(sorted(show.credits, key=lambda one: one.order))
            ],
            "funder": [
                {"@type": "Organization", "name": reader.set(name)} for name in facts.supporters
            ],
            "isPerformedIn": [ids.performance(one) for one in performances],
            "sameAs": records([*facts.same_as, *([facts.homepage] if facts.homepage else [])]),
        }
    )


def images(show: Show, site: Site, reader: Reader) -> Iterator[Node]:
    """Yield the public photographs of a show, each with whose it is (Google, image metadata)."""
    for visual in show.visuals:
        picture = site.picture(show, visual.file)
        if picture is None or visual.visibility is not Visibility.PUBLIC:
            continue
        found = picture.of(_PLAIN)
        if not found:
            continue
        rights = rights_of(visual)
        address = site.addresses.absolute(found[-1].path)
        yield filled(
            {
                "@type": "ImageObject",
                "@id": address,
                "url": address,
                "contentUrl": address,
                "width": found[-1].width,
                "height": found[-1].height,
                "caption": reader.text(visual.alt),
                "creditText": rights.line,
                "license": rights.web_statement,
                "creator": {"@type": "Person", "name": visual.photographer}
                if visual.photographer
                else None,
            }
        )


def minutes(duration: int | None) -> str:
    """Return minutes as ISO 8601 writes a duration: PT95M."""
    return f"PT{duration}M" if duration else ""


def _ages(show: Show) -> str:
    """Return the ages in whole years, which is all that readers of the term expect."""
    ages = show.facts.ages
    if ages is None:
        return ""
    return f"{int(ages.from_)}-{int(ages.to) if ages.to is not None else ''}"


def _premiere(show: Show, site: Site) -> str:
    """Return the day of the premiere once it has been: one to come may be under embargo."""
    premiere = show.facts.premiere
    if premiere is None or premiere.date is None or premiere.date > site.as_of:
        return ""
    return premiere.date.isoformat()


def _role(credit: Credit, number: int, show: Show, site: Site, reader: Reader) -> Node:
    """Return a contribution: schema.org puts a Role between a work and who did it."""
    here = f"{Identifiers.of(site).show(show)}-role-{number + 1}"
    kind = "Person" if credit.kind is CreditKind.PERSON else "Organization"
    return {
        "@type": "Role",
        "@id": here,
        "roleName": reader.text(credit.role),
        "contributor": filled(
            {
                "@type": kind,
                "@id": f"{here}-who",
                "name": reader.set(credit.name),
                "sameAs": records([credit.same_as] if credit.same_as else []),
            }
        ),
    }
