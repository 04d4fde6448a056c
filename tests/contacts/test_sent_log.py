"""The sent log: who was sent their link, and when; a table that people keep as well."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from showkit.contacts.sent_log import as_row, note_sent, without_person
from showkit.contacts.undo import undo_last, undoable
from showkit.content.append_rows import with_rows
from showkit.content.load import load
from showkit.content.tables import parse_table
from showkit.model.sent import Channel, Sent

_MOMENT = dt.datetime(2026, 11, 20, 14, 3, 22, tzinfo=dt.UTC)
_ROW = Sent(on="2026-11-20", time=_MOMENT, presenter="le-grenier", person="max", generation=2)
_HOUSES = {
    "le-grenier": "name: Le Grenier\nformer_slugs: [grenier]\n"
    "people: [{id: max, name: Max Roy, former_ids: [m-roy]}]\n",
    "la-cave": "name: La Cave\npeople: [{id: zoe, name: Zoé Lys}]\n",
}


@pytest.fixture
def project(smallest):
    folder = smallest.content / "presenters"
    folder.mkdir()
    for slug, text in _HOUSES.items():
        (folder / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return smallest


def _log(project, text):
    path = project.content / "outreach" / "sent.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_what_is_noted_is_loaded_again(project):
    with undoable(project, "sent", "noted") as changes:
        note_sent(project, changes, [_ROW])
    loaded = load(project)
    assert loaded.findings == ()
    assert loaded.library.sent == (_ROW,)
    assert loaded.library.sent_to == {"max": [_ROW]}


def test_its_table_schema_lies_beside_it_and_names_every_column(project):
    with undoable(project, "sent", "noted") as changes:
        note_sent(project, changes, [_ROW])
    folder = project.content / "outreach"
    schema = json.loads((folder / "sent.table-schema.json").read_text("utf-8"))
    header = (folder / "sent.csv").read_text("utf-8").splitlines()[0].split(",")
    assert [field["name"] for field in schema["fields"]] == header


def test_noting_can_be_taken_back_with_all_that_was_made_for_it(project):
    with undoable(project, "sent", "noted") as changes:
        note_sent(project, changes, [_ROW])
    undo_last(project)
    assert not (project.content / "outreach" / "sent.csv").exists()
    assert load(project).library.sent == ()


def test_a_row_that_somebody_typed_needs_a_day_and_a_house_only(project):
    """Cards are handed over at a fair, and noted in a spreadsheet on the train home."""
    _log(project, "on;presenter;person\r\n2026-11-20;le-grenier;max\r\n")
    (row,) = load(project).library.sent
    assert (row.time, row.generation, row.channel) == (None, 0, Channel.EMAIL)


def test_a_time_without_a_zone_is_utc_and_one_with_a_zone_becomes_it(project):
    times = ("2026-11-20T14:03:22", "2026-11-20 09:03:22-05:00")
    _log(project, "on,time,presenter\n" + "".join(f"2026-11-20,{t},le-grenier\n" for t in times))
    assert [row.time for row in load(project).library.sent] == [_MOMENT, _MOMENT]


def test_rows_of_a_merged_record_and_of_a_renamed_house_still_count(project):
    """Who was written to under an old id was written to."""
    _log(project, "on,presenter,person\n2026-11-20,grenier,max\n2026-10-01,le-grenier,m-roy\n")
    sent = load(project).library.sent_to
    assert [row.on.month for row in sent["max"]] == [10, 11], "the first of it first"


def test_a_forgotten_person_leaves_the_fact_that_the_house_was_written_to():
    before = 'on,presenter,person,campaign\r\n2026-11-20,le-grenier,max,"a, b"\r\n'
    before += "2026-11-21,la-cave,zoe,max\r\n"
    after = without_person(before.encode(), {"max", "m-roy"}).decode()
    assert after == (
        'on,presenter,person,campaign\r\n2026-11-20,le-grenier,,"a, b"\r\n'
        "2026-11-21,la-cave,zoe,max\r\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_forgetting_leaves_the_rows_of_others_as_a_spreadsheet_saved_them(encoding, delimiter):
    cells = [
        ["campaign", "on", "person", "presenter"],
        ["Été", "2026-11-20", "zoe", "la-cave"],
        ["max", "2026-11-20", "max", "le-grenier"],
        ["max max", "2026-11-21", "zoe", "la-cave"],
    ]
    text = "\r\n".join(map(delimiter.join, cells)) + "\r\n"
    after = without_person(text.encode(encoding), ["max"])
    assert after.decode(encoding) == text.replace(
        delimiter.join(cells[2]), delimiter.join(["max", "2026-11-20", "", "le-grenier"])
    )


def test_a_log_without_a_column_of_people_has_nobody_to_forget():
    assert without_person(b"on,presenter\n2026-11-20,la-cave\n", ["max"]).startswith(b"on,")
    assert without_person(b"", ["max"]) == b""


def test_a_row_is_written_as_it_is_read():
    (row,) = parse_table(with_rows(None, [as_row(_ROW)]), "sent.csv", Sent).rows
    assert row == _ROW
