"""Files of other programs as sheets: what is read right, what is said, what cannot hurt."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.exchange.column_names import is_column
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.exchange.sheet import Percent, text_of

_ODS_START = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Feuille1">'
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type='
    '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
_ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def _cells(data: bytes) -> list[list[object]]:
    (sheet,), _ = read_sheets(data, "f", is_column)
    return [list(row.cells) for row in sheet.rows]


def _codes(data: bytes) -> list[str]:
    return [finding.code for finding in read_sheets(data, "f", is_column)[1]]


def _xlsx(rows, change=None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS_START + rows + _ODS_END)
    return out.getvalue()


def test_a_workbook_gives_numbers_days_and_yes_or_no_as_such():
    """A telephone number that became a number, and a date, must not turn into noise."""
    data = _xlsx([["Tél", "Date", "Vu", "Part"], [5145551234, dt.date(2026, 3, 4), True, 0.5]])

    row = _cells(data)[1]

    assert [text_of(cell) for cell in row] == ["5145551234", "2026-03-04", "yes", "0.5"]


def test_a_percentage_is_read_as_it_is_shown():
    """What shows 50 % is 50 %, whatever number lies under it."""

    def as_percent(sheet):
        sheet["A2"].number_format = "0%"

    row = _cells(_xlsx([["Part"], [0.5]], as_percent))[1]

    assert isinstance(row[0], Percent)
    assert text_of(row[0]) == "50 %"


def test_merged_cells_are_filled_downwards_and_not_to_the_right():
    """A house's name merged over its three people is the house of all three."""

    def merged(sheet):
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B2:C2")

    rows = _cells(
        _xlsx([["Lieu", "Nom", "Tél"], ["Vauban", "x", ""], ["", "y", ""], ["", "z", ""]], merged)
    )

    assert [row[0] for row in rows] == ["Lieu", "Vauban", "Vauban", "Vauban"]
    assert rows[1][2] == ""


def test_a_formula_never_calculated_and_an_error_are_reported_with_their_place():
    """A cell that shows nothing here showed something to whoever made the sheet."""
    _, findings = read_sheets(_xlsx([["Nom"], ["=A1"], ["#N/A"]]), "f.xlsx", is_column)

    assert [(one.code, str(one.place)) for one in findings] == [
        ("I111", "f.xlsx:2:1"),
        ("I112", "f.xlsx:3:1"),
    ]


def test_an_opendocument_sheet_is_read_with_its_merged_and_repeated_cells():
    """LibreOffice writes equal neighbours once, with a count."""
    rows = (
        "<table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>Lieu</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Part</text:p></table:table-cell>'
        "</table:table-row><table:table-row>"
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>Vauban</text:p></table:table-cell>"
        '<table:table-cell office:value-type="percentage" office:value="0.5"/>'
        "</table:table-row><table:table-row><table:covered-table-cell/>"
        '<table:table-cell office:value-type="float" office:value="7"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    cells = _cells(_ods(rows))

    assert [[text_of(cell) for cell in row] for row in cells] == [
        ["Lieu", "Part"],
        ["Vauban", "50 %"],
        ["Vauban", "7"],
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
              'table:number-columns-repeated="16384" office:value-type="float" '
              'office:value="1"/></table:table-row>'), "I104"),
        (_xlsx([["Nom"]], lambda sheet: sheet.cell(1_048_576, 16_384, "x")), "I104"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "I102"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "I105"),
        (b"PK\x03\x04 and then nothing", "I103"),
        (b"\x01\x02\x03\x04" * 100, "I101"),
    ],
    ids=["repeated cells", "a cell far out", "xls", "a password", "half a zip", "not text"],
)  # fmt: skip
def test_what_cannot_or_must_not_be_read_is_explained(data, code):
    """A file that would fill the memory, or that nobody can read, ends in a sentence."""
    assert _codes(data) == [code]


def test_a_zip_bomb_is_measured_before_it_is_opened():
    """Forty kilobytes that unpack to forty megabytes of one letter are no contact base."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)

    assert _codes(out.getvalue()) == ["I104"]


def test_a_document_type_in_a_workbook_is_refused():
    """Entities that unfold without end have no place in a spreadsheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    assert _codes(out.getvalue()) == ["I103"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_however_a_spreadsheet_program_saved_it(encoding, separator):
    """French Excel writes semicolons and cp1252, “Unicode text” tabs and UTF-16."""
    text = separator.join(["Prénom", "Courriel"]) + "\r\n" + separator.join(["Zoé", "z@x.example"])

    assert _cells(text.encode(encoding))[1] == ["Zoé", "z@x.example"]


def test_one_bad_line_of_an_address_book_costs_that_line_only():
    """A phone's export of a thousand contacts is not lost for one."""
    data = (
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Zo\xc3\xa9\nthis is nothing\nEMAIL:z@x.example\n"
        b"BEGIN:VCARD\nFN:Paul\nEND:VCARD\n"
    )

    (sheet,), findings = read_sheets(data, "f.vcf", is_column)

    names = [row.cells[2] for row in sheet.rows]
    assert names == ["FN", "Zoé", "Paul"]
    assert [(one.code, one.place.line) for one in findings] == [("I124", 4), ("I125", 1)]


_SEEDS = [
    _xlsx([["Nom", "Courriel"], ["a", "b@c.example"]]),
    _ods("<table:table-row><table:table-cell office:value-type='string'><text:p>x</text:p>"
         "</table:table-cell></table:table-row>"),
    b"BEGIN:VCARD\r\nVERSION:4.0\r\nN:a;b;;;\r\nTEL;TYPE=cell:1\r\nEND:VCARD\r\n",
    "Nom;Téléphone\r\nx;1\r\n".encode("cp1252"),
]  # fmt: skip


@given(
    st.sampled_from(_SEEDS),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=8), st.integers(0, 8))),
)
@settings(deadline=None, max_examples=300)
def test_a_damaged_file_ends_in_findings_and_never_in_a_traceback(seed, damages):
    """Files come from mail attachments, old disks and half downloads."""
    data = seed
    for at, new, gone in damages:
        start = at % (len(data) + 1)
        data = data[:start] + new + data[start + gone :]

    sheets, findings = read_sheets(data, "f", is_column)

    assert sheets or findings or not data.strip()
