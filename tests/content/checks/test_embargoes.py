"""Embargoes: a leak is named, and what is no leak is left in peace."""

from __future__ import annotations

import datetime as dt

import pytest

_QUAI = "a,2027-10-14,20:00,,,Rimouski,CA,le-quai,2027-03-02"


@pytest.fixture
def quai(company):
    """Return a company with a date at a house of its contact base, announced in March 2027."""
    return company.write("presenters/le-quai.yaml", "name: Théâtre du Quai\n").dates(_QUAI)


def _say(company, text):
    company.write("shows/solo/show.fr.md", f"---\ntitle: Solo\n---\n\n{text}\n")
    return company.codes()


@pytest.mark.parametrize(
    "text",
    [
        "La première a lieu à Rimouski le 14 octobre 2027.",
        "À RIMOUSKI, LE 14\u00a0OCTOBRE.",
        "Rimouski, 14 oct. 2027",
        "On October 14th, 2027 we open in Rimouski.",
        "Rimouski: 14 October",
        "Rimouski, 2027-10-14",
        "Rimouski, 14/10/2027",
        "Rimouski, les 14 et 15 octobre",
        "Le theatre du quai nous accueille en octobre 2027.",
        "On sera au Théâtre du Quai\nle 14 octobre.",
    ],
)
def test_a_text_that_gives_a_date_away_is_named(quai, text):
    """Once is enough for a house not to trust a company with its season again."""
    assert _say(quai, text) == ["D108"]


@pytest.mark.parametrize(
    "text",
    [
        "Nous étions à Rimouski le 14 octobre 2019.",
        "Nous travaillons à Rimouski. La saison commence en octobre 2027.",
        "Une résidence au Théâtre du Quai, en mai 2026.",
        "À Rimouski l’hiver, et sur les routes le reste du temps.",
        "Le 14 octobre 2027, elle aura dix ans.",
        "Rimouski.\n\nLe 14 octobre.",
        "Rimouski a 114 octobres.",
        "Rimouski-Est, 2027-10-141",
        "Rimouskiens, rendez-vous le 14 octobre!",
    ],
)
def test_what_gives_nothing_away_is_left_in_peace(quai, text):
    """Who is told off for nothing stops reading findings."""
    assert _say(quai, text) == []


def test_from_the_day_of_the_announcement_all_may_be_said(quai):
    _say(quai, "La première a lieu à Rimouski le 14 octobre 2027.")
    assert quai.codes(dt.date(2027, 3, 1)) == ["D108"]
    assert quai.codes(dt.date(2027, 3, 2)) == []


def test_what_another_date_says_already_is_no_secret(quai):
    """The town's library has announced its date; the theatre's text may name the same day."""
    quai.dates(_QUAI, "b,2027-10-14,14:00,,,Rimouski,CA,Bibliothèque,")
    assert _say(quai, "À Rimouski le 14 octobre 2027.") == []
    assert _say(quai, "Au Théâtre du Quai le 14 octobre 2027.") == ["D108"]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("shows/solo/show.fr.md", "---\ntitle: S\nhook: Rimouski, le 14 octobre\n---\n", 3),
        ("shows/solo/datapackage.yaml", "premiere: {date: 2027-10-14, city: Rimouski}\n", 1),
    ],
)
def test_facts_and_front_matter_are_public_too(quai, name, text, line):
    quai.write(name, text)
    finding = next(finding for finding in quai.findings() if finding.code == "D108")
    assert (finding.place.path, finding.place.line) == (f"content/{name}", line)


def test_the_place_is_that_of_the_date_in_the_file(quai):
    _say(quai, "Un début.\n\nPuis la suite, longue,\nà Rimouski le 14 octobre 2027.")
    (finding,) = quai.findings()
    assert str(finding.place) == "content/shows/solo/show.fr.md:8:15"
