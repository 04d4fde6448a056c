"""Tables come from spreadsheets: what people's programs save must be read right or spoken of."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from showkit.content.tables import parse_table
from showkit.model.finding import Finding, Severity
from showkit.model.material import Equipment, Visual
from showkit.model.performance import Performance
from showkit.model.record import LocalText, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH = "content/shows/les-marees/performances.csv"
HEADER = "id,date,city,country,venue\n"
ROW = "m1,2027-03-05,Rimouski,CA,le-vauban\n"


class Row(Record):
    """A row with a text, another text and a number."""

    name: str
    note: str = ""
    width: float | None = None


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def places(findings: Iterable[Finding]) -> dict[str, tuple[int, int]]:
    return {finding.code: (finding.place.line, finding.place.column) for finding in findings}


def test_a_plain_table_becomes_records_with_their_lines():
    """Later checks name the line of a row, so a quoted line break must not shift them."""
    data = HEADER.replace("\n", ",note\n") + 'm1,2027-03-05,Rimouski,CA,le-vauban,"two\nlines"\n\n'
    data += "m2,2027-03-06,Gaspé,CA,La Marée,\n"
    table = parse_table(data.encode(), PATH, Performance)
    assert table.findings == ()
    assert [row.id for row in table.rows] == ["m1", "m2"]
    assert table.lines == (2, 5)
    assert table.rows[0].note == "two\nlines"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["T101"]),
        ("utf-16-le", ["T101"]),
        ("utf-16-be", ["T101"]),
        ("cp1252", ["T101"]),
    ],
)
def test_accents_survive_every_encoding_that_a_spreadsheet_saves(encoding: str, told: list[str]):
    """A programmer's name with a broken accent goes out in a hundred messages."""
    data = (HEADER + "m1,2027-03-05,Montréal,CA,Théâtre de l’Œil\n").encode(encoding)
    table = parse_table(data, PATH, Performance)
    assert table.rows[0].venue == "Théâtre de l’Œil"
    assert codes(table.findings) == told
    assert all(finding.severity is not Severity.ERROR for finding in table.findings)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_separator_is_found_by_the_column_names_it_makes(delimiter: str):
    """Excel in French saves semicolons; nobody should have to know that."""
    data = (HEADER + ROW).replace(",", delimiter).replace("\n", "\r\n").encode()
    table = parse_table(data, PATH, Performance)
    assert table.rows[0].city == "Rimouski"
    assert codes(table.findings) == ["T102"]


def test_a_line_that_tells_excel_the_separator_is_not_a_row():
    data = b"sep=;\r\nname;note\r\nGril;\r\n"
    table = parse_table(data, PATH, Row)
    assert table.rows == (Row(name="Gril"),)
    assert table.lines == (3,)


class DayRow(Record):
    """A row with two days, as the log of what was sent has."""

    name: str
    date: dt.date | None = None
    until: dt.date | None = None


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["24/04/2027", "05/06/2027"], ["2027-04-24", "2027-06-05"]),
        (["04/24/2027", "05/06/2027"], ["2027-04-24", "2027-05-06"]),
        (["5.6.2027", "2027-07-01"], ["2027-06-05", "2027-07-01"]),
        (["05/06/2027", "04/04/2027"], None),  # either order
        (["24/04/2027", "04/24/2027"], None),  # both orders
        (["24.04.2027", "05/06/2027"], None),  # two signs are two hands
        (["31/02/2027", "05/06/2027"], None),  # no such day
    ],
)
def test_days_are_read_in_the_order_that_they_agree_on(cells, read):
    """A spreadsheet in French saved every day of a table as 24/04/2027: an error in each row."""
    data = "name,date\n" + "".join(f"n{n},{cell}\n" for n, cell in enumerate(cells))
    table = parse_table(data.encode(), PATH, DayRow)
    if read is None:
        assert {"R103", "R108"} & set(codes(table.findings))
        return
    assert [str(row.date) for row in table.rows] == read
    assert codes(table.findings) == ["T119"]


def test_one_column_shows_the_order_of_another():
    data = b"name,date,until\na,05/06/2027,24/04/2027\n"
    (row,) = parse_table(data, PATH, DayRow).rows
    assert (str(row.date), str(row.until)) == ("2027-06-05", "2027-04-24")


