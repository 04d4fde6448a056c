"""Columns by their names, rows by their shape: what is proposed before a person says anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.exchange.column_names import IGNORE, products, word_of
from showkit.contacts.exchange.data import data
from showkit.contacts.exchange.dates import month_number
from showkit.contacts.exchange.fields import fields, target
from showkit.contacts.exchange.fields_list import with_fields
from showkit.contacts.exchange.mapping import parse_mapping, proposed, source_name
from showkit.contacts.exchange.mapping_text import mapping_text
from showkit.contacts.exchange.matching import match
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.sheet import Sheet, SheetRow

_NAMES = [name for names in data("columns").values() for name in names]


def _matched(*rows):
    return match(Sheet("f", "", tuple(SheetRow(n, row) for n, row in enumerate(rows, start=1))))


def _words(*rows) -> dict[str, str]:
    return {column.name: column.word for column in _matched(*rows).columns}


def test_the_words_of_the_data_files_are_fields_and_stand_once():
    """A typing error in a data file would be silence in every import."""
    seen: dict[str, str] = {}
    for word, names in data("columns").items():
        assert word == IGNORE or target(word) is not None, word
        for name in names:
            assert seen.setdefault(fold(name), word) == word, name
    for product in products():
        words = [*product.columns.values(), *(word for _, word in product.patterns)]
        assert all(word == IGNORE or target(word) for word in words), product.key


@pytest.mark.parametrize("word", list(fields()))
def test_a_column_called_by_a_fields_own_word_fills_it(word):
    """Whoever writes the word of the mapping into the first row needs no mapping."""
    assert word_of(word) == word


@given(st.sampled_from(_NAMES), st.sampled_from([str.upper, str.title, fold, str.casefold]))
@settings(deadline=None)
def test_case_accents_and_punctuation_of_a_name_do_not_count(name, change):
    """TÉLÉPHONE, Telephone and telephone are one column."""
    assert word_of(f"  {change(name)} :") == word_of(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Noms des structures", "house.name"),
        ("Courriels", "person.email"),
        ("Contact 2 – courriel", "person.2.email"),
        ("Nom du contact 3", "person.3.name"),
        ("contact_phone", "person.phone"),
        ("MailingCity", "house.address.city"),
        ("Téléphone de la structure", "house.phone"),
        ("Couleur préférée", None),
    ],
)
def test_names_as_people_write_them(name, word):
    """Plurals, articles, numbers, underscores, words run together."""
    assert word_of(name) == word


def test_a_slip_of_the_hand_is_a_guess_that_says_so():
    """“Couriel” is very likely an address, but a person should look."""
    column = _matched(["Structure", "Couriel"], ["a", "b@c.example"]).columns[1]

    assert (column.word, column.how) == ("person.email", "guess")


def test_a_telephone_belongs_to_whom_the_columns_beside_it_are_about():
    """The same word stands for the switchboard and for somebody's own line."""
    rows = [["A", "", "1", "x", "2"], ["B", "", "3", "y", "4"]]

    house_first = _words(["Structure", "Ville", "Téléphone", "Contact", "Portable"], *rows)
    after_person = _words(["Structure", "Ville", "Contact", "Fonction", "Téléphone"], *rows)

    assert house_first["Téléphone"] == "house.phone"
    assert after_person["Téléphone"] == "person.phone"


@pytest.mark.parametrize(
    ("rows", "shape"),
    [
        ([["Structure", "Contact"], ["A", "x"], ["A", "y"]], "person"),
        ([["Structure", "Contact"], ["A", "x"], ["B", "y"]], "house"),
        ([["Structure", "Contact"], ["A", ""], ["", "x"], ["", "y"]], "mixed"),
        ([["Structure", "Contact"], ["A", "x"], ["A", "y"], ["", "z"], ["B", ""]], "person"),
        ([["Structure", "Ville"], ["A", "x"]], "house"),
        ([["Nom", "Prénom", "Courriel"], ["a", "b", "c@d.example"]], "person"),
        ([["Lieu", "Contact 1 nom", "Contact 2 nom"], ["A", "x", "y"]], "house"),
        ([["Type", "Nom", "Courriel"], ["Organisme", "A", ""], ["Personne", "x", "y"]], "mixed"),
    ],
)
def test_what_a_row_is_shows_in_the_rows(rows, shape):
    """One row per person, per house, or houses with their people under them."""
    assert _matched(*rows).shape == shape


def test_the_names_may_stand_under_a_title():
    """People write the season above their lists."""
    matched = _matched(["Contacts 2026-2027"], ["Structure", "Courriel"], ["A", "b@c.example"])

    assert matched.header.line == 2


_HEADERS = st.lists(
    st.sampled_from(_NAMES) | st.text(min_size=1, max_size=12), min_size=1, max_size=8, unique=True
)


