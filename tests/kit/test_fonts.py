"""A company's own typefaces: which files are fonts, and what they look like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.kit.fonts import Font, licences, read_font
from showkit.output.templates import shipped_templates

_FONTS = shipped_templates() / "assets" / "fonts"
_VARIABLE = (_FONTS / "source-serif-4-latin-wght-normal.woff2").read_bytes()


def test_a_variable_font_has_every_weight():
    assert read_font("Quai.woff2", _VARIABLE) == Font("100 900", "normal")
    assert read_font("Quai-Italic.woff2", _VARIABLE) == Font("100 900", "italic")


def _font(tables: bytes, count: int) -> bytes:
    size = 48 + len(tables)
    return b"wOF2\0\1\0\0" + size.to_bytes(4, "big") + count.to_bytes(2, "big") + bytes(34) + tables


@pytest.mark.parametrize(
    ("name", "weight", "style"),
    [
        ("Quai-Regular.woff2", "400", "normal"),
        ("Quai-BoldItalic.woff2", "700", "italic"),
        ("Quai-SemiBold.woff2", "600", "normal"),
        ("quai_extralight_oblique.woff2", "200", "italic"),
        ("Quai.woff2", "400", "normal"),
    ],
)
def test_the_name_of_a_font_with_one_weight_says_which(name, weight, style):
    glyphs = bytes([10, 0x81, 0x00, 5])  # transformed: two lengths, the first of two bytes
    spelt_out = b"\x3fTEST\x07"
    assert read_font(name, _font(glyphs + spelt_out, 2)) == Font(weight, style)


def test_a_file_that_was_cut_or_renamed_is_no_font():
    """A download that broke off, or a desktop font under another name, shows as nothing."""
    assert read_font("a.woff2", _VARIABLE[:-1]) is None
    assert read_font("a.woff2", b"OTTO" + _VARIABLE[4:]) is None
    assert read_font("a.woff2", _font(b"\x01", 9)) is None
    assert read_font("a.woff2", b"") is None


@settings(deadline=None)
@given(st.binary(max_size=40), st.integers(0, 0xFFFF))
def test_whatever_a_file_claims_reading_it_ends(tables, count):
    found = read_font("a.woff2", _font(tables, count))
    assert found is None or found.weight in {"400", "100 900"}


def test_a_licence_is_known_by_its_name_or_by_that_of_the_font(tmp_path):
    for name in ("Quai.woff2", "Quai.txt", "OFL.txt", "LICENSE", "readme.txt", "licence.pdf"):
        (tmp_path / name).write_bytes(b"x")
    found = [path.name for path in licences(tmp_path / "Quai.woff2")]
    assert sorted(found) == ["LICENSE", "OFL.txt", "Quai.txt"]
