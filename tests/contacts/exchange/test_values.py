"""Cells as people and programs write them, in our form, or with the reason why not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.exchange.dates import Ambiguous, DateOrder, order_in, parse_day
from showkit.contacts.exchange.fields import fields, target
from showkit.contacts.exchange.values import (
    AmbiguousDayError,
    LostDigitsError,
    ValueProblemError,
    read_value,
    with_lost_zero,
)

_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2069, 12, 31))
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def _read(word: str, cell):
    return read_value(target(word).field, cell)


@given(_DAYS)
@settings(deadline=None)
def test_a_day_is_read_however_it_is_written(day):
    """French, English, Quebec, Swiss and programs' ways."""
    month = _MONTHS[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.isoformat()}T10:30:00Z",
        f"{day.day} {month} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y%m%d}",
    ):
        assert parse_day(text) == day, text
    assert parse_day(f"{day:%d/%m/%Y}", DateOrder.DAY_FIRST) == day
    assert parse_day(f"{day:%m/%d/%Y}", DateOrder.MONTH_FIRST) == day


def test_a_date_that_may_be_two_is_not_decided_by_chance():
    """03/04/2026 is in March here and in April there."""
    assert parse_day("03/04/2026") == Ambiguous(dt.date(2026, 4, 3), dt.date(2026, 3, 4))
    assert order_in(["03/04/2026", "13/04/2026"]) is DateOrder.DAY_FIRST
    assert order_in(["03/04/2026", "13/04/2026", "04/13/2026"]) is None
    with pytest.raises(AmbiguousDayError):
        _read("person.verified_on", "03/04/2026")


@pytest.mark.parametrize(
    ("word", "cell", "text"),
    [
        ("person.name", "AUBIN Claire", "Claire Aubin"),
        ("person.name", "Aubin, Claire", "Claire Aubin"),
        ("person.name", "Mme Claire Aubin", "Claire Aubin"),
        ("person.name", "Jean-Pierre DE LA TOUR", "Jean-Pierre De La Tour"),
        ("person.name", "J.-P. Roy", "J.-P. Roy"),
        ("person.email", "Claire Aubin <Claire@X.example>", "claire@x.example"),
        ("person.email", "claire @x.example", "claire@x.example"),
        ("person.phone", 5145551234.0, "5145551234"),
        ("person.phone", "  (514) 555-0123   poste 12 ", "(514) 555-0123 poste 12"),
        ("house.website", "www.vauban.example", "https://www.vauban.example"),
        ("room.capacity", "1 200 places", "1200"),
        ("room.stage.width", "8,5 m", "8.5"),
        ("house.address.country", "Belgique", "BE"),
        ("house.address.country", "United States of America", "US"),
        ("house.address.country", "España", "ES"),
        ("person.language", "français (Canada)", "fr-CA"),
        ("person.language", "EN", "en"),
        ("house.interests.genres", "Danse contemporaine", "contemporary-dance"),
        ("house.interests.genres", "Marionnettes", "puppetry"),
        ("house.interests.decision_months", "févr.", "2"),
        ("house.relation", "Ancien", "former"),
        ("person.opted_out", "Do Not Allow", "yes"),
        ("person.opted_out", "checked", "yes"),
        ("person.opted_out", "FAUX", "no"),
        ("person.language", "all.", "de"),
    ],
)
def test_a_value_is_understood_as_it_was_meant(word, cell, text):
    """Nobody retypes a thousand cells because a program writes “Belgique”."""
    assert _read(word, cell) == text


def test_digits_that_a_spreadsheet_program_threw_away_are_not_invented():
    """1.23E+10 was a telephone number; nobody can dial it now."""
    with pytest.raises(LostDigitsError):
        _read("person.phone", "1,23E+10")


@pytest.mark.parametrize(
    ("word", "cell", "meant"),
    [
        ("person.email", "claire@vauban,example", "claire@vauban.example"),
        ("house.address.country", "Belgiqe", "Belgique"),
        ("house.interests.genres", "cirqe", "Cirque"),
        ("person.language", "angl.", "en"),
    ],
)
def test_what_is_nearly_right_is_suggested_and_not_taken(word, cell, meant):
    """A guess that is written down as a fact is worse than an empty cell."""
    with pytest.raises(ValueProblemError) as problem:
        _read(word, cell)

    assert meant in str(problem.value.suggestion)


def test_the_zero_that_spreadsheets_take_is_given_back_where_it_must_be():
    """Bourg-en-Bresse is 01000, not 1000; Brussels is 1000."""
    postal_code = target("house.address.postal_code").field.kind
    phone = target("house.phone").field.kind

    assert with_lost_zero(postal_code, "1000", "FR") == "01000"
    assert with_lost_zero(postal_code, "1000", "BE") == "1000"
    assert with_lost_zero(phone, "474550102", "FR") == "0474550102"


@given(
    st.sampled_from(list(fields())),
    st.text(max_size=20) | st.floats() | st.booleans() | st.dates() | st.datetimes() | st.times(),
)
@settings(deadline=None, max_examples=400)
def test_any_cell_gives_a_text_or_a_reason(word, cell):
    """Nothing that stands in a cell ends an import."""
    try:
        text = _read(word, cell)
    except (ValueProblemError, LostDigitsError, AmbiguousDayError):
        return

    assert isinstance(text, str)
