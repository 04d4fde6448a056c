"""Calendars of any choice of shows: each date is written once, and joined for every choice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from showkit.output.memory import EVERYTHING
from showkit.portal.calendars.plan import DateCalendar, dates_by_show
from showkit.portal.calendars.write import calendar_in_parts, zone_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


@dataclass(frozen=True)
class JoinedCalendars:
    """The calendars of one language, for any choice of shows.

    `events` are soonest first, `zones` the name of the time zone of each (empty where it has
    none), `of_show` the places of a show's events in that order, `by_zone` what a time zone does.
    """

    head: bytes
    events: Sequence[bytes]
    zones: Sequence[str]
    of_show: Mapping[str, Sequence[int]]
    by_zone: Mapping[str, bytes]
    end: bytes

    def calendar(self, slugs: Iterable[str]) -> bytes:
        """Return the calendar of shows."""
        places = sorted(chain.from_iterable(map(self.of_show.__getitem__, slugs)))
        used = sorted({self.zones[n] for n in places} & self.by_zone.keys())
        zones = map(self.by_zone.__getitem__, used)
        return b"".join((self.head, *zones, *map(self.events.__getitem__, places), self.end))


def joined_calendars(site: Site, reader: Reader) -> JoinedCalendars:
    """Return the calendars of a language: public dates alone, and no word of whom they are for."""
    by_show = dates_by_show(site, reader)
    events = sorted(
        (event for of_one in by_show.values() for event in of_one),
        key=lambda event: (event.start.isoformat(), event.uid),
    )
    company = reader.set(site.library.company.name)
    name = reader.gettext("{company}: your shows").format(company=company)
    calendar = DateCalendar("", name, reader.tag, tuple(events))
    parts = site.memory.once(
        EVERYTHING,
        f"calendar {reader.tag}",
        partial(calendar_in_parts, calendar),
        calendar.made_from,
    )
    place = {event.uid: n for n, event in enumerate(events)}
    return JoinedCalendars(
        head=parts.head,
        events=parts.events,
        zones=[zone_name(event) for event in events],
        of_show={slug: [place[one.uid] for one in of_one] for slug, of_one in by_show.items()},
        by_zone=parts.zones,
        end=parts.end,
    )
