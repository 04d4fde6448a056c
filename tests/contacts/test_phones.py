"""Telephone numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.phones import from_abroad, phone_number


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("+33 (0)4 65 71 22 33", "04.65.71.22.33", "FR"),
        ("+32 63 55 50 10", "063/55.50.10", "BE"),
        ("0041 27 555 0112", "027 555 01 12", "CH"),
        ("+34 900 555 071", "900 555 071", "ES"),
        ("1 (613) 555-0133", "613.555.0133", "CA"),
        ("011 33 4 65 71 22 33", "+33 4 65 71 22 33", "CA"),
        ("+1 418 555 0114 (atelier)", "418 555-0114", "CA"),
        ("819 555 0111 / 819 555 0112", "+1 819 555 0111", "CA"),
        ("514 555 0130 poste 201", "514 555 0130", "CA"),
        ("01 99 00 21 40", "+33 1 99 00 21 40", None),
        ("tél. : 02 61 91 40 40", "+33261914040", "FR"),
    ],
)
def test_one_number_written_in_two_ways_is_one(one, other, country):
    first, second = phone_number(one, country), phone_number(other, country)
    assert first is not None
    assert second is not None
    assert first.is_same(second)
    assert second.is_same(first)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("514 555 0130 poste 201", "514 555 0130 poste 204", "CA"),
        ("514 555 0130 x 201", "514 555 0130 #204", "CA"),
        ("+33 1 99 00 21 40", "+32 1 99 00 21 40", "FR"),
        ("418 555 0110", "418 555 0111", "CA"),
    ],
)
def test_another_line_or_country_is_another_number(one, other, country):
    first, second = phone_number(one, country), phone_number(other, country)
    assert first is not None
    assert second is not None
    assert not first.is_same(second)


@pytest.mark.parametrize("text", ["", "—", "à demander", "poste 12", "12 34", "1" * 30])
def test_what_is_no_number_is_none(text):
    assert phone_number(text, "CA") is None


@settings(deadline=None)
@given(
    st.text(alphabet="+()0123456789 ./-xposte,;", max_size=40), st.sampled_from(["CA", "FR", ""])
)
def test_any_text_is_read_and_a_number_is_itself(text, country):
    number = phone_number(text, country)
    assert number is None or (number.is_same(number) and number.national.isdigit())


@pytest.mark.parametrize(
    ("written", "country", "whole"),
    [
        ("514 555 0142", "CA", "+1 514 555 0142"),
        ("(514) 555-0142", "CA", "+1 514 555-0142"),
        ("1 514 555-0142 poste 3", "CA", "+1 514 555-0142 poste 3"),
        ("01 99 00 21 40", "FR", "+33 1 99 00 21 40"),
        ("(0)1 99 00 21 40", "FR", "+33 1 99 00 21 40"),
        ("00 33 1 99 00 21 40", "CA", "+33 1 99 00 21 40"),
        ("01 99 00 21 40", None, "+… 01 99 00 21 40"),
        ("+33 1 99 00 21 40", "CA", None),
        ("(+33) 1 99 00 21 40", "CA", None),
        ("tél. +33 1 99 00 21 40", "FR", None),
        ("", "CA", None),
        ("sur demande", "CA", None),
    ],
)
def test_a_number_without_its_country_is_told_whole(written, country, whole):
    assert from_abroad(written, country) == whole
