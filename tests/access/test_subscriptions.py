"""A person's own feed and calendar: their shows, public facts, and nothing that names them."""

from __future__ import annotations

import dataclasses
import re

import feedparser
import pytest
from icalendar import Calendar

from showkit.access.selection import select
from showkit.access.subscriptions import calendar_path, feed_path
from showkit.output.catalogues import catalogue
from showkit.portal.calendars import joined_calendars
from showkit.portal.calendars.plan import DateCalendar, dates_by_show
from showkit.portal.calendars.write import calendar_bytes
from showkit.portal.feeds import Feed, feed_bytes, joined_feeds, news
from showkit.portal.feeds.joined import MOST
from showkit.portal.feeds.news import newest_first
from showkit.portal.reader import Reader

PEOPLE = ["claire-aubin", "margaret-oyelaran", "fatou-ndoye"]


def _shows(demo, person):
    link = demo.link(person)
    chosen = select(demo.library, link.presenter, link.person, demo.site.as_of)
    return {show.slug for show in chosen.shows}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_feed_tells_of_their_shows_alone(demo, person):
    data = demo.files[feed_path(demo.secret, person, 0)]
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert feed.entries
    told = {re.search(r"/shows/([^/]+)/", entry.link)[1] for entry in feed.entries}
    assert told <= _shows(demo, person)
    moments = [entry.published_parsed for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)
    assert feed.feed.updated_parsed == moments[0]


@pytest.mark.parametrize("person", PEOPLE)
def test_a_calendar_holds_the_dates_of_their_shows_with_their_time_zones(demo, person):
    data = demo.files[calendar_path(demo.secret, person, 0)]
    calendar = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert {re.search(r"/shows/([^/]+)/", event["url"])[1] for event in events} <= _shows(
        demo, person
    )
    zones = {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")}
    used = {event["dtstart"].params.get("TZID") for event in events} - {None}
    assert zones == used
    assert events


@pytest.mark.parametrize("person", PEOPLE)
def test_neither_names_anybody_nor_carries_a_token_of_theirs(demo, person):
    link = demo.link(person)
    for path in (feed_path(demo.secret, person, 0), calendar_path(demo.secret, person, 0)):
        text = demo.files[path].decode()
        for hidden in (link.person.name, link.person.email, link.via, link.keys.fragment):
            assert hidden not in text
        assert "via=" not in text


def test_an_address_opens_nothing_else(demo):
    secret, link = demo.secret, demo.link("claire-aubin")
    own = {secret.private_feed("claire-aubin", 0), secret.private_calendar("claire-aubin", 0)}
    others = {link.keys.payload_id, link.keys.reading_token, link.keys.fragment, link.via}
    assert len(own) == 2
    assert not own & others


def test_the_page_leads_to_its_own_and_the_twin_to_everybody_s(demo):
    secret = demo.secret
    page, twin = demo.page("claire-aubin"), demo.twin("claire-aubin")
    assert f"../../{feed_path(secret, 'claire-aubin', 0)}" in page.hrefs
    own = f"webcal://www.frasil.example/{calendar_path(secret, 'claire-aubin', 0)}"
    assert own in page.hrefs
    assert "../../fr/feed.xml" in twin.hrefs
    assert "webcal://www.frasil.example/fr/calendar/all.ics" in twin.hrefs
    assert secret.private_feed("claire-aubin", 0) not in twin.html


# ── Joined is the same as whole ────────────────────────────────────────────────────────────


_STYLE = "assets/feed.css"


@pytest.fixture(scope="module", params=["fr-CA", "en-CA"])
def reader(request):
    return Reader(catalogue(request.param))


def test_a_joined_feed_is_the_one_that_feedgen_makes_of_the_same_shows(demo, reader):
    site, slugs = demo.site, ("mi-figue", "haubans")
    shows = [site.library.show_by_slug[slug] for slug in slugs]
    entries = newest_first([one for show in shows for one in news(site, reader, show)])[:MOST]
    company = reader.set(site.library.company.name)
    path = "p/AAAAAAAAAAAAAAAAAAAAAA.xml"
    whole = Feed(
        id="tag:x",
        title=reader.gettext("{company}: your shows").format(company=company),
        subtitle=reader.text(site.library.company.tagline),
        author=company,
        language=reader.tag,
        page=site.addresses.absolute(site.addresses.page(reader.tag, "shows/")),
        rss=path,
        atom=path,
        updated=entries[0].moment,
        entries=tuple(entries),
        style=_STYLE,
        base=site.addresses.base,
    )
    assert joined_feeds(site, reader, _STYLE).feed(slugs, path) == feed_bytes(whole)[0]


def test_a_joined_calendar_of_all_shows_is_the_one_that_icalendar_makes(demo, reader):
    site = demo.site
    joined = joined_calendars(site, reader)
    slugs = [show.slug for show in site.library.shows]
    data = joined.calendar(reversed(slugs))
    events = [event for of_one in dates_by_show(site, reader).values() for event in of_one]
    events.sort(key=lambda event: (event.start.isoformat(), event.uid))
    company = reader.set(site.library.company.name)
    name = reader.gettext("{company}: your shows").format(company=company)
    assert data == calendar_bytes(DateCalendar("", name, reader.tag, tuple(events)))


def test_of_no_show_there_is_an_empty_feed_and_an_empty_calendar(demo, reader):
    """A house that was offered nothing yet may have subscribed already."""
    feed = feedparser.parse(joined_feeds(demo.site, reader, _STYLE).feed((), "p/x.xml"))
    assert not feed.bozo
    assert feed.entries == []
    calendar = Calendar.from_ical(joined_calendars(demo.site, reader).calendar(()))
    assert calendar.walk("VEVENT") == []


def test_a_company_without_shows_has_feeds_and_calendars_too(demo, reader):
    bare = dataclasses.replace(demo.site, library=dataclasses.replace(demo.library, shows=()))
    feed = feedparser.parse(joined_feeds(bare, reader, _STYLE).feed((), "p/x.xml"))
    assert not feed.bozo
    calendar = Calendar.from_ical(joined_calendars(bare, reader).calendar(()))
    assert calendar["version"] == "2.0"
