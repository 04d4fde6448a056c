"""Every type of page in a real browser, in both languages, both sizes and both themes.

The site lies under a path of its host, as on ``https://user.example/repo/``, where an address that
begins at the host's root leads astray.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import feedparser
import pytest

from built_once import built_once
from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.commands.build import build
from showkit.content.load import load
from showkit.output.project import Project
from small_demo import small_demo
from web import chromium, found, nginx, search, violations, width_of

_DAY = dt.date(2026, 11, 21)
_PUBLISHED = "https://user.example/repo/"
_PEOPLE = {"fr": "claire-aubin", "en": "margaret-oyelaran"}
_PAGES = {
    "home": "{language}/",
    "shows": "{language}/shows/",
    "a show": "{language}/shows/haubans/",
    "a show in creation": "{language}/shows/pas-bouger/",
    "calendar": "{language}/calendar/",
    "company": "{language}/company/",
    "privacy": "{language}/privacy/",
    "access page": "{language}/p/#{fragment}",
    "access page, nothing noted": "{language}/p/#{twin}",
    "access page, no link": "{language}/p/",
    "not found": "{language}/shows/no/such/show/",
}
_PAPER = "getComputedStyle(document.body).backgroundColor"
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", event => console.error(
  "CSP", event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber));
"""


@dataclass(frozen=True)
class _Site:
    """A served site: its folder, its address with a closing slash, the links of two people."""

    folder: Path
    url: str
    links: dict

    def address(self, page, language):
        link = self.links[language]
        return self.url + _PAGES[page].format(
            language=language, fragment=link.keys.fragment, twin=link.twin.fragment
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = built_once(tmp_path_factory, "subpath", _make)
    project = Project(folder)
    known = links(load(project).library, open_secret(project), _DAY)
    chosen = {
        language: next(link for link in known if link.person.id == person)
        for language, person in _PEOPLE.items()
    }
    not_found = "/repo/404.html"
    with nginx(folder / "host", tmp_path_factory.mktemp("nginx"), not_found) as server:
        yield _Site(folder / "host" / "repo", f"{server.url}/repo/", chosen)


def _make(folder):
    project = small_demo(folder)
    company = project.content / "company.yaml"
    text = company.read_text("utf-8")
    assert "\nsite_url: " in text
    company.write_text(re.sub(r"(?m)^site_url: .*$", f"site_url: {_PUBLISHED}", text), "utf-8")
    assert build(project, folder / "host" / "repo", _DAY) == 0


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def _page(browser, site, **options):
    """Return a page whose `problems` are what it asks for elsewhere, refuses or complains of."""
    page = browser.new_page(**options)
    page.set_default_timeout(20_000)
    page.problems = []
    page.add_init_script(_TELL_VIOLATIONS)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        lambda said: page.problems.append(said.text) if said.type in {"error", "warning"} else None,
    )
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((site.url, "blob:", "data:"))
            else page.problems.append(asked.url)
        ),
    )
    return page


def _opened(page):
    page.wait_for_load_state("networkidle")
    if "/p/#" in page.url:
        page.locator("article h2").first.wait_for()


def _settled(page, address):
    page.goto(address)
    _opened(page)
    # pictures load as they come near
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 800):
        page.evaluate(f"scrollTo(0, {position})")
    page.wait_for_load_state("networkidle")


def _complaints(page, expected_status):
    """Return its problems without the browser's own report of a page that is not there."""
    said = f"the server responded with a status of {expected_status}"
    return [problem for problem in page.problems if said not in problem]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", _PAGES)
def test_every_page_is_open_to_all_and_asks_nothing_of_others(browser, site, kind, language, width):
    """No request elsewhere, nothing that the policy refuses, no error, nothing that axe finds."""
    papers = set()
    for scheme in ("light", "dark"):  # what was shown first is taken for a choice, and stays
        page = _page(browser, site, viewport={"width": width, "height": 844}, color_scheme=scheme)
        try:
            _settled(page, site.address(kind, language))
            assert violations(page) == [], scheme
            assert width_of(page) <= width
            assert _complaints(page, 404 if kind == "not found" else None) == []
            papers.add(page.evaluate(_PAPER))
        finally:
            page.close()
    assert len(papers) == 2, "the dark page is dark"


_ADDRESSES = """() => [...document.querySelectorAll("[href], [src], [srcset], [content]")]
  .flatMap(element => [
    element.href, element.src,
    ...(element.srcset || "").split(",").map(
      one => one.trim() && new URL(one.trim().split(/\\s+/)[0], document.baseURI).href)])
  .filter(address => typeof address === "string" && address.startsWith("http"))"""


