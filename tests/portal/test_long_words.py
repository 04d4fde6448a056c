"""A title, a town or a name may be one word that no screen is wide enough for."""

from __future__ import annotations

import re

import pytest

from built_once import built_once
from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.commands.build import build
from showkit.content.load import load
from showkit.output.project import Project
from small_demo import DAY, small_demo
from web import nginx, width_of

_WORD = "Anticonstitutionnellementhexakosioihexek"
_PUBLIC = (
    "fr/",
    "fr/shows/",
    "fr/shows/haubans/",
    "fr/shows/pas-bouger/",
    "fr/calendar/",
    "fr/company/",
    "fr/privacy/",
    "404.html",
)
_PAST_THEIR_BOX = """() => [...document.body.querySelectorAll("*")]
  .filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).overflowX === "visible" && !one.closest("svg, .head, dialog"))
  .map(one => `${one.tagName} ${one.className}: ${one.textContent.trim().slice(0, 60)}`)"""
"""What stands over the side of its own box, as a title does that runs out of its column."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(built_once(tmp_path_factory, "long-words", _make))


def _make(folder):
    project = small_demo(folder)
    content = project.content
    for path in content.glob("shows/*/show.*.md"):
        _say_it_long(path, "title", "hook")
    for path in (*content.glob("presenters/*.yaml"), content / "company.yaml"):
        _say_it_long(path, "name", "legal_name", "city")
        text = re.sub(
            r"(?m)\b(email|contact): [\w.-]+@", rf"\1: {_WORD.lower()}@", path.read_text()
        )
        path.write_text(text, "utf-8")
    for path in content.glob("shows/*/performances.csv"):
        path.write_text(re.sub(r"\b(Rimouski|Besançon|Genève)\b", _WORD, path.read_text()), "utf-8")
    for path in content.glob("shows/*/credits.csv"):
        path.write_text(path.read_text().replace("Irène Vadnais", _WORD), "utf-8")
    assert build(project, project.site, DAY) == 0


def _say_it_long(path, *fields):
    """Put the word in place of what a file says in these fields, as one word of its own."""
    says = rf"(?m)^([ -]*(?:{'|'.join(fields)}): ).+$"
    path.write_text(re.sub(says, rf"\g<1>{_WORD}", path.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def site(project, tmp_path_factory):
    with nginx(project.site, tmp_path_factory.mktemp("nginx")) as running:
        yield running.url


@pytest.fixture(scope="module")
def paths(project):
    """Return every kind of page, a person's own among them."""
    known = links(load(project).library, open_secret(project), DAY)
    link = next(one for one in known if one.person.id == "claire-aubin")
    return (*_PUBLIC, f"fr/p/#{link.keys.fragment}")


@pytest.mark.parametrize("width", [360, 390, 768, 1440])
def test_a_long_word_breaks_and_no_page_scrolls_sideways(browser, site, paths, width):
    """A tour manager's first title was such a word, and her home page was half as wide again."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in paths:
        _open(page, f"{site}/{path}")
        assert path == "404.html" or _WORD[:20] in page.locator("main").inner_text(), path
        assert width_of(page) <= width, path
        assert page.evaluate(_PAST_THEIR_BOX) == [], path
    page.close()


def _open(page, address):
    page.goto(address)
    if "/p/" in address:
        page.locator("article h2").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("width", [500, 595, 660])
def test_nothing_is_wider_than_its_paper(browser, site, width):
    """Of the second column of the team, the last figures of each number stood over the edge."""
    page = browser.new_page(viewport={"width": width, "height": 1000})
    page.emulate_media(media="print")
    for path in _PUBLIC:
        page.goto(f"{site}/{path}")
        assert width_of(page) <= width, path
    page.close()
