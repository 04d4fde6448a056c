"""What people are told of a fit: one sentence, and one a line, with the figures in it."""

from __future__ import annotations

import pytest

from showkit.kit.fit.compare import fit
from showkit.kit.fit.needs import needs_of
from showkit.kit.fit.words import (
    choice_word,
    headline,
    mark_words,
    needed_words,
    sentence,
    shortage,
    shortages,
)
from showkit.kit.rider_labels import LABELS
from showkit.model.rider import Rider
from showkit.model.room import Room
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

_RIDER = {
    "stage": {
        "width": {"min": 8, "ideal": 10},
        "depth": 7,
        "clear_height": {"min": 5, "level": "preferred"},
        "floor": {"any_of": ["wood", "sprung"]},
        "rake": {"max": 2},
    },
    "load_in": {"dock": {"value": True, "level": "negotiable"}},
}


def said(stage, tag="fr-CA", **room):
    found = fit(
        needs_of(Rider.model_validate(_RIDER)),
        Room.model_validate({"id": "r", "name": "Vauban", "stage": stage, **room}),
    )
    reader = Reader(catalogue(tag))
    plain = headline(found, "Vauban", reader).replace("\u00a0", " ")
    lines = {
        line.need.path[-1]: sentence(line, reader).replace("\u00a0", " ") for line in found.lines
    }
    return plain, lines


@pytest.mark.parametrize(
    ("stage", "room", "expected"),
    [
        (
            {"width": 11, "depth": 8.2, "clear_height": 9, "floor": ["wood"], "rake": 0},
            {"load_in": {"dock": True}},
            "Tient dans Vauban : 1,2 m de marge en profondeur.",
        ),
        (
            {"width": 11, "depth": 8.2, "floor": ["wood"]},
            {},
            "Tient dans Vauban : 1,2 m de marge en profondeur; points à vérifier : 3.",
        ),
        (
            {"width": 11, "depth": 8, "clear_height": 4.6, "floor": ["wood"], "rake": 0},
            {"load_in": {"dock": False}},
            "Vauban : hauteur libre trop faible de 0,4 m et sans quai de déchargement;",
        ),
        (
            {"width": 6, "depth": 8, "floor": ["concrete"]},
            {},
            "Vauban : scène trop étroite de 2 m et plancher : il faut bois ou plancher souple;",
        ),
        (
            {"depth": 8},
            {},
            "Vauban : reste à connaître : largeur de l’aire de jeu et hauteur libre",
        ),
    ],
)
def test_the_headline_says_what_a_programmer_asks_first(stage, room, expected):
    headline_, _ = said(stage, **room)
    assert headline_.endswith(".")
    assert headline_.startswith(expected)


_HARD = {
    "stage": {"level": "yes"},
    "load_in": {"step_free": "yes", "dock": "yes"},
    "backstage": {"step_free": "yes"},
    "effects": {"flame": "yes"},
}
_BARE = {
    "stage": {"level": "no"},
    "load_in": {"step_free": "no", "dock": "no"},
    "backstage": {"step_free": "no"},
    "effects": {"flame": "no"},
}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (
            "fr-CA",
            [
                "sol pas de niveau",
                "sans quai de déchargement",
                "marches au déchargement",
                "marches en coulisses",
                "flamme nue : pas permis",
            ],
        ),
        (
            "en-CA",
            [
                "floor not level",
                "without loading dock",
                "steps at the load-in",
                "steps backstage",
                "naked flame not allowed",
            ],
        ),
    ],
)
def test_what_is_missing_is_said_as_people_say_it(tag, expected):
    """Nobody says “without step-free load-in”."""
    room = Room.model_validate({"id": "r", "name": "Vauban", **_BARE})
    found = fit(needs_of(Rider.model_validate(_HARD)), room)
    reader = Reader(catalogue(tag))
    said = [shortage(line, reader).replace("\u00a0", " ") for line in found.short]
    assert sorted(said) == sorted(expected)


@pytest.mark.parametrize(
    ("tag", "points", "expected"),
    [
        ("fr-CA", 2, "sol pas de niveau et sans quai de déchargement"),
        ("fr-CA", 3, "sol pas de niveau et sans quai de déchargement, et un autre point"),
        ("fr-CA", 4, "sol pas de niveau et sans quai de déchargement, et 2 autres points"),
        ("en-CA", 3, "floor not level and without loading dock, and one more point"),
        ("en-CA", 5, "floor not level and without loading dock, and 3 more points"),
    ],
)
def test_two_shortages_are_named_and_the_others_counted(tag, points, expected):
    room = Room.model_validate({"id": "r", "name": "Vauban", **_BARE})
    found = fit(needs_of(Rider.model_validate(_HARD)), room)
    by_path = {line.need.path: line for line in found.short}
    first = [by_path["stage", "level"], by_path["load_in", "dock"]]
    lines = [*first, *(line for line in found.short if line not in first)]
    assert shortages(lines[:points], Reader(catalogue(tag))) == expected


