"""What LOOK.md measures: how much of a screen a photograph fills, and a show on paper."""

from __future__ import annotations

import re

import pytest

_SHARE = """(selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / innerHeight;
}"""
_PAGES = ("fr/", "fr/shows/", "fr/shows/marees/", "fr/companies/", "fr/calendar/", "fr/company/")


@pytest.mark.parametrize(
    ("screen", "least"), [((1440, 900), 0.6), ((1920, 1080), 0.6), ((390, 844), 0.45)]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_photograph_fills_the_first_screen(browser, agency, screen, least, language):
    page = browser.new_page(viewport={"width": screen[0], "height": screen[1]})
    page.goto(f"{agency}/{language}/shows/marees/")
    assert page.evaluate(_SHARE, ".hero__photo img") >= least
    page.goto(f"{agency}/{language}/")
    assert page.evaluate(_SHARE, ".first__photo img") >= least
    plate = page.locator(".first__plate").bounding_box()
    assert plate["y"] + plate["height"] <= screen[1], "the show's name is on the first screen too"
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1920])
def test_nothing_scrolls_sideways_on_any_screen(browser, agency, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in (*_PAGES, "fr/companies/ruisseau/", "fr/privacy/", "404.html"):
        page.goto(f"{agency}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


_COVERED = """() => [...document.querySelectorAll("a:not(.skip), button, select, summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => {
        one.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, top, width, height } = one.getClientRects()[0];
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return width > 1 && !(there && (one.contains(there) || there.contains(one)));
    })
    .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [390, 1440])
def test_whatever_can_be_touched_lies_on_top(browser, agency, width):
    """A card that leads to its show as a whole leaves the links in it to themselves."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in (*_PAGES, "fr/companies/ruisseau/", "fr/privacy/"):
        page.goto(f"{agency}/{path}")
        assert page.evaluate(_COVERED) == [], path
    page.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_show_on_paper_is_a_sheet(browser, agency, paper, language):
    """What decides comes first, nothing for the screen is printed, and it stays short."""
    page = browser.new_page(viewport={"width": 800, "height": 1100})
    page.goto(f"{agency}/{language}/shows/marees/")
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    for selector in (".head", ".slim", ".trailer", ".gallery", ".foot__links", "dialog"):
        assert not page.locator(selector).is_visible(), selector
    order = page.evaluate(
        """[".hero__plate", ".facts", ".lead", "#dates", "#contact", "#about", "#credits"]
            .map((one) => document.querySelector(one).getBoundingClientRect().top)"""
    )
    assert order == sorted(order)
    assert page.locator(".foot__here").inner_text().endswith(f"/saison/{language}/shows/marees/")
    sheet = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) <= 2
    page.close()


@pytest.mark.parametrize("path", _PAGES)
def test_no_photograph_is_wider_than_its_paper(browser, agency, path):
    page = browser.new_page(viewport={"width": 660, "height": 1000})
    page.goto(f"{agency}/{path}")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    page.close()
