from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from showkit.model.material import Visual
from showkit.portal.photographs import credit
from showkit.portal.typography import typeset

_TAGS = st.sampled_from(["fr", "fr-FR", "fr-CA", "fr-CH", "en", "en-CA", "de"])
_SENTENCES = st.text(alphabet="abcéL\"« »;:!?.,'’()1290s%\u00a0\u202f/\n", max_size=40)
_SET_BY_US = re.compile(r"[ \u00a0\u202f]")


@pytest.mark.parametrize(
    ("text", "quebec", "france"),
    [
        ("Quoi ?", "Quoi?", "Quoi\u202f?"),
        ("Quoi?", "Quoi?", "Quoi\u202f?"),
        ("Oui ; non !", "Oui; non!", "Oui\u202f; non\u202f!"),
        ("Deux : un", "Deux\u00a0: un", "Deux\u00a0: un"),
        ("Deux: un", "Deux\u00a0: un", "Deux\u00a0: un"),
        ("« mot »", "«\u00a0mot\u00a0»", "«\u202fmot\u202f»"),
        ("«mot»", "«\u00a0mot\u00a0»", "«\u202fmot\u202f»"),
        ("« Quoi ? »", "«\u00a0Quoi?\u00a0»", "«\u202fQuoi\u202f?\u202f»"),
        ("Non ?!", "Non?!", "Non\u202f?!"),
        ("l'an d'« or »", "l’an d’«\u00a0or\u00a0»", "l’an d’«\u202for\u202f»"),
        ("100 %", "100\u00a0%", "100\u00a0%"),
        ("8,5 m et 3 mots", "8,5\u00a0m et 3 mots", "8,5\u00a0m et 3 mots"),
        ("Attendre...", "Attendre…", "Attendre…"),
    ],
)
def test_quebec_and_france_each_have_their_spaces(text, quebec, france):
    assert typeset(text, "fr-CA") == quebec
    assert typeset(text, "fr-FR") == typeset(text, "fr") == france


@pytest.mark.parametrize(
    "text", ["https://a.example/?b=c;d", "19:30", "16:9", "(?)", "f(x);y", "5'10", "a:b"]
)
@pytest.mark.parametrize("tag", ["fr-CA", "fr-FR", "en"])
def test_addresses_times_and_ratios_stay_as_they_are(text, tag):
    assert typeset(text, tag) == text


def test_english_gets_apostrophes_and_no_french_spaces():
    assert typeset("It's the '90s: who?", "en") == "It’s the ’90s: who?"


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        ('le "mot"', "le «\u202fmot\u202f»", "le “mot”"),
        (
            '"Oui", "non" ("si")',
            "«\u202fOui\u202f», «\u202fnon\u202f» («\u202fsi\u202f»)",
            "“Oui”, “non” (“si”)",
        ),
        ('l\'"or"', "l’«\u202for\u202f»", "l’“or”"),
        ('"...", dit-il', "«\u202f…\u202f», dit-il", "“…”, dit-il"),
        ('« le "mot" »', "«\u202fle “mot”\u202f»", None),
        ('“the "word"”', None, "“the ‘word’”"),
        (
            '"Route 6" et "Route 7"',
            "«\u202fRoute 6\u202f» et «\u202fRoute 7\u202f»",
            "“Route 6” et “Route 7”",
        ),
        ('"un 12" large"', '«\u202fun 12" large\u202f»', '“un 12" large”'),
        ('"un\n\ndeux"', "«\u202fun\n\ndeux\u202f»", "“un\n\ndeux”"),
    ],
)
def test_straight_quotes_in_pairs_become_those_of_the_language(text, french, english):
    """The key that everybody types is nobody's quotation mark in print."""
    assert french is None or typeset(text, "fr-FR") == french
    assert english is None or typeset(text, "en") == english


@pytest.mark.parametrize(
    "text",
    [
        '12"',
        '12" x 14"',
        "5'10\"",
        'un "mot',
        'mot"',
        '" "',
        '""',
        'a"b"c',
        '"12" et 14"',
        '"Route 66" et 12"',
        '" mot "',
    ],
)
@pytest.mark.parametrize("tag", ["fr-CA", "en"])
def test_inches_and_quotes_that_could_be_anything_stay_as_they_are(text, tag):
    assert typeset(text, tag) == text


def test_a_quote_after_a_piece_of_a_word_opens_nothing():
    assert typeset('"s', "en", before="a") == '"s'
    assert typeset('"so" it goes', "en", before=" ") == "“so” it goes"


def test_a_credit_is_set_like_any_text(french, english):
    """A photographer's nickname stands in the table between the marks of a spreadsheet."""
    visual = Visual(file="figue.jpg", photographer='Trevor "Freespace"', year=2018)
    assert credit(visual, french) == "© Trevor «\u00a0Freespace\u00a0» 2018"
    assert credit(visual, english) == "© Trevor “Freespace” 2018"


def test_that_all_rights_are_reserved_is_said_in_the_language_of_the_page(french, english):
    """The table has one column for it, and English pages ended in « Tous droits réservés »."""
    visual = Visual(
        file="a.jpg", photographer="Denis Roy", year=2026, licence="Tous droits réservés"
    )
    assert credit(visual, french) == "© Denis Roy 2026, Tous droits réservés"
    assert credit(visual, english) == "© Denis Roy 2026, All rights reserved"


def test_a_piece_of_a_line_knows_what_stands_before_it():
    """``<em>Quoi</em>!`` is one word and its sign, though two pieces of text."""
    assert typeset("!", "fr-FR", before="Quoi") == "\u202f!"
    assert typeset("!", "fr-FR") == "!"


@given(_SENTENCES, _TAGS)
@example("0;:", "fr")
@example("a?:", "fr-FR")
def test_setting_twice_changes_nothing_more(text, tag):
    once = typeset(text, tag)
    assert typeset(once, tag) == once


@given(_SENTENCES, _TAGS)
def test_only_spaces_apostrophes_quotes_and_dots_ever_change(text, tag):
    def bare(words):
        words = (
            re.sub('[«»“”‘"]', "’", words)
            .replace("'", "’")
            .replace("...", "…")
            .replace(".", "")
            .replace("…", "")
        )
        return _SET_BY_US.sub("", words)

    assert bare(typeset(text, tag)) == bare(text)


@given(_SENTENCES)
def test_no_plain_space_ever_stands_before_a_french_sign(text):
    assert not re.search(r"\w [;:!?»](\s|$)", typeset(text, "fr-FR"))
    assert not re.search(r"\w[ \u00a0\u202f][;!?](\s|$)", typeset(text, "fr-CA"))
