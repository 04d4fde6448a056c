"""The stage plan: to scale, in words that a screen reader says, and never more than is known."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.kit.stage_plan.alone import stage_plan
from showkit.kit.stage_plan.in_room import plan_in_room
from showkit.model.rider import Rider
from showkit.model.room import Room
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

_FRENCH = Reader(catalogue("fr-CA"))
_ENGLISH = Reader(catalogue("en-CA"))
_NS = "{http://www.w3.org/2000/svg}"
_STAGE = {
    "width": {"min": 9, "ideal": 10},
    "depth": {"min": 7.5, "ideal": 9},
    "proscenium_width": 8,
    "wing_stage_left": 3,
    "wing_stage_right": 1,
}


def _rider(elements=(), soft_goods=None, **stage):
    return Rider.model_validate(
        {"stage": {**_STAGE, "elements": list(elements), **stage}, "soft_goods": soft_goods or {}}
    )


def _room(**stage):
    return Room.model_validate({"id": "r", "name": "La Poterne", "stage": stage})


def _drawn(plan):
    return ET.fromstring(plan.svg)  # noqa: S314 - we have just made it


def _by_class(tree, name):
    return [one for one in tree.iter() if one.get("class") == name]


def _said(plan):
    return " ".join(_drawn(plan).itertext()).replace("\u00a0", " ")


def _reach(path):
    """Return the least and greatest x and y of a hatching's outline, in units."""
    left, top, right, bottom = (
        float(figure)
        for figure in re.match(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)", path.get("d")).groups()
    )
    return left, top, right, bottom


@given(
    st.floats(1, 40).map(lambda value: round(value, 2)),
    st.floats(1, 40).map(lambda value: round(value, 2)),
)
@settings(deadline=None)
def test_a_metre_is_as_long_across_as_upstage(width, depth):
    """Someone lays a ruler on it: the drawing is the rider's figures and nothing else."""
    rider = _rider([{"name": "T", "width": 1, "depth": 1, "y": 0.5}], width=width, depth=depth)
    tree = _drawn(stage_plan(rider, "Solo", _ENGLISH))
    area, piece = _by_class(tree, "plan__area")[0], _by_class(tree, "plan__piece")[0]
    across = float(area.get("width")) / width
    assert float(area.get("height")) / depth == pytest.approx(across, rel=0.03, abs=0.2)
    assert float(piece.get("width")) == pytest.approx(across, rel=0.03, abs=0.2)


def test_what_stands_stage_left_is_drawn_on_the_right_as_the_audience_sees_it():
    """Cour and jardin swapped is a set that is built the wrong way round."""
    rider = _rider([{"name": "Mur", "width": 1, "depth": 0.2, "x": 3, "y": 6}])
    plan = stage_plan(rider, "Solo", _FRENCH)
    tree = _drawn(plan)
    area, piece = _by_class(tree, "plan__area")[0], _by_class(tree, "plan__piece")[0]
    middle = float(area.get("x")) + float(area.get("width")) / 2
    assert float(piece.get("x")) > middle
    assert float(piece.get("y")) < float(area.get("y")) + float(area.get("height")) / 2
    places = {text.text: float(text.get("x")) for text in tree.iter(f"{_NS}text")}
    assert places["Jardin"] < middle < places["Cour"]
    assert "Mur, 1 × 0,2 m : 3 m côté cour, à 6 m du cadre." in _said(plan)


def test_it_says_itself_to_those_who_do_not_see_it():
    tree = _drawn(stage_plan(_rider(), "L’heure juste", _ENGLISH))
    named = {one.get("id"): one.text for one in tree.iter() if one.get("id")}
    assert tree.get("role") == "img"
    title, description = (named[name] for name in tree.get("aria-labelledby").split())
    assert title == "L’heure juste: stage plan"
    assert "9 × 7.5\u00a0m (29′\u00a06″ × 24′\u00a07″)" in description