def test_a_decimal_comma_is_a_decimal_where_semicolons_separate():
    """8,5 m of stage width read as 85 m, or refused, would both be wrong."""
    data = b"name;width\nGril;8,5\nSalle;1 250,25\nFosse;3\n"
    table = parse_table(data, PATH, Row)
    assert [row.width for row in table.rows] == [8.5, 1250.25, 3.0]
    assert codes(table.findings) == ["T102", "T113"]
    assert str(table.findings[-1].what) == "“8,5” was read as 8.5"


def test_a_comma_in_a_number_is_not_guessed_where_commas_separate():
    """1,500 may be a thousand and a half or one and a half: say so instead of choosing."""
    table = parse_table(b'name,width\nGril,"1,500"\n', PATH, Row)
    assert codes(table.findings) == ["R103"]
    assert places(table.findings)["R103"] == (2, 6)


def test_every_problem_is_told_in_one_go_with_its_cell():
    """One round of corrections, not seven."""
    data = (
        b"id,date,city,country,venu,city,,x-bus\n"
        b"m1,2027-03-05,Rimouski,CA,le-vauban,,,yes\n"
        b'm2,31.03.27,"Ville\nhaute",Canada,le-vauban,,,\n'
        b"m3,2027-03-07,,CA,le-vauban,,stray,,,over\n"
    )
    table = parse_table(data, PATH, Performance)
    assert table.rows == ()
    assert [(f.code, f.place.line, f.place.column) for f in table.findings] == [
        ("T104", 1, 1),
        ("T103", 1, 22),
        ("T107", 1, 27),
        ("R103", 3, 4),
        ("R103", 4, 8),
        ("T112", 5, 15),
        ("T109", 5, 30),
        ("T105", 5, 38),
    ]
    assert "venue" in str(table.findings[1].advice)


def test_an_empty_cell_leaves_the_default_and_an_x_column_is_kept():
    header = "file,order,alt_fr,Alt_EN,alt_fr-CA,x-shot by,visibility\n"
    data = f"{header}a.jpg,,Un phare,,Le phare,Zoe,\n".encode()
    (visual,) = parse_table(data, PATH, Visual).rows
    assert visual.order == 0
    assert visual.alt == LocalText({"fr": "Un phare", "fr-CA": "Le phare"})
    assert visual.extensions == {"x-shot by": "Zoe"}


def test_column_names_forgive_capitals_and_spaces():
    """A spreadsheet's first row is a heading to people, and headings have capitals."""
    table = parse_table(b"Department,Item FR,Supplied by\nSon,Console,company\n", PATH, Equipment)
    assert table.findings == ()
    assert table.rows[0].item.in_language("fr") == "Console"


@pytest.mark.parametrize("language_column", ["item_fr", "item_fr-CA", "item"])
def test_a_required_text_may_come_in_any_language(language_column: str):
    table = parse_table(f"department,{language_column}\nSon,Console\n".encode(), PATH, Equipment)
    assert table.findings == ()


def test_rows_may_end_early_and_blank_rows_do_not_count():
    """Spreadsheets drop empty cells at the end of a row, and keep rows of separators."""
    table = parse_table(b"name,note,width\nGril\n,,\n  ,\nSalle,,\n", PATH, Row)
    assert table.findings == ()
    assert [row.name for row in table.rows] == ["Gril", "Salle"]


@pytest.mark.parametrize("data", [b"", b"\r\n\n", b"\xef\xbb\xbf", b" , \n"])
def test_a_table_without_a_first_row_says_which_columns_it_needs(data: bytes):
    table = parse_table(data, PATH, Row)
    assert codes(table.findings) == ["T106"]
    assert "name" in str(table.findings[0].advice)


def test_a_quote_that_never_closes_is_named_where_it_opens():
    """Otherwise half a table turns into one cell and nobody notices."""
    table = parse_table(b'name,note\nGril,"closed ""well"""\nSalle,"open\nFosse,x\n', PATH, Row)
    assert places(table.findings) == {"T111": (3, 7)}


