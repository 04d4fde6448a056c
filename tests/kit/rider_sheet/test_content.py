"""The printed rider says all that the rider says, and what a room answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canaries import Canaries, numbers_in, words_in
from showkit.kit.fit.compare import fit
from showkit.kit.fit.needs import needs_of
from showkit.kit.rider_sheet.content import RiderSource, rider_sheet
from showkit.model.rider import Rider
from showkit.model.room import Room
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader


def _sheet(rider, room=None, tag="en-CA"):
    given = Rider.model_validate(rider) if isinstance(rider, dict) else rider
    return rider_sheet(RiderSource(given, "Solo", "Cie"), Reader(catalogue(tag)), room)


def test_everything_that_a_rider_says_is_on_the_paper():
    """A field that is left out is found on the day: also one that a later version adds."""
    canaries = Canaries(100)
    masking = {"masking": "italian"}
    rider = canaries.fill(Rider, "rider")
    rider["soft_goods"] |= masking
    sheets = [_sheet(rider, tag=tag) for tag in ("en-CA", "fr-CA")]
    found = json.dumps(sheets, ensure_ascii=False)
    printed = words_in(found) | numbers_in(found)
    missing = {where for canary, where in canaries.where.items() if canary not in printed}
    not_said = {where for where in missing if not where.endswith(".x-")}
    # what is a file's name is told by its title, and the schedule's days in words
    assert (
        not_said == {"rider.files[]", "rider.lighting.plot_file", "rider.schedule[].day"} & missing
    )


@pytest.mark.parametrize(
    ("asked", "value", "aside"),
    [
        (8, "8 m", "26′ 3″"),
        ({"min": 8, "ideal": 10}, "8 m, ideally 10 m", "26′ 3″ – 32′ 10″"),
        ({"min": 8, "max": 8}, "8 m, at most 8 m", "26′ 3″"),
        ({"max": 7}, "at most 7 m", "23′"),
        (
            {"min": 1, "ideal": 2, "max": 3},
            "1 m, ideally 2 m, at most 3 m",
            "3′ 3″ – 6′ 7″ – 9′ 10″",
        ),
    ],
)
def test_an_amount_is_said_in_metres_and_feet(asked, value, aside):
    line = _sheet({"stage": {"width": asked}})["sections"][0]["lines"][0]
    assert line["value"].replace("\u00a0", " ") == value
    assert line["aside"].replace("\u00a0", " ") == aside


def test_the_schedule_is_by_day_from_the_first_on():
    """Someone reads it on the eve: the day before comes first, and is called that."""
    entries = [
        {"day": 0, "starts": "20:00", "what": "Show"},
        {"day": -1, "starts": "9:00", "ends": "12:00", "what": "Set"},
        {"day": -3, "starts": "9:00", "what": "Pre-rig"},
        {"day": 1, "starts": "9:00", "what": "Strike"},
    ]
    days = _sheet({"schedule": entries})["schedule"]
    assert [day["title"] for day in days] == [
        "3 days before",
        "The day before",
        "Day of the first performance",
        "The day after",
    ]
    assert days[1]["entries"][0]["time"].replace("\u00a0", " ").replace("\u202f", " ") == (
        "9:00 a.m. – 12:00 p.m."
    )


def test_what_is_not_needed_asks_nothing_of_the_house():
    line = _sheet({"load_in": {"lift": False}})["sections"][0]["lines"][0]
    assert (line["value"], line["level"], line["by"]) == ("not needed", "", "")


def test_an_effect_that_a_show_does_without_is_not_a_need():
    """“Naked flame: not needed” leaves open whether there is one."""
    line = _sheet({"effects": {"flame": False}})["sections"][0]["lines"][0]
    assert (line["value"], line["level"], line["by"]) == ("no", "", "")


def test_an_empty_rider_has_no_empty_sections():
    sheet = _sheet({})
    assert (sheet["sections"], sheet["plan"], sheet["contact"]) == ([], "", None)


_FIGURE = st.floats(0.5, 30).map(lambda value: round(value, 1))


@given(_FIGURE, _FIGURE, st.none() | _FIGURE, st.none() | _FIGURE)
@settings(deadline=None)
def test_a_room_answers_exactly_the_lines_that_ask_something_of_it(width, depth, has, deep):
    rider = Rider.model_validate(
        {
            "stage": {"width": width, "depth": {"min": depth, "supplied_by": "company"}},
            "audience": {"seating": "frontal"},
            "effects": {"haze": {"value": True, "supplied_by": "company"}, "flame": False},
        }
    )
    room = Room.model_validate({"id": "r", "name": "R", "stage": {"width": has, "depth": deep}})
    sheet = _sheet(rider, room)
    answered = [line for part in sheet["sections"] for line in part["lines"] if line["mark"]]
    assert len(answered) == len(needs_of(rider))
    assert sheet["room"]["headline"]
    marks = {line.need.label.text: line.mark.value for line in fit(needs_of(rider), room).lines}
    assert {line["label"]: line["mark"] for line in answered} == marks


def test_a_show_for_a_shore_asks_nothing_of_a_hall():
    """In French the house is « le diffuseur » or « le lieu »: a shore signed as « la salle »."""
    call = {"call": "Accueil", "role": "Bénévole", "people": 1}
    sheet = _sheet({"outdoors": "yes", "stage": {"width": 8}, "crew": [call]}, tag="fr-CA")

    assert "salle" not in json.dumps(sheet, ensure_ascii=False)
