"""Segments: filters that have a name, in ``segments.yaml``."""

from __future__ import annotations

import pytest

from showkit.content.load import load
from showkit.content.scalar_place import place_in_scalar
from showkit.content.yaml import parse_yaml


@pytest.fixture
def segments(smallest):
    """Return a function that writes a file of segments and loads it."""

    def loaded(text):
        (smallest.content / "segments.yaml").write_text(text, "utf-8")
        return load(smallest)

    return loaded


def test_segments_are_loaded_in_the_order_of_the_file(segments):
    loaded = segments("b: {where: country is FR, title: {fr: Beta}}\na:\n  where: '@b and email'\n")
    assert loaded.findings == ()
    assert list(loaded.library.segments) == ["b", "a"]
    assert loaded.library.segments["b"].title.in_language("fr") == "Beta"
    assert loaded.library.segments["a"].where == "@b and email"


def test_no_file_means_no_segments(smallest):
    assert load(smallest).library.segments == {}


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("a:\n  where: country is FR and vile is Lyon\n", 2, 28),
        ("a:\n  where:   'country is FR and vile is Lyon'\n", 2, 31),
        ('a: {where: "country is FR and vile is Lyon"}\n', 1, 31),
        ("a:\n  where: >-\n    country is FR\n    and vile is Lyon\n", 4, 9),
        ("a:\n  where: |  # so it is\n\n    country is FR\n      and  vile is Lyon\n", 5, 12),
        ("a:\n  where: country is FR\n    and vile is Lyon\n", 3, 9),
        ('a:\n  where: "country is \\u0046R and vile is Lyon"\n', 2, 10),
    ],
)
def test_a_slip_is_pointed_at_in_the_file(segments, written, line, column):
    """People mend the file in an editor: the place must be the editor's."""
    (finding,) = segments(written).findings
    assert (finding.code, finding.place.line, finding.place.column) == ("G101", line, column)


def test_a_slip_at_the_end_is_pointed_at_behind_the_last_character(segments):
    (finding,) = segments("a:\n  where: country is\nb: {where: email}\n").findings
    assert (finding.place.line, finding.place.column) == (2, 20)


def test_a_broken_segment_costs_itself_alone(segments):
    loaded = segments("a: {were: email}\nb: [email]\nC d: {where: email}\nd: {where: email}\n")
    assert sorted(finding.code for finding in loaded.findings) == ["G103", "G104", "R101", "R102"]
    assert list(loaded.library.segments) == ["d"]


def test_a_circle_is_told_once(segments):
    """Following the names would never end."""
    loaded = segments(
        "a: {where: '@b or @c'}\nb: {where: email}\nc: {where: not @d}\nd: {where: '@a'}\n"
    )
    (finding,) = loaded.findings
    assert finding.code == "G102"
    assert str(finding.what).endswith("@a → @c → @d → @a")


def test_a_file_that_is_no_yaml_is_a_finding(segments):
    loaded = segments("a: [\n")
    assert [finding.code for finding in loaded.findings] == ["Y101"]
    assert loaded.library.segments == {}


def test_a_place_outside_the_text_is_the_start():
    start = parse_yaml("a: b", "x.yaml").place(("a",))
    assert place_in_scalar("a: b", start, "b c d", 4) == start
    assert place_in_scalar("", start, "b", 0) == start
