"""Dates as calendars (RFC 5545): all of them, of a show, of a country, and each alone.

`plan` says which calendars there are and what stands in them, `zones` what a time zone does in
their years, `joined` any choice of shows; `write` is the one adapter for icalendar. Options and
dates that are not announced yet are in none of them, and nothing is dated by the clock.
"""

from showkit.portal.calendars.joined import JoinedCalendars, joined_calendars
from showkit.portal.calendars.plan import (
    DateCalendar,
    calendar_of,
    calendars,
    countries,
    subscribed,
)
from showkit.portal.calendars.write import calendar_bytes

__all__ = [
    "DateCalendar",
    "JoinedCalendars",
    "calendar_bytes",
    "calendar_of",
    "calendars",
    "countries",
    "joined_calendars",
    "subscribed",
]
