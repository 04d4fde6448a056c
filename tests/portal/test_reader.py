"""Days and hours as people of each place write them, and hold them together in a line."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

_FRENCH = ("fr", "fr-CA", "fr-FR", "fr-BE", "fr-CH")
_FIRST = dt.date(2025, 7, 1)
_LATER = dt.date(2025, 7, 9)


@pytest.mark.parametrize("tag", _FRENCH)
def test_the_first_of_a_month_is_1er_in_french(tag):
    reader = Reader(catalogue(tag))
    assert reader.day(_FIRST) == "1er\u00a0juillet 2025"
    assert reader.date(_FIRST).endswith(" 1er\u00a0juillet 2025")
    assert reader.short_day(_FIRST).startswith("1er\u00a0jui")
    assert reader.period(_FIRST, _LATER).startswith("1er–9\u00a0jui")
    assert reader.period(_LATER, dt.date(2026, 1, 1)).endswith("1er\u00a0janvier 2026")
    assert reader.figure(_FIRST) == "1er"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr-CA", "24–25\u00a0avril 2027"),
        ("en-CA", "April\u00a024–25, 2027"),
        ("de", "24.–25.\u00a0April 2027"),
        ("es", "24–25\u00a0de abril de 2027"),
    ],
)
def test_a_period_says_its_month_in_full(tag, expected):
    """As single days do in the same list."""
    assert Reader(catalogue(tag)).period(dt.date(2027, 4, 24), dt.date(2027, 4, 25)) == expected


def test_no_other_day_and_no_other_language_has_it():
    assert Reader(catalogue("fr-CA")).day(dt.date(2025, 7, 21)) == "21\u00a0juillet 2025"
    assert Reader(catalogue("en-GB")).day(_FIRST) == "1\u00a0July 2025"
    assert Reader(catalogue("en-GB")).figure(_FIRST) == "1"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr-CA", "mercredi 9\u00a0juillet 2025"),
        ("en-CA", "Wednesday, July\u00a09, 2025"),
        ("en-GB", "Wednesday, 9\u00a0July 2025"),
        ("de", "Mittwoch, 9.\u00a0Juli 2025"),
    ],
)
def test_a_day_stays_with_its_month_where_a_line_ends(tag, expected):
    """On a telephone "24 / juin 2027" was read as a list."""
    assert Reader(catalogue(tag)).date(_LATER) == expected


@pytest.mark.parametrize("tag", _FRENCH)
@pytest.mark.parametrize(
    ("clock", "expected"),
    [("15:00", "15\u00a0h"), ("19:30", "19\u00a0h\u00a030"), ("9:05", "9\u00a0h\u00a005")],
)
def test_hours_are_written_in_french_as_they_are_said(tag, clock, expected):
    assert Reader(catalogue(tag)).time(clock) == expected


def test_hours_in_english_are_those_of_the_country():
    assert Reader(catalogue("en-CA")).time("15:00") == "3:00\u00a0p.m."
    assert Reader(catalogue("en-GB")).time("15:00") == "15:00"


def test_names_in_an_english_sentence_are_english():
    """Who reads German gets our sentences in English: “In Französisch und Deutsch” is neither."""
    reader = Reader(catalogue("de"))
    assert reader.listed(map(reader.language, ["fr", "en", "de"])) == "French, English and German"
    assert reader.either(["A", "B"]) == "A or B"
    assert reader.country("FR") == "Frankreich"
    assert reader.own_language == "Deutsch"
    assert Reader(catalogue("fr-CH")).listed(["A", "B"]) == "A et B"
