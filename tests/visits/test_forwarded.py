"""What was given to be passed on or subscribed to: of whom it speaks, and of whom never."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.model.visit import Event
from showkit.visits.acts import Act
from showkit.visits.hits import LogReader
from showkit.visits.merging import merged
from showkit.visits.tally import tallies
from showkit.visits.today.calls import whom_to_call
from showkit.visits.traces import consequences
from showkit.visits.whole_visits import whole_visits
from showkit.visits.window import Window
from visits.houses import LIBRARY, READER, SECRET, house_via, page, reading, request


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


DAY = dt.date(2026, 11, 3)
RIDER = f"/files/les-marees/les-marees-fiche-technique.pdf?{house_via('le-vauban')}"


def _rows(*requests):
    """Return the link log's rows of requests: (minute, address, address of the visitor)."""
    reader = LogReader(LIBRARY, SECRET, window=Window(DAY))
    seen = [
        reader.seen(request(target, at=f"2026-11-02T19:{minute:02}:00", address=address))
        for minute, target, address in requests
    ]
    return merged(
        [one.visit for one in seen], consequences({one.trace for one in seen if one.trace})
    )


def _opened(who):
    keys = _technical(who)
    return f"/p/{keys.payload_id}", f"/p/read?{keys.reading_token}"


def test_who_opens_the_part_for_the_stage_from_her_own_page_is_not_somebody_else():
    """It had been told as certain that a colleague came, and one visit counted as two."""
    stage, touched = _opened("claire")
    mine = "192.0.2.7"
    rows = _rows(
        (0, page("claire"), mine),
        (1, reading("claire"), mine),
        (3, stage, mine),
        (4, touched, mine),
        (6, RIDER, mine),
    )
    assert {row.person for row in rows} == {"claire"}
    (visit,) = whole_visits(rows, LIBRARY)
    assert not visit.times(Act.PASSED_ON)
    assert visit.times(Act.RIDER, "les-marees") == 1
    assert tallies(rows, LIBRARY).of_house["le-vauban"].visits == 1
    (call,) = whom_to_call([visit], DAY)
    assert call.person.id == "claire"
    assert [reason.rule for reason in call.reasons] == ["rider", "read"]


@pytest.mark.parametrize("other", ["another address", "another hour", "somebody else's part"])
def test_another_visitor_on_the_part_for_the_stage_stays_a_colleague(other):
    stage, touched = _opened("thomas" if other == "somebody else's part" else "claire")
    address = "198.51.100.4" if other == "another address" else "192.0.2.7"
    minute = 50 if other == "another hour" else 3
    rows = _rows(
        (0, page("claire"), "192.0.2.7"), (minute, stage, address), (minute + 1, touched, address)
    )
    hers, theirs = sorted(whole_visits(rows, LIBRARY), key=lambda one: one.time)
    assert (hers.person.id, theirs.person) == ("claire", None)
    assert theirs.times(Act.PASSED_ON)


def test_where_only_the_house_is_known_the_part_for_the_stage_names_nobody_either():
    stage, touched = _opened("thomas")
    mine = "192.0.2.7"
    rows = _rows((0, page("thomas"), mine), (3, stage, mine), (4, touched, mine))
    (visit,) = whole_visits(rows, LIBRARY)
    assert visit.person is None
    assert not visit.times(Act.PASSED_ON)


def test_the_part_for_the_stage_of_a_visit_counts_alike_in_whichever_order_logs_come():
    stage, touched = _opened("claire")
    mine = "192.0.2.7"
    lines = [(0, page("claire"), mine), (3, stage, mine), (4, touched, mine)]
    assert [row[:8] for row in _rows(*reversed(lines))] == [row[:8] for row in _rows(*lines)]
    alone = [READER.visit(request(stage, at="2026-11-02T19:03:00"))]
    again = {row.key: row.person for row in merged((*alone, *_rows(*lines)))}
    assert set(again.values()) == {"claire"}, "read again after pseudonyms were thrown away"
