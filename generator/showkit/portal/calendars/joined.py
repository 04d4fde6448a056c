"""Calendars of any choice of shows: each date is written once, and joined for every choice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from showkit.portal.calendars.plan import dates_by_show
from showkit.portal.calendars.write import calendar_frame, event_bytes, zone_name, zones_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from showkit.portal.calendars.plan import DateEvent
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


@dataclass(frozen=True)
class JoinedCalendars:
    """The calendars of one language, for any choice of shows.

    `events` are soonest first, `of_show` the places of a show's events in that order.
    """

    head: bytes
    events: Sequence[DateEvent]
    of_show: Mapping[str, Sequence[int]]
    end: bytes
    language: str

    def calendar(self, slugs: Iterable[str]) -> bytes:
        """Return the calendar of shows."""
        places = sorted(chain.from_iterable(map(self.of_show.__getitem__, slugs)))
        used = sorted({self._zones[n] for n in places} & self._by_zone.keys())
        zones = map(self._by_zone.__getitem__, used)
        return b"".join((self.head, *zones, *map(self._written, places), self.end))

    @cached_property
    def _written(self) -> Callable[[int], bytes]:
        """Write an event, once, where a calendar has it: most shows are in few."""
        return cache(lambda n: event_bytes(self.events[n], self.language))

    @cached_property
    def _zones(self) -> Sequence[str]:
        """The name of the time zone of each event; empty where it has none."""
        return [zone_name(event) for event in self.events]

    @cached_property
    def _by_zone(self) -> Mapping[str, bytes]:
        return zones_of(self.events)


def joined_calendars(site: Site, reader: Reader) -> JoinedCalendars:
    """Return the calendars of a language: public dates alone, and no word of whom they are for."""
    by_show = dates_by_show(site, reader)
    events = sorted(
        (event for of_one in by_show.values() for event in of_one),
        key=lambda event: (event.start.isoformat(), event.uid),
    )
    company = reader.set(site.library.company.name)
    name = reader.gettext("{company}: your shows").format(company=company)
    head, end = calendar_frame(name, reader.tag)
    place = {event.uid: n for n, event in enumerate(events)}
    return JoinedCalendars(
        head=head,
        events=events,
        of_show={slug: [place[one.uid] for one in of_one] for slug, of_one in by_show.items()},
        end=end,
        language=reader.tag,
    )
