"""Another browser than Chromium: Firefox opens what was sealed, and says what it cannot open."""

from __future__ import annotations

import time

import pytest

from firefox import firefox
from sealed_site import DAY, LIBRARY, SECRET, VECTORS, served
from showkit.access.keys import PageKeys
from showkit.access.links import links


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with firefox(tmp_path_factory.mktemp("firefox")) as running:
        yield running


def _shown(browser, problem):
    return browser.value(f"!document.getElementById('problem-{problem}').hidden")


def test_it_opens_the_published_vector_and_tells_that_it_was_read(browser, server):
    browser.open(f"{server.url}/fr/p/#{VECTORS['fragment']}")
    browser.wait_for("document.body.innerText.includes('Bonjour Claire,')")
    assert browser.value("document.title") == "Essai"
    assert browser.value("document.documentElement.lang") == "fr-CA"
    assert VECTORS["reading_token"] not in server.log.read_text("utf-8")
    browser.click(40, 40)
    deadline = time.monotonic() + 20
    while f"/p/read?{VECTORS['reading_token']} " not in server.log.read_text("utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_whole_letter_is_there_to_read(browser, server):
    link = next(one for one in links(LIBRARY, SECRET, DAY) if one.person.id == "margaret-oyelaran")
    browser.open(f"{server.url}/{link.path}/p/#{link.keys.fragment}")
    browser.wait_for("document.querySelector('h1')?.innerText.startsWith('Hello')")
    assert browser.value("document.querySelectorAll('article.chapter').length") >= 1
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
    browser.open(f"{server.url}/{link.path}/p/#{link.twin.fragment}")
    browser.wait_for("document.querySelector('h1')?.innerText.startsWith('Hello')")
    assert browser.value("document.querySelectorAll('a[href*=\"via=\"]').length") == 0


@pytest.mark.parametrize(
    ("fragment", "problem"),
    [
        ("3F3P7FUdSuTp", "cut"),
        (PageKeys(b"\1" * 16).fragment, "gone"),
        (PageKeys(bytes(16)).fragment, "damaged"),
    ],
    ids=["cut short", "withdrawn", "changed on the way"],
)
def test_it_says_kindly_what_is_wrong(browser, server, fragment, problem):
    browser.open(f"{server.url}/en/p/#{fragment}")
    browser.wait_for(f"!document.getElementById('problem-{problem}').hidden")
    others = {"cut", "gone", "damaged", "insecure", "old", "own"} - {problem}
    assert not [other for other in others if _shown(browser, other)]
    assert "+1 514 555 0142" in browser.value("document.getElementById('whom-to-call').innerText")
