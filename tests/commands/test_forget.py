"""`showkit forget` and `showkit person`: what the law asks for, and what people may expect."""

from __future__ import annotations

import datetime as dt
import json

import click
import pytest
from click.testing import CliRunner

from commands.demo_copy import copy_of_the_demo, text_of
from showkit.access.forgotten import ForgottenPeople
from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.commands.forget import forget
from showkit.commands.ingest import ingest
from showkit.commands.log import Said, log
from showkit.commands.person import PublicPlaceError, person
from showkit.contacts.contact_file import rewrite
from showkit.contacts.edit import Set, edited
from showkit.contacts.undo_journal import undo_entries
from showkit.contacts.whom import WhomError
from showkit.content.load import load
from showkit.outreach.attempts import Attempts
from showkit.visits.link_log import read_link_log
from visits.houses import BROWSER

DAY = dt.date(2026, 11, 22)
CLAIRE = "claire-aubin"


@pytest.fixture
def project(tmp_path):
    """Return the demo after Claire came, was imported, and was written about."""
    project = copy_of_the_demo(tmp_path)
    ingest(project, [visit_of_claire(project)])
    folder = project.content / "presenters"
    said = {
        "on": "2026-11-01",
        "fields": {"phone": "1", f"people.{CLAIRE}.role": "Directrice"},
        "earlier": {f"people.{CLAIRE}.role": "2026-10-01"},
    }
    rewrite(
        folder / "le-vauban.yaml",
        folder,
        lambda data: edited(data, [Set(("imported",), {"sheet": said})]),
    )
    log(project, "le-vauban", Said("called", person=CLAIRE), DAY)
    outreach = project.content / "outreach"
    outreach.mkdir(exist_ok=True)
    (outreach / "sent.csv").write_text(
        f"on,presenter,person\n2026-10-30,le-vauban,{CLAIRE}\n", encoding="utf-8"
    )
    (project.content / "not_duplicates.yaml").write_text(
        f"people:\n  - {{a: {CLAIRE}, b: joris-decroix}}\n", encoding="utf-8"
    )
    return project


def visit_of_claire(project):
    library = load(project).library
    generation = library.presenter_by_slug["le-vauban"].access.generation
    page = open_secret(project).page(CLAIRE, generation).payload_id
    path = project.root / "access.log"
    path.write_text(
        f'192.0.2.7 - - [02/Nov/2026:14:00:00 -0500] "GET /p/{page} HTTP/1.1" 200 512 "-" '
        f'"{BROWSER}"\n',
        encoding="utf-8",
    )
    return path


def everything(project):
    """Return all that the project's own files hold, the log that was read and the secret aside."""
    return {
        path: path.read_bytes()
        for path in project.root.rglob("*")
        if path.is_file() and path.name not in {"access.log", "showkit.secret"}
    }


def test_a_forgotten_person_is_nowhere(project, capsys):
    """Not in the contact file, the log, the journal or a cache; what is prose is listed."""
    assert text_of(project, "le-vauban").count(CLAIRE) > 3
    assert [row.person for row in read_link_log(project).rows] == [CLAIRE]
    forget(project, CLAIRE, DAY, is_sure=True)
    told = capsys.readouterr().out
    for path, data in everything(project).items():
        assert CLAIRE.encode() not in data, path
        assert b"claire.aubin@" not in data, path
    assert [row.person for row in read_link_log(project).rows] == [None]
    assert undo_entries(project) == ()
    for line in text_of(project, "le-vauban").splitlines():
        if "Claire" in line:
            assert line.strip() in told


def test_the_site_of_before_goes_with_their_page(project):
    """Their page lies there as it was published, sealed, until a build after the next."""
    (project.former_site / "p").mkdir(parents=True)
    (project.former_site / "p" / "iux4qt05ae").write_bytes(b"sealed")
    forget(project, CLAIRE, DAY, is_sure=True)
    assert not project.former_site.exists()


