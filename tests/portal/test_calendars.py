from __future__ import annotations

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from showkit.model.performance import Performance
from showkit.portal.calendars import calendar_bytes, calendars
from showkit.portal.calendars.plan import DateEvent
from showkit.portal.calendars.write import event_bytes
from showkit.portal.calendars.zones import observances

_ZONES = ("America/Toronto", "Europe/Paris", "Europe/Brussels", "Africa/Casablanca",
          "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Etc/UTC")  # fmt: skip


def _planned(site, reader):
    return {calendar.path: calendar for calendar in calendars(site, reader)}


def _events(planned):
    read = Calendar.from_ical(calendar_bytes(planned))
    return {str(event["uid"]).partition("@")[0]: event for event in read.walk("VEVENT")}


@pytest.fixture(scope="module")
def everything(site, french):
    return _events(_planned(site, french)["fr/calendar/all.ics"])


def test_there_is_one_of_all_of_each_show_of_each_country_and_of_each_date(site, french):
    paths = set(_planned(site, french))
    assert {
        "fr/calendar/all.ics",
        "fr/shows/foret/calendar.ics",
        "fr/shows/nocturne/calendar.ics",
        "fr/calendar/countries/fr.ics",
        "fr/calendar/countries/ca.ics",
        "fr/calendar/dates/next.ics",
    } < paths


def test_only_what_may_be_known_is_in_them(site, french, everything):
    """An option in a public calendar is a date that somebody else may still lose."""
    assert set(everything) == {"past", "next", "school", "cancelled"}
    for path, planned in _planned(site, french).items():
        text = calendar_bytes(planned).decode()
        for hidden in ("Embargo", "Option", "Priv", "CANARY"):
            assert hidden not in text, path


def test_an_embargoed_date_appears_on_its_day(site, french):
    later = dataclasses.replace(site, as_of=dt.date(2027, 1, 1))
    planned = _planned(later, french)
    assert "embargo" in _events(planned["fr/calendar/all.ics"])
    assert set(_events(planned["fr/calendar/countries/be.ics"])) == {"embargo"}
    assert set(_events(planned["fr/calendar/dates/embargo.ics"])) == {"embargo"}


def test_a_date_says_when_where_and_what(everything):
    event = everything["next"]
    assert event.start.isoformat()[:16] == "2026-12-05T19:30"
    assert "Le Hangar" in event["location"]
    assert "Lyon" in event["location"]
    assert event["url"] == "https://oree.example/repertoire/fr/shows/foret/"
    assert event["status"] == "CONFIRMED"
    assert event["sequence"] == 0


def test_a_cancelled_date_is_marked_and_counts_higher(everything):
    """Programs take over what they already hold only if its sequence is higher (RFC 5545)."""
    event = everything["cancelled"]
    assert event["status"] == "CANCELLED"
    assert event["sequence"] == 1
    assert event["summary"].startswith("Annul")


def test_an_evening_of_two_zones_is_written_in_its_own(site, french):
    """Half past seven in Paris and in Brussels are the same moment, and not the same line."""
    planned = _planned(site, french)["fr/calendar/all.ics"]
    event = next(one for one in planned.events if isinstance(one.start, dt.datetime))
    written = []
    for name in ("Europe/Paris", "Europe/Brussels"):
        moved = dataclasses.replace(event, start=event.start.astimezone(ZoneInfo(name)), end=None)
        calendar = dataclasses.replace(planned, events=(moved,))
        written.append((calendar.made_from, calendar_bytes(calendar)))
        assert f"DTSTART;TZID={name}".encode() in written[-1][1]
    assert written[0][0] != written[1][0]


def test_a_uid_outlives_a_rename_and_a_language(site, french, english, everything):
    shows = tuple(
        dataclasses.replace(show, slug=f"{show.slug}-neuf") for show in site.library.shows
    )
    renamed = dataclasses.replace(site, library=dataclasses.replace(site.library, shows=shows))
    for of, reader, path in ((renamed, french, "fr"), (site, english, "en")):
        events = _events(_planned(of, reader)[f"{path}/calendar/all.ics"])
        assert {e["uid"] for e in events.values()} == {e["uid"] for e in everything.values()}


def test_where_to_buy_tickets_is_set_as_the_language_sets_it(site, french):
    said = [event.description for event in _planned(site, french)["fr/calendar/all.ics"].events]
    with_tickets = [words for words in said if "https://billets." in words]
    assert with_tickets
    assert all("Billets\u00a0: https://" in words for words in with_tickets)


def test_nothing_is_dated_by_the_clock(site, french):
    planned = _planned(site, french)["fr/calendar/all.ics"]
    assert calendar_bytes(planned) == calendar_bytes(planned)
    stamps = {event.stamp for event in planned.events}
    assert max(stamps) < dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=120)