def test_each_line_has_both_figures_and_what_is_to_spare_or_missing():
    _, lines = said({"width": 9, "depth": 6.5, "rake": 4}, tag="en")
    assert lines["width"] == "9 m; 10 m would be ideal"
    assert lines["depth"] == "6.5 m, 0.5 m short of what is needed"
    assert lines["rake"] == "4 %, where at most 2 % is needed"
    assert lines["clear_height"] == "5 m needed"
    assert lines["dock"] == ""


def test_every_label_is_of_a_line_that_riders_have():
    """A label that no line has any more would be translated for nobody."""
    for path in LABELS:
        record: object = Room if path in {("seating",), ("capacity",)} else Rider
        for step in path:
            assert step in record.model_fields, path
            record = record.model_fields[step].annotation


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (
            "fr-CA",
            "Tient dans Vauban : 3 m de marge en largeur. Jauge : au plus 65 places sur 620.",
        ),
        (
            "en-CA",
            "Fits Vauban with 3 m to spare in width. Audience: at most 65 of the 620 seats.",
        ),
    ],
)
def test_a_show_for_few_says_so_of_a_large_house(tag, expected):
    """“Fits” alone would sell 620 seats of a show that plays to 65."""
    rider = Rider.model_validate({"stage": {"width": 5}, "audience": {"capacity_limit": 65}})
    room = {"id": "r", "name": "Vauban", "stage": {"width": 8}}
    reader = Reader(catalogue(tag))

    def told(**more):
        found = fit(needs_of(rider), Room.model_validate({**room, **more}))
        return headline(found, "Vauban", reader).replace("\u00a0", " ")

    assert told(capacity=620) == expected
    assert told(capacity=60) == told() == expected.partition(". ")[0] + "."


def test_more_than_the_most_is_not_called_right():
    """The sheet says “at most 7 m”: nine metres fit, closed in, but nobody asked for them."""
    rider = Rider.model_validate({"stage": {"clear_height": {"min": 3, "ideal": 4.5, "max": 7}}})
    reader = Reader(catalogue("fr-CA"))

    def told(height):
        room = {"id": "r", "name": "R", "stage": {"clear_height": height}}
        (line,) = fit(needs_of(rider), Room.model_validate(room)).lines
        return mark_words(line, reader), sentence(line, reader).replace("\u00a0", " ")

    assert told(9.4) == ("plus que demandé", "9,4 m; demandé : de 3 à 7 m")
    assert told(6) == ("conforme", "6 m; demandé : de 3 à 7 m")


def test_a_crew_is_counted_in_people():
    calls = [{"call": {"fr": "Montage"}, "role": {"fr": "Machinistes"}, "people": 9, "hours": 4}]
    (line,) = fit(needs_of(Rider.model_validate({"crew": calls})), Room(id="r", name="R")).lines
    assert sentence(line, Reader(catalogue("fr-CA"))).endswith("9 personnes")


def test_a_show_that_comes_by_train_parks_anywhere():
    """The French sheet of one said “none ou fourgonnette”."""
    rider = Rider.model_validate({"load_in": {"parking": {"any_of": ["none", "van"]}}})
    room = Room.model_validate({"id": "r", "name": "R", "load_in": {"parking": ["truck"]}})
    (line,) = fit(needs_of(rider), room).lines
    assert line.mark == "meets"
    assert needed_words(line, Reader(catalogue("fr-CA"))) == "aucun véhicule ou fourgonnette"


def test_a_lift_has_its_name_on_both_sides_of_the_ocean():
    """“Without goods lift” was no English to a theatre in Ontario."""
    rider = Rider.model_validate({"load_in": {"lift": True}})
    room = Room.model_validate({"id": "r", "name": "R", "load_in": {"lift": False}})
    (line,) = fit(needs_of(rider), room).lines
    said = [shortage(line, Reader(catalogue(tag))) for tag in ("en-CA", "fr-CA")]
    assert said == ["without goods lift or freight elevator", "sans monte-charge"]


def test_legs_that_are_asked_for_are_not_called_absent():
    """“Pendrillons : 6” stood over “Pendrillonnage : sans pendrillons”."""
    assert choice_word("open", Reader(catalogue("fr-CA"))) == "boîte ouverte"