def test_every_address_leads_to_something_under_the_subpath(browser, site):
    """Links, pictures, styles, scripts, feeds and icons of every type of page, and no loop out."""
    page = _page(browser, site)
    host = site.url.removesuffix("repo/")
    found = {}
    for kind in _PAGES:
        for language in ("fr", "en"):
            address = site.address(kind, language)
            _settled(page, address)
            for one in page.evaluate(_ADDRESSES):
                found.setdefault(urldefrag(one)[0], address)
    page.close()
    inside = {one: at for one, at in found.items() if one.startswith((host, _PUBLISHED))}
    astray = {one: at for one, at in inside.items() if not one.startswith((site.url, _PUBLISHED))}
    assert astray == {}
    missing = {
        one: at
        for one, at in inside.items()
        if _status(one.replace(_PUBLISHED, site.url)) != (404 if "/no/such/" in one else 200)
    }
    assert missing == {}
    kinds = {Path(one.split("?")[0]).suffix for one in inside}
    assert kinds >= {"", ".js", ".css", ".avif", ".jpg", ".svg", ".xml", ".pdf", ".webmanifest"}


def _status(address):
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize(
    "kind", [kind for kind in _PAGES if "access" not in kind and kind != "not found"]
)
def test_the_language_switch_stays_on_the_page(browser, site, kind):
    page = _page(browser, site, viewport={"width": 1440, "height": 900})
    page.goto(site.address(kind, "fr"))
    page.locator(".languages a", has_text="English").click()
    page.wait_for_url(site.address(kind, "en"))
    page.locator(".languages a", has_text="Français").click()
    page.wait_for_url(site.address(kind, "fr"))
    page.close()


def test_search_finds_under_the_subpath(browser, site):
    page = _page(browser, site)
    page.goto(site.address("a show", "fr"))
    search(page, "pissenlit")
    found(page, "/fr/shows/pissenlit/").click()
    page.wait_for_url(f"{site.url}fr/shows/pissenlit/**")
    assert page.problems == []
    page.close()


def test_nothing_that_can_wait_holds_up_the_first_paint_of_a_show(browser, site):
    """On a telephone each font and each script is time in which a presenter sees a white page.

    A French text has an œ, which two files of a typeface claim: only the one at hand is asked for.
    """
    page = _page(browser, site)
    fonts = []
    page.on("requestfinished", lambda asked: fonts.append(asked.url) if "woff2" in asked.url else 0)
    _settled(page, site.address("a show", "fr"))
    assert "œ" in page.locator("body").inner_text()
    assert [url for url in fonts if "source-serif-4-latin-wght-normal" in url]
    assert [url for url in fonts if "latin-ext" in url] == []
    assert page.locator("script[src]").count() > 3
    assert page.locator("script[src]:not([defer])").count() == 0
    page.close()


def test_the_way_in_and_an_old_address_lead_on(browser, site):
    page = _page(browser, site)
    page.goto(site.url)
    page.wait_for_url(f"{site.url}fr/")
    page.goto(f"{site.url}en/shows/les-cables/")
    page.wait_for_url(f"{site.url}en/shows/haubans/")
    assert page.problems == []
    page.close()


def test_what_machines_read_names_the_published_address(site):
    """Feeds, sitemap, manifest and canonical links are right where the site will lie."""
    pages = {path for path in site.folder.rglob("index.html") if "noindex" not in path.read_text()}
    named = set()
    for path in pages:
        canonical = re.findall(r'<link rel="canonical" href="([^"]+)"', path.read_text("utf-8"))
        here = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        assert canonical == [_PUBLISHED + here]
        named.add(_PUBLISHED + here)
    sitemap = ET.parse(site.folder / "sitemap.xml")  # noqa: S314 - made just now
    entries = {
        place.text for place in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    }
    assert entries == named
    twins = {link.get("href") for link in sitemap.iter("{http://www.w3.org/1999/xhtml}link")}
    assert twins == named
    assert f"Sitemap: {_PUBLISHED}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")
    for path in site.folder.rglob("feed.xml"):
        feed = feedparser.parse(path.read_bytes())
        assert feed.entries
        addresses = [feed.feed.link, *(entry.link for entry in feed.entries)]
        assert [one for one in addresses if not one.startswith(_PUBLISHED)] == []
    manifest = json.loads((site.folder / "site.webmanifest").read_text("utf-8"))
    for address in (manifest["start_url"], *(icon["src"] for icon in manifest["icons"])):
        place = urljoin(f"{_PUBLISHED}site.webmanifest", address)
        assert place.startswith(_PUBLISHED)
        lies = site.folder / place.removeprefix(_PUBLISHED)
        assert lies.is_file() or (lies / "index.html").is_file()
