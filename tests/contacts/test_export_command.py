"""``showkit contacts export``: where it writes, and what it refuses."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from showkit.cli import showkit
from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.content.where.errors import WhereError
from showkit.output.project import Project

_BASE = Path(__file__).parent / "exchange" / "base"


@pytest.fixture
def project(tmp_path, monkeypatch):
    shutil.copytree(_BASE, tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    return Project(tmp_path / "project")


def run(project, *arguments):
    """Return what the command said; an expected failure comes as its exception."""
    return CliRunner().invoke(
        showkit,
        ["--project", str(project.root), "contacts", "export", *map(str, arguments)],
        standalone_mode=False,
        catch_exceptions=False,
    )


@pytest.mark.parametrize(
    ("name", "form", "files"),
    [
        ("all.xlsx", None, {"all.xlsx"}),
        ("all.vcf", None, {"all.vcf"}),
        ("people.csv", None, {"people.csv"}),
        ("tables.zip", None, {"tables.zip"}),
        (
            "tables",
            "csv",
            {"houses.csv", "rooms.csv", "people.csv", "talks.csv", "history.csv", "showkit.csv"},
        ),
        ("package.zip", "datapackage", {"package.zip"}),
        (
            "package",
            "datapackage",
            {
                "datapackage.json",
                "houses.csv",
                "rooms.csv",
                "people.csv",
                "talks.csv",
                "history.csv",
                "showkit.csv",
            },
        ),
    ],
)
def test_the_ending_says_what_to_write(project, tmp_path, name, form, files):
    out = tmp_path / "out"
    found = run(project, out / name, *(["--format", form] if form else []))
    assert found.return_value == 0
    assert "3 houses, 3 people" in found.output
    assert {path.name for path in out.rglob("*") if path.is_file()} == files
    if name.endswith(".zip"):
        with zipfile.ZipFile(out / name) as archive:
            assert "people.csv" in archive.namelist()


def test_a_filter_takes_some_only(project, tmp_path):
    assert "1 houses, 1 people" in run(project, "x.xlsx", "--where", "country is CA").output
    text = tmp_path / "people.csv"
    run(project, text, "--where", "role known")
    assert text.read_text("utf-8").count("\n") == 2


def test_nobody_chosen_writes_nothing(project, tmp_path):
    assert run(project, "x.xlsx", "--where", "country is NO").return_value == 1
    assert not (tmp_path / "x.xlsx").exists()


def test_a_filter_that_cannot_be_read_writes_nothing(project, tmp_path):
    with pytest.raises(WhereError):
        run(project, "x.xlsx", "--where", "contry is NO")
    assert not (tmp_path / "x.xlsx").exists()


def test_people_s_addresses_are_not_put_into_the_site(project):
    with pytest.raises(Exception, match="which everybody can read"):
        run(project, project.site / "x.xlsx")


def test_an_unknown_ending_is_asked_about(project):
    with pytest.raises(Exception, match="--format"):
        run(project, "contacts.docx")


def test_tables_are_not_written_over_a_file(project, tmp_path):
    (tmp_path / "tables").write_text("mine")
    with pytest.raises(Exception, match="a folder is needed"):
        run(project, "tables", "--format", "csv")
    assert (tmp_path / "tables").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    "sent",
    [["all.xlsx"], ["tables.zip"], ["tables", "--format", "csv"], ["p", "--format", "datapackage"]],
)
def test_an_export_comes_back_through_import_untouched(project, tmp_path, capsys, sent):
    """As a workbook, an archive or a folder: what went out comes back the same way."""
    run(project, *sent)
    folder = project.content / "presenters"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert import_contacts(project, tmp_path / sent[0], Wishes(apply=True)) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert not (project.content / "import").exists(), "there is no mapping to remember"
    assert "nothing to write" in capsys.readouterr().out


def test_an_edit_in_a_folder_of_tables_comes_back(project, tmp_path):
    """A Data Package is edited where it lies; nobody packs it for us."""
    run(project, "package", "--format", "datapackage")
    table = tmp_path / "package" / "houses.csv"
    text = table.read_text("utf-8-sig")
    assert "La Poterne" in text
    table.write_text(text.replace("La Poterne", "La Grande Poterne", 1), encoding="utf-8")
    assert import_contacts(project, tmp_path / "package", Wishes(apply=True)) == 0
    assert "name: La Grande Poterne" in (
        project.content / "presenters" / "la-poterne.yaml"
    ).read_text("utf-8")
