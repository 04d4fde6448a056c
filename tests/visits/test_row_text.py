"""A row of the link log is the same after it was a line; no stranger's line is taken for ours."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showkit.content.tables import parse_table
from showkit.model.visit import Event, Evidence, Visit, VisitRow
from showkit.visits.link_log import parse_month
from showkit.visits.row_text import HEADER, NotOursError, row_text, rows_in

_SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?", fullmatch=True)
_TARGETS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=20
).map(str.strip)
_ROWS = st.builds(
    Visit,
    time=st.integers(0, 4_000_000_000).map(lambda n: dt.datetime.fromtimestamp(n, dt.UTC)),
    presenter=_SLUGS,
    person=st.none() | _SLUGS,
    event=st.sampled_from(Event),
    target=st.just("") | _TARGETS,
    evidence=st.sampled_from(Evidence),
    reasons=st.sampled_from([(), ("script-ran",), ("burst", "script-ran")]),
    visit=st.sampled_from(["key_-1", "x"]),
    key=st.sampled_from(["key_-1", "y"]),
)
_ROW = Visit(
    dt.datetime(2026, 11, 2, 14, 3, 22, tzinfo=dt.UTC),
    "le-vauban",
    None,
    Event.FILE_DOWNLOADED,
    'a, b and "c".pdf',
    Evidence.HUMAN,
    ("confirmed-reading",),
    "abc",
    "abc",
)


@given(st.lists(_ROWS, max_size=5))
def test_rows_are_the_same_after_they_were_lines(rows):
    lines = [row_text(row) for row in rows]
    assert list(rows_in(lines)) == rows
    table = parse_table((HEADER + "".join(lines)).encode(), "x.csv", VisitRow)
    assert [row.as_visit() for row in table.rows] == rows, "anybody else reads the same"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (",le-vauban,", ",Le Vauban,"),
        ("file-downloaded", "file-lost"),
        ("human", "hunan"),
        ("14:03:22Z", "25:03:22Z"),
        ("2026-11-02", "2026-02-30"),
        ("14:03:22Z", "around two"),
        (",abc,abc", ",abc"),
        (",abc,abc", ",abc,abc,abc"),
        (",abc,abc", ',abc,"abc'),
        (",human,", ",human\0,"),
    ],
)
def test_what_is_not_as_we_write_it_is_left_to_who_can_say_what_is_wrong(ours, theirs):
    line = row_text(_ROW)
    assert ours in line
    with pytest.raises(NotOursError):
        list(rows_in([line, line.replace(ours, theirs)]))
    month = (HEADER + line + line.replace(ours, theirs)).encode()
    read = parse_month(month, "x.csv")
    table = parse_table(month, "x.csv", VisitRow)
    assert read.findings == table.findings != ()
    assert read.rows == tuple(row.as_visit() for row in table.rows)


def test_a_cell_that_can_be_read_in_another_way_is_read_as_a_table_s_would_be():
    """Somebody mended a row by hand, with quotes or blanks around what they wrote."""
    line = row_text(_ROW)
    for text in (line.replace(",abc,abc", ',"abc",abc'), line.replace("le-vauban", " le-vauban")):
        assert list(rows_in([text])) == [_ROW]
