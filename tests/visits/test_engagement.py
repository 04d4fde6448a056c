"""The engagement says what a person at the company would: who came, when, for what."""

from __future__ import annotations

import datetime as dt

from showkit.content.records import make_record
from showkit.content.yaml import dump_yaml, parse_yaml
from showkit.model.engagement import Engagement
from showkit.model.visit import Evidence, Visit
from showkit.visits.engagement import as_block, engagement_of
from showkit.visits.merging import merged
from showkit.visits.tally import tallies
from visits.houses import LIBRARY, READER, page, reading, request, via

SHOW = f"/fr/shows/les-marees/?{via('claire')}"
KIT = f"/files/les-marees/dossier.pdf?{via('claire')}"


def engagement(*hits: tuple[str, str], agent: str = "Firefox") -> Engagement | None:
    found = [READER.visit(request(address, at=at, agent=agent)) for at, address in hits]
    rows = merged(v for v in found if isinstance(v, Visit))
    return engagement_of("le-vauban", tallies(rows, LIBRARY).of_house.get("le-vauban"))


def test_visits_by_people_are_counted_and_machines_apart():
    found = engagement(
        ("2026-11-02T19:00:00", page("claire")),
        ("2026-11-02T19:01:00", reading("claire")),
        ("2026-11-02T19:05:00", SHOW),
        ("2026-11-02T19:06:00", KIT),
        ("2026-11-09T15:00:00", page("claire")),
        ("2026-11-09T15:01:00", SHOW),
        ("2026-11-12T15:00:00", SHOW),
        ("2026-11-13T15:00:00", page("thomas")),
    )
    assert found is not None
    assert as_block(found) == {
        "first_visit": dt.date(2026, 11, 2),
        "last_visit": dt.date(2026, 11, 13),
        "visits": 3,
        "machine_visits": 1,
        "evidence": "human",
        "shows": {"les-marees": 2},
        "files": ["files/les-marees/dossier.pdf"],
        "people": {
            "claire": {
                "first_visit": dt.date(2026, 11, 2),
                "last_visit": dt.date(2026, 11, 9),
                "visits": 2,
                "evidence": "human",
                "shows": {"les-marees": 2},
                "files": ["files/les-marees/dossier.pdf"],
            }
        },
    }


def test_who_unfolds_the_fees_of_a_show_looks_at_that_show():
    """On an access page nothing else says which show somebody cares for."""
    found = engagement(
        ("2026-11-02T19:00:00", page("claire")),
        ("2026-11-02T19:01:00", f"{reading('claire')}&fees=la-maree"),
        ("2026-11-02T19:05:00", SHOW),
        ("2026-11-09T19:01:00", f"{reading('claire')}&fees=les-marees"),
    )
    assert found is not None
    assert (found.shows, found.files) == ({"les-marees": 2}, ())
    assert found.people["claire"].shows == {"les-marees": 2}


def test_days_are_those_of_the_company():
    """A visit at nine in the evening in Montréal is not tomorrow's."""
    found = engagement(("2026-11-03T02:00:00", page("claire")))
    assert found is not None
    assert found.first_visit == dt.date(2026, 11, 2)


def test_where_only_machines_came_nobody_is_said_to_have_come():
    found = engagement(("2026-11-02T19:00:00", SHOW), ("2026-11-02T19:00:00", KIT))
    assert found is not None
    assert (found.visits, found.machine_visits) == (0, 1)
    assert found.evidence is Evidence.MACHINE
    assert (found.shows, found.files, found.people) == ({}, (), {})


def test_a_house_without_rows_has_no_engagement():
    assert engagement() is None


def test_the_block_is_read_back_as_the_same_record():
    """What is written must be what the next load sees, dates plain, no anchors."""
    found = engagement(("2026-11-02T19:00:00", page("claire")), ("2026-11-02T19:01:00", KIT))
    assert found is not None
    text = dump_yaml(as_block(found))
    assert "first_visit: 2026-11-02\n" in text
    assert "&" not in text
    assert make_record(parse_yaml(text, "x"), Engagement) == (found, [])
