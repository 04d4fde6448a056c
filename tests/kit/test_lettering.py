"""Titles of any length, in any script, are set without a letter cut off or a box for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from showkit.kit.pictures.lettering import Lettering, Style, drawable, fitted, usable
from showkit.output.templates import shipped_templates

_FOLDER = shipped_templates() / "assets" / "fonts"
_FILES = (
    _FOLDER / "bricolage-grotesque-latin-wght-normal.woff2",
    _FOLDER / "bricolage-grotesque-latin-ext-wght-normal.woff2",
)
_STYLE = Style(700, (104, 80, 58, 42, 30, 24), 1.06)
_TITLES = st.text(
    st.sampled_from("aeéiîonrsltEÉÀÔŁĳẞß’'-–  \u00a0\u202f?!;:0123gjpqyWM"),
    min_size=1,
    max_size=120,
)


def test_a_letter_that_the_first_font_lacks_comes_from_the_next():
    """Łódź is a city that companies tour to; the Latin subset alone has neither Ł nor ź."""
    assert drawable("Łódź", _FILES[:1]) == ""
    assert drawable("Łódź", _FILES) == "Łódź"


@pytest.mark.parametrize("title", ["海の上", "Солнце", "البحر", "ทะเล"])
def test_a_title_in_a_script_that_no_font_has_is_left_to_the_page(title):
    """A row of empty boxes under a company's name is worse than the photograph alone."""
    assert drawable(title, _FILES) == ""


@pytest.mark.parametrize(
    "title", ["Allô 🎈", "🎈 Allô", "Al\u200bl\u00f4", "Allô \ufe0f", "Allo\u0302"]
)
def test_an_ornament_that_no_font_has_does_not_cost_the_title(title):
    assert drawable(title, _FILES) == "Allô"


def test_a_file_that_is_no_font_is_passed_over(tmp_path):
    """The company's own fonts are put there by hand."""
    broken = tmp_path / "ours.woff2"
    broken.write_bytes(b"wOF2 broken")
    assert usable((broken, tmp_path / "missing.ttf", *_FILES)) == _FILES


def test_weight_is_that_of_titles():
    thin, strong = Lettering(_FILES, 60, 300), Lettering(_FILES, 60, 700)
    assert strong.width("Haubans") > thin.width("Haubans")


def test_lines_are_about_equally_long():
    """One word alone on the second line is a mistake of the compositor."""
    lettering = Lettering(_FILES, 40, 700)
    lines = lettering.lines(
        "Shows that form slowly and hold", lettering.width("Shows that form slowly and")
    )
    assert lines == ("Shows that form", "slowly and hold")


def test_figures_are_not_torn_apart():
    lettering = Lettering(_FILES, 40, 700)
    assert lettering.lines("ages 4–9", lettering.width("ages 4–")) == ("ages", "4–9")
    assert lettering.lines("mi-figue", lettering.width("mi-figu")) == ("mi-", "figue")


@settings(deadline=None, max_examples=150)
@given(title=_TITLES, width=st.integers(120, 600), height=st.integers(60, 400))
def test_whatever_the_title_its_ink_stays_in_its_box(title, width, height):
    """What is cut off on a card is the first thing that a presenter sees of a show."""
    words = drawable(title, _FILES)
    if not words:
        return
    lettering, lines = fitted(words, _FILES, _STYLE, (width, height))
    pitch = lettering.size * _STYLE.leading
    assert len(lines) * pitch <= max(height, pitch)
    margin = lettering.size
    image = Image.new("L", (width + 2 * margin, int(len(lines) * pitch) + 2 * margin))
    for n, line in enumerate(lines):
        baseline = (
            margin + n * pitch + lettering.ascent * pitch / (lettering.ascent + lettering.descent)
        )
        lettering.draw(ImageDraw.Draw(image), (margin, baseline), line, "white")
    box = image.getbbox()
    if box is not None:
        assert box[0] >= margin - lettering.size * 0.1
        assert box[2] <= margin + width + lettering.size * 0.1
    said = "".join("".join(lines).split())
    assert said == "".join(words.split()) or said.endswith("…")


def test_the_end_of_an_endless_title_is_left_out_with_a_sign():
    lettering, lines = fitted("mot " * 400, _FILES, _STYLE, (300, 200))
    assert lettering.size == 24
    assert lines[-1].endswith("…")
    assert all(lettering.width(line) <= 300 for line in lines)


def test_fonts_are_where_this_test_looks():
    assert all(Path(path).is_file() for path in _FILES)
