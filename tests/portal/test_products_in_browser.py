"""Feeds, calendars and data as a browser finds them: named by the page, allowed by its policy."""

from __future__ import annotations

import json

import feedparser
import pytest
from icalendar import Calendar

from web import nginx

_VIOLATIONS = """
window.refused = [];
addEventListener("securitypolicyviolation", event => refused.push(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def site(demo_built, tmp_path_factory):
    with nginx(demo_built.site, tmp_path_factory.mktemp("nginx")) as running:
        yield running.url


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.add_init_script(_VIOLATIONS)
    yield page
    page.close()


def _get(page, address):
    answer = page.request.get(address)
    assert answer.ok, address
    return answer.body()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_show_s_page_leads_to_its_feeds_and_its_data(page, site, language):
    page.goto(f"{site}/{language}/shows/haubans/")
    links = page.eval_on_selector_all(
        'link[rel~="alternate"][type]', "all => all.map(one => [one.type, one.href])"
    )
    feeds = [
        href for kind, href in links if kind in {"application/rss+xml", "application/atom+xml"}
    ]
    assert len(feeds) == 4, "the company's and the show's, in both formats"
    for href in feeds:
        parsed = feedparser.parse(_get(page, href))
        assert not parsed.bozo
        assert parsed.entries
        assert parsed.feed.language.startswith(language)
    data = next(href for kind, href in links if kind == "application/json")
    assert json.loads(_get(page, data))["version"] == "1"


def test_json_ld_is_in_the_page_and_the_policy_refuses_nothing(page, site):
    """It is a script element; a policy that blocked it would hide every date from search."""
    for path in ("fr/", "fr/shows/haubans/", "en/calendar/"):
        page.goto(f"{site}/{path}")
        page.wait_for_load_state("networkidle")
        text = page.locator('script[type="application/ld+json"]').text_content()
        assert json.loads(text)["@graph"]
        assert page.evaluate("refused") == []


def test_dates_are_kept_and_subscribed_to_from_the_page(page, site):
    page.goto(f"{site}/fr/calendar/")
    keep = page.locator(".timetable__keep")
    assert keep.count() >= 15
    one = Calendar.from_ical(_get(page, keep.first.evaluate("link => link.href")))
    assert len(one.walk("VEVENT")) == 1
    webcal = page.locator('a[href^="webcal://"]')
    hrefs = webcal.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(hrefs) >= 4, "all dates, and each country's"
    for href in hrefs:
        path = href.removeprefix("webcal://www.frasil.example")
        assert Calendar.from_ical(_get(page, site + path)).walk("VEVENT")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("fr/feed.xml", "Ceci est un fil"), ("en/shows/haubans/atom.xml", "This is a news feed")],
)
def test_a_feed_opened_in_a_browser_reads_as_a_page(page, site, path, sentence):
    """Not a tree of tags: whoever clicks “RSS” out of curiosity learns what it is for."""
    page.goto(f"{site}/{path}")
    before, display, hidden = page.evaluate(
        """() => {
          const root = document.querySelector("channel, feed");
          const entry = document.querySelector("item, entry");
          const id = entry.querySelector("guid, id");
          return [getComputedStyle(root, "::before").content,
                  getComputedStyle(entry).display, getComputedStyle(id).display];
        }"""
    )
    assert sentence in before
    assert (display, hidden) == ("block", "none")
