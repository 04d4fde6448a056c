"""Whom to ask today, and what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from showkit.contacts.review import Choice, _InARow, due_for_review, letter_of
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.message import Message
from showkit.model.presenter import Presenter

DAY = dt.date(2026, 11, 22)
COMPANY = Company.model_validate(
    {
        "name": "C",
        "tagline": "T",
        "languages": ["fr"],
        "site_url": "https://c.example/",
        "timezone": "Europe/Paris",
        "team": [{"id": "o", "name": "O", "role": "R", "email": "o@c.example"}],
        "privacy": {"controller": "O", "contact": "o@c.example"},
    }
)


def house(name: str, *people: dict[str, Any], **facts: Any) -> Presenter:
    slug = name.lower().replace(" ", "-").replace("'", "-").replace("’", "-").replace("é", "e")
    return Presenter.model_validate({"slug": slug, "name": name, "people": people, **facts})


def person(name: str, verified_on: str | None = None, **facts: Any) -> dict[str, Any]:
    return {"id": name.lower(), "name": name, "verified_on": verified_on, **facts}


def due(*houses: Presenter, **choice: Any) -> list[str]:
    found = due_for_review(Library(COMPANY, (), houses), Choice(**choice), DAY)
    return [one.contact.id for one in found]


def asked(one: Presenter) -> list[str]:
    (found,) = due_for_review(Library(COMPANY, (), (one,)), Choice(), DAY)
    return [str(question) for question in found.questions]


def test_the_longest_unverified_come_first_and_a_handful_is_enough():
    one = house("A", person("Ann", "2026-01-01"), person("Bob"), person("Cyd", "2024-01-01"))
    two = house("B", *(person(name, "2025-01-01") for name in ("Dan", "Eve", "Flo")))
    assert due(one, two) == ["bob", "cyd", "dan", "eve", "flo"]
    assert due(one, two, limit=2) == ["bob", "cyd"]


def test_who_was_verified_today_or_has_left_is_left_alone():
    people = [
        person("Ann", "2026-11-22"),
        person("Bob", left_on="2026-11-22"),
        person("Cyd", left_on="2027-01-01"),
    ]
    assert due(house("A", *people)) == ["cyd"]


def test_a_house_where_nobody_is_left_is_asked_about_itself():
    assert due(house("Empty", person("Bob", left_on="2026-01-01"))) == ["empty"]
    assert asked(house("Empty")) == ["Who programmes at Empty now?"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Le Vauban", "lv"),
        ("L'Été", "le"),
        ("L’Été", "le"),
        ("Théâtre", "t"),
        ("Éden", "e"),
        ("Le", "l"),
        ("2e étage", "2"),
        ("Ω", ""),
    ],
)
def test_a_house_is_looked_for_with_its_article_and_without(name: str, letters: str):
    assert letter_of(name) == frozenset(letters)


def test_letter_show_and_country_choose():
    vauban = house("Le Vauban", person("Ann"), address={"country": "FR"})
    marina = house(
        "Marina",
        person("Bob"),
        address={"country": "CA"},
        history=[{"date": "2026-01-01", "show": "haubans", "note": "x"}],
    )
    llum = house("Llum", person("Cyd"), shows={"haubans": {"stage": "option"}})
    everybody = (vauban, marina, llum)
    assert due(*everybody, letter="v") == ["ann"]
    assert due(*everybody, letter="L") == ["ann", "cyd"]
    assert due(*everybody, country="fr") == ["ann"]
    assert due(*everybody, show="haubans") == ["bob", "cyd"]
    assert due(*everybody, people=frozenset({"bob"})) == ["bob"]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("Legs", "Electricity on stage"), "legs, electricity on stage"),
        (("Legs", "CEE sockets", "A level, even floor"), "legs; CEE sockets; a level, even floor"),
        (("Legs",), "legs"),
    ],
)
def test_what_a_house_is_asked_of_a_room_reads_as_a_sentence(figures, expected):
    assert str(_InARow([Message(text) for text in figures])) == expected


def test_what_is_asked_is_what_could_be_wrong():
    ann = person(
        "Ann",
        role="Directrice",
        email="ann@a.example",
        consent={"email": {"basis": "express", "expires_on": "2026-12-24"}},
    )
    history = [
        {"date": "2026-01-01", "note": "the plan", "due": "2026-02-01", "person": "ann"},
        {"date": "2026-01-01", "note": "the fee", "due": "2027-02-01"},
        {"date": "2026-01-01", "note": "sent", "due": "2026-02-01", "done": True},
        {"date": "2026-01-01", "note": "for Bob", "due": "2027-02-01", "person": "bob"},
    ]
    assert asked(house("A", ann, history=history, phone="1")) == [
        "Is Ann still there as Directrice?",
        "Is ann@a.example still their address?",
        "Is 1 still the number?",
        "May we go on writing? Their consent ends on 2026-12-24.",
        "Promised for 2026-02-01 and not done: the plan",
        "Promised for 2027-02-01: the fee",
    ]
    assert asked(house("B", person("Bob"))) == [
        "Is Bob still there, and what do they do?",
        "At which e-mail address may we write to them?",
        "On which number can they be reached?",
    ]
