"""The company of ``tests/portal/company``: two shows, one house, canaries that must never show."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from built_once import built_once
from showkit.commands.build import build
from showkit.content.load import load
from showkit.kit.pictures.picture import Picture, Rendition
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.portal.addresses import Addresses
from showkit.portal.plan import plan_portal
from showkit.portal.reader import Reader
from showkit.portal.site import Site
from small_demo import build_small_demo
from web import chromium, nginx

_ROOT = Path(__file__).parent / "company"
_DAY = dt.date(2026, 11, 21)


def _picture(name, accent):
    return Picture(
        width=3000,
        height=2000,
        renditions=tuple(
            Rendition(f"media/{name}-{width}.{extension}", width, width * 2 // 3, mime)
            for extension, mime in (("avif", "image/avif"), ("jpg", "image/jpeg"))
            for width in (480, 1600)
        ),
        accent=accent,
        tones=(accent[0:2] + accent[3] + accent[5],) * 9,
        source=name,
    )


@pytest.fixture(scope="session")
def library():
    return load(Project(_ROOT)).library


@pytest.fixture(scope="session")
def pictures():
    return {
        "content/shows/foret/visuals/arbre.jpg": _picture("arbre", "#9fd08a"),
        "content/shows/foret/visuals/coulisses.jpg": _picture("coulisses", "#222222"),
    }


@pytest.fixture(scope="session")
def site(library, pictures):
    return Site(library, pictures, Addresses(library.company), _DAY, _ROOT)


@pytest.fixture(scope="session")
def french():
    return Reader(catalogue("fr-CA"))


@pytest.fixture(scope="session")
def english():
    return Reader(catalogue("en"))


@pytest.fixture(scope="session")
def plan(library, pictures):
    return plan_portal(
        library, pictures, as_of=_DAY, root=_ROOT, templates=Templates(_ROOT / "site_templates")
    )


@pytest.fixture(scope="session")
def demo_built(tmp_path_factory):
    """Return the demo company's project with its site, made as of the tests' day."""
    return Project(built_once(tmp_path_factory, "demo", build_small_demo))


@pytest.fixture(scope="session")
def agency_built(tmp_path_factory):
    """Return the folder of a host on which the site of ``tests/sites/agency`` lies: /saison/."""
    return built_once(tmp_path_factory, "agency", _make_agency) / "host"


def _make_agency(folder):
    content = Path(__file__).parents[1] / "sites" / "agency" / "content"
    shutil.copytree(content, folder / "content")
    (folder / "host").mkdir()
    build(Project(folder), folder / "host" / "saison", as_of=_DAY)


@pytest.fixture(scope="module")
def agency(agency_built, tmp_path_factory):
    """Return the address of the agency's site."""
    with nginx(agency_built, tmp_path_factory.mktemp("nginx")) as running:
        yield f"{running.url}/saison"


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started
