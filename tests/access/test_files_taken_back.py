"""A private file over two builds: who lost access has nothing left, who kept it has all."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from showkit.access.links import LinkState, links
from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.commands.build import build
from showkit.content.load import load
from showkit.output.project import Project
from web import chromium, nginx

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from showkit.access.keys import PageKeys
    from showkit.access.links import Link
    from web import Server

_DAY = dt.date(2026, 11, 21)
_SMALLEST = Path(__file__).parents[1] / "sites" / "smallest"
_PLAN = hashlib.shake_128(b"plan").digest(2_500_000)
"""Two chunks and a half."""

_HOUSE = """\
name: La Cave
access: {shows: [solo]}
people:
  - {id: luc-loses, name: Luc Roy}
  - {id: zoe-keeps, name: Zoé Lys}
"""
_COMPANY = """\
name: Compagnie Seule
tagline: Une danseuse
languages: fr-CA
site_url: https://seule.example/
team: [{id: ana, name: Ana Brun, role: Diffusion, phone: +1 514 555 0199}]
"""


@dataclass(frozen=True)
class _FileButton:
    """What a page says of its file: where it lies, and the key that opens it."""

    address: str
    key: str


@dataclass(frozen=True)
class _Company:
    """A project that is served, and the browser that looks at it."""

    project: Project
    server: Server
    browser: Browser

    def link(self, person: str) -> Link:
        found = links(load(self.project).library, open_secret(self.project), _DAY)
        return next(link for link in found if link.person.id == person)

    def opened(self, keys: PageKeys) -> Page:
        page = self.browser.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{self.server.url}/fr/p/#{keys.fragment}")
        return page

    def status(self, address: str) -> int:
        """Return what the server answers; an address is relative to the site."""
        page = self.browser.new_page()
        try:
            return page.request.get(f"{self.server.url}/{address}").status
        finally:
            page.close()


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SHOWKIT_SECRET", raising=False)
        root = tmp_path_factory.mktemp("taken-back")
        shutil.copytree(_SMALLEST, root / "company")
        project = Project(root / "company")
        (project.content / "company.yaml").write_text(_COMPANY, "utf-8")
        (project.content / "presenters").mkdir()
        (project.content / "presenters/la-cave.yaml").write_text(_HOUSE, "utf-8")
        show = project.content / "shows/solo"
        (show / "documents").mkdir()
        (show / "documents/plan.pdf").write_bytes(_PLAN)
        listed = "file,title_fr,visibility\nplan.pdf,Plan de feux,access\n"
        (show / "documents.csv").write_text(listed, "utf-8")
        assert build(project, project.site, _DAY) == 0
        with nginx(project.site, root / "nginx") as server, chromium() as browser:
            yield _Company(project, server, browser)


def _button(page: Page) -> _FileButton:
    data = page.locator("button[data-name='plan.pdf']")
    data.wait_for()
    return _FileButton(f"p/{data.get_attribute('data-file')}", data.get_attribute("data-key") or "")


def _sha256_of_download(page: Page) -> str:
    with page.expect_download() as download:
        page.locator("button[data-name='plan.pdf']").click()
    with Path(download.value.path()).open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def test_who_lost_access_has_nothing_left_and_who_kept_it_has_all(company):
    """From the first download to the day after access was taken back, as both live it."""
    wanted = hashlib.sha256(_PLAN).hexdigest()
    loses, keeps = company.link("luc-loses"), company.link("zoe-keeps")
    page, other = company.opened(loses.keys), company.opened(keeps.keys)
    before = _button(page)
    assert _button(other) == before, "sealed once for everybody"
    assert company.status(before.address) == 200
    assert _sha256_of_download(page) == wanted

    command = ["--project", str(company.project.root), "links", "--revoke", "luc-loses"]
    assert CliRunner().invoke(showkit, command, standalone_mode=False).exception is None
    assert company.link("luc-loses").state is LinkState.REVOKED
    assert build(company.project, company.project.site, _DAY) == 0

    for gone in (f"p/{loses.keys.payload_id}", f"p/{loses.twin.payload_id}", before.address):
        assert company.status(gone) == 404, gone
    page.reload()
    page.get_by_role("heading", name="Cette page n’est plus ici").wait_for()
    assert "+1 514 555 0199" in page.locator("#whom-to-call").inner_text()

    # what a page still open from yesterday holds leads nowhere, and it says so
    other.locator("button[data-name='plan.pdf']").click()
    other.locator("[data-says='gone']:visible").wait_for()
    other.reload()
    after = _button(other)
    assert after.address != before.address
    assert after.key != before.key
    assert company.status(after.address) == 200
    assert _sha256_of_download(other) == wanted

    # neither on the site nor in the cache is anything that the old key opens
    sealed = company.project.cache / "sealed"
    assert [path.name for path in sealed.iterdir()] == [f"{after.address.removeprefix('p/')}.0"]
    pages = {keys.payload_id for keys in (keeps.keys, keeps.twin)}
    published = {path.name for path in (company.project.site / "p").iterdir()}
    plain = {"read", "programs"}  # what visits are told from; the same for everybody
    without_feeds = {name for name in published - plain if not name.endswith((".xml", ".ics"))}
    assert without_feeds == pages | {after.address.removeprefix("p/")}
