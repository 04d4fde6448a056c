from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showkit.output.templates import shipped_templates
from showkit.portal.colour import AA, PAPERS_DARK, PAPERS_LIGHT, contrast, readable

_COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(_COLOURS)
def test_every_accent_can_be_read_on_every_paper(colour):
    accent = readable(colour)
    assert all(contrast(accent.light, paper) >= AA for paper in PAPERS_LIGHT)
    assert all(contrast(accent.dark, paper) >= AA for paper in PAPERS_DARK)


@given(_COLOURS)
def test_an_accent_that_can_be_read_stays(colour):
    accent = readable(colour)
    assert readable(accent.light).light == accent.light
    assert readable(accent.dark).dark == accent.dark


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_the_papers_are_those_of_the_stylesheet():
    """Accents are measured against the papers that people see."""
    style = Path(shipped_templates() / "assets" / "portal.css").read_text("utf-8")
    for number, name in enumerate(("paper", "paper-deep")):
        papers = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", style)
        assert papers
        assert papers.groups() == (PAPERS_LIGHT[number], PAPERS_DARK[number])
