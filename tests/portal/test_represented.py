"""An agency's site says of each show whose it is, wherever shows of several stand together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from printed import reader
from showkit.access.page.chapter import chapter
from showkit.content.load import load
from showkit.output.project import Project
from showkit.portal.addresses import Addresses
from showkit.portal.calendars.plan import calendars
from showkit.portal.dates import date_view, next_dates
from showkit.portal.site import Site

_AGENCY = Path(__file__).parents[1] / "sites" / "agency"
_DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def site():
    library = load(Project(_AGENCY)).library
    return Site(library, {}, Addresses(library.company), _DAY, _AGENCY)


def test_a_chapter_of_a_letter_says_whose_show_it_is(site):
    """Four companies on one page, and no name but the agency's: the first question by telephone."""
    show = site.library.show_by_slug["marees"]
    assert chapter(show, site, reader("fr-CA")).company == "Compagnie du Ruisseau"


def test_so_does_each_date_of_the_calendar_where_a_show_is_a_represented_company_s(site):
    dates = next_dates(site)
    assert dates
    told = {date_view(show, one, site, reader("fr-CA"), "").company for show, one in dates}
    assert told == {"Compagnie du Ruisseau"}


def test_and_each_event_that_goes_into_a_diary(site):
    planned = {one.path: one for one in calendars(site, reader("fr-CA"))}
    (event,) = planned["fr/calendar/all.ics"].events
    assert event.description == "Compagnie du Ruisseau\nDeux corps, une digue."
