"""Spans of days: the seasons of a house, the periods of a talk, what is left of a window."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.access.selection.seasons import Span, decided_from, season_spans, talk_period
from showkit.model.interests import Season


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-2027", "2026-07-01", "2027-06-30"),
        ("2026-27", "2026-07-01", "2027-06-30"),
        (" 2026 – 2027 ", "2026-07-01", "2027-06-30"),
        ("2026/2027", "2026-07-01", "2027-06-30"),
        ("2026-2028", "2026-07-01", "2028-06-30"),
        ("1999-00", None, None),
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-2026", None, None),
        ("printemps", None, None),
        ("", None, None),
    ],
)
def test_a_period_is_a_season_or_a_year(words, first, last):
    found = talk_period(words)
    assert found == (
        Span(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first else None
    )


def test_a_season_may_go_over_the_turn_of_the_year():
    over = Span(dt.date(2026, 11, 21), dt.date(2028, 2, 10))
    seasons = [Season.model_validate({"name": "Saison", "from": 9, "to": 2})]
    assert season_spans(seasons, over) == (
        Span(dt.date(2026, 11, 21), dt.date(2027, 2, 28)),
        Span(dt.date(2027, 9, 1), dt.date(2028, 2, 10)),
    )


def test_a_february_may_have_a_day_more():
    over = Span(dt.date(2028, 1, 1), dt.date(2028, 12, 31))
    seasons = [Season.model_validate({"name": "Relâche", "from": 2, "to": 2})]
    assert season_spans(seasons, over) == (Span(dt.date(2028, 2, 1), dt.date(2028, 2, 29)),)


@pytest.mark.parametrize(
    ("months", "day"),
    [
        ([], "2026-11-21"),
        ([11], "2026-11-21"),
        ([12, 1], "2026-12-01"),
        ([2, 3], "2027-02-01"),
        ([10], "2027-10-01"),
    ],
)
def test_a_house_decides_in_its_months(months, day):
    assert decided_from(months, dt.date(2026, 11, 21)) == dt.date.fromisoformat(day)


def spans():
    days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    return st.tuples(days, days).map(lambda pair: Span(*sorted(pair)))


def days_of(found):
    return {
        one.first + dt.timedelta(days=n)
        for one in found
        for n in range((one.last - one.first).days + 1)
    }


@settings(deadline=None)
@given(spans(), st.lists(spans(), max_size=4))
def test_what_is_left_of_a_span_is_each_of_its_days_that_no_other_has(span, others):
    assert days_of(span.without(others)) == days_of([span]) - days_of(others)


@settings(deadline=None)
@given(spans(), spans())
def test_what_two_spans_share_is_each_day_that_both_have(one, other):
    both = one.within(other)
    assert days_of([both] if both else []) == days_of([one]) & days_of([other])
