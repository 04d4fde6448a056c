"""What was given to be passed on or subscribed to: of whom it speaks, and of whom never."""

from __future__ import annotations

from showkit.model.visit import Event
from visits.houses import READER, SECRET, request


def _seen(path):
    visit = READER.visit(request(path))
    return visit and (visit.presenter, visit.person, visit.event, visit.target)


def _technical(who, generation=0):
    return SECRET.technical_page(who, generation)


def test_the_part_for_the_stage_counts_for_the_house_even_where_she_agreed_to_be_named():
    """She passed it on: whoever opens it is somebody else."""
    keys = _technical("claire")
    assert _seen(f"/p/{keys.payload_id}") == ("le-vauban", None, Event.PAGE_OPENED, "technical")
    confirmed = _seen(f"/p/read?{keys.reading_token}")
    assert confirmed == ("le-vauban", None, Event.CONFIRMED_READING, "technical")


def test_the_part_for_the_stage_counts_for_nobody_where_she_said_no():
    assert _seen(f"/p/{_technical('nadia').payload_id}") is None
    assert _seen(f"/p/{SECRET.untracked_technical_page('claire', 0).payload_id}") is None
    assert _seen(f"/p/{_technical('claire', 1).payload_id}") is None


def test_reading_a_feed_or_a_calendar_of_one_s_own_is_noted_as_agreed():
    feed, calendar = SECRET.private_feed("claire", 0), SECRET.private_calendar("claire", 0)
    assert _seen(f"/p/{feed}.xml") == ("le-vauban", "claire", Event.FEED_READ, "feed")
    assert _seen(f"/repo/p/{calendar}.ics") == ("le-vauban", "claire", Event.FEED_READ, "calendar")
    house = _seen(f"/p/{SECRET.private_feed('thomas', 0)}.xml")
    assert house == ("le-vauban", None, Event.FEED_READ, "feed")
    assert _seen(f"/p/{SECRET.private_feed('nadia', 0)}.xml") is None


def test_an_address_of_a_former_generation_or_another_ending_is_nobody_s():
    assert _seen(f"/p/{SECRET.private_feed('claire', 1)}.xml") is None
    assert _seen(f"/p/{SECRET.private_feed('claire', 0)}.txt") is None
    assert _seen(f"/p/{SECRET.private_feed('claire', 0)}") is None
