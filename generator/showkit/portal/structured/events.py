"""Public dates as events, and runs of them in one place as series."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final

from showkit.content.vocabularies import Vocabulary, terms
from showkit.model.performance import PerformanceKind, Status
from showkit.output.cache import digest
from showkit.portal.moments import ends, starts
from showkit.portal.structured.context import DAY, Node, filled
from showkit.portal.structured.identifiers import Identifiers
from showkit.portal.structured.organisations import house_node, performer, uri_of
from showkit.portal.structured.works import images, minutes, work_name
from showkit.portal.venues import venue_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.venues import Venue

_TYPES: Final[Mapping[str, str]] = {
    "ChildrensEvent": "ChildrensEvent",
    "ComedyPerformance": "ComedyEvent",
    "DancePerformance": "DanceEvent",
    "Festival": "Festival",
    "MusicPerformance": "MusicEvent",
    "MusicalTheatrePerformance": "TheaterEvent",
    "OperaPerformance": "MusicEvent",
    "ScreeningEvent": "ScreeningEvent",
    "StorytellingPerformance": "LiteraryEvent",
    "SpokenWordPerformance": "LiteraryEvent",
    "TheatrePerformance": "TheaterEvent",
    "VisualArtsEvent": "VisualArtsEvent",
}
"""schema.org's types for Artsdata's; what is not here is of the type of what is broader."""

_STATUS: Final[Mapping[Status, str]] = {
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
}
_SCHEDULED: Final = "https://schema.org/EventScheduled"
_OFFLINE: Final = "https://schema.org/OfflineEventAttendanceMode"
_LONGEST_PAUSE: Final = dt.timedelta(days=21)
"""Between two dates of one run: a show that comes back later in the season comes anew."""


def told(show: Show, as_of: dt.date) -> list[Performance]:
    """Return the dates that may be known and are not over, called off ones too, soonest first.

    An option, a private date and one that its house has not announced yet are not among them.
    """
    public = (p for p in show.performances if p.is_public(as_of) and p.date >= as_of)
    return sorted(public, key=lambda p: (p.date, p.time or "", p.id))


def event_type(name: str) -> str:
    """Return schema.org's type of event for an Artsdata event type."""
    known = terms(Vocabulary.EVENT_TYPES)
    while name and name not in _TYPES:
        term = known.get(name)
        name = next(iter(term.broader), "") if term else ""
    return _TYPES.get(name, "Event")


def event_nodes(
    show: Show, performances: Sequence[Performance], site: Site, reader: Reader
) -> Iterator[Node]:
    """Yield each date as an event, and each run of several as the series that they belong to."""
    runs = _runs(told(show, site.as_of), site)
    for performance in performances:
        run = next((run for run in runs if performance in run), (performance,))
        yield _event(show, performance, run, site, reader)
    for run in runs:
        if len(run) > 1 and any(performance in run for performance in performances):
            yield _series(show, run, site, reader)


def _event(
    show: Show,
    performance: Performance,
    run: Sequence[Performance],
    site: Site,
    reader: Reader,
) -> Node:
    ids, company = Identifiers.of(site), site.library.company
    venue = venue_of(performance, site.library)
    spoken = [performance.language] if performance.language else list(show.facts.languages or ())
    return _common(show, venue, site, reader) | filled(
        {
            "@id": ids.performance(performance),
            "@type": event_type(show.facts.event_type),
            "startDate": _moment(starts(performance, company)),
            "endDate": _moment(ends(performance, show, company)),
            "duration": minutes(show.facts.duration),
            "eventStatus": _STATUS.get(performance.status, _SCHEDULED),
            "eventAttendanceMode": _OFFLINE,
            "inLanguage": spoken,
            "audience": _audience(performance, ids),
            "offers": _offer(performance, ids),
            "superEvent": [
                *([{"@id": ids.series(run[0])}] if len(run) > 1 else []),
                *_festival(performance, site, reader),
            ],
        }
    )


