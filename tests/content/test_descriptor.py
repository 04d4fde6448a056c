"""Each show is a Data Package that other people's programs can rely on."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import json
from pathlib import Path

import pytest
from frictionless import Package
from jsonschema import Draft7Validator

from showkit.content.descriptor import derive, folder_resources, published_resources
from showkit.content.load import load
from showkit.content.package_files import package_files
from showkit.model.record import Visibility
from showkit.output.project import Project

_ROOT = Path(__file__).parents[2]
_DPLIB = Path(importlib.util.find_spec("dplib").submodule_search_locations[0])
_PROFILE = json.loads((_DPLIB / "profiles" / "2.0" / "datapackage.json").read_text("utf-8"))
"""The standard's own JSON Schema, as the package of its authors ships it."""

_LIBRARY = load(Project(_ROOT)).library
_SHOWS = {show.slug: show for show in _LIBRARY.shows}


def whole(show, root=_ROOT):
    return derive(show, folder_resources(show, package_files(root / show.folder)), "fr-CA")


def public(show):
    dates = [p for p in show.performances if p.is_public(p.date)]
    resources = published_resources(show, dates, ["fr", "en"], {})
    return derive(show, resources, "fr-CA", Visibility.PUBLIC)


@pytest.mark.parametrize("slug", _SHOWS)
@pytest.mark.parametrize("derived", [whole, public])
def test_every_descriptor_of_the_demo_is_valid_by_the_standard_s_own_schema(slug, derived):
    descriptor = json.loads(json.dumps(derived(_SHOWS[slug])))
    problems = [
        f"{error.json_path}: {error.message}"
        for error in Draft7Validator(_PROFILE).iter_errors(descriptor)
    ]
    assert problems == []


@pytest.mark.parametrize("slug", _SHOWS)
def test_every_folder_of_the_demo_is_valid_for_frictionless_with_its_data(slug):
    show = _SHOWS[slug]
    package = Package.from_descriptor(whole(show), basepath=str(_ROOT / show.folder))
    report = package.validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert {resource.name for resource in package.resources} >= {"performances", "credits", "press"}


@pytest.mark.parametrize("slug", _SHOWS)
def test_every_public_package_of_the_demo_is_valid_for_frictionless(slug):
    report = Package.from_descriptor(public(_SHOWS[slug])).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []


def test_a_descriptor_says_which_version_of_the_standard_it_follows():
    """Without a ``$schema`` it would be read as version 1."""
    first = next(iter(whole(_SHOWS["haubans"]).items()))
    assert first == ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")


def test_the_title_is_that_of_the_company_s_first_language():
    assert whole(_SHOWS["haubans"])["title"] == "Haubans"
    assert whole(_SHOWS["lheure-juste"])["created"] == "2024-11-04T00:00:00Z"


def test_sizes_and_hashes_are_those_of_the_files():
    show = _SHOWS["pissenlit"]
    for resource in whole(show)["resources"]:
        data = (_ROOT / show.folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data), resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}", resource["path"]


def test_the_schema_of_a_table_names_the_columns_that_are_there():
    resources = {one["name"]: one for one in whole(_SHOWS["haubans"])["resources"]}
    header = (_ROOT / "content/shows/haubans/visuals.csv").read_text("utf-8").splitlines()[0]
    fields = resources["visuals"]["schema"]["fields"]
    assert [field["name"] for field in fields] == header.split(",")
    assert resources["performances"]["schema"]["primaryKey"] == ["id"]


def test_a_table_of_a_french_spreadsheet_is_described_as_it_is(smallest):
    folder = smallest.content / "shows" / "solo"
    (folder / "press.csv").write_bytes("source;quote_fr\nLa Gazette;Été\n".encode("cp1252"))
    show = load(smallest).library.shows[0]
    resources = {one["name"]: one for one in whole(show, smallest.root)["resources"]}
    assert resources["press"]["encoding"] == "windows-1252"
    assert resources["press"]["dialect"] == {"delimiter": ";"}


def test_nothing_that_is_not_public_is_in_a_public_package(smallest):
    """The file is for everybody: terms, passwords, notes and private files are not."""
    folder = smallest.content / "shows" / "solo"
    (folder / "datapackage.yaml").write_text(
        "x-van: CANARY the blue one\n"
        "teaching_pack: CANARY.pdf\n"
        "contributors: [{title: Ana, email: canary@seule.example}]\n"
        "terms: {fees: [{amount: 1200}], travel: CANARY}\n"
        "video: {trailer: https://v.example/t, full: https://v.example/CANARY, password: CANARY}\n",
        encoding="utf-8",
    )
    (folder / "performances.csv").write_text(
        "id,date,city,country,venue,status,announced_on,attendance,note,x-deal\n"
        "d1,2027-01-01,Lyon,FR,La Scène,confirmed,,31270,CANARY,CANARY\n"
        "d2,2027-02-01,Lyon,FR,CANARY,option,,,,\n"
        "d3,2027-03-01,Lyon,FR,CANARY,confirmed,2027-02-01,,,\n",
        encoding="utf-8",
    )
    (folder / "documents").mkdir()
    (folder / "documents" / "CANARY.pdf").write_bytes(b"%PDF-1.7")
    (folder / "documents.csv").write_text("file,visibility\nCANARY.pdf,access\n", encoding="utf-8")
    show = load(smallest).library.shows[0]
    dates = [p for p in show.performances if p.is_public(dt.date(2026, 11, 21))]
    descriptor = derive(show, published_resources(show, dates, ["fr"], {}), "fr", Visibility.PUBLIC)
    text = json.dumps(descriptor)
    assert "canary" not in text.lower()
    assert "attendance" not in text
    assert "31270" not in text
    assert "https://v.example/t" in text
    assert [row["id"] for row in descriptor["resources"][1]["data"]] == ["d1"]
    own = json.dumps(whole(show, smallest.root))
    assert own.count("CANARY") > 3, "the company's own descriptor has it all"
    for_access = json.dumps(derive(show, [{"name": "x", "data": []}], "fr", Visibility.ACCESS))
    assert "1200" in for_access
    assert "the blue one" not in for_access


def test_a_link_that_leaves_the_folder_is_no_part_of_the_package(smallest, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    outside.write_text("source,quote_fr\nx,y\n", encoding="utf-8")
    folder = smallest.content / "shows" / "solo"
    (folder / "press.csv").symlink_to(outside)
    assert {file.path for file in package_files(folder)} == {"show.en.md", "show.fr.md"}
