"""Dates near a house: how far, on which days the show could stay on, and whose secret they are."""

from __future__ import annotations

import datetime as dt

import pytest

from access.selection.houses import said, selection, show
from showkit.access.selection import Mark, ReasonKind

LYON = {"address": {"city": "Lyon", "country": "FR"}}
STAY = {"touring": [{"from": "2027-03-01", "to": "2027-03-31", "zone": "France"}]}


def near(found, slug="a"):
    """Return the dates near by of a show, each as town, kilometres and free days."""
    chosen = next(one for one in found.chosen if one.show.slug == slug)
    return [
        (one.city, round(one.kilometres), [day.day for day in one.free_days])
        for one in chosen.nearby
    ]


def why(found, slug="a"):
    chosen = next(one for one in found.chosen if one.show.slug == slug)
    reasons = [one for one in chosen.reasons if one.kind is ReasonKind.NEARBY]
    return said(reasons), [one.mark for one in reasons]


def date(day, city, **more):
    return {"date": f"2027-03-{day:02}", "city": city, **more}


def test_what_is_played_near_by_comes_with_its_distance_and_free_days():
    found = selection(LYON, [show("a", dates=[date(12, "Saint-Étienne")], **STAY)])
    assert near(found) == [("Saint-Étienne", 50, [9, 10, 11, 13, 14, 15])]
    assert why(found) == (["We play 50\u00a0km from you on March\u00a012, 2027"], [Mark.FOR])


def test_days_that_follow_one_another_in_one_house_are_one_stay():
    dates = [date(12, "Saint-Étienne"), date(13, "Saint-Étienne"), date(16, "Saint-Étienne")]
    found = selection(LYON, [show("a", dates=dates, **STAY)])
    assert near(found) == [
        ("Saint-Étienne", 50, [9, 10, 11, 14, 15]),
        ("Saint-Étienne", 50, [14, 15, 17, 18, 19]),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "option"},
        {"status": "cancelled"},
        {"status": "postponed"},
        {"kind": "private"},
        {"announced_on": "2027-01-15"},
        {"date": "2026-03-12"},
    ],
)
def test_only_what_is_public_and_to_come_is_told(hidden):
    found = selection(LYON, [show("a", dates=[date(12, "Saint-Étienne") | hidden], **STAY)])
    assert near(found) == []
    assert why(found) == ([], [])


@pytest.mark.parametrize("hidden", [{"status": "option"}, {"announced_on": "2027-01-15"}])
def test_what_is_not_told_is_not_free_all_the_same(hidden):
    """To promise a day that is half promised elsewhere is how a tour manager loses a house."""
    dates = [date(12, "Saint-Étienne"), date(11, "Paris", **hidden)]
    found = selection(LYON, [show("a", dates=dates, **STAY)])
    assert near(found) == [("Saint-Étienne", 50, [9, 10, 13, 14, 15])]


def test_who_plays_in_two_shows_is_free_in_neither_on_that_day():
    other = show("b", dates=[date(13, "Paris")], people=["Ana Brun"])
    stranger = show("c", dates=[date(14, "Paris")], people=["Max Lys"])
    dates = [date(12, "Saint-Étienne")]
    found = selection(LYON, [show("a", dates=dates, people=["Ana Brun"], **STAY), other, stranger])
    assert near(found) == [("Saint-Étienne", 50, [9, 10, 11, 14, 15])]


def test_the_tour_ends_when_it_ends():
    stay = {"touring": [{"from": "2027-03-11", "to": "2027-03-13"}]}
    found = selection(LYON, [show("a", dates=[date(12, "Saint-Étienne")], **stay)])
    assert near(found) == [("Saint-Étienne", 50, [11, 13])]
    none = {"touring": [{"from": "2027-05-11", "to": "2027-05-13"}]}
    found = selection(LYON, [show("a", dates=[date(12, "Saint-Étienne")], **none)])
    assert near(found) == [("Saint-Étienne", 50, [])]


def test_a_date_around_which_no_day_is_free_is_one_to_come_and_see_it():
    none = {"touring": [{"from": "2027-05-11", "to": "2027-05-13"}]}
    found = selection(LYON, [show("a", dates=[date(12, "Saint-Étienne")], **none)])
    assert why(found) == (
        ["You can see it 50\u00a0km from you on March\u00a012, 2027"],
        [Mark.NEUTRAL],
    )


