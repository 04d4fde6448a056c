"""One show in ``shows.json``."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from showkit.content.audiences import audience
from showkit.content.vocabularies import Vocabulary
from showkit.kit.visuals import rights_of
from showkit.model.material import CreditKind
from showkit.model.record import Visibility
from showkit.portal.addresses import SHOWS, show_page
from showkit.portal.downloads import public_documents
from showkit.portal.prose import to_text
from showkit.portal.shows_json.performance import performance_value
from showkit.portal.shows_json.values import (
    Value,
    filled,
    labelled,
    local,
    name,
    own_term,
    term,
    texts,
)
from showkit.portal.structured.identifiers import Identifiers, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.model.material import Credit, PressQuote
    from showkit.model.show import Show
    from showkit.portal.site import Site

_FORMATS = ("image/jpeg", "image/png", "image/webp")


def show_value(show: Show, site: Site) -> Value:
    """Return all that is public of a show on the site's day."""
    facts, company = show.facts, site.library.company
    tags = company.languages
    words = show.words.items()
    public = [p for p in show.performances if p.is_public(site.as_of)]
    return filled(
        {
            "type": "Show",
            "identifier": [Identifiers.of(site).show(show), *records(facts.same_as)],
            "slug": show.slug,
            "formerSlug": list(facts.former_slugs),
            "state": facts.state.value,
            "name": texts({tag: one.title for tag, one in words}, tags),
            "alternateName": texts({tag: one.subtitle for tag, one in words}, tags),
            "hook": texts({tag: one.hook for tag, one in words}, tags),
            "shortDescription": texts({tag: one.summary for tag, one in words}, tags),
            "description": texts({tag: to_text(one.body, tag) for tag, one in words}, tags)
            or texts({tag: one.summary or one.hook for tag, one in words}, tags),
            "mainEntityOfPage": [
                {"type": "WebPage", "url": _page(show, site, tag), "inLanguage": tag}
                for tag in tags
            ],
            "discipline": [
                term(Vocabulary.GENRES, one, number) for number, one in enumerate(facts.genres, 1)
            ],
            "eventType": term(Vocabulary.EVENT_TYPES, facts.event_type, 1),
            "audience": [
                own_term(one, number)
                for number, one in enumerate(dict.fromkeys(map(audience, facts.audiences)), 1)
            ],
            "ages": filled({"from": facts.ages.from_, "to": facts.ages.to}) if facts.ages else None,
            "showWithoutWords": facts.is_wordless if facts.languages is not None else None,
            "inLanguage": list(facts.languages or ()),
            "supportMaterialLanguage": list(
                dict.fromkeys([*facts.surtitles, *facts.audio_description])
            ),
            "signLanguage": list(facts.sign_language),
            "contentType": [
                labelled(one, number, tags) for number, one in enumerate(facts.themes, 1)
            ],
            "contentWarning": [
                labelled(one, number, tags) for number, one in enumerate(facts.content_warnings, 1)
            ],
            "duration": facts.duration,
            "intermission": facts.intermission,
            "schoolPerformances": facts.school_performances,
            "relaxedPerformances": facts.relaxed_performances,
            "peopleOnTour": facts.people_on_tour,
            "premiere": _premiere(show, site),
            "touring": list(_touring(show, site)),
            "hasContribution": [_contribution(credit, site) for credit in show.credits],
            "techRider": _rider(show),
            "press": [_quote(one, tags) for one in show.press],
            "media": list(_media(show, site)),
            "hasPerformance": [performance_value(one, show, site) for one in public],
            "dataPackage": site.addresses.absolute(f"{SHOWS}{show.slug}/datapackage.json"),
        }
    )


def _page(show: Show, site: Site, tag: str) -> str:
    return site.addresses.absolute(site.addresses.page(tag, show_page(show.slug)))


def _premiere(show: Show, site: Site) -> Value:
    """Return the premiere once it has been: one to come may be under embargo."""
    given = show.facts.premiere
    if given is None or given.date is None or given.date > site.as_of:
        return {}
    return filled(
        {
            "date": given.date.isoformat(),
            "venue": given.venue,
            "addressLocality": given.city,
            "addressCountry": given.country,
        }
    )


def _touring(show: Show, site: Site) -> Iterator[Value]:
    tags = site.library.company.languages
    for window in show.facts.touring:
        if window.to >= site.as_of:
            yield filled(
                {
                    "from": window.from_.isoformat(),
                    "to": window.to.isoformat(),
                    "zone": local(window.zone, tags),
                    "note": local(window.note, tags),
                }
            )


def _rider(show: Show) -> Value:
    rider = show.rider
    if rider is None:
        return {}
    revised = rider.revised_on.isoformat() if rider.revised_on else ""
    return filled({"version": rider.version, "dateModified": revised})


def _quote(quote: PressQuote, tags: Sequence[str]) -> Value:
    return filled(
        {
            "text": local(quote.quote, tags),
            "source": quote.source,
            "author": quote.author,
            "date": quote.date.isoformat() if quote.date else "",
            "url": quote.url,
        }
    )


def _contribution(credit: Credit, site: Site) -> Value:
    kind = "Person" if credit.kind is CreditKind.PERSON else "Group"
    contributor = {
        "type": "Contributor",
        "contributorType": kind,
        "identifier": records([credit.same_as] if credit.same_as else []),
        "name": name(credit.name),
    }
    return {
        "type": "Contribution",
        "contributionType": [labelled(credit.role, 1, site.library.company.languages)],
        "contributor": filled(contributor),
    }


def _media(show: Show, site: Site) -> Iterator[Value]:
    """Yield public photographs and documents."""
    tags = site.library.company.languages
    for visual in show.visuals:
        picture = site.picture(show, visual.file)
        if picture is None or visual.visibility is not Visibility.PUBLIC:
            continue
        widest = next((picture.of(mime)[-1] for mime in _FORMATS if picture.of(mime)), None)
        if widest is not None:
            rights = rights_of(visual)
            yield filled(
                {
                    "type": "Media",
                    "url": site.addresses.absolute(widest.path),
                    "encodingFormat": widest.mime,
                    "width": widest.width,
                    "height": widest.height,
                    "name": local(visual.alt, tags),
                    "caption": local(visual.caption, tags),
                    "usageNote": rights.line,
                    "license": rights.web_statement,
                }
            )
    for document, _, address in public_documents(show, site.root):
        title = local(document.title, tags)
        yield filled(
            {
                "type": "Media",
                "url": site.addresses.absolute(address),
                "name": title or name(PurePosixPath(document.file).stem),
                "inLanguage": document.language,
            }
        )
