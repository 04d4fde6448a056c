"""Charts: the same bytes for the same figures, nothing that runs, and words to be read out."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from showkit.visits.report.charts import Bars, Series, as_svg

SVG = "{http://www.w3.org/2000/svg}"


def bars(**more) -> Bars:
    given = {
        "id": "shows",
        "title": "Visits by show",
        "description": "In the table below.",
        "labels": ("Haubans", "Mi-figue & <Sel>"),
        "series": (Series("certain", (3, 0)), Series("probable", (1, 12))),
        **more,
    }
    return Bars(**given)


@pytest.mark.parametrize("stacked", [True, False])
@pytest.mark.parametrize("lying", [True, False])
def test_nothing_in_a_drawing_runs_styles_or_hangs_on_the_clock(stacked, lying):
    drawn = as_svg(bars(stacked=stacked, lying=lying))
    assert not re.search(r"<script|<style|style=|<!--|http://(?!www\.w3\.org/2000/svg)", drawn)
    assert drawn == as_svg(bars(stacked=stacked, lying=lying))
    root = etree.fromstring(drawn.encode())
    assert [part.text for part in root.iter(f"{SVG}title", f"{SVG}desc")] == [
        "Visits by show",
        "In the table below.",
    ]
    assert root.get("aria-labelledby") == "shows-title shows-desc"


def test_texts_are_texts():
    root = etree.fromstring(as_svg(bars()).encode())
    texts = [part.text for part in root.iter(f"{SVG}text")]
    assert {"Haubans", "Mi-figue & <Sel>", "certain", "probable"} <= set(texts)


@pytest.mark.parametrize(
    ("highest", "marks"), [(1, "0 1"), (4, "0 1 2 3 4"), (23, "0 5 10 15 20 25")]
)
def test_the_axis_has_round_figures(highest, marks):
    drawn = as_svg(bars(series=(Series("certain", (highest, 0)),)))
    root = etree.fromstring(drawn.encode())
    found = [text for part in root.iter(f"{SVG}text") if (text := part.text) and text.isdigit()]
    assert found[: len(marks.split())] == marks.split()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.booleans(), st.booleans())
def test_any_figures_can_be_drawn(values, stacked, lying):
    one = Series("certain", tuple(values))
    drawn = as_svg(
        bars(labels=("x",) * len(values), series=(one, one), stacked=stacked, lying=lying)
    )
    etree.fromstring(drawn.encode())


@pytest.mark.parametrize("lying", [True, False])
def test_one_figure_alone_is_no_block(lying):
    """The first visit of all filled half of a page, with its month slanted under it."""
    drawn = as_svg(bars(labels=("nov. 2026",), series=(Series("x", (1,)),), lying=lying))
    root = etree.fromstring(drawn.encode())
    _, _, width, height = map(float, root.get("viewBox").split())
    (bar,) = [part for part in root.iter(f"{SVG}rect") if "rect" in part.get("class", "").split()]
    thickness = float(bar.get("height")) if lying else float(bar.get("width"))
    assert thickness < width / 6
    assert height < width / 2
    slanted = [part for part in root.iter(f"{SVG}text") if "rotate" in part.get("transform", "")]
    assert not slanted


def test_the_library_leaves_imports_alone():
    """It would slow down and warn at every import that comes after."""
    assert not [one for one in sys.meta_path if type(one).__module__.startswith("pygal")]


@pytest.mark.parametrize("names", [2, 3, 4])
@pytest.mark.parametrize("stacked", [True, False])
def test_every_colour_is_explained_within_the_drawing(names, stacked):
    """The third name of the performances of a season was cut off at its foot."""
    series = tuple(Series(f"name {n}", (n + 1, 2)) for n in range(names))
    root = etree.fromstring(as_svg(bars(series=series, stacked=stacked)).encode())
    height = float(root.get("viewBox").split()[3])
    (legends,) = (g for g in root.iter(f"{SVG}g") if g.get("class") == "legends")
    top = float(re.findall(r"[\d.]+", legends.get("transform"))[1])
    feet = [float(r.get("y")) + float(r.get("height")) for r in legends.iter(f"{SVG}rect")]

    assert len(feet) == names
    assert top + max(feet) < height