_MOMENTS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)) | st.datetimes(
    dt.datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis asks for moments without a zone
    dt.datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([ZoneInfo(zone) for zone in _ZONES]),
)


@given(_WORDS, _WORDS, _WORDS, _MOMENTS, st.booleans())
@example("Nuit; blanche, et\\ or", "", "É" * 90, dt.date(2027, 3, 19), True)  # noqa: FBT003 - hypothesis takes them in order
def test_a_date_is_written_as_icalendar_writes_it_whole(summary, place, words, start, called_off):
    stamp = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)
    end = start + dt.timedelta(hours=2) if isinstance(start, dt.datetime) else None
    url = "https://frasil.example/fr/shows/haubans/"
    date = DateEvent("d1@frasil.example", summary, start, end, place, words, url, stamp, called_off)
    whole, language = Event(), {"LANGUAGE": "fr"}
    whole.add("uid", date.uid)
    whole.add("dtstamp", stamp)
    whole.add("last-modified", stamp)
    whole.add("sequence", date.sequence)
    whole.add("status", "CANCELLED" if called_off else "CONFIRMED")
    whole.add("summary", summary, parameters=language)
    whole.add("dtstart", start)
    if end is not None:
        whole.add("dtend", end)
    whole.add("location", place, parameters=language)
    if words:
        whole.add("description", words, parameters=language)
    whole.add("url", url)
    whole.add("transp", "TRANSPARENT")
    assert event_bytes(date, "fr") == whole.to_ical()


def test_lines_are_folded_and_end_as_the_standard_wants(site, french):
    for planned in _planned(site, french).values():
        lines = calendar_bytes(planned).split(b"\r\n")
        assert lines.pop() == b""
        assert all(len(line) <= 75 for line in lines)
        assert not any(b"\n" in line for line in lines)


@pytest.mark.parametrize("zone", _ZONES[:-1])
def test_a_calendar_carries_its_zone_and_agrees_with_it(site, french, zone):
    """Outlook reads the calendar's own zone: an hour's error there is a missed show."""
    rows = tuple(
        Performance(
            id=f"d{number}", date=dt.date(2027, 1, 10) + dt.timedelta(days=27 * number),
            time="20:30", timezone=zone, city="X", country="FR", venue="La Cave",
        )
        for number in range(14)
    )  # fmt: skip
    show = dataclasses.replace(site.library.shows[0], performances=rows)
    library = dataclasses.replace(site.library, shows=(show,))
    of_zone = dataclasses.replace(site, library=library)
    data = calendar_bytes(_planned(of_zone, french)["fr/calendar/all.ics"])
    read = Calendar.from_ical(data)
    carried = next(iter(read.walk("VTIMEZONE"))).to_tz(lookup_tzid=False)
    for event in read.walk("VEVENT"):
        local = event.start.replace(tzinfo=None)
        known = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert event["dtstart"].params["TZID"] == zone
        assert carried.utcoffset(local) == known, local


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(_ZONES), st.integers(1, 4 * 365 * 24 * 60 - 1))
def test_observances_say_what_the_clocks_of_a_zone_show(zone, minutes):
    """Held against the zone itself, at any minute of four years."""
    known = ZoneInfo(zone)
    utc = dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    last = [
        one
        for one in observances(zone, 2025, 2028)
        if (one.starts - one.before).replace(tzinfo=dt.UTC) <= utc
    ][-1]
    assert last.offset == utc.astimezone(known).utcoffset()


def test_a_date_without_a_time_fills_its_day(site, french):
    row = Performance(id="x", date=dt.date(2027, 5, 1), city="Gap", country="FR", venue="La Cave")
    show = dataclasses.replace(site.library.shows[0], performances=(row,))
    library = dataclasses.replace(site.library, shows=(show,))
    events = _events(
        _planned(dataclasses.replace(site, library=library), french)["fr/calendar/all.ics"]
    )
    assert events["x"].start == dt.date(2027, 5, 1)


def test_a_show_that_ends_after_midnight_ends_the_next_day(site, french):
    row = Performance(
        id="x", date=dt.date(2027, 5, 1), time="22:30", ends="00:15",
        timezone="Europe/Paris", city="Gap", country="FR", venue="La Cave",
    )  # fmt: skip
    show = dataclasses.replace(site.library.shows[0], performances=(row,))
    library = dataclasses.replace(site.library, shows=(show,))
    events = _events(
        _planned(dataclasses.replace(site, library=library), french)["fr/calendar/all.ics"]
    )
    assert events["x"].end - events["x"].start == dt.timedelta(minutes=105)
