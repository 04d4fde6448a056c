"""Calendars as bytes: the one adapter for icalendar."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, Todo

from showkit.portal.calendars.zones import observances

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.portal.calendars.plan import DateCalendar, DateEvent
    from showkit.portal.calendars.tasks import Task, TaskList
    from showkit.portal.calendars.zones import Observance

_PRODUCT: Final = "-//showkit//showkit//EN"
_END: Final = b"END:VCALENDAR\r\n"
_ONCE_A_DAY: Final = dt.timedelta(days=1)


def zone_name(event: DateEvent) -> str:
    """Return the name of the time zone of an event; empty for a whole day."""
    start = event.start
    if isinstance(start, dt.datetime) and isinstance(start.tzinfo, ZoneInfo):
        return start.tzinfo.key
    return ""


def calendar_bytes(planned: DateCalendar) -> bytes:
    """Return a calendar as ``text/calendar``, with the time zones of its dates in it."""
    head, end = calendar_frame(planned.name, planned.language)
    zones = zones_of(planned.events).values()
    events = (event_bytes(one, planned.language) for one in planned.events)
    return b"".join((head, *zones, *events, end))


def calendar_frame(name: str, language: str) -> tuple[bytes, bytes]:
    """Return what stands in a calendar before its time zones and dates, and after them."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODUCT)
    made.add("name", name, parameters={"LANGUAGE": language})  # RFC 7986 §5.1
    made.add("x-wr-calname", name)  # what programs read that are older than that
    made.add("refresh-interval", _ONCE_A_DAY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    return bytes(made.to_ical()).removesuffix(_END), _END


def event_bytes(given: DateEvent, language: str) -> bytes:
    """Return a date as it stands in calendars: its own, its show's, its country's, that of all."""
    return _written(given, given.as_text, language)


@lru_cache(maxsize=5000)
def _written(given: DateEvent, as_text: str, language: str) -> bytes:
    """Write a date; `as_text` is all of it: two can be equal and yet be written otherwise."""
    del as_text
    return bytes(_event(given, language).to_ical())


def task_bytes(planned: TaskList) -> bytes:
    """Return tasks as ``text/calendar``: the same tasks on the same day give the same bytes."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODUCT)
    made.add("name", planned.name, parameters={"LANGUAGE": planned.language})
    made.add("x-wr-calname", planned.name)
    stamp = dt.datetime.combine(planned.as_of, dt.time(), dt.UTC)
    for task in planned.tasks:
        made.add_component(_todo(task, stamp, planned.language))
    return bytes(made.to_ical())


def _todo(task: Task, stamp: dt.datetime, language: str) -> Todo:
    made = Todo()
    made.add("uid", task.uid)
    made.add("dtstamp", stamp)
    made.add("summary", task.summary, parameters={"LANGUAGE": language})
    if task.description:
        made.add("description", task.description, parameters={"LANGUAGE": language})
    made.add("due", task.due)
    made.add("status", "NEEDS-ACTION")
    made.add("class", "PRIVATE")  # programs that share calendars keep such entries back
    if task.priority:
        made.add("priority", task.priority)
    return made


def _event(given: DateEvent, language: str) -> Event:
    made = Event()
    made.add("uid", given.uid)
    made.add("dtstamp", given.stamp)
    made.add("last-modified", given.stamp)
    made.add("sequence", given.sequence)
    made.add("status", "CANCELLED" if given.called_off else "CONFIRMED")
    made.add("summary", given.summary, parameters={"LANGUAGE": language})
    made.add("dtstart", given.start)
    if given.end is not None:
        made.add("dtend", given.end)
    made.add("location", given.place, parameters={"LANGUAGE": language})
    if given.description:
        made.add("description", given.description, parameters={"LANGUAGE": language})
    made.add("url", given.url)
    # nobody is busy because a show is played somewhere, and certainly not because it is not
    made.add("transp", "TRANSPARENT")
    return made


def zones_of(events: Sequence[DateEvent]) -> Mapping[str, bytes]:
    """Return the time zones of dates, by their names, as they stand in one calendar of all."""
    moments = [event.start for event in events if isinstance(event.start, dt.datetime)]
    years = [moment.year for moment in moments]
    names = {moment.tzinfo.key for moment in moments if isinstance(moment.tzinfo, ZoneInfo)}
    return {  # times of the two left out are written with a Z
        name: _zone(name, min(years) - 1, max(years) + 1)
        for name in sorted(names - {"UTC", "Etc/UTC"})
    }


@lru_cache(maxsize=500)
def _zone(name: str, first: int, last: int) -> bytes:
    """Return a zone as it stands in calendars, which nearly all have the same few."""
    zone = Timezone()
    zone.add("tzid", name)
    for one in observances(name, first, last):
        zone.add_component(_observance(one))
    return bytes(zone.to_ical())


def _observance(one: Observance) -> TimezoneDaylight | TimezoneStandard:
    made = TimezoneDaylight() if one.is_summer else TimezoneStandard()
    made.add("dtstart", one.starts)
    made.add("tzoffsetfrom", one.before)
    made.add("tzoffsetto", one.offset)
    made.add("tzname", one.name)
    return made
