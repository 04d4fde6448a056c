"""Which calendars there are in each language, and the dates in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.portal.addresses import CALENDAR, date_path, show_page
from showkit.portal.dates import house_and_room, status_in_words
from showkit.portal.moments import ends, starts
from showkit.portal.represented import whose
from showkit.portal.site import BEFORE_ANYTHING
from showkit.portal.venues import venue_of
from showkit.portal.vocabulary import CALLED_OFF, KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_ALL: Final = f"{CALENDAR}all.ics"
_OF_SHOW: Final = "calendar.ics"


@dataclass(frozen=True)
class DateEvent:
    """One date. `stamp` is when it was announced; `sequence` counts what was changed since."""

    uid: str
    summary: str
    start: dt.datetime | dt.date
    end: dt.datetime | None
    place: str
    description: str
    url: str
    stamp: dt.datetime
    called_off: bool

    @property
    def sequence(self) -> int:
        """How often what was said of it has changed: programs take over what counts higher."""
        return 1 if self.called_off else 0

    @cached_property
    def as_text(self) -> str:
        """All of it; times of two zones can be equal and yet be written otherwise."""
        return repr(self)


@dataclass(frozen=True)
class DateCalendar:
    """A calendar: its path in the site, the name under which programs keep it, its dates.

    `former` are the paths that it had under slugs of before.
    """

    path: str
    name: str
    language: str
    events: tuple[DateEvent, ...]
    former: tuple[str, ...] = ()

    @property
    def made_from(self) -> tuple[Hashable, ...]:
        """All that its bytes hang on."""
        events = (event.as_text for event in self.events)
        return (self.path, self.name, self.language, self.former, *events)


def calendars(site: Site, reader: Reader) -> Iterator[DateCalendar]:
    """Yield every calendar of one language."""
    company = reader.set(site.library.company.name)
    pairs = _public(site)
    of_shows = {show.slug: _events(show, site, reader) for show in site.library.shows}
    events = {p.id: of_shows[show.slug][p.id] for show, p in pairs}
    dates: dict[str, list[DateEvent]] = {}
    for show, p in pairs:
        dates.setdefault(show.slug, []).append(events[p.id])
    path = site.addresses.page
    everything = tuple(events[p.id] for _, p in pairs)
    yield DateCalendar(path(reader.tag, _ALL), company, reader.tag, everything)
    for show in site.library.shows:
        title = reader.set(show.in_language(reader.tag).title)
        yield DateCalendar(
            calendar_of(show, site, reader),
            f"{title} – {company}",
            reader.tag,
            tuple(dates.get(show.slug, ())),
            tuple(_former(show, site, reader)),
        )
    for country in countries(site):
        yield DateCalendar(
            subscribed(site, reader, country),
            f"{company} – {reader.country(country)}",
            reader.tag,
            tuple(events[p.id] for _, p in pairs if p.country == country),
        )
    for event_id, event in events.items():
        own = path(reader.tag, date_path(event_id))
        yield DateCalendar(own, event.summary, reader.tag, (event,))


def dates_by_show(site: Site, reader: Reader) -> Mapping[str, Sequence[DateEvent]]:
    """Return the public dates of each show, by its slug, soonest first."""
    of_shows = {show.slug: _events(show, site, reader) for show in site.library.shows}
    found: dict[str, list[DateEvent]] = {show.slug: [] for show in site.library.shows}
    for show, performance in _public(site):
        found[show.slug].append(of_shows[show.slug][performance.id])
    return found


def _events(show: Show, site: Site, reader: Reader) -> Mapping[str, DateEvent]:
    """Return the public dates of a show by their ids."""
    return site.memory.once(
        show.folder,
        f"events {reader.tag}",
        lambda: {
            one.id: _event(show, one, site, reader)
            for one in show.performances
            if one.is_public(site.as_of)
        },
    )


def countries(site: Site) -> tuple[str, ...]:
    """Return the countries in which there are public dates, by their codes."""
    return tuple(sorted({performance.country for _, performance in _public(site)}))


def subscribed(site: Site, reader: Reader, country: str = "") -> str:
    """Return the path of the calendar of all dates, or of those in a country."""
    name = f"{CALENDAR}countries/{country.lower()}.ics" if country else _ALL
    return site.addresses.page(reader.tag, name)


def calendar_of(show: Show, site: Site, reader: Reader) -> str:
    """Return the path of a show's calendar."""
    return site.addresses.page(reader.tag, f"{show_page(show.slug)}{_OF_SHOW}")


def _public(site: Site) -> Sequence[tuple[Show, Performance]]:
    """Return what may be known on the site's day, played and called off dates too.

    A date that was in a subscribed calendar and is not any more would stay in some programs as
    if it were still played.
    """
    pairs = {
        performance.id: (show, performance)
        for show in site.library.shows
        for performance in show.performances
        if performance.is_public(site.as_of)
    }
    return sorted(pairs.values(), key=lambda pair: (pair[1].date, pair[1].time or "", pair[1].id))


def _event(show: Show, performance: Performance, site: Site, reader: Reader) -> DateEvent:
    company = site.library.company
    title = reader.set(show.in_language(reader.tag).title)
    status = STATUSES.get(performance.status)
    kind = KINDS.get(performance.kind)
    called_off = performance.status in CALLED_OFF
    house, _ = house_and_room(performance, site.library)
    where = f"{title}, {reader.set(house)}, {reader.set(performance.city)}"
    page = site.addresses.page(reader.tag, show_page(show.slug))
    lines = [
        whose(show, site, reader),
        reader.set(show.in_language(reader.tag).hook),
        " · ".join(
            part
            for part in (
                status_in_words(show, performance, site, reader),
                reader.say(kind) if kind else "",
            )
            if part
        ),
        reader.set(performance.festival),
        _tickets(performance.ticket_url, reader)
        if performance.ticket_url and not called_off
        else "",
    ]
    announced = performance.announced_on or site.since(show) or BEFORE_ANYTHING
    return DateEvent(
        uid=f"{performance.id}@{site.addresses.host}",
        summary=f"{reader.say(status)} – {where}" if called_off and status else where,
        start=starts(performance, company),
        end=ends(performance, show, company),
        place=_place(performance, site, reader),
        description="\n".join(line for line in lines if line),
        url=site.addresses.absolute(page),
        stamp=dt.datetime.combine(announced, dt.time(12), dt.UTC),
        called_off=called_off,
    )


def _tickets(address: str, reader: Reader) -> str:
    return reader.gettext("Tickets: {address}").format(address=address)


def _place(performance: Performance, site: Site, reader: Reader) -> str:
    venue = venue_of(performance, site.library)
    town = " ".join(part for part in (venue.postal_code, venue.city) if part)
    parts = (venue.name, venue.street, town, venue.region, reader.country(venue.country))
    return ", ".join(part for part in parts if part)


def _former(show: Show, site: Site, reader: Reader) -> Iterator[str]:
    taken = {one.slug for one in site.library.shows}
    for slug in dict.fromkeys(show.facts.former_slugs):
        if slug not in taken:
            yield site.addresses.page(reader.tag, f"{show_page(slug)}{_OF_SHOW}")