def test_it_brings_no_style_that_a_strict_policy_would_refuse():
    """``style=""`` in a page is dropped by our Content-Security-Policy, and the plan with it."""
    soft = {"legs": 8, "backdrop": True, "cyclorama": True}
    for masking in ("italian", "german", "open"):
        plan = stage_plan(_rider(soft_goods=soft | {"masking": masking}), "Solo", _ENGLISH)
        svg = plan.svg
        assert "style" not in svg
        assert "url(" not in svg
        assert "\n\n" not in svg, "a blank line would end the block of HTML that it stands in"


@pytest.mark.parametrize(("masking", "drawn"), [("italian", 6), ("german", 6), ("open", 0)])
def test_legs_are_drawn_as_the_wings_are_masked(masking, drawn):
    bare = stage_plan(_rider(), "Solo", _ENGLISH).svg.count("<path")
    masked = _rider(soft_goods={"legs": 5, "masking": masking})
    extra = stage_plan(masked, "Solo", _ENGLISH).svg.count("<path") - bare
    assert extra == (drawn + 1 if drawn else 0), "and one in the legend"


@pytest.mark.parametrize("missing", ["width", "depth"])
def test_without_a_stage_there_is_nothing_to_draw(missing):
    rider = _rider(**{missing: None})
    assert stage_plan(rider, "Solo", _ENGLISH) is None
    assert plan_in_room(rider, _room(width=8), "Solo", _ENGLISH) is None


@given(st.text(), st.text())
@settings(deadline=None)
def test_any_text_of_a_person_stays_text(name, show):
    """A title with < or & or a control character must not break the page that it stands in."""
    rider = _rider([{"name": name, "width": 1, "depth": 1, "y": 1}])
    for plan in (
        stage_plan(rider, show, _ENGLISH),
        plan_in_room(rider, _room(width=6), show, _ENGLISH),
    ):
        _drawn(plan)


def test_a_room_that_is_short_shows_the_strips_that_are_missing():
    """1.8 m too narrow is 0.9 m on either side, and stands there as a figure."""
    plan = plan_in_room(_rider(), _room(width=7.2, depth=6), "Solo", _FRENCH)
    tree = _drawn(plan)
    unit = float(_by_class(tree, "plan__area")[0].get("width")) / 9
    strips = [_reach(one) for one in _by_class(tree, "plan__short") if "H" in one.get("d")[:30]]
    widths = sorted(round((right - left) / unit, 2) for left, _, right, _ in strips[:3])
    heights = sorted(round((bottom - top) / unit, 2) for _, top, _, bottom in strips[:3])
    assert widths == pytest.approx([0.9, 0.9, 9], abs=0.03)
    assert heights == pytest.approx([1.5, 6, 6], abs=0.03)
    figures = [one.text for one in _by_class(tree, "plan__halo")]
    assert figures == ["0,9\u00a0m", "0,9\u00a0m", "1,5\u00a0m"]
    said = _said(plan)
    assert "Scène trop étroite de 1,8 m." in said
    assert "Scène trop peu profonde de 1,5 m." in said


def test_a_room_that_does_not_say_is_not_drawn_as_if_it_fitted():
    plan = plan_in_room(_rider(), _room(width=12), "Solo", _ENGLISH)
    assert not _by_class(_drawn(plan), "plan__short")
    assert "Not known: stage depth, proscenium opening, wing, stage left" in _said(plan)


@given(st.floats(3, 15), st.floats(3, 15), st.floats(0, 5), st.floats(3, 15))
@settings(deadline=None)
def test_a_strip_is_hatched_for_each_shortage_and_for_nothing_else(width, depth, wing, opening):
    room = _room(
        width=width,
        depth=depth,
        wing_stage_left=wing,
        wing_stage_right=wing,
        proscenium_width=opening,
    )
    drawn = len(_by_class(_drawn(plan_in_room(_rider(), room, "S", _ENGLISH)), "plan__halo"))
    expected = 2 * (width < 9) + (depth < 7.5) + (wing < 3) + (wing < 1) + 2 * (opening < 8)
    assert drawn == expected
