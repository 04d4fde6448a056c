"""The sentence above the shows: what suits a house, and nothing that only looks like it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from showkit.model.rider import Rider
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts
from showkit.portal.filters import answers, filter_views


def _show(slug, *, width=None, **facts):
    rider = Rider.model_validate({"stage": {"width": width, "depth": 5}}) if width else None
    words = {"fr": ShowWords(title=slug)}
    return Show(slug, f"content/shows/{slug}", ShowFacts.model_validate(facts), words, rider)


_SMALL = _show(
    "small",
    width=4,
    genres=["puppetry"],
    ages={"from": 3, "to": 8},
    duration=40,
    people_on_tour=2,
    languages=[],
    touring=[{"from": "2027-01-10", "to": "2027-03-01"}],
)
_LARGE = _show(
    "large",
    width=11,
    genres=["circus", "music"],
    ages={"from": 8},
    duration=75,
    people_on_tour=8,
    languages=["fr-CA"],
    touring=[{"from": "2027-08-01", "to": "2027-10-01"}],
)
_UNKNOWN = _show("unknown")


@pytest.fixture
def three(site):
    library = dataclasses.replace(site.library, shows=(_SMALL, _LARGE, _UNKNOWN))
    return dataclasses.replace(site, library=library, as_of=dt.date(2026, 11, 21))


def _answers(show, site, french):
    return set(answers(site, french)[show.slug])


def test_a_show_answers_to_what_is_true_of_it(three, french):
    assert _answers(_SMALL, three, french) >= {
        "genre:puppetry",
        "age:3",
        "age:6",
        "minutes:45",
        "people:2",
        "width:4",
        "words:none",
        "free:2027-01",
    }
    assert "age:9" not in _answers(_SMALL, three, french)
    assert _answers(_LARGE, three, french) >= {"genre:circus", "age:9", "width:12", "words:fr"}
    assert not {"width:10", "minutes:60", "people:6"} & _answers(_LARGE, three, french)


@pytest.mark.parametrize(
    ("ages", "is_for_them"),
    [
        ({"from": "6 mois", "to": 3}, True),
        ({"from": "18 mois"}, True),
        ({"from": 0, "to": 3}, True),
        ({"from": 0}, False),
        ({"to": 12}, False),
        ({"from": 3}, False),
    ],
)
def test_a_nursery_finds_what_is_made_for_it(three, french, ages, is_for_them):
    """What is for everybody from birth on is not what a nursery looks for."""
    show = _show("tiny", ages=ages)
    library = dataclasses.replace(three.library, shows=(show, _LARGE))
    found = _answers(show, dataclasses.replace(three, library=library), french)
    assert ("age:very-young" in found) is is_for_them


def test_a_show_of_which_nothing_is_said_is_not_wordless(three, french):
    """A house abroad that asks for shows without words would be offered one in French."""
    assert "words:none" not in _answers(_UNKNOWN, three, french)


def test_a_period_that_only_touches_a_window_counts(three, french):
    """The show is free on some day of that season."""
    assert {"free:2027-06", "free:2027-09"} <= _answers(_LARGE, three, french)
    assert "free:2027-01" not in _answers(_LARGE, three, french)


def test_a_season_in_which_all_shows_are_free_is_offered_beside_the_others(three, french):
    """With summer alone in the list, a theatre read that nothing is free in its season."""
    both = _show(
        "both",
        touring=[
            {"from": "2027-01-10", "to": "2027-03-01"},
            {"from": "2027-08-01", "to": "2027-10-01"},
        ],
    )
    library = dataclasses.replace(three.library, shows=(_LARGE, both))
    offered = filter_views(dataclasses.replace(three, library=library), french)
    free = next(one for one in offered if one.name == "free")
    assert [choice.value for choice in free.choices] == ["2027-01", "2027-06", "2027-09"]
    library = dataclasses.replace(three.library, shows=(both, both))
    offered = filter_views(dataclasses.replace(three, library=library), french)
    assert "free" not in {one.name for one in offered}


def test_what_is_unknown_is_never_a_yes(three, french):
    assert _answers(_UNKNOWN, three, french) <= {"words:none"}


def test_a_choice_that_tells_nothing_apart_is_not_offered(three, french):
    for question in filter_views(three, french):
        for choice in question.choices:
            suited = [
                show
                for show in three.library.shows
                if f"{question.name}:{choice.value}" in _answers(show, three, french)
            ]
            assert 0 < len(suited) < 3, choice
    alone = dataclasses.replace(three, library=dataclasses.replace(three.library, shows=(_SMALL,)))
    assert filter_views(alone, french) == ()


def test_seasons_that_are_over_are_not_offered(three, french):
    period = next(view for view in filter_views(three, french) if view.name == "free")
    assert [choice.value for choice in period.choices] == ["2027-01", "2027-06", "2027-09"]
    assert period.choices[0].text.startswith("janvier")
