"""Facts and rider lines, as people read them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showkit.kit.rider_labels import LABELS
from showkit.model.rider import Rider
from showkit.model.show_facts import Ages
from showkit.output.catalogues import catalogue
from showkit.portal.facts import ages, card_facts, fact_views
from showkit.portal.people import dialled
from showkit.portal.photographs import focus_class, focus_rules
from showkit.portal.reader import Reader
from showkit.portal.rider_lines import least_stage, rider_at_a_glance


@pytest.fixture(scope="module")
def show(library):
    return library.show_by_slug["foret"]


def test_a_card_says_discipline_age_minutes_and_people(show, english):
    assert card_facts(show, english) == (
        "Contemporary dance",
        "Ages 8+",
        "55\u00a0min",
        "5 people",
    )


def test_facts_come_in_the_order_in_which_people_ask_and_unknown_ones_stay_out(library, english):
    facts = {fact.icon: (fact.value, fact.aside) for fact in fact_views(_foret(library), english)}
    assert list(facts) == [
        "discipline",
        "age",
        "duration",
        "people",
        "stage",
        "set-up",
        "words",
        "premiere",
    ]
    assert facts["stage"] == ("8.5 × 6\u00a0m", "27′\u00a011″ × 19′\u00a08″")
    assert facts["words"] == ("In French and English", "surtitles: Spanish")
    bare = library.show_by_slug["nocturne"]
    assert fact_views(bare, english) == ()
    wordless = replace(bare, facts=bare.facts.model_copy(update={"languages": ()}))
    assert [(fact.icon, fact.value) for fact in fact_views(wordless, english)] == [
        ("words", "Without words")
    ]


def _foret(library):
    return library.show_by_slug["bois"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"from": 8}, "Ages 8+"),
        ({"from": 3, "to": 6}, "Ages 3–6"),
        ({}, "All ages"),
        ({"from": 0}, "All ages"),
        ({"from": "18 mois"}, "From 18 months"),
        ({"from": "18 months", "to": "4 ans"}, "From 18 months to 4 years"),
        ({"from": "6 mois", "to": "18 mois"}, "6 to 18 months"),
        ({"from": "24 months", "to": "5"}, "Ages 2–5"),
    ],
)
def test_ages_are_said_as_people_say_them(given, said, english):
    assert ages(Ages.model_validate(given), english) == said


def test_the_rider_at_a_glance_keeps_what_a_programmer_wants(show, english):
    lines = {line.label: line for line in rider_at_a_glance(show.rider, english)}
    stage = lines["Stage, width × depth"]
    assert stage.value == "8.5 × 6\u00a0m, ideally 10 × 8\u00a0m"
    assert lines["Grid height"].aside == "16′\u00a05″, preferred"
    assert lines["Grid height"].note == "Or else call."
    assert lines["Floor"].value == "wood or dance floor"
    assert lines["Crew from the house"].value == "5 people"
    assert lines["Crew from the house"].aside == "Fit-up 5"
    assert lines["On the road"].aside == "3 on stage and 2 technicians"
    assert lines["Power"].value == "32\u00a0A"
    assert lines["Special effects"].value == "haze"
    assert lines["Special effects"].note == "Water-based."


def test_an_empty_rider_has_nothing_to_say(english):
    assert rider_at_a_glance(Rider(), english) == ()
    assert least_stage(Rider()) is None
    assert least_stage(None) is None


def test_what_is_played_in_the_open_air_says_so(english):
    rider = Rider.model_validate({"outdoors": "yes"})
    assert [(line.label, line.value) for line in rider_at_a_glance(rider, english)] == [
        ("Place", "in the open air")
    ]


def test_one_side_of_a_stage_is_still_told(english):
    rider = Rider.model_validate({"stage": {"width": 7, "rake": {"max": 3}}})
    lines = rider_at_a_glance(rider, english)
    assert [(line.label, line.value) for line in lines] == [("Stage width", "7\u00a0m")]


@pytest.mark.parametrize(
    ("height", "label", "etiquette"),
    [
        ("grid_height", "Grid height", "Hauteur sous gril"),
        ("clear_height", "Clear height", "Hauteur libre"),
    ],
)
def test_a_height_is_told_as_the_one_it_is(height, label, etiquette, english):
    """A show that asks for clear height, outdoors for one, asks for no grid."""
    rider = Rider.model_validate({"stage": {height: 6}})
    french = Reader(catalogue("fr-CA"))
    for reader, expected in ((english, label), (french, etiquette)):
        (line,) = rider_at_a_glance(rider, reader)
        assert line.label == expected == reader.say(LABELS["stage", height])


def test_the_playing_area_and_the_opening_are_two_things_in_french():
    french = Reader(catalogue("fr-CA"))
    assert french.say(LABELS["stage", "width"]) == "Largeur de l’aire de jeu"
    assert french.say(LABELS["stage", "proscenium_width"]) == "Ouverture au cadre"


def test_focal_points_share_few_classes():
    assert focus_class(0.31, 0.62) == focus_class(0.29, 0.61) == "at-30-60"
    assert focus_rules(["at-30-60", "at-0-100", "at-30-60"]) == (
        ".at-0-100{object-position:0% 100%}\n.at-30-60{object-position:30% 60%}\n"
    )


def test_a_number_is_dialled_without_its_spaces():
    assert dialled("+33 (0)1 99-00 00 01") == "tel:+33199000001"
    assert dialled("") == ""


def test_what_dancers_stand_on_is_told_at_a_glance(english):
    """A floor on concrete ends the talk; who brings the dance floor is its first question."""
    stage = {"sprung_floor": True, "dance_floor": {"supplied_by": "company"}, "floor": "bois"}
    rider = Rider.model_validate({"stage": stage})

    assert [(line.label, line.value) for line in rider_at_a_glance(rider, english)] == [
        ("Floor", "wood"),
        ("Sprung floor", "yes"),
        ("Dance floor", "we bring it"),
    ]


def test_who_travels_adds_up(english):
    """19 people, “14 on stage and 4 technicians”, is a slip to whoever books rooms."""
    party = {"artists": 14, "technicians": 4, "others": 1}
    (line,) = rider_at_a_glance(Rider.model_validate({"touring_party": party}), english)

    assert line.value == "19 people"
    assert line.aside == "14 on stage, 4 technicians, and 1 other"


def test_the_most_that_will_do_is_told_at_a_glance_too(english):
    """The first page of a rider said “3 m, ideally 4.5 m”, and its table “at most 7 m”."""
    rider = Rider.model_validate({"stage": {"clear_height": {"min": 3, "ideal": 4.5, "max": 7}}})
    (line,) = rider_at_a_glance(rider, english)
    assert line.value.replace("\u00a0", " ") == "3 m, ideally 4.5 m, at most 7 m"
    assert line.aside.replace("\u00a0", " ") == "9′ 10″ – 14′ 9″ – 23′"
