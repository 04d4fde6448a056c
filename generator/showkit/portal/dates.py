"""Public dates: what the portal may say of a performance, and when a show is free to tour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from showkit.model.performance import Status
from showkit.portal.addresses import date_path, show_page
from showkit.portal.represented import whose
from showkit.portal.views import DateView, WindowView
from showkit.portal.vocabulary import KINDS, STATUSES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.model.show_facts import TouringWindow
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


WITH_REGION: Final = frozenset({"AU", "CA", "US"})
"""Countries whose people say a town with its province or state."""


def coming(show: Show, as_of: dt.date) -> list[Performance]:
    """Return the performances of a show that are public and still to come, soonest first."""
    public = (p for p in show.performances if p.is_public(as_of) and p.is_coming(as_of))
    return sorted(public, key=lambda p: (p.date, p.time or "", p.id))


def next_dates(site: Site, limit: int | None = None) -> list[tuple[Show, Performance]]:
    """Return the next public performances of all shows, soonest first; all without a `limit`."""
    dates = [(show, p) for show in site.library.shows for p in coming(show, site.as_of)]
    dates.sort(key=lambda pair: (pair[1].date, pair[1].time or "", pair[0].slug, pair[1].id))
    return dates[:limit]


def house_and_room(performance: Performance, library: Library) -> tuple[str, str]:
    """Return the names of the house and the room: those of the contact file where we have it."""
    presenter = library.presenter_by_slug.get(performance.venue)
    if presenter is None:
        return performance.venue, performance.room
    rooms = {room.id: room.name for room in presenter.rooms}
    return presenter.name, rooms.get(performance.room, performance.room)


def festival_beside(performance: Performance, house: str) -> str:
    """Return the festival of a date, nothing where the house's own name says it already."""
    return "" if performance.festival.casefold() in house.casefold() else performance.festival


def status_in_words(show: Show, performance: Performance, site: Site, reader: Reader) -> str:
    """Return what is said of a date that is not simply to come: “Postponed to 18 November 2027”.

    The day that it is postponed to is told where that date is public itself.
    """
    known = {one.id: one for one in show.performances if one.is_public(site.as_of)}
    instead = known.get(performance.postponed_to)
    if performance.status is Status.POSTPONED and instead is not None:
        return reader.gettext("Postponed to {day}").format(day=reader.day(instead.date))
    status = STATUSES.get(performance.status)
    return reader.say(status) if status else ""


def date_view(
    show: Show, performance: Performance, site: Site, reader: Reader, up: str
) -> DateView:
    """Return a performance as a line of a timetable; `up` leads to the root of the site."""
    house, room = house_and_room(performance, site.library)
    day = performance.date
    remarks = (STATUSES.get(performance.status), KINDS.get(performance.kind))
    return DateView(
        iso=f"{day.isoformat()}T{performance.time.zfill(5)}"
        if performance.time
        else day.isoformat(),
        day=reader.figure(day),
        month=reader.short_month(day),
        weekday=reader.weekday(day),
        full=reader.date(day),
        time=reader.time(performance.time) if performance.time else "",
        city=reader.set(performance.city),
        country=reader.country(performance.country),
        country_code=performance.country,
        region=region_at_home(performance, site.library),
        house=reader.set(house),
        room=reader.set(room),
        festival=reader.set(festival_beside(performance, house)),
        remarks=tuple(reader.say(remark) for remark in remarks if remark),
        ticket_url=performance.ticket_url or "",
        show_title=reader.set(show.in_language(reader.tag).title),
        company=whose(show, site, reader),
        show_href=up + site.addresses.page(reader.tag, show_page(show.slug)),
        accent=f"accent-{show.slug}",
        calendar_href=up + quote(site.addresses.page(reader.tag, date_path(performance.id)))
        if performance.date >= site.as_of
        else "",
    )


def region_at_home(performance: Performance, library: Library) -> str:
    """Return the province or state that stands for the country at home; empty abroad."""
    home = library.company.address.country
    if performance.country != home or performance.country not in WITH_REGION:
        return ""
    presenter = library.presenter_by_slug.get(performance.venue)
    if performance.region or presenter is None:
        return performance.region
    address = presenter.address
    is_there = address.country == home and address.city.casefold() == performance.city.casefold()
    return address.region if is_there else ""


def date_views(show: Show, site: Site, reader: Reader, up: str) -> Mapping[str, DateView]:
    """Return every public performance of a show, by its id, as a line of a timetable."""
    return site.memory.once(
        show.folder,
        f"dates {reader.tag} {up}",
        lambda: {
            one.id: date_view(show, one, site, reader, up)
            for one in show.performances
            if one.is_public(site.as_of)
        },
    )


def window_views(show: Show, site: Site, reader: Reader) -> tuple[WindowView, ...]:
    """Return the periods in which a show is still free to tour, soonest first."""
    open_ = [window for window in show.facts.touring if window.to >= site.as_of]
    return tuple(_window(window, reader) for window in sorted(open_, key=lambda w: w.from_))


def _window(window: TouringWindow, reader: Reader) -> WindowView:
    return WindowView(
        period=reader.months(window.from_, window.to),
        zone=reader.text(window.zone),
        note=reader.text(window.note),
    )
