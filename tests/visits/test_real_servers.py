"""What real web servers write of real browsers: who read, who only fetched, and who cannot tell."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.commands.build import build
from showkit.commands.ingest import ingest
from showkit.content.load import load
from showkit.output.project import Project
from showkit.visits.link_log import read_link_log
from web import apache, caddy_as_configured, chromium, nginx

_TESTS = Path(__file__).parents[1]
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36"
_CADDY = "\nx {{\n\troot * {site}\n\tfile_server\n\tlog {{\n\t\toutput file /x\n\t}}\n}}\n"


@pytest.fixture(scope="module")
def built():
    """Return a company with two houses and its site, where Apache's own user may read it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        root = Path(name) / "company"
        shutil.copytree(_TESTS / "sites" / "smallest", root)
        shutil.copytree(Path(__file__).parent / "presenters", root / "content" / "presenters")
        project = Project(root)
        assert build(project, project.site) == 0
        yield project


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@contextmanager
def _served(name, site, folder):
    if name == "nginx":
        with nginx(site, folder) as server:
            yield server
    elif name == "Apache":
        with apache(site, folder) as server:
            yield server
    else:
        with caddy_as_configured(_CADDY.format(site=site), "x", folder) as server:
            yield server


@pytest.mark.parametrize("name", ["nginx", "Apache", "Caddy"])
def test_a_log_tells_a_reader_from_a_scanner(built, browser, tmp_path, name):
    project = Project(tmp_path / "company")
    shutil.copytree(built.root, project.root)
    found = links(load(project).library, open_secret(project), dt.datetime.now(dt.UTC).date())
    by_person = {link.person.id: link for link in found}
    reads, scanned = by_person["claire-aubin"], by_person["joris"]

    folder = tmp_path / "server"
    folder.mkdir()
    with _served(name, built.site, folder) as server:

        def address(link):
            return link.url("https://x.example").replace("https://x.example", server.url)

        # who reads: opens the link, touches the page
        page = browser.new_page(user_agent=_AGENT)
        page.goto(address(reads))
        page.get_by_role("heading", level=1).wait_for()
        with page.expect_response(re.compile(r"/p/read\?")):
            page.get_by_role("heading", level=1).click()
        page.close()

        # a scanner that fetches every link of the mail, and the portal's with its token
        for asked in (address(scanned), f"{server.url}/fr/?via={scanned.via}"):
            request = urllib.request.Request(asked, headers={"User-Agent": "SafeLinks/1.0"})  # noqa: S310 - our own server
            urllib.request.urlopen(request).close()  # noqa: S310 - the same

        # somebody whose browser runs no script: they are asked to turn it on, and leave no trace
        plain = browser.new_context(java_script_enabled=False, user_agent=_AGENT).new_page()
        plain.goto(address(scanned))
        assert "JavaScript" in plain.inner_text("noscript")
        plain.context.close()
    log = server.log
    assert ingest(project, [log]) == 0
    first = {(row.presenter, row.event.value): row for row in read_link_log(project).rows}
    assert first[reads.presenter.slug, "page-opened"].evidence.value == "human"
    assert "confirmed-reading" in first[reads.presenter.slug, "confirmed-reading"].reasons
    fetched = first[scanned.presenter.slug, "mail-link-clicked"]
    assert fetched.evidence.value == "machine"
    assert fetched.reasons == ("declared-bot",)
    assert (scanned.presenter.slug, "page-opened") not in first

    # a scanner with a whole browser, which does not touch the page: nobody can tell
    with _served(name, built.site, folder) as server:
        page = browser.new_page(user_agent=_AGENT)
        page.goto(scanned.url(server.url))
        page.get_by_role("heading", level=1).wait_for()
        page.close()
    assert ingest(project, [log]) == 0
    rows = [row for row in read_link_log(project).rows if row.event.value == "page-opened"]
    assert {row.presenter: row.evidence.value for row in rows} == {
        reads.presenter.slug: "human",
        scanned.presenter.slug: "probable",
    }
