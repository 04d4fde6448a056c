"""An export as a Data Package."""

from __future__ import annotations

import json

import frictionless
import pytest

from showkit.contacts.exchange.data_package import package_files


@pytest.fixture
def package(base, tmp_path):
    """Return the folder of a package on disk."""
    folder = tmp_path / "package"
    folder.mkdir()
    tables = base.tables()
    for name, data in package_files(tables, base.library.company, base.today, base.words).items():
        (folder / name).write_bytes(data)
    return folder


def test_the_package_is_valid_with_its_schemas_keys_and_hashes(package, monkeypatch):
    """Whoever gets it can check that it is whole, and read it without asking us."""
    monkeypatch.chdir(package)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["name"] == "compagnie-seule-contacts"
    assert [one["name"] for one in descriptor["resources"]] == [
        "houses",
        "rooms",
        "people",
        "talks",
        "history",
        "showkit",
    ]


def test_a_schema_says_what_a_column_is(package):
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    people = descriptor["resources"][2]["schema"]
    fields = {field["name"]: field for field in people["fields"]}
    assert fields["verified_on"]["type"] == "date"
    assert fields["verified_on"]["title"] == "Verified on"
    assert fields["name"]["constraints"] == {"required": True}
    assert fields["consent.email.basis"]["constraints"]["enum"] == [
        "express",
        "implied",
        "legitimate-interest",
        "none",
    ]
    assert people["primaryKey"] == ["person"]
    assert people["foreignKeys"][0]["reference"] == {"resource": "houses", "fields": ["house"]}


def test_no_cell_of_a_table_runs(package):
    text = (package / "houses.csv").read_text("utf-8")
    assert "'=HYPERLINK" in text
    assert ",=" not in text
    assert ",'+33 1 99 00 21 40," in text
