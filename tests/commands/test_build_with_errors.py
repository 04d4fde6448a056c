"""Content with errors in it: what is wrong is left out, the rest is built, nobody loses keys."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.commands.content import ContentError
from showkit.kit.printing import make
from showkit.output.project import Project

_SMALLEST = Path(__file__).parents[1] / "sites" / "smallest"
_DAY = dt.date(2026, 11, 21)

_CONTACT = """\
name: Le Vauban
access: {shows: [solo, duo]}
people: [{id: zoe, name: Zoé Lys}, {id: luc, name: Luc Roy}]
"""
_DATES = """\
id,date,status,timezone,city,country,venue
solo-lille,2027-01-04,confirmed,Europe/Paris,Lille,FR,Salle
solo-montreal,2027-01-05,confirmed,America/Nowhere,Montréal,CA,Salle
"""


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _build(project):
    words = ["--project", str(project.root), "build", "--as-of", _DAY.isoformat()]
    return CliRunner().invoke(showkit, words, standalone_mode=False)


def _epochs(project):
    return json.loads(project.file_epochs.read_text("utf-8"))["shows"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a company with two shows, one of which has a private file."""
    monkeypatch.delenv("SHOWKIT_SECRET", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    shutil.copytree(_SMALLEST, tmp_path / "company")
    project = Project(tmp_path / "company")
    _write(project.content / "presenters" / "le-vauban.yaml", _CONTACT)
    duo = project.content / "shows" / "duo"
    _write(duo / "show.fr.md", "---\ntitle: Duo\n---\nDeux.\n")
    _write(duo / "documents.csv", "file,title_fr,visibility\nplan.txt,Plan,access\n")
    _write(duo / "documents" / "plan.txt", "Le plan.")
    return project


def test_what_is_wrong_is_left_out_and_the_rest_is_built(project):
    solo = project.content / "shows" / "solo"
    _write(solo / "tech-rider.yaml", "stage:\n  width: {min: 9, ideal: 7}\n")
    _write(solo / "performances.csv", _DATES)
    _write(solo / "press.csv", "quote_fr,source\nUn\x00deux,Le Journal\n")
    _write(
        solo / "visuals.csv", "file,alt_fr,photographer\na.jpg,Une scène.,Jo\nb.jpg,Un mur.,Jo\n"
    )
    (solo / "visuals").mkdir()
    picture = io.BytesIO()
    Image.effect_noise((300, 200), 80).convert("RGB").save(picture, "JPEG")
    (solo / "visuals" / "a.jpg").write_bytes(picture.getvalue())
    # its first bytes say that it is a picture; that it is none is seen when it is encoded
    (solo / "visuals" / "b.jpg").write_bytes(picture.getvalue()[:700])

    open_secret(project)  # which a first build would tell of

    result = _build(project)

    assert result.return_value == 1
    for told in ("R106", "C106", "T108", "V101"):
        assert told in result.stderr
    assert "built without what has errors" in result.output
    assert "content/shows/solo/tech-rider.yaml:2:10" in result.output.splitlines()[-2]
    page = (project.site / "fr" / "shows" / "solo" / "index.html").read_text("utf-8")
    assert "Lille" in page
    assert "Montréal" not in page
    assert page.count("Une scène.") >= 1
    assert "Un mur." not in page
    assert not list(project.site.rglob("*fiche-technique*.pdf"))
    assert (project.site / "fr" / "shows" / "duo" / "index.html").is_file()

    again = _build(project)
    assert again.return_value == 1, "an unchanged build with errors is no success"
    assert again.output == result.output.replace(
        result.output.splitlines()[-1], again.output.splitlines()[-1]
    )


def test_a_show_that_cannot_be_read_loses_no_reader(project):
    """Who has its files keeps their keys; who really lost their page does not."""
    assert _build(project).return_value == 0
    before = _epochs(project)["duo"]
    two = 2
    assert (before["epoch"], len(before["readers"])) == (0, two)
    sealed = {path.name: path.read_bytes() for path in (project.site / "p").iterdir()}

    facts = project.content / "shows" / "duo" / "datapackage.yaml"
    _write(facts, "state: tuoring\n")
    assert _build(project).return_value == 1
    assert not (project.site / "fr" / "shows" / "duo").exists()
    assert _epochs(project)["duo"] == before

    facts.unlink()
    assert _build(project).return_value == 0
    assert _epochs(project)["duo"] == before
    assert {path.name: path.read_bytes() for path in (project.site / "p").iterdir()} == sealed

    contact = project.content / "presenters" / "le-vauban.yaml"
    _write(facts, "state: tuoring\n")
    _write(contact, _CONTACT.replace("name: Luc Roy", "name: Luc Roy, access: {revoked: true}"))
    assert _build(project).return_value == 1
    assert _epochs(project)["duo"]["epoch"] == 1


def test_a_wrong_contact_file_leaves_the_site_as_it_was(project):
    assert _build(project).return_value == 0
    files = {path: path.stat().st_mtime_ns for path in project.site.rglob("*")}
    _write(project.content / "presenters" / "le-vauban.yaml", _CONTACT.replace("people", "poeple"))
    result = _build(project)
    assert isinstance(result.exception, ContentError)
    assert {path: path.stat().st_mtime_ns for path in project.site.rglob("*")} == files


def _crash(*_):
    os._exit(9)


def test_what_a_crash_cost_is_made_by_the_next_build(project, monkeypatch):
    """With no memory left for a moment, a sheet was missing until something else was written."""
    (project.content / "presenters" / "le-vauban.yaml").unlink()
    with monkeypatch.context() as patched:
        patched.setattr(make, "make_sheet", _crash)
        told = _build(project)
    assert "the process that made it crashed" in told.output
    assert not list(project.site.rglob("*.pdf"))
    told = _build(project)
    assert "crashed" not in told.output
    assert len(list(project.site.rglob("*.pdf"))) >= 2
