"""A text file's facts at the top, its words below."""

from __future__ import annotations

import pytest

from showkit.content.front_matter import parse_front_matter


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_facts_and_body_are_told_apart_whatever_the_line_ends(line_end):
    text = line_end.join(["---", "title: Solo", "---", "", "One person.", "", "---", "More.", ""])
    parsed = parse_front_matter(text, "show.en.md")
    assert parsed.facts.value == {"title": "Solo"}
    assert parsed.body == "One person.\n\n---\nMore."
    assert not parsed.findings


def test_a_byte_order_mark_does_not_hide_the_facts():
    assert parse_front_matter("\ufeff---\ntitle: A\n---\n", "x.md").facts.value == {"title": "A"}
