"""``showkit contacts merge`` and ``duplicates --not-same``: files, links, and back again."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from showkit.access.keys import Secret
from showkit.access.page import opened
from showkit.access.plan import AccessPlan
from showkit.access.sealing import unseal
from showkit.commands import duplicates as duplicates_command
from showkit.commands.merge import merge, plan_merge
from showkit.contacts.duplicates.pairs import Tier
from showkit.contacts.duplicates.records import TwoContactsError
from showkit.contacts.undo import undo_last
from showkit.contacts.wanted import EditError
from showkit.content.load import load
from showkit.output.templates import Templates
from showkit.portal.plan import plan_portal
from showkit.visits.access_log import Request
from showkit.visits.hits import LogReader
from showkit.visits.merging import settled

_SECRET = Secret(bytes(range(32)))
_DAY = dt.date(2026, 11, 21)

_QUAI = """\
# Le Quai, notre plus vieux diffuseur
name: Le Quai bleu
language: fr-CA
address: {city: Vevey, country: CH}
access: {generation: 1}
people:
  - id: zoe-roy
    name: Zoé Roy   # la directrice
    email: zoe@quai.example
    consent: {email: {basis: express}, tracking: [{state: granted, since: 2026-01-01}]}
  - {id: luc, name: Luc Aubry}
history:
  - {date: 2025-06-01, kind: call, person: zoe-roy, note: Premier appel}
"""
_BLEU = """\
name: Quai bleu
language: fr-CA
address: {city: Vevey, country: CH}
phone: 021 555 01 22
people:
  - {id: roy-zoe, name: ROY Zoé, email: zoe@quai.example}
  - {id: ann, name: Ann Bell, consent: {tracking: [{state: granted, since: 2026-01-01}]}}
history:
  - {date: 2024-03-02, kind: email, person: roy-zoe, note: Envoyé le dossier}
