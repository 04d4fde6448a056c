"""One public date in ``shows.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.model.performance import Status
from showkit.portal.moments import ends, starts, zone_of
from showkit.portal.shows_json.values import Value, filled, name
from showkit.portal.structured.identifiers import Identifiers, records
from showkit.portal.venues import venue_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.site import Site

_STATUS: Final[Mapping[Status, str]] = {
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
}


def performance_value(performance: Performance, show: Show, site: Site) -> Value:
    """Return a date that may be known; DataScène puts place and tickets into its offer."""
    company, ids = site.library.company, Identifiers.of(site)
    end = ends(performance, show, company)
    spoken = [performance.language] if performance.language else []
    return filled(
        {
            "type": "Performance",
            "identifier": [ids.performance(performance)],
            "id": performance.id,
            "startDateTime": starts(performance, company).isoformat(),
            "endDateTime": end.isoformat() if end else "",
            "timezone": zone_of(performance, company).key,
            "kind": performance.kind.value,
            "status": performance.status.value,
            "postponedTo": _replacement(performance, show, site),
            "festival": performance.festival,
            "inLanguage": spoken,
            "features": list(performance.features),
            "hasOffer": [_offer(performance, site)],
        }
    )


def _offer(performance: Performance, site: Site) -> Value:
    return filled(
        {
            "type": "Offer",
            "inPlace": _place(performance, site),
            "isSoldout": performance.status is Status.SOLD_OUT,
            "offerStatus": _STATUS.get(performance.status, "EventScheduled"),
            "ticketLinkNotAvailable": performance.ticket_url is None,
            "ticketLink": performance.ticket_url,
        }
    )


def _place(performance: Performance, site: Site) -> Value:
    venue = venue_of(performance, site.library)
    address = {
        "type": "PostalAddress",
        "streetAddress": venue.street,
        "postalCode": venue.postal_code,
        "addressLocality": venue.city,
        "addressRegion": venue.region,
        "addressCountry": venue.country,
    }
    return filled(
        {
            "type": "Place",
            "virtualPlace": False,
            "identifier": [
                Identifiers.of(site).place(venue.id),
                *(records(venue.host.same_as) if venue.host else []),
            ],
            "name": name(venue.house),
            "room": venue.room,
            "address": filled(address),
        }
    )


def _replacement(performance: Performance, show: Show, site: Site) -> str:
    """Return the id of the date that replaces this one, once that may be known."""
    known = {one.id for one in show.performances if one.is_public(site.as_of)}
    return performance.postponed_to if performance.postponed_to in known else ""
