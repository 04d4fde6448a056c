"""``datapackage.json``: each show for other people's programs, with nothing that is not public."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from frictionless import Package

from showkit.portal.packages import package_archives, package_artifact


@pytest.fixture
def package(site, library):
    show = library.show_by_slug["foret"]
    artifact = package_artifact(show, site)
    assert artifact.path == "shows/foret/datapackage.json"
    return json.loads(artifact.read())


def test_a_show_s_package_is_valid_and_names_its_files_by_address(package, site):
    report = Package.from_descriptor(
        {**package, "resources": [one for one in package["resources"] if "data" in one]}
    ).validate()
    assert report.flatten(["name", "type", "note"]) == []
    paths = [one["path"] for one in package["resources"] if "path" in one]
    assert paths
    assert all(path.startswith(site.addresses.base) for path in paths)
    assert package["image"].endswith("media/arbre-1600.jpg")


def test_only_public_dates_are_in_it(package, library, site):
    rows = next(one["data"] for one in package["resources"] if one["name"] == "performances")
    show = library.show_by_slug["foret"]
    assert {row["id"] for row in rows} == {
        p.id for p in show.performances if p.is_public(site.as_of)
    }
    assert all("note" not in row for row in rows)


def test_no_canary_is_in_a_package(site, library):
    for show in library.shows:
        assert b"canar" not in package_artifact(show, site).read().lower(), show.slug


def test_the_plan_of_the_portal_holds_a_package_per_show(plan, library):
    paths = {artifact.path for artifact in plan.artifacts}
    assert {f"shows/{show.slug}/datapackage.json" for show in library.shows} <= paths


def test_a_package_to_take_is_whole_and_valid_where_it_is_unpacked(site, tmp_path):
    """Read back by frictionless, as whoever downloads it would, with no network."""
    made = package_archives(site, tmp_path / "zips", lambda *_: None)["foret"]
    with zipfile.ZipFile(io.BytesIO(made.read())) as archive:
        archive.extractall(tmp_path / "out")
        names = set(archive.namelist())
    package = Package(str(tmp_path / "out" / "datapackage.json"))
    assert package.validate().flatten(["name", "type", "note"]) == []
    paths = {one.path for one in package.resources if one.path}
    assert names == paths | {"datapackage.json"}


def test_no_canary_is_in_a_package_to_take(site, tmp_path):
    for slug, made in package_archives(site, tmp_path, lambda *_: None).items():
        with zipfile.ZipFile(io.BytesIO(made.read())) as archive:
            for name in archive.namelist():
                assert b"canar" not in archive.read(name).lower(), (slug, name)
