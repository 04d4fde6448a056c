"""The three-way merge: what a person edited is never lost, and saying the same twice is nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.three_way import (
    SEPARATOR,
    Outcome,
    Take,
    is_same,
    merge,
    merge_list,
)

_KINDS = st.sampled_from(
    [Kind.TEXT, Kind.EMAIL, Kind.PHONE, Kind.WEB, Kind.DAY, Kind.TOWN, Kind.REGION]
)
_TEXTS = (
    st.sampled_from(["", "a", "b", "c"])
    | st.sampled_from(["QC", "Québec", "QUEBEC", "ON", "Ontario", "Lévis", "Levis", "LÉVIS"])
    | st.text(max_size=6).map(str.strip)
)
_BASES = st.none() | _TEXTS.filter(bool)
_LISTS = st.lists(st.sampled_from(["circus", "dance", "mime", "opera"]), unique=True).map(tuple)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome", "value"),
    [
        (None, "", "new", Outcome.SET, "new"),
        (None, "mine", "theirs", Outcome.CONFLICT, "mine"),
        (None, "mine", "", Outcome.SAME, "mine"),
        ("old", "old", "new", Outcome.SET, "new"),
        ("old", "old", "", Outcome.REMOVE, ""),
        ("old", "mine", "old", Outcome.KEPT, "mine"),
        ("old", "", "old", Outcome.KEPT, ""),
        ("old", "mine", "new", Outcome.CONFLICT, "mine"),
        ("old", "new", "new", Outcome.SAME, "new"),
    ],
)
def test_each_of_the_ways_in_which_three_values_can_differ(base, ours, theirs, outcome, value):
    """The table that the guide shows; a person has to be able to rely on every line of it."""
    merged = merge(Kind.TEXT, base, ours, theirs)

    assert (merged.outcome, merged.value) == (outcome, value)


def test_a_person_may_take_the_sheets_word_or_their_own():
    """A conflict is settled for a whole run, and the settled value is no conflict next time."""
    theirs = merge(Kind.TEXT, "old", "mine", "new", Take.THEIRS)
    ours = merge(Kind.TEXT, "old", "mine", "new", Take.OURS)

    assert (theirs.outcome, theirs.value) == (Outcome.SET, "new")
    assert (ours.outcome, ours.value) == (Outcome.KEPT, "mine")
    assert merge(Kind.TEXT, ours.base, ours.value, "new").outcome is Outcome.KEPT


@given(_KINDS, _BASES, _TEXTS, _TEXTS)
@settings(deadline=None)
def test_what_a_person_edited_since_is_never_lost(kind, base, ours, theirs):
    """The promise that lets anybody import without fear."""
    edited = bool(ours) and (base is None or not is_same(kind, base, ours))

    merged = merge(kind, base, ours, theirs)

    assert not edited or merged.value == ours


@example(Kind.TOWN, None, "a", "À", None)
@given(_KINDS, _BASES, _TEXTS, _TEXTS, st.sampled_from([None, *Take]))
@settings(deadline=None)
def test_the_same_sheet_a_second_time_changes_nothing(kind, base, ours, theirs, take):
    """Importing twice must not touch a thousand files, nor lose what was settled."""
    first = merge(kind, base, ours, theirs, take)

    again = merge(kind, first.base, first.value, theirs, take)

    assert again.value == first.value
    assert again.base == first.base
    assert again.outcome not in {Outcome.SET, Outcome.REMOVE}


@given(_LISTS, _LISTS, _LISTS)
@settings(deadline=None)
def test_a_list_keeps_what_people_added_and_stays_without_what_they_took_away(base, ours, theirs):
    """Genres that the company noted itself stand beside those of the sheet."""
    merged = merge_list(Kind.TERM, SEPARATOR.join(base) or None, ours, theirs)

    added_here = set(ours) - set(base)
    taken_here = (set(base) - set(ours)) & set(base)
    assert added_here <= set(merged.value)
    assert not taken_here & set(merged.value)
    assert set(theirs) - set(base) <= set(merged.value)


@given(_LISTS, _LISTS, _LISTS)
@settings(deadline=None)
def test_a_list_merged_twice_is_as_after_once(base, ours, theirs):
    """See the rule for single values."""
    first = merge_list(Kind.TERM, SEPARATOR.join(base) or None, ours, theirs)

    again = merge_list(Kind.TERM, first.base, first.value, theirs)

    assert again.value == first.value
    assert again.outcome in {Outcome.SAME, Outcome.KEPT}


def test_a_number_written_otherwise_is_the_same_number():
    """A CRM that drops the spaces of every telephone number has changed nothing."""
    assert is_same(Kind.PHONE, "+33 1 23 45 67 89", "+33123456789")
    assert is_same(Kind.EMAIL, "Claire@Vauban.example", "claire@vauban.example")
    assert is_same(Kind.WEB, "https://vauban.example/", "https://vauban.example")
    assert not is_same(Kind.PHONE, "+33 1 23 45 67 89", "+33 1 23 45 67 80")


def test_a_region_by_another_of_its_names_is_the_same_region():
    """One list says QC, the next one Québec, and nobody has moved."""
    assert is_same(Kind.REGION, "QC", "Québec")
    assert is_same(Kind.REGION, "Quebec", "QUÉBEC")
    assert is_same(Kind.REGION, "Ontario", "on")
    assert is_same(Kind.REGION, "Bas-Saint-Laurent", "BAS SAINT LAURENT")
    assert not is_same(Kind.REGION, "QC", "ON")
    assert not is_same(Kind.REGION, "Bas-Saint-Laurent", "Québec")


def test_a_town_without_its_accents_is_the_same_town():
    """A program that prints labels in capitals asks no question."""
    assert is_same(Kind.TOWN, "MONTREAL", "Montréal")
    assert merge(Kind.TOWN, None, "Montréal", "MONTREAL").outcome is Outcome.SAME
    assert not is_same(Kind.TOWN, "Montréal", "Laval")


def test_a_town_that_the_source_spells_better_now_is_followed():
    """Whoever mends the sheet wants it mended; what was typed by hand stays."""
    mended = merge(Kind.TOWN, "Montreal", "Montreal", "Montréal")
    worse = merge(Kind.TOWN, "Montreal", "Montréal", "MONTREAL")

    assert (mended.outcome, mended.value) == (Outcome.SET, "Montréal")
    assert (worse.outcome, worse.value) == (Outcome.SAME, "Montréal")
