"""Whose link opens, in which language, and what it holds."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.access.keys import Secret
from showkit.access.links import LinkState, links, page_locale
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.presenter import Presenter
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts

_SECRET = Secret(bytes(32))
_DAY = dt.date(2026, 11, 21)
_COMPANY = {
    "name": "Compagnie Seule",
    "tagline": "x",
    "languages": ["fr-CA", "en-CA"],
    "site_url": "https://seule.example/repo/",
}


def _library(presenter, shows=()):
    house = Presenter.model_validate({"slug": "maison", "name": "Maison", **presenter})
    return Library(Company.model_validate(_COMPANY), tuple(shows), (house,))


def _link(person, **presenter):
    people = [{"id": "zoe", "name": "Zoé Roy", **person}, {"id": "max", "name": "Max Lys"}]
    library = _library({**presenter, "people": people})
    return links(library, _SECRET, _DAY)[0]


def _show(slug, **facts):
    return Show(
        slug,
        f"content/shows/{slug}",
        ShowFacts.model_validate(facts),
        {"fr": ShowWords(title=slug)},
    )


@pytest.mark.parametrize(
    ("wanted", "locale"),
    [
        ("fr-CA", "fr-CA"),
        ("fr-FR", "fr-CA"),
        ("en", "en-CA"),
        ("es", "en-CA"),
        (None, "fr-CA"),
    ],
)
def test_people_are_greeted_in_their_language_or_the_nearest(wanted, locale):
    assert page_locale(["fr-CA", "en-CA"], wanted) == locale


def test_the_language_of_the_house_comes_before_english():
    """Who answers in Dutch for a house in Mons works in French there; in Ghent they may not."""
    assert _link({"language": "nl"}, language="fr-BE").locale == "fr-CA"
    assert _link({"language": "nl"}, language="nl-BE").locale == "en-CA"
    assert _link({"language": "en"}, language="fr-BE").locale == "en-CA"


def test_who_reads_neither_of_the_site_s_languages_gets_its_first():
    assert page_locale(["fr", "de"], "es") == "fr"


def test_a_link_lives_under_the_site_s_own_path():
    link = _link({"language": "en"})
    assert link.url("https://seule.example/repo/") == (
        f"https://seule.example/repo/en/p/#{link.keys.fragment}"
    )


@pytest.mark.parametrize(
    ("person", "presenter", "state"),
    [
        ({}, {}, LinkState.OPEN),
        ({}, {"access": {"revoked": "yes"}}, LinkState.REVOKED),
        ({"access": {"revoked": "yes"}}, {}, LinkState.REVOKED),
        ({"left_on": "2026-11-01"}, {}, LinkState.LEFT),
        ({"left_on": "2027-01-01"}, {}, LinkState.OPEN),
        ({}, {"access": {"expires_on": "2026-11-20"}}, LinkState.EXPIRED),
        ({}, {"access": {"expires_on": "2026-11-21"}}, LinkState.OPEN),
    ],
)
def test_a_link_opens_until_it_expires_is_revoked_or_its_person_leaves(person, presenter, state):
    assert _link(person, **presenter).state is state


@pytest.mark.parametrize("name", ["Prénom Nom", "First name Last name"])
def test_who_is_not_named_yet_has_no_link(name):
    assert _link({"name": name}).state is LinkState.UNNAMED


def test_who_refused_tracking_is_given_the_page_that_notes_nothing():
    consent = {"consent": {"tracking": [{"state": "denied", "since": "2026-01-01"}]}}
    link = _link(consent)
    assert not link.tracked
    assert link.url("https://x.example").endswith(link.twin.fragment)


def test_consent_counts_from_its_day_on():
    consent = {
        "consent": {
            "tracking": [
                {"state": "denied", "since": "2026-01-01"},
                {"state": "granted", "since": "2026-06-01"},
                {"state": "denied", "since": "2027-01-01"},
            ]
        }
    }
    assert _link(consent).names_person


def test_only_who_agreed_is_named_by_the_links_on_their_page():
    granted = _link({"consent": {"tracking": [{"state": "granted", "since": "2026-01-01"}]}})
    assert granted.via == _SECRET.person_via("zoe", 0)
    assert _link({}).via == _SECRET.presenter_via("maison")


def test_where_one_person_is_the_house_nothing_is_noted_until_they_agree():
    """Crediting the house would name them all the same."""
    library = _library({"people": [{"id": "zoe", "name": "Zoé Roy"}]})
    assert not links(library, _SECRET, _DAY)[0].tracked


def test_renaming_a_person_breaks_no_link():
    assert _link({}).keys == _link({"name": "Zoé Lys"}, name="Autre maison").keys
