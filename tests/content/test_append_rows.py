from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.content.append_rows import with_rows
from showkit.content.tables import parse_table
from showkit.model.change import Change

_ROW = {"date": "2026-11-21", "kind": "dates", "performances": "a b", "text_fr": "Deux soirs; été"}


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_stands_in_a_table_stays_byte_for_byte(delimiter, encoding, newline):
    header = delimiter.join(["kind", "text_fr", "date", "performances"])
    above = delimiter.join(["rider", '"Déjà là"', "2026-01-01", ""])
    given_table = newline.join([header, above]).encode(encoding)
    made = with_rows(given_table, [_ROW])
    assert made.startswith(given_table)
    assert made.count(newline.encode()) == made.count(b"\n") if newline == "\r\n" else True
    rows = parse_table(made, "changes.csv", Change).rows
    assert [row.kind.value for row in rows] == ["rider", "dates"]
    assert rows[1].performances == ("a", "b")
    assert rows[1].text.in_language("fr") == "Deux soirs; été"


def test_a_column_that_is_missing_is_added_and_nothing_is_lost():
    made = with_rows(b"date,kind\n2026-01-01,rider\n", [_ROW])
    table = list(csv.DictReader(io.StringIO(made.decode())))
    assert table[0] == {
        "date": "2026-01-01", "kind": "rider", "performances": "", "text_fr": "",
    }  # fmt: skip
    assert table[1] == _ROW


def test_a_new_table_begins_with_its_columns():
    assert with_rows(None, [_ROW]).startswith(b"date,kind,performances,text_fr\n2026-11-21,dates")


@settings(deadline=None)
@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"])), min_size=1, max_size=4))
def test_any_text_comes_back(texts):
    rows = [{"date": "2026-11-21", "text_fr": text} for text in texts]
    read = list(csv.DictReader(io.StringIO(with_rows(None, rows).decode(), newline="")))
    assert [row["text_fr"] for row in read] == texts


def test_signs_that_the_table_s_encoding_has_not_are_kept():
    """A letter that has gone must be noted, whatever its title and whoever wrote the table."""
    before = "on;campaign\r\n2026-01-01;Été\r\n".encode("cp1252")
    after = with_rows(before, [{"on": "2026-11-29", "campaign": "Été 🎪"}])
    assert after.decode("utf-8-sig") == "on;campaign\r\n2026-01-01;Été\r\n2026-11-29;Été 🎪\r\n"
    assert after.startswith(b"\xef\xbb\xbf")
