"""``showkit new``: a first file that is right from the start and explains itself."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from showkit.commands.check import findings_of
from showkit.commands.new import NewError, new_company, new_presenter, new_show
from showkit.commands.schemas import schema_files, schemas
from showkit.content.load import load
from showkit.content.starter import starting_company, starting_presenter, starting_show
from showkit.content.yaml import parse_yaml
from showkit.model.finding import Severity
from showkit.output.catalogues import catalogue
from showkit.output.project import Project

_DEMO = Path(__file__).parents[2] / "content"


def errors(project):
    found = findings_of(project)
    return [str(finding.what) for finding in found if finding.severity is Severity.ERROR]


def test_a_new_show_passes_the_check_and_is_read(smallest):
    """Whoever begins by deleting what is wrong does not begin."""
    assert new_show(smallest, "le-vent") == 0
    assert errors(smallest) == []
    show = load(smallest).library.show_by_slug["le-vent"]
    assert show.facts.state == "creation"
    assert {words.title for words in show.words.values()} == {"Le vent"}
    assert set(show.words) == {"fr", "en"}
    assert show.rider is not None


def test_a_new_show_has_a_table_for_everything_that_goes_into_one(smallest):
    new_show(smallest, "le-vent")
    folder = smallest.content / "shows" / "le-vent"
    names = {path.name for path in folder.iterdir()}
    assert {"visuals", "documents", "visuals.csv", "credits.csv", "performances.csv"} <= names
    first_row = (folder / "visuals.csv").read_text("utf-8").strip()
    assert {"file", "alt_fr", "alt_en", "caption_fr", "licence"} <= set(first_row.split(","))


def test_a_new_presenter_passes_the_check_and_has_a_person(smallest):
    assert new_presenter(smallest, "le-vauban") == 0
    assert errors(smallest) == []
    house = load(smallest).library.presenter_by_slug["le-vauban"]
    assert [person.id for person in house.people] == ["le-vauban-1"]


def test_a_person_s_id_is_nobody_else_s(smallest):
    """The link hangs on it: two people with one id would open each other's page."""
    new_presenter(smallest, "le-vauban", "Ana Brun")
    new_presenter(smallest, "la-grange", "Ana Brun")
    people = [person.id for _, person in load(smallest).library.people()]
    assert sorted(people) == ["ana-brun", "ana-brun-2"]


def test_a_new_company_stands_at_the_beginning(tmp_path):
    project = Project(tmp_path)
    assert new_company(project, "Compagnie: à deux") == 0
    new_show(project, "solo")
    assert errors(project) == []
    assert load(project).library.company.name == "Compagnie: à deux"


def test_a_show_waits_for_its_company(tmp_path):
    with pytest.raises(NewError, match=r"company\.yaml comes first"):
        new_show(Project(tmp_path), "solo")


@pytest.mark.parametrize(
    ("slug", "suggestion"),
    [("solo", "solo-2"), ("Le Vent d'été", "le-vent-d-ete"), ("../solo", "solo-2")],
)
def test_a_name_that_will_not_do_comes_with_one_that_does(smallest, slug, suggestion):
    before = sorted(path.name for path in smallest.content.rglob("*"))
    with pytest.raises(NewError, match=f"“{suggestion}”"):
        new_show(smallest, slug)
    assert sorted(path.name for path in smallest.content.rglob("*")) == before


def test_nothing_is_overwritten(smallest):
    company = (smallest.content / "company.yaml").read_bytes()
    with pytest.raises(NewError, match="is there already"):
        new_company(smallest, "Another")
    assert (smallest.content / "company.yaml").read_bytes() == company


def test_the_comments_speak_the_company_s_language(smallest):
    new_show(smallest, "le-vent")
    text = (smallest.content / "shows" / "le-vent" / "datapackage.yaml").read_text("utf-8")
    assert catalogue("fr").gettext("Take away the # before what you need.") in text


def test_the_first_line_names_a_schema_that_is_there(smallest):
    new_show(smallest, "le-vent")
    new_presenter(smallest, "le-vauban")
    for path in (
        smallest.content / "shows" / "le-vent" / "tech-rider.yaml",
        smallest.content / "presenters" / "le-vauban.yaml",
    ):
        first = path.read_text("utf-8").splitlines()[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        validator = Draft7Validator(json.loads(schema.read_text("utf-8")))
        assert validator.is_valid(parse_yaml(path.read_text("utf-8"), "f.yaml").typed())


def test_a_field_is_uncovered_by_taking_its_sign_away_and_nothing_else():
    """A space that stayed before the name made “country” a line that belongs nowhere."""
    text = starting_company("Le Vent", catalogue("fr-CH"))["company.yaml"]
    address = "#address:" + text.split("#address:")[1].split("\n\n")[0]
    uncovered = "".join(line.removeprefix("#") for line in address.splitlines(keepends=True))
    document = parse_yaml(text.replace(address, uncovered), "f.yaml")
    assert document.findings == ()
    assert document.value["address"]["coordinates"]["longitude"]


def _without_signs(text):
    """Return a starting file as if somebody had taken away every # before a field, and it alone."""
    return re.sub(r"(?m)^#(?=[\w$]+:( |$)|  )", "", text)


@pytest.mark.parametrize("kind", ["company", "show", "presenter"])
def test_every_field_that_is_offered_can_be_taken_as_it_stands(tmp_path, kind):
    """The commented part is what people will uncomment, line by line, without knowing YAML."""
    shutil.copytree(_DEMO, tmp_path / "content")
    words = catalogue("fr-CA")
    if kind == "company":
        files = starting_company("Le Vent", words)
    elif kind == "show":
        files = starting_show("le-vent", ["fr", "en"], words)
    else:
        files = starting_presenter("le-vent", "Le Vent", {"id": "zoe", "name": "Zoé"}, words)
    for path, text in files.items():
        target = tmp_path / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        is_text = path.endswith((".yaml", ".md"))
        target.write_text(_without_signs(text) if is_text else text, encoding="utf-8")
    loaded = load(Project(tmp_path))
    mine = [f for f in loaded.findings if f.place.path.removeprefix("content/") in files]
    assert [f"{finding.place} {finding.what}" for finding in mine] == []
    assert len([line for text in files.values() for line in text.splitlines()]) > 100


def test_schemas_are_written_once_and_again_only_when_they_change(smallest, capsys):
    assert schemas(smallest) == 0
    folder = smallest.content / ".schemas"
    assert {path.name for path in folder.iterdir()} == set(schema_files(catalogue("fr")))
    stamps = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    schemas(smallest)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps
    assert "0" in capsys.readouterr().out.splitlines()[-1]
