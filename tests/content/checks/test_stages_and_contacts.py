"""Figures that ask a question, and days on which something begins to hold."""

from __future__ import annotations

import datetime as dt

import pytest


def _room(company, line):
    return company.write(
        "presenters/h.yaml",
        f"name: H\nrooms:\n  - id: a\n    name: A\n    {line}\n",
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("stage: {width: 40, depth: 30}", ["40 feet make 12.2 m", "30 feet make 9.1 m"]),
        ("stage: {grid_height: 30}", ["30 feet make 9.1 m"]),
        ("load_in: {door_width: 8, door_height: 10}", ["8 feet make 2.4 m", "10 feet make 3.0 m"]),
        ("stage: {width: 1200}", ["1200 centimetres make 12.0 m"]),
        ("stage: {width: 12000}", ["12000 millimetres make 12.0 m"]),
        ("stage: {temperature: 68}", ["68 °F make 20 °C"]),
    ],
)
def test_a_room_in_another_unit_is_asked_about_with_the_figure_converted(company, line, shown):
    advice = [str(finding.advice) for finding in _room(company, line).findings()]
    assert [text.split(";")[0] for text in advice] == shown


@pytest.mark.parametrize(
    "line",
    [
        "stage: {width: 24, depth: 22, proscenium_width: 18, grid_height: 28}",  # an opera house
        "stage: {width: 4, depth: 3, clear_height: 2.4}",  # a library
        "load_in: {door_width: 5, door_height: 6}",
        "stage: {temperature: 30}",
        "stage: {wing_stage_left: 0, wing_stage_right: 12}",
    ],
)
def test_real_houses_are_not_asked(company, line):
    assert _room(company, line).codes() == []


def test_a_rider_is_asked_sooner_than_a_room(company):
    """No show that tours asks for 24 m of grid as the least that will do."""
    company.write("shows/solo/tech-rider.yaml", "stage: {grid_height: 24}\n")
    assert company.codes() == ["S101"]


def test_a_square_is_a_stage_in_the_open_air(company):
    """A crane and seven acrobats play on 25 × 30 m, and nobody means feet."""
    place = "name: H\nrooms: [{id: a, name: A, kind: OpenAirEventVenue, stage: {width: 60}}]\n"
    company.write("presenters/h.yaml", place)
    rider = "stage: {width: 25, depth: 30}\n"
    company.write("shows/solo/tech-rider.yaml", f"outdoors: yes\n{rider}")
    assert company.codes() == []
    company.write("shows/solo/tech-rider.yaml", rider)
    assert company.codes() == ["S101", "S101"]


def _person(company, lines):
    return company.write(
        "presenters/h.yaml",
        "name: H\npeople:\n  - id: zoe\n    name: Zoé\n"
        + "".join(f"    {line}\n" for line in lines),
    )


@pytest.mark.parametrize(
    ("lines", "day", "codes"),
    [
        (["verified_on: 2025-11-21"], "2026-11-20", []),
        (["verified_on: 2025-11-21"], "2026-11-21", ["B103"]),
        (["verified_on: 2024-02-29"], "2025-02-28", []),
        (["verified_on: 2024-02-29"], "2025-03-01", ["B103"]),
        (["verified_on: 2020-01-01", "left_on: 2026-11-20"], "2026-11-21", []),
        (["consent: {email: {basis: express, expires_on: 2026-11-21}}"], "2026-11-21", []),
        (["consent: {email: {basis: express, expires_on: 2026-11-20}}"], "2026-11-21", ["B102"]),
        (
            [
                "consent:",
                "  email: {basis: express, expires_on: 2026-11-20, unsubscribed_on: 2026-01-01}",
            ],
            "2026-11-21",
            [],
        ),
        (["email: zoe@h.example"], "2026-11-21", ["B101"]),
        (["email: zoe@h.example", "consent: {email: {basis: none}}"], "2026-11-21", []),
        (["email: zoe@h.example", "left_on: 2026-11-21"], "2026-11-21", []),
        (["left_on: 2026-11-22", "access: {shows: [solo]}"], "2026-11-21", []),
        (["left_on: 2026-11-21", "access: {shows: [solo]}"], "2026-11-21", ["B104"]),
        (["left_on: 2026-11-21", "access: {shows: [solo], revoked: yes}"], "2026-11-21", []),
        (["left_on: 2026-11-21", "access: {expires_on: 2026-11-20}"], "2026-11-21", []),
    ],
)
def test_a_day_is_the_first_or_the_last_on_which_something_holds(company, lines, day, codes):
    assert _person(company, lines).codes(dt.date.fromisoformat(day)) == codes


def test_rooms_that_share_a_sheet_are_still_two_rooms(company):
    """An anchor and an alias give both rooms the same id: the second is named."""
    company.write("presenters/h.yaml", "name: H\nrooms:\n  - &a {id: salle, name: Salle}\n  - *a\n")
    assert company.codes() == ["C101"]


def test_many_of_one_id_are_each_told_of_another_free_one(company):
    rows = [f"a,2027-01-{n:02},20:00,,,Lévis,CA,La Cave," for n in range(1, 29)]
    findings = company.dates(*rows).findings()
    offered = {str(f.advice.values["suggestion"]) for f in findings if f.code == "C101"}
    assert len(offered) == 27
