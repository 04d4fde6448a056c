"""From pydantic's errors to findings: as many as help, each with what was probably meant."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from showkit.content.nearest import nearest, readings
from showkit.content.records import make_record
from showkit.content.yaml import parse_yaml
from showkit.model.company import Colour
from showkit.model.presenter import Presenter
from showkit.model.record import (
    CountryCode,
    CurrencyCode,
    Day,
    Email,
    Identifier,
    LanguageTag,
    Slug,
    TimeOfDay,
    WebAddress,
    YesNo,
)
from showkit.model.rider import Rider

_KINDS = {
    "colour": Colour,
    "country": CountryCode,
    "currency": CurrencyCode,
    "day": Day,
    "email": Email,
    "identifier": Identifier,
    "language": LanguageTag,
    "number": float,
    "slug": Slug,
    "time": TimeOfDay,
    "web address": WebAddress,
    "whole": int,
    "yes or no": YesNo,
}


def _presenter(text):
    return make_record(parse_yaml(text, "h.yaml"), Presenter, {"slug": "h"})


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("day", "31/03/2027", "2027-03-31"),
        ("day", "31.3.2027", "2027-03-31"),
        ("day", "2027/3/31", "2027-03-31"),
        ("day", "2027-31-03", "2027-03-31"),
        ("day", "2027-02-30", "2027-02-28"),
        ("day", "2027-04-31 00:00:00", "2027-04-30"),
        ("day", "1er mars 2027", "2027-03-01"),
        ("day", "March 3rd, 2027", "2027-03-03"),
        ("day", "3 déc. 2027", "2027-12-03"),
        ("day", "03/04/2027", None),  # the third of April or the fourth of March
        ("day", "2027-13-45", None),
        ("day", "bientôt", None),
        ("day", "12.6.2027", "2027-06-12"),
        ("day", "12.6.27", "2027-06-12"),
        ("day", "25/11/26", "2026-11-25"),
        ("day", "12/6/27", None),
        ("day", "janvier 2027", None),  # its first day or its last
        ("time", "19h30", "19:30"),
        ("time", "20 h", "20:00"),
        ("time", "7:30 pm", "19:30"),
        ("time", "12 am", "00:00"),
        ("time", "24:00", "00:00"),
        ("time", "19:30:00", "19:30"),
        ("time", "25:00", None),
        ("number", "8 m", "8"),
        ("number", "8,5", "8.5"),
        ("number", "1 200", "1200"),
        ("number", "26'", "7.92"),
        ("number", "850 cm", "8.5"),
        ("number", "1'450.–", "1450"),
        ("number", "Fr. 1’450.-", "1450"),
        ("number", "CHF 1450.50", "1450.5"),
        ("number", "3h30", "3.5"),
        ("number", "12400,75", "12400.75"),
        ("number", "assez grand", None),
        ("whole", "~ 120 places", "120"),
        ("whole", "1h10", "70"),
        ("whole", "1 h 05 min", "65"),
        ("whole", "2 heures", "120"),
        ("whole", "1:15", "75"),
        ("whole", "1h75", None),
        ("whole", "80 min", "80"),
        ("whole", "janvier", "1"),
        ("whole", "déc.", "12"),
        ("country", "Norvège", "NO"),
        ("country", "UK", "GB"),
        ("country", "Atlantide", None),
        ("language", "français", "fr"),
        ("language", "all.", "de"),
        ("language", "angl.", "en"),
        ("language", "Fr.", "fr"),
        ("currency", "Fr.", "CHF"),
        ("currency", "francs suisses", "CHF"),
        ("web address", "www.maison.example/salle", "https://www.maison.example/salle"),
        ("email", "Zoé Lys <zoe@h.example>", "zoe@h.example"),
        ("email", "zoe (at) h.example", "zoe@h.example"),
        ("email", "zoe", None),
        ("colour", "abc", "#aabbcc"),
        ("yes or no", "vrai", "yes"),
        ("slug", "Le Théâtre", "le-theatre"),
    ],
)
def test_what_was_meant_is_offered_and_never_guessed(kind, written, meant):
    """A wrong suggestion that looks right is worse than none."""
    assert nearest(kind, written) == meant


def test_a_day_that_can_be_read_in_two_ways_is_asked_about_with_both():
    """In Canada both are written."""
    _, findings = _presenter("name: H\nverified_on: 12/03/2027\n")
    assert "did you mean “2027-03-12” or “2027-12-03”?" in str(findings[0].advice)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("janvier 2027", "2027-01-01", "2027-01-31"), ("02/2028", "2028-02-01", "2028-02-29")],
)
def test_a_month_without_a_day_is_asked_about_with_its_first_and_last(written, first, last):
    assert readings("day", written) == (first, last)


@settings(deadline=None)
@given(st.sampled_from(sorted(_KINDS)), st.text(max_size=40))
def test_what_is_offered_fits_the_field(kind, written):
    """Who takes the advice must not get the same finding again."""
    offered = nearest(kind, written)
    if offered is not None:
        TypeAdapter(_KINDS[kind]).validate_python(offered)


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)))
def test_a_day_written_the_european_way_is_never_read_as_another_day(day):
    offered = nearest("day", day.strftime("%d/%m/%Y"))
    assert offered in {None, day.isoformat()}


def test_hundreds_of_mistakes_in_one_file_are_counted_not_listed():
    """R109: a file that was pasted into another has one mistake, not nine hundred."""
    months = "\n".join("    - 13" for _ in range(900))
    record, findings = _presenter(f"name: H\ninterests:\n  decision_months:\n{months}\n")
    assert record is None
    assert len(findings) == 201
    assert findings[-1].code == "R109"
    assert findings[-1].what.values == {"more": 700}


def test_a_value_as_long_as_a_book_is_shown_in_a_line():
    _, findings = _presenter(f"name: H\nverified_on: {'x' * 50_000}\n")
    assert len(str(findings[0].what)) < 200


@pytest.mark.parametrize(
    ("line", "pointer", "meant"),
    [
        ("address: {country: NO}", ("address", "country"), "NO"),
        ("address: {postal_code: 01000}", ("address", "postal_code"), "01000"),
        ("phone: 0145", ("phone",), "0145"),
        ("notes: 19:30", ("notes", 0), "19:30"),
        ("name: 1984", ("name",), "1984"),
        ("name: No", ("name",), "No"),
        ("rooms: [{id: a, name: A, blackout: No}]", ("rooms", 0, "blackout"), False),
        ("rooms: [{id: a, name: A, blackout: oui}]", ("rooms", 0, "blackout"), True),
        ("rooms: [{id: a, name: A, capacity: 010}]", ("rooms", 0, "capacity"), 10),
        ("people: [{id: 007, name: Zoé}]", ("people", 0, "id"), "007"),
    ],
)
def test_yaml_is_read_as_it_was_meant(line, pointer, meant):
    """Norway is not false, 19:30 not 1170, 010 not 8: the field decides, and nobody is told off."""
    text = line if line.startswith("name:") else f"name: H\n{line}"
    record, findings = _presenter(text)
    assert findings == []
    value = record
    for step in pointer:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    assert getattr(value, "root", {"mul": value}).get("mul") == meant


@pytest.mark.parametrize("crew", ["crew: 3", "crew: [3]", "crew:\n  - 3"])
def test_where_fields_are_wanted_some_of_them_are_named(crew):
    """Else whoever wrote a number mends it twice and knows no more than before."""
    _, (finding,) = make_record(parse_yaml(crew, "r.yaml"), Rider)
    assert "call, role, people, hours" in str(finding.advice)


def test_where_a_list_of_words_is_wanted_none_are():
    _, (finding,) = _presenter("name: H\naccess: {shows: {haubans: 3}}")
    assert "a list" in str(finding.advice)


def test_a_choice_written_as_the_provisions_beside_it_is_told_its_own_word():
    """`value` with a note is how a dance floor is asked for, one line below the floor."""
    text = "stage:\n  floor: {value: [wood, sprung], note: No concrete.}\n"
    _, findings = make_record(parse_yaml(text, "tech-rider.yaml"), Rider)

    assert any("did you mean “any_of”" in str(one.advice) for one in findings)
