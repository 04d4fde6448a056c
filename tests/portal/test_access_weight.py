"""An access page on a phone with a slow line: what it weighs, what it fetches, and when."""

from __future__ import annotations

import datetime as dt
import gzip
import re

import pytest

from showkit.access.links import LinkState, links
from showkit.access.page import opened
from showkit.access.sealing import unseal
from showkit.access.secret import open_secret
from showkit.content.load import load
from web import nginx

_DAY = dt.date(2026, 11, 21)
_SHELL = 60_000
_PAYLOAD = 40_000
"""Bytes: html, stylesheets and script of the shell as they lie there; a page as it is sealed."""


@pytest.fixture(scope="module")
def known(demo_built):
    found = links(load(demo_built).library, open_secret(demo_built), _DAY)
    return [link for link in found if link.state is LinkState.OPEN]


@pytest.fixture(scope="module")
def server(demo_built, tmp_path_factory):
    with nginx(demo_built.site, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_shell_is_light(demo_built, language):
    folder = demo_built.site / language / "p"
    html = (folder / "index.html").read_text("utf-8")
    parts = [folder / name for name in re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg))"', html)]
    assert len(parts) == 4
    assert len(html.encode()) + sum(part.stat().st_size for part in parts) <= _SHELL


def test_a_page_of_six_shows_is_light(demo_built, known):
    six = 0
    for link in known:
        sealed = (demo_built.site / "p" / link.keys.payload_id).read_bytes()
        page = unseal(sealed, link.keys)
        assert len(gzip.compress(page)) <= _PAYLOAD, link.person.id
        six += opened(page)["html"].count("<article") == 6
    assert six, "somebody has six shows, the heaviest page of the demo"


def test_the_first_photograph_comes_at_once_and_nothing_moves(browser, server, known):
    """What jumps while it loads is tapped wrong."""
    link = next(link for link in known if link.person.id == "claire-aubin")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries())"
        " if (!one.hadRecentInput) window.moved += one.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{server.url}/{link.path}/p/#{link.keys.fragment}")
    page.locator("article h2").first.wait_for()
    page.wait_for_load_state("networkidle")
    pictures = page.locator("article figure img")
    priorities = pictures.evaluate_all("all => all.map(one => [one.loading, one.fetchPriority])")
    assert priorities[0] == ["auto", "high"] or priorities[0] == ["eager", "high"]
    assert all(one[0] == "lazy" for one in priorities[1:])
    assert len(priorities) == 6
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 600):
        page.evaluate(f"scrollTo(0, {position})")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.05
    page.close()


def test_everything_that_a_page_offers_is_there(server, known, demo_built, browser):
    """Its kit, its feed, the pages of its shows, and all of the part for the stage."""
    secret = open_secret(demo_built)
    link = next(link for link in known if link.person.id == "claire-aubin")
    page = browser.new_page()
    offered = set()
    for keys in (link.keys, link.twin, secret.technical_page("claire-aubin", 0)):
        page.goto("about:blank")
        page.goto(f"{server.url}/{link.path}/p/#{keys.fragment}")
        page.locator("article h2").first.wait_for()
        offered |= set(
            page.locator("a").evaluate_all("all => all.map(one => one.href.split('#')[0])")
        )
    own = {href for href in offered if href.startswith(server.url)}
    assert any(".zip" in href for href in own)
    assert any("fiche-technique" in href for href in own)
    assert any("tech-rider" in href for href in own), "the stage may speak another language"
    missing = [href for href in own if page.request.get(href).status != 200]
    assert missing == []
    page.close()
