"""A rider held against a room: total, honest about what nobody knows, and never worse for more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.kit.fit.compare import Mark, Verdict, fit
from showkit.kit.fit.needs import needs_of
from showkit.model.requirement import Amount, Choice, Level, Provision, Supplier
from showkit.model.rider import Rider
from showkit.model.room import Room

_LEVELS = st.sampled_from(Level)
_SUPPLIERS = st.sampled_from(Supplier)
_FIGURES = st.floats(0.5, 40).map(lambda value: round(value, 2))
_WORDS = st.lists(st.sampled_from(["wood", "sprung", "concrete", "CEE 32A"]), max_size=3)
_COUNTED = {"linesets", "legs", "borders", "circuits", "monitors", "stations", "dressing_rooms"}
_WHOLE = _COUNTED | {"lumens", "amperes", "phases"}
_MORE_IS_NEVER_WORSE = {
    ("stage", name)
    for name in (
        *("width", "depth", "proscenium_width", "wall_to_wall", "grid_height", "clear_height"),
        *("wing_stage_left", "wing_stage_right", "linesets", "point_load"),
    )
}


@st.composite
def amounts(draw):
    bounds = sorted(draw(st.lists(_FIGURES, min_size=1, max_size=3)))
    names = draw(st.permutations(["min", "ideal", "max"]))[: len(bounds)]
    names = sorted(names, key=["min", "ideal", "max"].index)
    given_ = dict(zip(names, bounds, strict=True))
    return given_ | {"level": draw(_LEVELS), "supplied_by": draw(_SUPPLIERS)}


@st.composite
def riders(draw):
    stage = {
        name: draw(amounts())
        for name in (*(path[1] for path in _MORE_IS_NEVER_WORSE), "rake", "temperature")
        if draw(st.booleans())
    }
    for name in ("crossover", "level", "sprung_floor"):
        if draw(st.booleans()):
            stage[name] = {"value": draw(st.booleans()), "level": draw(_LEVELS)}
    if draw(st.booleans()):
        stage["floor"] = {"any_of": draw(_WORDS.filter(bool)), "level": draw(_LEVELS)}
    power = {"amperes": draw(amounts())} if draw(st.booleans()) else {}
    effects = {"haze": {"value": True, "supplied_by": "company"}} if draw(st.booleans()) else {}
    return Rider.model_validate({"stage": stage, "power": power, "effects": effects})


@st.composite
def rooms(draw):
    stage = {
        name: draw(_FIGURES)
        for name in (
            *("width", "depth", "proscenium_width", "wall_to_wall", "grid_height"),
            *("clear_height", "wing_stage_left", "wing_stage_right", "point_load"),
            *("rake", "temperature"),
        )
        if draw(st.booleans())
    }
    if draw(st.booleans()):
        stage["linesets"] = draw(st.integers(0, 40))
    for name in ("crossover", "level", "sprung_floor", "dance_floor"):
        stage[name] = draw(st.sampled_from([None, True, False]))
    stage["floor"] = draw(_WORDS)
    return Room.model_validate({"id": "r", "name": "R", "stage": stage})


@settings(deadline=None)
@given(riders(), rooms())
def test_every_line_gets_a_mark_and_the_verdict_follows_from_them(rider, room):
    """Every combination of known, unknown, min, ideal and level comes to something."""
    found = fit(needs_of(rider), room)
    required_short = [one for one in found.short if one.need.level is Level.REQUIRED]
    assert (found.verdict is Verdict.BLOCKED) == bool(required_short)
    if found.verdict is Verdict.FITS:
        assert not found.short
        assert any(line.mark in {Mark.MEETS, Mark.TIGHT} for line in found.lines)
    for line in found.lines:
        assert (line.has is None) == (line.mark is Mark.UNKNOWN)
        if line.margin is not None:
            assert (line.margin < 0) == (line.mark is Mark.SHORT)


@settings(deadline=None)
@given(riders(), rooms(), st.data())
def test_a_larger_room_never_fits_worse(rider, room, data):
    """A stage that is wider than asked is closed with curtains, and nobody is turned away."""
    path = data.draw(st.sampled_from(sorted(_MORE_IS_NEVER_WORSE)))
    now = getattr(room.stage, path[1])
    if now is None:
        return
    more = now + data.draw(st.integers(1, 30))
    larger = room.model_copy(update={"stage": room.stage.model_copy(update={path[1]: more})})
    order = [Verdict.BLOCKED, Verdict.UNKNOWN, Verdict.ADAPTABLE, Verdict.FITS]
    before, after = fit(needs_of(rider), room), fit(needs_of(rider), larger)
    assert order.index(after.verdict) >= order.index(before.verdict)


@settings(deadline=None)
@given(riders(), rooms(), st.data())
def test_a_missing_figure_is_never_a_yes(rider, room, data):
    """What a house has not said can only leave a question, for every line that asked for it."""
    path = data.draw(st.sampled_from(sorted(_MORE_IS_NEVER_WORSE)))
    silent = room.model_copy(update={"stage": room.stage.model_copy(update={path[1]: None})})
    marks = {line.need.path: line.mark for line in fit(needs_of(rider), silent).lines}
    assert marks.get(path, Mark.UNKNOWN) is Mark.UNKNOWN


def test_nothing_known_is_unknown():
    rider = Rider.model_validate({"stage": {"width": 8}, "blackout": "yes"})
    assert fit(needs_of(rider), Room(id="r", name="R")).verdict is Verdict.UNKNOWN
    assert fit((), Room(id="r", name="R")).verdict is Verdict.UNKNOWN


def test_one_of_the_two_heights_is_enough_to_judge():
    """Houses give the one or the other; few give both."""
    rider = Rider.model_validate(
        {"stage": {"width": 8, "depth": 6, "grid_height": 5, "clear_height": 4}}
    )
    stage = {"width": 9, "depth": 7}
    room = Room.model_validate({"id": "r", "name": "R", "stage": stage})
    assert fit(needs_of(rider), room).verdict is Verdict.UNKNOWN
    known = Room.model_validate({"id": "r", "name": "R", "stage": {**stage, "clear_height": 6}})
    assert fit(needs_of(rider), known).verdict is Verdict.FITS


def line_of(path, asked, **room):
    rider = Rider.model_validate({path[0]: {path[1]: asked}})
    (line,) = fit(needs_of(rider), Room.model_validate({"id": "r", "name": "R", **room})).lines
    return line


@pytest.mark.parametrize(
    ("asked", "has", "mark", "margin"),
    [
        ({"min": 8, "ideal": 10}, 12, Mark.MEETS, 4),
        ({"min": 8, "ideal": 10}, 9, Mark.TIGHT, 1),
        ({"min": 8, "ideal": 10}, 7.6, Mark.SHORT, -0.4),
        ({"ideal": 10}, 9, Mark.TIGHT, None),
        ({"min": 8, "max": 10}, 12, Mark.MEETS, 4),  # a wide stage is closed with curtains
    ],
)
def test_an_amount_has_its_margin(asked, has, mark, margin):
    line = line_of(("stage", "width"), asked, stage={"width": has})
    assert (line.mark, line.margin) == (mark, margin)


def test_of_a_slope_and_a_temperature_there_can_be_too_much():
    assert line_of(("stage", "rake"), {"max": 2}, stage={"rake": 4}).mark is Mark.SHORT
    asked = {"min": 18, "max": 26}
    assert line_of(("stage", "temperature"), asked, stage={"temperature": 30}).margin == -4


def test_what_follows_from_another_figure_is_known():
    assert line_of(("stage", "level"), "yes", stage={"rake": 4}).mark is Mark.SHORT
    assert line_of(("stage", "rake"), {"max": 2}, stage={"level": True}).mark is Mark.MEETS
    load_in = {"lift": False, "step_free": True}
    assert line_of(("load_in", "lift"), "yes", load_in=load_in).has is True


def test_what_the_company_brings_is_not_asked_of_the_house_but_haze_must_be_allowed():
    rider = Rider.model_validate(
        {
            "sound": {"console": {"value": True, "supplied_by": "company"}},
            "effects": {"haze": {"value": True, "supplied_by": "company"}, "flame": False},
        }
    )
    assert [need.path for need in needs_of(rider)] == [("effects", "haze")]


def test_a_word_is_the_same_with_or_without_capitals_and_hyphens():
    asked = {"any_of": ["cee 32a"]}
    assert line_of(("power", "connector"), asked, power={"connector": ["CEE-32A"]}).mark is (
        Mark.MEETS
    )


def test_every_line_of_a_rider_that_a_room_can_answer_is_held_against_it():
    """A field added to both is compared without anybody thinking of it; one renamed is seen."""
    shared = {
        (section, name)
        for section, info in Rider.model_fields.items()
        for name in getattr(info.annotation, "model_fields", ())
        if name in getattr(Room.model_fields.get(section, None), "annotation", Room).model_fields
    }
    values = {Amount: {"min": 1}, Provision: True, Choice: ["x"]}
    given_: dict = {}
    for section, name in shared:
        text = str(Rider.model_fields[section].annotation.model_fields[name].annotation)
        kind = next((kind for kind in values if kind.__name__ in text), None)
        if kind is not None:
            given_.setdefault(section, {})[name] = values[kind]
    found = {need.path for need in needs_of(Rider.model_validate(given_))}
    elsewhere = {("audience", "seating"): ("seating",)}
    asked = {(section, name) for section, names in given_.items() for name in names}
    assert {elsewhere.get(path, path) for path in asked} == found


def test_a_slope_given_by_a_number_alone_is_the_most_that_will_do():
    """“rake: 0” asks for a level stage; a steep one had been told to fit."""
    level = Rider.model_validate({"stage": {"rake": 0}})

    def verdict(rake: float) -> Verdict:
        room = Room.model_validate({"id": "a", "name": "A", "stage": {"rake": rake}})
        return fit(needs_of(level), room).verdict

    assert verdict(0) is Verdict.FITS
    assert verdict(4) is Verdict.BLOCKED


@pytest.mark.parametrize(
    ("asked", "there"),
    [("bois", "wood"), ("Plancher sur lambourdes", "sprung"), ("wood", "bois franc")],
)
def test_a_floor_is_the_same_in_french_and_in_english(asked, there):
    """A rider that asks for « bois » was told that no stage of wood would do."""
    rider = Rider.model_validate({"stage": {"floor": [asked]}})
    room = Room.model_validate({"id": "a", "name": "A", "stage": {"floor": [there]}})

    assert fit(needs_of(rider), room).verdict is Verdict.FITS