def test_pages_that_were_made_of_them_go_too(project):
    """Whom to call today, and who gets a letter."""
    (project.work / "outreach").mkdir(parents=True)
    of_her = (project.work / "today.html", project.work / "outreach" / "mars.html")
    of_another = project.work / "outreach" / "avril.html"
    for page in of_her:
        page.write_text("<h3>Claire Aubin</h3>", "utf-8")
    of_another.write_text("<h3>Joris</h3>", "utf-8")
    forget(project, "claire-aubin", DAY, is_sure=True)
    assert [page.exists() for page in (*of_her, of_another)] == [False, False, True]


def test_what_is_not_known_of_others_letters_is_not_forgotten(project):
    """Somebody else may have got a letter or not: that is still to be asked about."""
    attempts = Attempts.of(project, "mars")
    for one in ("joris", "claire-aubin", "thomas-gruter"):
        attempts.begin(one)
    forget(project, "claire-aubin", DAY, is_sure=True)
    assert attempts.unsure == ("joris", "thomas-gruter")


def test_the_others_and_their_comments_stay(project):
    before = text_of(project, "le-vauban")
    forget(project, CLAIRE, DAY, is_sure=True)
    after = text_of(project, "le-vauban")
    assert "# Partie en juin" in after
    assert "note: called" in after
    house = load(project).library.presenter_by_slug["le-vauban"]
    assert [one.id for one in house.people] == ["thomas-gruter", "nadia-belhocine"]
    assert house.imported["sheet"].fields == {"phone": "1"}
    assert house.engagement is not None
    assert house.engagement.people == {}
    old, new = set(before.splitlines()), set(after.splitlines())
    of_the_house = ("visits", "days_after_sending")
    assert {line for line in new - old if not any(word in line for word in of_the_house)} == set()


def test_the_old_log_does_not_bring_them_back(project):
    """The host's raw log still has the line; reading it again must not."""
    forget(project, CLAIRE, DAY, is_sure=True)
    before = text_of(project, "le-vauban")
    ingest(project, [project.root / "access.log"])
    assert [row.person for row in read_link_log(project).rows] == [None]
    assert text_of(project, "le-vauban") == before


def test_a_sheet_that_still_has_them_is_told(project):
    forget(project, CLAIRE, DAY, is_sure=True)
    library = load(project).library
    is_forgotten = ForgottenPeople(library.forgotten, open_secret(project))
    assert is_forgotten("Claire.Aubin@le-vauban.example", "somebody-new")
    assert is_forgotten(None, CLAIRE)
    assert not is_forgotten("technique@le-vauban.example", "thomas-gruter")


def test_a_sheet_that_has_their_other_address_is_told(project):
    folder = project.content / "presenters"
    other = Set(("people", 0, "x-email-2"), "claire@courriel.example")
    rewrite(folder / "le-vauban.yaml", folder, lambda data: edited(data, [other]))
    forget(project, "Claire@courriel.example", DAY, is_sure=True)  # whence she asked for it
    is_forgotten = ForgottenPeople(load(project).library.forgotten, open_secret(project))
    assert is_forgotten("claire@courriel.example", "somebody-new")
    assert is_forgotten("claire.aubin@le-vauban.example", "somebody-new")


def test_an_address_of_several_people_keeps_nobody_else_out(project):
    """The box office's address goes on being the box office's."""
    folder = project.content / "presenters"
    shared = Set(("people", 1, "email"), "claire.aubin@le-vauban.example")
    rewrite(folder / "le-vauban.yaml", folder, lambda data: edited(data, [shared]))
    forget(project, CLAIRE, DAY, is_sure=True)
    library = load(project).library
    secret = open_secret(project)
    assert not ForgottenPeople(library.forgotten, secret)("claire.aubin@le-vauban.example", "new")
    assert "thomas-gruter" in {link.person.id for link in links(library, secret, DAY)}


def test_it_can_be_run_again_where_something_came_between(project):
    forget(project, CLAIRE, DAY, is_sure=True)
    before = {path: data for path, data in everything(project).items() if "cache" not in str(path)}
    forget(project, CLAIRE, DAY, is_sure=True)
    after = {path: data for path, data in everything(project).items() if "cache" not in str(path)}
    assert after == before


