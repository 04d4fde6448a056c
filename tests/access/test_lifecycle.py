"""How a link ends: each way, over two real builds, and what its holder is told then."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.commands.build import build
from showkit.content.load import load
from showkit.output.project import Project
from web import chromium, nginx

_BEFORE, _AFTER = dt.date(2026, 11, 21), dt.date(2026, 12, 2)
_SMALLEST = Path(__file__).parents[1] / "sites" / "smallest"
_COMPANY = """\
name: Compagnie Seule
tagline: Une danseuse
languages: fr-CA
site_url: https://seule.example/
team: [{id: ana, name: Ana Brun, role: Diffusion, phone: +1 514 555 0199}]
"""
_CELLAR = """\
name: La Cave
people:
  - {id: stays, name: Zoé Lys}
  - {id: revoked, name: Luc Roy}
  - {id: rotated, name: Eve Roy, former_ids: [merged]}
  - {id: forgotten, name: Max Roy}
  - {id: expired, name: Ida Roy, access: {expires_on: 2026-12-01}}
  - {id: left, name: Noa Roy, left_on: 2026-12-02}
  - {id: deleted, name: Ian Roy}
"""
_LOFT = "name: Le Grenier\naccess: {generation: 0}\npeople: [{id: house, name: Mia Roy}]\n"
_WAYS = ["revoked", "rotated", "forgotten", "expired", "left", "deleted", "house"]


def _cli(project, *words):
    command = ["--project", str(project.root), *words]
    result = CliRunner().invoke(showkit, command, standalone_mode=False)
    assert result.exception is None, result.exception


def _payloads(project):
    """Return the names of what is published below ``/p/``."""
    return {path.name for path in (project.site / "p").iterdir()} - {"read", "programs"}


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """Return a project after two builds, its links before, and its payloads before and after."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SHOWKIT_SECRET", raising=False)
        root = tmp_path_factory.mktemp("lifecycle") / "company"
        shutil.copytree(_SMALLEST, root)
        project = Project(root)
        folder = project.content / "presenters"
        folder.mkdir()
        (project.content / "company.yaml").write_text(_COMPANY, encoding="utf-8")
        (folder / "la-cave.yaml").write_text(_CELLAR, encoding="utf-8")
        (folder / "le-grenier.yaml").write_text(_LOFT, encoding="utf-8")
        assert build(project, project.site, _BEFORE) == 0
        found = links(load(project).library, open_secret(project), _BEFORE)
        old = {link.person.id: link for link in found}
        before = _payloads(project)
        _cli(project, "links", "--revoke", "revoked")
        _cli(project, "links", "--rotate", "rotated")
        _cli(project, "forget", "forgotten", "--yes")
        cellar = folder / "la-cave.yaml"
        text = cellar.read_text("utf-8").replace("  - {id: deleted, name: Ian Roy}\n", "")
        cellar.write_text(text, encoding="utf-8")
        loft = _LOFT.replace("generation: 0", "generation: 1")
        (folder / "le-grenier.yaml").write_text(loft, encoding="utf-8")
        assert build(project, project.site, _AFTER) == 0
        yield project, old, before, _payloads(project)


@pytest.fixture(scope="module")
def server(company, tmp_path_factory):
    with nginx(company[0].site, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def _pages(link, project):
    """Return what a link, its twin, and those of merged records lead to; feed and calendar too."""
    secret, twos = open_secret(project), ((link.keys, link.twin), *link.former)
    ids = tuple(link.presenter.links_of(link.person))
    return (
        {keys.payload_id for two in twos for keys in two}
        | {f"{secret.private_feed(*own)}.xml" for own in ids}
        | {f"{secret.private_calendar(*own)}.ics" for own in ids}
    )


@pytest.mark.parametrize("way", _WAYS)
def test_the_page_is_gone_from_the_next_build(company, way):
    """Its untracked twin too, and what the links of merged records led to."""
    project, old, before, after = company
    assert _pages(old[way], project) <= before
    assert not _pages(old[way], project) & after


def test_the_others_keep_theirs(company):
    project, old, _, after = company
    assert _pages(old["stays"], project) <= after


def test_nothing_else_is_published_below_p(company):
    """Every file there is a page of somebody whose link is open, or its twin."""
    project, _, _, after = company
    found = links(load(project).library, open_secret(project), _AFTER)
    wanted = [_pages(link, project) for link in found if link.state == "open"]
    assert after == set().union(*wanted)
    assert len(wanted) == len(["stays", "rotated", "house"])


@pytest.mark.parametrize("way", _WAYS)
def test_who_opens_the_old_link_is_told_whom_to_ask(company, browser, server, way):
    page = browser.new_page()
    page.goto(f"{server.url}/fr/p/#{company[1][way].keys.fragment}")
    page.get_by_role("heading", name="Cette page n’est plus ici").wait_for()
    assert "+1 514 555 0199" in page.locator("#whom-to-call").inner_text()
    page.close()


def test_a_new_generation_opens_the_page_again(company, browser, server):
    project = company[0]
    found = links(load(project).library, open_secret(project), _AFTER)
    link = next(one for one in found if one.person.id == "rotated")
    page = browser.new_page()
    page.goto(f"{server.url}/fr/p/#{link.keys.fragment}")
    page.get_by_role("heading", level=1).wait_for()
    assert "Eve" in page.inner_text("h1")