@given(_HEADERS)
@settings(deadline=None, max_examples=60)
def test_a_proposed_mapping_reads_back_as_it_was_meant(header):
    """People edit this file; whatever their columns are called, it must be right YAML."""
    sheet = Sheet("f", "", (SheetRow(1, header), SheetRow(2, ["x"] * len(header))))
    matched = match(sheet)
    mapping = proposed(matched, "", None)

    read, findings = parse_mapping(mapping_text(mapping, matched, "f.csv", str), "m.yaml")

    assert not findings
    assert read == mapping


@given(_HEADERS)
@settings(deadline=None, max_examples=100)
def test_no_two_columns_fill_one_field(header):
    """A second telephone never overwrites the first."""
    words = [
        column.word
        for column in _matched(header, ["x"] * len(header)).columns
        if column.word not in {"", IGNORE}
    ]
    singles = [
        word
        for word in words
        if not target(word).field.is_list and target(word).field.path[-1] not in {"note", "notes"}
    ]

    assert len(singles) == len(set(singles))


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("CRM export 2026-11-03 (2).csv", "crm"),
        ("Contacts - Feuille 1.csv", "contacts"),
        ("Diffuseurs-Grid view.csv", "diffuseurs"),
        ("Été à Gand.xlsx", "ete-a-gand"),
        ("2026.csv", "2026"),
    ],
)
def test_next_months_file_is_the_same_source(file_name, name):
    """Dates and copy marks in a file's name do not make another source of it."""
    assert source_name(file_name) == name


@pytest.mark.parametrize("digits", ["9" * 48_000, "٣"])
def test_digits_that_are_no_number_name_no_column(digits):
    """Python reads no number of thousands of digits, and a heading may hold one."""
    assert word_of(f"contact {digits} nom") is None
    assert month_number(digits) is None


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Prov.", "house.address.region"),
        ("Province/État", "house.address.region"),
        ("Rég.", "house.address.region"),
        ("Adr.", "house.address.street"),
        ("C.P.", "house.address.postal_code"),
        ("Org.", "house.name"),
        ("Nb de places", "room.capacity"),
        ("Courriel pro", "person.email"),
        ("Tél. bur.", "row.phone"),
        ("Cell.", "person.x-mobile"),
        ("Maj le", "row.verified_on"),
    ],
)
def test_abbreviations_of_a_small_sheet_are_understood(name, word):
    """Columns are narrow, and whoever made the sheet knew what “Prov.” was."""
    assert word_of(name) == word


def test_a_list_from_switzerland_or_germany_is_read_as_one_from_france():
    """The same facts under the names that German lists always have."""
    header = ["Theater", "Vorname", "Name", "Funktion", "Telefon", "Handy", "E-Mail", "Strasse"]
    header += ["PLZ", "Ort", "Kanton", "Land", "Sprache", "Bemerkungen"]

    words = _words(header, ["Quai", *["x"] * 13], ["Quai", *["y"] * 13])

    assert list(words.values()) == [
        *("house.name", "person.given_name", "person.family_name", "person.role"),
        *("person.phone", "person.x-mobile", "person.email", "house.address.street"),
        *("house.address.postal_code", "house.address.city", "house.address.region"),
        *("house.address.country", "person.language", "person.note"),
    ]
    names = ("Straße", "Nachname", "NPA", "Canton", "Postleitzahl", "Kt.")
    assert [word_of(name) for name in names] == [
        *("house.address.street", "person.family_name", "house.address.postal_code"),
        *("house.address.region", "house.address.postal_code", "house.address.region"),
    ]


@pytest.mark.parametrize(
    ("show", "cells", "word"),
    [
        ("Spectacle", ["Option", "joué", "refusé", "intéressée"], "talk.stage"),
        ("Spectacle", ["qualifié", "relais", "ancien", "refusé"], "house.relation"),
        ("Spectacle", ["?", "!", "", ""], "house.relation"),
        ("Remarques", ["Option", "joué", "refusé", "intéressée"], "house.relation"),
    ],
)
def test_a_status_beside_a_show_is_the_stage_of_the_talk_where_its_words_say_so(show, cells, word):
    """“Statut” is a word for whatever has one; what it holds tells of what."""
    rows = [["Structure", show, "Statut"], *(["a", "Haubans", cell] for cell in cells)]

    assert _words(*rows)["Statut"] == word


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        (["danse, cirque", "théâtre; jeune public"], "house.interests.genres"),
        (["surtout de petites formes, pour l’hiver", "danse"], "house.interests.note"),
    ],
)
def test_interests_are_disciplines_where_most_of_them_are(cells, word):
    """“danse, cirque” is what a selection goes by; a sentence is for people."""
    rows = [["Structure", "Intérêts"], *(["a", cell] for cell in cells)]

    assert _words(*rows)["Intérêts"] == word


@pytest.mark.parametrize("page", ["spreadsheets.md", "tableurs.md"])
def test_every_field_of_a_mapping_is_listed_where_mappings_are_explained(page):
    """Whoever corrects a column's line must find the word for it without reading code."""
    text = (Path(__file__).parents[3] / "docs" / page).read_text("utf-8")

    assert all(f"`{word}`" in text for word in fields())
    assert with_fields(text) == text