def _series(show: Show, run: Sequence[Performance], site: Site, reader: Reader) -> Node:
    ids, company = Identifiers.of(site), site.library.company
    last = ends(run[-1], show, company) or starts(run[-1], company)
    return _common(show, venue_of(run[0], site.library), site, reader) | {
        "@id": ids.series(run[0]),
        "@type": "EventSeries",
        "startDate": _moment(starts(run[0], company)),
        "endDate": _moment(last),
        "subEvent": [{"@id": ids.performance(performance)} for performance in run],
    }


def _common(show: Show, venue: Venue, site: Site, reader: Reader) -> Node:
    """Return what dates of one show in one place share."""
    words = show.in_language(reader.tag)
    work = work_name(show, site, reader)
    return filled(
        {
            "additionalType": uri_of(Vocabulary.EVENT_TYPES, show.facts.event_type),
            "name": work["name"],
            "description": reader.set(words.summary or words.hook),
            "url": work["url"],
            "image": [image["url"] for image in islice(images(show, site, reader), 3)],
            "location": place_node(venue, site),
            "workPerformed": {"@id": work["@id"]},
            "performer": {"@id": performer(show, site, reader)["@id"]},
            "organizer": house_node(venue.host, site) if venue.host else None,
        }
    )


def place_node(venue: Venue, site: Site) -> Node:
    """Return a place with its address, as complete as it is known."""
    here = Identifiers.of(site).place(venue.id)
    address = {
        "@type": "PostalAddress",
        "@id": f"{here}-address",
        "streetAddress": venue.street,
        "postalCode": venue.postal_code,
        "addressLocality": venue.city,
        "addressRegion": venue.region,
        "addressCountry": venue.country,
    }
    return filled(
        {
            "@type": "Place",
            "@id": here,
            "additionalType": uri_of(Vocabulary.PLACE_TYPES, venue.kind),
            "name": venue.name,
            "address": filled(address),
        }
    )


def _runs(performances: Sequence[Performance], site: Site) -> list[tuple[Performance, ...]]:
    """Return dates as runs: one after the other in the same place, with no long pause."""
    runs: list[tuple[Performance, ...]] = []
    by_place = groupby(performances, key=lambda p: venue_of(p, site.library).id)
    for _, group in by_place:
        run: list[Performance] = []
        for performance in group:
            if run and performance.date - run[-1].date > _LONGEST_PAUSE:
                runs.append(tuple(run))
                run = []
            run.append(performance)
        runs.append(tuple(run))
    return runs


def _moment(moment: dt.datetime | dt.date | None) -> Any:  # noqa: ANN401 - a text, or JSON-LD's value with its type
    if moment is None:
        return ""
    if isinstance(moment, dt.datetime):
        return moment.isoformat()
    return {"@type": DAY, "@value": moment.isoformat()}


def _offer(performance: Performance, ids: Identifiers) -> Node | None:
    sold_out = performance.status is Status.SOLD_OUT
    if not performance.ticket_url and not sold_out:
        return None
    stock = "SoldOut" if sold_out else "InStock"
    if performance.status in _STATUS:
        return None
    return filled(
        {
            "@type": "Offer",
            "@id": f"{ids.performance(performance)}-offer",
            "url": performance.ticket_url,
            "availability": f"https://schema.org/{stock}",
        }
    )


def _audience(performance: Performance, ids: Identifiers) -> Node | None:
    if performance.kind is not PerformanceKind.SCHOOL:
        return None
    return {
        "@type": "EducationalAudience",
        "@id": f"{ids.base}#audience-schools",
        "educationalRole": "student",
    }


def _festival(performance: Performance, site: Site, reader: Reader) -> Iterator[Node]:
    """Yield the festival by its name: when and where it begins is not ours to know.

    So it is not given schema.org's type, of which Artsdata's shapes ask both.
    """
    if performance.festival:
        edition = digest(performance.festival, str(performance.date.year))[:12]
        yield {
            "@id": Identifiers.of(site).festival(edition),
            "additionalType": uri_of(Vocabulary.EVENT_TYPES, "Festival"),
            "name": reader.set(performance.festival),
        }
