"""The letter for who reads no HTML: nothing of it is lost, and addresses stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showkit.outreach.plain_text import plain_text
from showkit.portal.prose import to_html

_ADDRESS = "https://seule.example/fr/p/#" + "a" * 80


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo.\n"),
        ("*Solo* and **duo**", "Solo and duo\n"),
        ("a  \nb", "a\nb\n"),
        ("- one\n- two\n\nThen", "- one\n- two\n\nThen\n"),
        ("3. c\n4. d", "3. c\n4. d\n"),
        ("> quoted\n\nnot", "> quoted\n\nnot\n"),
        ("[here](https://a.example/)", "here (https://a.example/)\n"),
        ("[https://a.example/](https://a.example/)", "https://a.example/\n"),
        ("<ana@a.example>", "ana@a.example\n"),
        ("[call](tel:+15145550142)", "call\n"),
        ("## Dates\n\nMarch", "Dates\n\nMarch\n"),
        ("a & b < c", "a & b < c\n"),
        ("- one\n- two\n\n1. first\n2. second", "- one\n- two\n\n1. first\n2. second\n"),
        ("- one\n    - inside\n- two", "- one\n  - inside\n- two\n"),
        ("|day|town|\n|---|---|\n|18|Arras|\n|20|Douai|", "day   town\n18   Arras\n20   Douai\n"),
        ("    a  b\n      c", "a  b\n  c\n"),
    ],
)
def test_what_markdown_says_is_said_in_plain_words(markdown, text):
    assert plain_text(to_html(markdown, "en")) == text


def test_an_address_is_never_broken():
    text = plain_text(to_html(f"see [your own page]({_ADDRESS}) and so on and on and on", "en"))
    assert f"({_ADDRESS})" in text
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= 78


_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=12)


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=30), min_size=1, max_size=5))
def test_every_word_is_there_in_its_order(paragraphs):
    html = "".join(f"<p>{' '.join(words)}</p>" for words in paragraphs)
    assert plain_text(html).split() == [word for words in paragraphs for word in words]


def test_an_address_that_is_shown_as_it_is_stands_there_once():
    html = '<p>See <a href="https://seule.example/fr/?via=abc">https://seule.example/fr/</a>.</p>'
    assert plain_text(html) == "See https://seule.example/fr/?via=abc.\n"


def test_no_line_begins_with_a_question_mark():
    """French sets a space before it that no line is broken at."""
    text = plain_text(to_html("Un soir en mars ? " * 40, "fr"))
    assert [line for line in text.splitlines() if line.startswith("?")] == []
