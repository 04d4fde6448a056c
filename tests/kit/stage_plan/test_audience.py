"""The audience sits on the plan where the show has it, and in a room where it can."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from showkit.kit.stage_plan.alone import stage_plan
from showkit.kit.stage_plan.in_room import plan_in_room
from showkit.model.rider import Rider
from showkit.model.room import Room
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

_ENGLISH = Reader(catalogue("en-CA"))


def _rider(seating):
    return Rider.model_validate(
        {"stage": {"width": 8, "depth": 6}, "audience": {"seating": seating} if seating else {}}
    )


def _rows(plan):
    """Return the rows beside and behind the stage as (least x, greatest x, least y)."""
    tree = ET.fromstring(plan.svg)  # noqa: S314 - we have just made it
    paths = [one.get("d") for one in tree.iter() if one.get("class") == "plan__row"]
    numbers = [
        [float(n) for n in path.replace("M", "").replace("Q", " ").split()] for path in paths
    ]
    return [(min(n[0::2]), max(n[0::2]), min(n[1::2])) for n in numbers]


@pytest.mark.parametrize(
    ("seating", "beside_and_behind", "said"),
    [
        (None, (0, 0), "the audience below."),
        ("frontal", (0, 0), "the audience below."),
        ("thrust", (4, 0), "below and on both sides."),
        ("traverse", (0, 2), "below and above."),
        ("in-the-round", (4, 2), "on all sides."),
        ("promenade", (0, 0), "walks about."),
        ("hammocks", (0, 0), "the audience below."),
    ],
)
def test_rows_stand_where_the_audience_sits_and_off_the_stage(seating, beside_and_behind, said):
    plan = stage_plan(_rider(seating), "Solo", _ENGLISH)
    rows = _rows(plan)
    area = next(
        one
        for one in ET.fromstring(plan.svg).iter()  # noqa: S314 - we have just made it
        if one.get("class") == "plan__area"
    )
    left, top = float(area.get("x")), float(area.get("y"))
    right = left + float(area.get("width"))
    beside = [row for row in rows if row[1] < left or row[0] > right]
    behind = [row for row in rows if row not in beside]
    assert (len(beside), len(behind)) == beside_and_behind
    assert all(row[2] < top for row in behind)
    assert all(row[0] > 0 and row[1] < 420 and row[2] > 0 for row in rows), "on the sheet"
    assert said in plan.description


def test_of_several_layouts_that_will_do_a_room_shows_the_one_it_can():
    rider = _rider({"any_of": ["in-the-round", "thrust"]})
    assert len(_rows(stage_plan(rider, "Solo", _ENGLISH))) == 6
    room = Room.model_validate(
        {"id": "r", "name": "Salle", "seating": ["frontal", "thrust"], "stage": {"width": 9}}
    )
    assert len(_rows(plan_in_room(rider, room, "Solo", _ENGLISH))) == 4


def test_a_layout_without_a_drawing_is_named():
    assert "Audience: hammocks" in stage_plan(_rider("hammocks"), "Solo", _ENGLISH).svg
