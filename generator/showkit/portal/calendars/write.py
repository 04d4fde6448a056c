"""Calendars as bytes: the one adapter for icalendar."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Timezone, TimezoneDaylight, TimezoneStandard, Todo

from showkit.portal.calendars.zones import observances

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.portal.calendars.plan import DateCalendar, DateEvent
    from showkit.portal.calendars.tasks import Task, TaskList
    from showkit.portal.calendars.zones import Observance

_PRODUCT: Final = "-//showkit//showkit//EN"
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
    lines = (
        b"BEGIN:VCALENDAR\r\n",
        _common("version", "2.0"),
        _common("prodid", _PRODUCT),
        _line("name", name, LANGUAGE=language),  # RFC 7986 §5.1
        _line("x-wr-calname", name),  # what programs read that are older than that
        _common("refresh-interval", _ONCE_A_DAY, VALUE="DURATION"),
        _common("x-published-ttl", "P1D"),
    )
    return b"".join(lines), b"END:VCALENDAR\r\n"


def event_bytes(given: DateEvent, language: str) -> bytes:
    """Return a date as it stands in calendars: its own, its show's, its country's, that of all."""
    return _written(given, given.as_text, language)


@lru_cache(maxsize=5000)
def _written(given: DateEvent, as_text: str, language: str) -> bytes:
    """Write a date; `as_text` is all of it: two can be equal and yet be written otherwise."""
    del as_text
    return b"".join(_event(given, language))


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


def _event(given: DateEvent, language: str) -> Iterator[bytes]:
    """Yield the lines of a date, in the order in which icalendar puts them."""
    yield b"BEGIN:VEVENT\r\n"
    yield _line("summary", given.summary, LANGUAGE=language)
    yield _line("dtstart", given.start)
    if given.end is not None:
        yield _line("dtend", given.end)
    yield _common("dtstamp", given.stamp)
    yield _line("uid", given.uid)
    yield _common("sequence", given.sequence)
    if given.description:
        yield _common("description", given.description, LANGUAGE=language)
    yield _common("last-modified", given.stamp)
    yield _common("location", given.place, LANGUAGE=language)
    yield _common("status", "CANCELLED" if given.called_off else "CONFIRMED")
    # nobody is busy because a show is played somewhere, and certainly not because it is not
    yield _common("transp", "TRANSPARENT")
    yield _common("url", given.url)
    yield b"END:VEVENT\r\n"


def _line(name: str, value: str | int | dt.date | dt.timedelta, **parameters: str) -> bytes:
    """Write one property as icalendar does, in the type of its value, escaped and folded."""
    made = Component()
    made.add(name, value, parameters=parameters)
    return bytes(made.content_line(name.upper(), made[name]).to_ical()) + b"\r\n"


_common = lru_cache(maxsize=5000)(_line)
"""Does the same for what many dates have alike. A stamp is in UTC: equal ones are written alike."""


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