def test_nothing_is_done_before_somebody_is_sure(project, monkeypatch):
    before = everything(project)
    monkeypatch.setenv("LANGUAGE", "fr")
    command = ["--project", str(project.root), "forget", CLAIRE]
    for typed in ("non\n", "NO\n", "\n"):
        result = CliRunner().invoke(showkit, command, input=typed, standalone_mode=False)
        assert result.return_value == 1
        assert "Rien n’a été changé." in result.output
    ended = CliRunner().invoke(showkit, command, input="", standalone_mode=False)
    assert isinstance(ended.exception, click.Abort)
    with pytest.raises(WhomError, match="did you mean “claire-aubin”"):
        forget(project, "claire-auban", DAY, is_sure=True)
    assert {p: d for p, d in everything(project).items() if "cache" not in str(p)} == {
        p: d for p, d in before.items() if "cache" not in str(p)
    }


@pytest.mark.parametrize("typed", ["o\n", "OUI\n", "yes\n", "peut-être\noui\n"])
def test_one_is_sure_in_one_s_own_language(project, monkeypatch, typed):
    monkeypatch.setenv("LANGUAGE", "fr")
    command = ["--project", str(project.root), "forget", CLAIRE]
    result = CliRunner().invoke(showkit, command, input=typed, standalone_mode=False)
    assert result.return_value == 0
    assert "[o/N]" in result.output
    assert ("Répondez o ou n." in result.output) == ("peut-être" in typed)
    assert CLAIRE not in text_of(project, "le-vauban")


def test_a_sheet_beside_the_content_that_names_them_is_told(project, capsys):
    (project.root / "liste.csv").write_text("Nom\nClaire Aubin\n", "utf-8")
    forget(project, CLAIRE, DAY, is_sure=True)
    assert "liste.csv:2" in capsys.readouterr().out


def test_what_is_not_searched_is_said(project, capsys):
    """A workbook and an address book lay beside the content, and nobody was told of them."""
    (project.root / "contacts.xlsx").write_bytes(b"PK")
    (project.root / "tel.vcf").write_text("BEGIN:VCARD\nFN:Claire Aubin\nEND:VCARD\n", "utf-8")
    forget(project, CLAIRE, DAY, is_sure=True)
    told = capsys.readouterr().out
    assert "tel.vcf:2" in told
    assert ": contacts.xlsx" in told


def test_a_person_gets_everything_that_is_held(project, tmp_path):
    """One file to send them: entry, history, visits, consent, link, what imports said."""
    file = tmp_path / "claire.json"
    assert person(project, "Claire Aubin", DAY, file) == 0
    held = json.loads(file.read_text("utf-8"))
    assert held["contact"]["email"] == "claire.aubin@le-vauban.example"
    assert held["contact"]["consent"]["email"]["basis"]
    assert held["history"][-1]["note"] == "called"
    assert [row["event"] for row in held["visits"]] == ["page-opened"]
    assert [row["on"] for row in held["sent"]] == ["2026-10-30"]
    assert held["engagement"]["visits"] == 1
    assert held["link"]["state"] == "open"
    assert held["imported"] == {"sheet": {f"people.{CLAIRE}.role": "Directrice"}}
    assert held["kept_apart_from"] == ["joris-decroix"]
    assert any("Claire" in one["text"] for one in held["also_named_in"])


def test_it_is_never_written_into_the_site(project):
    with pytest.raises(PublicPlaceError):
        person(project, CLAIRE, DAY, project.site / "claire.json")


def test_the_command_line_prints_it(project):
    for flags in ([], ["--export"]):
        result = CliRunner().invoke(
            showkit,
            ["--project", str(project.root), "person", CLAIRE, *flags],
            standalone_mode=False,
        )
        assert json.loads(result.stdout)["contact"]["id"] == CLAIRE
