"""The workbook of an export, as a spreadsheet program sees it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.exchange.formulas import escaped, unescaped, would_run
from showkit.contacts.exchange.own_tables import own_tables
from showkit.contacts.exchange.xlsx_write import write_workbook
from showkit.contacts.where import select
from showkit.output.catalogues import catalogue


@pytest.fixture
def book(base):
    return openpyxl.load_workbook(io.BytesIO(base.workbook()))


def cell(sheet, key, column):
    """Return the cell of a row and column, by their names for machines."""
    place = next(one.column for one in sheet[1] if one.value == column)
    (row,) = (one[0].row for one in sheet.iter_rows(max_col=1) if one[0].value == key)
    return sheet.cell(row, place)


def test_there_is_a_sheet_for_each_thing(book):
    names = ["Houses", "Rooms and stages", "People", "Talks", "History"]
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == names
    assert {sheet.title for sheet in book if sheet.sheet_state == "hidden"} == {
        "showkit",
        "showkit-words",
    }


def test_a_sheet_can_be_sorted_and_filtered_under_a_header_that_stays(book):
    for sheet in book.worksheets[:5]:
        assert sheet.freeze_panes == "B3"
        assert sheet.row_dimensions[1].hidden, "names for machines"
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
        assert sheet.column_dimensions["A"].width > 8


def test_headers_are_in_the_company_s_language_and_explained(base):
    words = catalogue("fr-CA")
    chosen = select(base.library, None, base.today)
    data = write_workbook(own_tables(base.library, chosen, base.today, words), words, base.today)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    header = {sheet.cell(1, one.column).value: one for one in sheet[2]}
    assert header["networks"].value == words.gettext("Networks") == "Réseaux"
    assert header["verified_on"].comment.text
    assert cell(sheet, "la-poterne", "relation").value == "qualifié"
    assert cell(sheet, "la-poterne", "interests.genres").value.startswith("Cirque; ")


def test_values_are_what_they_are(book):
    houses, rooms, people = book.worksheets[:3]
    verified = cell(houses, "la-poterne", "verified_on")
    assert verified.value == dt.datetime(2026, 10, 14)  # noqa: DTZ001 - what openpyxl gives
    assert verified.number_format == "yyyy-mm-dd"
    assert cell(houses, "la-poterne", "address.postal_code").value == "01000"
    assert cell(houses, "la-poterne", "address.postal_code").number_format == "@"
    assert cell(rooms, "la-poterne/grande", "stage.depth").value == 10.5
    assert cell(rooms, "la-poterne/grande", "stage.rake").value == 0
    assert cell(rooms, "la-poterne/grande", "blackout").value == "yes"
    assert cell(people, "thomas-gruter", "left_on").value is not None
    assert cell(people, "claire-aubin", "tracking").value == "granted"


def test_ids_are_grey_and_come_first(book):
    for sheet in book.worksheets[:5]:
        assert sheet["A3"].fill.fgColor.rgb == "FFEDEDED"
        assert sheet.column_dimensions["A"].fill.fgColor.rgb == "FFEDEDED"


def test_no_cell_runs(book):
    """A name that somebody typed into a form on our site may be meant for our spreadsheet."""
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(one.data_type != "f" for one in row)
    source = cell(book.worksheets[0], "la-poterne", "source")
    assert source.value == '=HYPERLINK("https://evil.example")'
    assert source.data_type == "s"
    assert source.quotePrefix, "editing the cell must not turn it into a formula"


def test_choices_are_offered_from_a_list(book):
    people = book.worksheets[2]
    rules = {
        str(rule.sqref).partition("3")[0]: rule for rule in people.data_validations.dataValidation
    }
    letter = next(one.column_letter for one in people[1] if one.value == "consent.email.basis")
    sheet, _, place = rules[letter].formula1.replace("$", "").partition("!")
    offered = [row[0].value for row in book[sheet.strip("'")][place]]
    assert offered == ["express", "implied", "legitimate interest", "none"]
    day = next(one.column_letter for one in people[1] if one.value == "verified_on")
    assert rules[day].type == "date"
    house = next(one.column_letter for one in people[1] if one.value == "house")
    assert rules[house].type == "list"


def test_texts_that_xlsx_would_change_come_back(book):
    """ECMA-376 reads _x0041_ as A; control characters are no XML."""
    note = cell(book.worksheets[2], "thomas-gruter", "note").value
    assert "_x005F_x0041_" in note or "_x0041_" in note
    assert "\t" in note


def test_the_same_contacts_on_the_same_day_give_the_same_bytes(base):
    """Otherwise every export would look like a change."""
    first, second = base.workbook(), base.workbook()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@\t\r\nax＝＠ "), max_size=6) | st.text(max_size=4))
def test_what_keeps_a_text_from_running_is_taken_away_again(text):
    assert unescaped(escaped(text)) == text
    assert not would_run(escaped(text))
