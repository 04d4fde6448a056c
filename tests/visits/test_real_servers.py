"""What real web servers write of real browsers: who read, who only fetched, and who cannot tell."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
import time
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


def _at(link, server):
    return link.url("https://x.example").replace("https://x.example", server.url)


def _read(browser, address):
    """Do what a person does: open the link, touch the page."""
    page = browser.new_page(user_agent=_AGENT)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    with page.expect_response(re.compile(r"/p/read\?")):
        page.get_by_role("heading", level=1).click()
    page.close()


def _fetch(*addresses):
    """Do what a scanner does that fetches every link of a message."""
    for asked in addresses:
        request = urllib.request.Request(asked, headers={"User-Agent": "SafeLinks/1.0"})  # noqa: S310 - our own server
        urllib.request.urlopen(request).close()  # noqa: S310 - the same


def _read_without_script(browser, address, portal):
    """Open a letter, which asks for JavaScript, and a page of the portal, which needs none."""
    agent = f"{_AGENT} Vivaldi/9"
    plain = browser.new_context(java_script_enabled=False, user_agent=agent).new_page()
    plain.goto(address)
    assert "JavaScript" in plain.inner_text("noscript")
    plain.goto(portal)
    plain.context.close()


def _let_a_second_begin():
    """Logs note whole seconds: who opens a link in the same one as another is the same to them."""
    time.sleep(1 - time.time() % 1)


def _open_everything(browser, addresses):
    """Do what a scanner with a whole browser does: open everybody's letter, follow every link."""
    _let_a_second_begin()
    page = browser.new_page(user_agent=f"{_AGENT} Edg/156")
    for address in addresses:
        page.goto("about:blank")
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
    hidden = page.locator("body > a[hidden]").get_attribute("href")
    page.evaluate("address => fetch(address)", hidden)
    page.close()


def _open_as_the_company(browser, mark, address):
    """Open the address that marks a browser as the company's own, then somebody's letter."""
    _let_a_second_begin()
    own = browser.new_page(user_agent=f"{_AGENT} OPR/156")
    own.goto(mark)
    own.locator("#problem-own").wait_for()
    assert not own.locator("#problem-cut").is_visible()
    own.goto("about:blank")
    own.goto(address)
    own.get_by_role("heading", level=1).wait_for()
    own.close()


@pytest.mark.parametrize("name", ["nginx", "Apache", "Caddy"])
def test_a_log_tells_a_reader_from_a_scanner(built, browser, tmp_path, name):
    project = Project(tmp_path / "company")
    shutil.copytree(built.root, project.root)
    found = links(load(project).library, open_secret(project), dt.datetime.now(dt.UTC).date())
    by_person = {link.person.id: link for link in found}
    reads, scanned = by_person["claire-aubin"], by_person["joris"]
    vauban, sambre = reads.presenter.slug, scanned.presenter.slug

    folder = tmp_path / "server"
    folder.mkdir()
    with _served(name, built.site, folder) as server:
        _read(browser, _at(reads, server))
        _fetch(_at(scanned, server), f"{server.url}/fr/?via={scanned.via}")
        portal = f"{server.url}/fr/shows/solo/?via={scanned.via}"
        _read_without_script(browser, _at(scanned, server), portal)
    log = server.log
    assert ingest(project, [log]) == 0
    first = {(row.presenter, row.event.value): row for row in read_link_log(project).rows}
    opened = first[vauban, "page-opened"]
    assert opened.evidence.value == "human"
    assert set(opened.reasons) == {"after-shell", "script-ran", "read-in-visit"}
    assert "confirmed-reading" in first[vauban, "confirmed-reading"].reasons
    fetched = first[sambre, "mail-link-clicked"]
    assert (fetched.evidence.value, fetched.reasons) == ("machine", ("declared-bot",))
    assert (sambre, "page-opened") not in first
    shown = first[sambre, "show-viewed"]
    assert (shown.evidence.value, shown.reasons) == ("probable", ("assets-fetched",))

    # a scanner with a whole browser, which does not touch the page: nobody can tell
    with _served(name, built.site, folder) as server:
        page = browser.new_page(user_agent=f"{_AGENT} Brave/1")
        page.goto(_at(scanned, server))
        page.get_by_role("heading", level=1).wait_for()
        page.close()
    assert ingest(project, [log]) == 0
    rows = [row for row in read_link_log(project).rows if row.event.value == "page-opened"]
    told = {row.presenter: row.evidence.value for row in rows}
    assert told == {vauban: "human", sambre: "probable"}

    # one that opens everybody's is a program after all; what we open ourselves is nobody's
    before = {row.key for row in read_link_log(project).rows}
    with _served(name, built.site, folder) as server:
        _open_everything(browser, [_at(link, server) for link in found])
        mark = f"{server.url}/fr/p/?own={open_secret(project).own_mark}"
        _open_as_the_company(browser, mark, _at(reads, server))
    assert ingest(project, [log]) == 0
    new = [row for row in read_link_log(project).rows if row.key not in before]
    assert len(new) == sum(link.tracked for link in found)
    for row in new:
        assert {"burst", "hidden-link", "script-ran"} <= set(row.reasons)