def test_quotes_within_a_cell_in_quotes_are_told_with_the_words_they_were_meant_for():
    """Who types a quotation by hand forgets to double them; it would be published mangled."""
    right, wrong = b'"he said ""yes"" twice"', b'"he said "yes" twice"'
    data = b'name,note\nGril,%b\nSalle,%b\nFosse,"Yes" he said\n' % (right, wrong)
    table = parse_table(data, PATH, Row)
    assert [(one.code, one.place.line, one.place.column) for one in table.findings] == [
        ("T118", 3, 7),
        ("T118", 4, 7),
    ]
    assert '""yes""' in str(table.findings[0].advice)
    assert '""Yes""' in str(table.findings[1].advice)


def test_a_cell_beyond_all_measure_stops_the_reading_and_says_so():
    data = b'name\nGril\n"' + b"x\n" * 100_000
    table = parse_table(data, PATH, Row)
    assert places(table.findings)["T115"] == (3, 1)
    assert [row.name for row in table.rows] == ["Gril"]


def test_a_zero_byte_is_read_over_and_told():
    table = parse_table(b"name,note\nGr\0il,\n", PATH, Row)
    assert places(table.findings) == {"T108": (2, 3)}
    assert table.rows == (Row(name="Gril"),)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_workbook_with_a_csv_name_is_recognised(data: bytes):
    assert codes(parse_table(data, PATH, Row).findings) == ["T114"]


def test_a_table_beyond_fifty_megabytes_is_not_read():
    assert codes(parse_table(b"name\n" + b"x" * 50_000_000, PATH, Row).findings) == ["T110"]


# Line breaks inside cells come back as \n; other control characters are no one's text.
WESTERN = st.characters(codec="cp1252", exclude_categories=["Cc"])
TEXT = st.text(WESTERN | st.sampled_from('",;\t\n'), max_size=20).map(str.strip)
ROWS = st.lists(
    st.tuples(
        TEXT.filter(bool),
        TEXT,
        st.none() | st.floats(min_value=-1e6, max_value=1e6).map(lambda n: round(n, 3)),
    ),
    min_size=1,
    max_size=8,
)


@dataclass(frozen=True)
class Dialect:
    """How some program saves a table."""

    delimiter: str
    encoding: str
    line_end: str
    quoting: int
    decimal: str

    def save(self, rows: list[tuple[str, str, float | None]]) -> bytes:
        """Return the table as that program's file."""
        text = io.StringIO(newline="")
        writer = csv.writer(
            text,
            delimiter=self.delimiter,
            lineterminator=self.line_end,
            # Python's writer would leave a lone \n in a cell unquoted
            quoting=csv.QUOTE_ALL if self.line_end == "\r" else self.quoting,
        )
        writer.writerow(["name", "note", "width"])
        for name, note, width in rows:
            number = "" if width is None else f"{width:.3f}"
            if self.delimiter != ",":
                number = number.replace(".", self.decimal)
            writer.writerow([name, note, number])
        return text.getvalue().encode(self.encoding)


DIALECTS = st.builds(
    Dialect,
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    decimal=st.sampled_from(".,"),
)


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@settings(deadline=None, max_examples=500)
@given(rows=ROWS, dialect=DIALECTS)
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[tuple[str, str, float | None]], dialect: Dialect
):
    """Whatever dialect, the same rows: a table is never read silently wrong."""
    data = dialect.save(rows)
    # a few runs of Windows-1252 are UTF-8 too, and nobody can tell which was meant
    assume(dialect.encoding != "cp1252" or data.isascii() or not is_utf8(data))
    table = parse_table(data, PATH, Row)
    assert [(row.name, row.note, row.width) for row in table.rows] == rows
    assert {code for code in codes(table.findings) if code not in {"T101", "T102", "T113"}} == set()


@settings(deadline=None, max_examples=500)
@given(st.binary(max_size=300) | st.text(st.sampled_from('name,;\t"\n\r\0 x'), max_size=80))
def test_no_bytes_whatever_stop_the_reading(data: bytes | str):
    """A file that is no table costs a finding, never a traceback."""
    table = parse_table(data.encode() if isinstance(data, str) else data, PATH, Row)
    assert all(finding.place.path == PATH for finding in table.findings)