def test_next_month_is_too_soon_to_decide_and_not_to_come_and_see():
    """Nobody takes a show for a day that is six weeks away."""
    dates = [{"date": "2026-12-12", "city": "Saint-Étienne"}]
    found = selection(LYON, [show("a", dates=dates)])
    assert why(found)[0] == ["You can see it 50\u00a0km from you on December\u00a012, 2026"]


def test_in_their_own_town_there_is_only_one_public():
    found = selection(LYON, [show("a", dates=[date(12, "Lyon 7e")], **STAY)])
    assert why(found) == (["We play in Lyon 7e on March\u00a012, 2027"], [Mark.NEUTRAL])


def test_their_own_dates_are_not_near_them():
    found = selection(LYON, [show("a", dates=[date(12, "Lyon", venue="maison-0")], **STAY)])
    assert near(found) == []


def test_the_nearest_comes_first_and_what_is_far_not_at_all():
    dates = [date(5, "Paris"), date(12, "Dijon"), date(20, "Grenoble"), date(26, "Montréal")]
    found = selection(LYON, [show("a", dates=dates, **STAY)])
    assert [town for town, _, _ in near(found)] == ["Grenoble", "Dijon"]


def test_the_coordinates_of_a_contact_file_come_before_the_table_of_towns():
    """A house in a hamlet, or between two towns of one name, says itself where it is."""
    place = {"city": "Nulle-Part", "country": "FR"}
    coordinates = {"latitude": 45.44, "longitude": 4.39}
    dates = [date(12, "Saint-Étienne", venue="maison-1")]
    other = {"address": {"city": "Saint-Étienne", "country": "FR", "coordinates": coordinates}}
    mine = {"address": place | {"coordinates": {"latitude": 45.44, "longitude": 4.39 + 1}}}
    assert near(selection(mine, [show("a", dates=dates)], other))[0][:2] == ("Saint-Étienne", 78)
    unknown = selection({"address": place}, [show("a", dates=dates)], other)
    assert near(unknown) == []
    assert "so no distance is" in str(unknown.unknown[0])


def test_a_date_of_a_house_away_from_home_is_where_its_row_says():
    dates = [date(12, "Grenoble", venue="maison-1")]
    other = {"address": {"city": "Lille", "country": "FR"}}
    assert near(selection(LYON, [show("a", dates=dates)], other))[0][:2] == ("Grenoble", 92)


@pytest.mark.parametrize(
    ("as_of", "free"),
    [
        (dt.date(2027, 3, 11), []),
        (dt.date(2027, 1, 13), [14, 15]),
        (dt.date(2027, 1, 8), [9, 10, 11, 13, 14, 15]),
    ],
)
def test_days_that_can_no_longer_be_decided_on_are_not_offered(as_of, free):
    """Nobody takes a show for today, or for the day after tomorrow."""
    dates = [date(12, "Saint-Étienne")]
    found = selection(LYON, [show("a", dates=dates, **STAY)], as_of=as_of)
    assert near(found) == [("Saint-Étienne", 50, free)]


@pytest.mark.parametrize(
    "house",
    [
        {"interests": {"decision_months": [4]}},
        {"shows": {"a": {"stage": "declined", "period": "2026-2027"}}, "access": {"pinned": ["a"]}},
    ],
)
def test_days_before_they_decide_again_or_that_they_refused_are_not_offered(house):
    dates = [date(12, "Saint-Étienne")]
    found = selection(LYON | house, [show("a", dates=dates, **STAY)])
    assert near(found) == [("Saint-Étienne", 50, [])]


def test_a_long_run_with_days_off_is_one_stay_and_its_days_off_are_nobody_elses():
    """On the day off of a festival the set stands there, and the people have their rest."""
    days = [8, 9, 10, 12, 13, 14, 16]
    found = selection(LYON, [show("a", dates=[date(day, "Avignon") for day in days], **STAY)])
    assert near(found) == [("Avignon", 200, [5, 6, 7, 17, 18, 19])]
    told = (
        "We play 200\u00a0km from you on March\u00a08–16, 2027 except Mar\u00a011 and Mar\u00a015"
    )
    assert why(found) == ([told], [Mark.FOR])


def test_the_day_between_a_date_and_an_option_in_the_same_house_is_not_free():
    dates = [date(12, "Avignon"), date(14, "Avignon", status="option")]
    found = selection(LYON, [show("a", dates=dates, **STAY)])
    assert near(found) == [("Avignon", 200, [9, 10, 11, 15])]