"""


@pytest.fixture
def project(smallest):
    """Return a project in which one house has two files, and Zoé a record in each."""
    folder = smallest.content / "presenters"
    folder.mkdir()
    (folder / "le-quai.yaml").write_bytes(_QUAI.replace("\n", "\r\n").encode())
    (folder / "bleu.yml").write_text(_BLEU, "utf-8")
    (smallest.root / "showkit.secret").write_bytes(b"")
    return smallest


def _files(project):
    """Return every file of the content that people see."""
    return {
        path.relative_to(project.content).as_posix(): path.read_bytes()
        for path in sorted(project.content.rglob("*"))
        if path.is_file() and ".undo" not in path.parts
    }


def _pages(project):
    """Return the sealed pages that a build would publish, by the name of each."""
    library = load(project).library
    templates = Templates(project.templates)
    portal = plan_portal(library, {}, as_of=_DAY, root=project.root, templates=templates)
    plan = AccessPlan(portal.site, templates, portal.assets)
    return {artifact.path: artifact.read() for artifact in plan.artifacts(_SECRET)}


def _opened(pages, keys):
    """Return the page that a link opens."""
    return opened(unseal(pages[f"p/{keys.payload_id}"], keys))


def _visit(project, keys):
    reader = LogReader(load(project).library, _SECRET)
    time = dt.datetime(2026, 11, 2, 19, tzinfo=dt.UTC)
    path = f"/p/{keys.payload_id}"
    return reader.visit(Request(time, "192.0.2.1", "GET", path, "", 200, 9, agent="Firefox/128.0"))


def test_two_files_of_a_house_become_one_and_every_link_lives_on(project):
    sent = {"zoe-roy": 1, "roy-zoe": 0, "ann": 0, "luc": 1}
    assert merge(project, "le-quai", "bleu", is_sure=True) == 0
    loaded = load(project)
    assert loaded.findings == ()
    (house,) = loaded.library.presenters
    assert [entry.note for entry in house.history] == ["Envoyé le dossier", "Premier appel"]
    assert house.phone == "021 555 01 22"
    pages = _pages(project)
    for person, generation in sent.items():
        page = _opened(pages, _SECRET.page(person, generation))
        assert page["lang"] == "fr", person
    assert loaded.library.presenter_by_slug["bleu"] is house


def test_the_link_of_a_merged_away_person_opens_and_counts_for_the_kept_one(project):
    """It is in their mail; nobody will send it again."""
    old = _SECRET.page("roy-zoe", 0)
    before = _visit(project, old)
    assert before.presenter == "bleu"
    assert merge(project, "zoe-roy", "roy-zoe", is_sure=True) == 0
    pages = _pages(project)
    assert _opened(pages, old)["html"] == _opened(pages, _SECRET.page("zoe-roy", 1))["html"]
    twin = _SECRET.untracked_page("roy-zoe", 0)
    assert not _opened(pages, twin)["tracked"]
    after = _visit(project, old)
    assert (after.presenter, after.person) == ("le-quai", "zoe-roy")
    assert _visit(project, twin) is None
    row = before._replace(person="roy-zoe")
    (now,) = settled([row], load(project).library)
    assert (now.presenter, now.person) == ("le-quai", "zoe-roy")


@pytest.mark.parametrize(("a", "b"), [("le-quai", "bleu"), ("zoe-roy", "roy-zoe"), ("luc", "ann")])
def test_a_merge_is_taken_back_byte_for_byte(project, a, b):
    before = _files(project)
    merge(project, a, b, is_sure=True)
    assert _files(project) != before
    undo_last(project)
    assert _files(project) == before


def test_two_records_in_one_file_are_merged_too(project):
    merge(project, "le-quai", "bleu", is_sure=True)
    merge(project, "zoe-roy", "roy-zoe", is_sure=True)
    (house,) = load(project).library.presenters
    assert [person.ids for person in house.people] == [("zoe-roy", "roy-zoe"), ("luc",), ("ann",)]
    assert (
        "name: Zoé Roy   # la directrice\r\n".encode()
        in (project.content / "presenters" / "le-quai.yaml").read_bytes()
    )
    pages = _pages(project)
    assert _opened(pages, _SECRET.page("roy-zoe", 0)) == _opened(pages, _SECRET.page("zoe-roy", 1))


def test_who_says_no_writes_nothing(project, monkeypatch, capsys):
    monkeypatch.setattr("showkit.commands.merge.is_wanted", lambda *_: False)
    before = _files(project)
    assert merge(project, "le-quai", "bleu", is_sure=False) == 0
    assert _files(project) == before
    said = capsys.readouterr().out
    assert "Le Quai bleu (le-quai) is kept and takes over Quai bleu (bleu):" in said
    assert "showkit contacts merge zoe-roy roy-zoe" in said, "Zoé would stand in it twice"


def test_a_file_saved_while_one_thinks_is_not_overwritten(project, monkeypatch):
    path = project.content / "presenters" / "bleu.yml"

    def save_and_say_yes(*_):
        path.write_text(_BLEU.replace("021", "022"), "utf-8")
        return True

    monkeypatch.setattr("showkit.commands.merge.is_wanted", save_and_say_yes)
    before = (project.content / "presenters" / "le-quai.yaml").read_bytes()
    with pytest.raises(EditError, match="changed meanwhile"):
        merge(project, "le-quai", "bleu", is_sure=False)
    assert (project.content / "presenters" / "le-quai.yaml").read_bytes() == before


def test_it_is_told_where_the_kept_page_is_closed(project):
    path = project.content / "presenters" / "le-quai.yaml"
    path.write_bytes(path.read_bytes().replace(b"generation: 1", b"revoked: yes"))
    plan = plan_merge(project, load(project).library, "zoe-roy", "roy-zoe", _DAY)
    assert any("merge roy-zoe zoe-roy" in str(warning) for warning in plan.warnings)


def test_a_link_that_was_taken_back_opens_nothing_after_a_merge(project):
    """It was taken back for a reason: a mailbox that others read, perhaps."""
    path = project.content / "presenters" / "le-quai.yaml"
    path.write_bytes(path.read_bytes().replace(b"generation: 1", b"revoked: yes"))
    merge(project, "roy-zoe", "zoe-roy", is_sure=True)
    pages = _pages(project)
    assert f"p/{_SECRET.page('roy-zoe', 0).payload_id}" in pages
    assert f"p/{_SECRET.page('zoe-roy', 0).payload_id}" not in pages


def test_performances_in_a_room_with_a_new_id_are_named(project):
    """Their row still says the old id, which is now that of another room."""
    presenters = project.content / "presenters"
    rooms = "rooms:\r\n  - {id: salle, name: Grande salle}\r\n"
    (presenters / "le-quai.yaml").write_bytes(_QUAI.replace("\n", "\r\n").encode() + rooms.encode())
    (presenters / "bleu.yml").write_text(_BLEU + "rooms: [{id: salle, name: Studio}]\n", "utf-8")
    (project.content / "shows" / "solo" / "performances.csv").write_text(
        "id,date,city,country,venue,room\nvevey-1,2027-03-01,Vevey,CH,bleu,salle\n", "utf-8"
    )
    plan = plan_merge(project, load(project).library, "le-quai", "bleu", _DAY)
    assert any("“salle-2”" in str(w) and "vevey-1" in str(w) for w in plan.warnings)


def test_not_the_same_is_remembered_and_can_be_taken_back(project, capsys):
    before = _files(project)
    duplicates_command.keep_apart(project, "bleu", "le-quai")
    duplicates_command.keep_apart(project, "zoe-roy", "roy-zoe")
    assert load(project).findings == ()
    capsys.readouterr()
    duplicates_command.duplicates(project, tuple(Tier), None, "json")
    assert json.loads(capsys.readouterr().out) == []
    undo_last(project)
    undo_last(project)
    assert _files(project) == before


def test_the_pairs_are_printed_for_people_and_for_programs(project, capsys):
    duplicates_command.duplicates(project, (), None, "json")
    pairs = json.loads(capsys.readouterr().out)
    assert [(pair["kind"], pair["tier"]) for pair in pairs] == [
        ("house", "certain"),
        ("person", "certain"),
    ]
    assert {reason["code"] for reason in pairs[0]["reasons"]} >= {"name-same", "town", "mail"}
    assert {"field": "phone", "a": "021 555 01 22", "b": "", "differs": False} in pairs[0]["facts"]
    duplicates_command.duplicates(project, (), None, "text")
    text = capsys.readouterr().out
    assert "Certainly one house: bleu, le-quai" in text
    assert "showkit contacts merge bleu le-quai" in text
    assert "showkit contacts merge zoe-roy roy-zoe" in text, "more is known of this one: it stays"


def test_a_filter_and_a_tier_choose_what_is_shown(project, capsys):
    duplicates_command.duplicates(project, (), "country is FR", "json")
    assert json.loads(capsys.readouterr().out) == []
    duplicates_command.duplicates(project, (Tier.POSSIBLE,), None, "text")
    assert "Not shown: 2 that are certain; add --tier certain." in capsys.readouterr().out


def test_names_that_are_not_there_are_told(project):
    with pytest.raises(TwoContactsError, match="le-quay"):
        merge(project, "le-quay", "bleu", is_sure=True)
