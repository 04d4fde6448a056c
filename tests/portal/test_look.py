"""What LOOK.md measures: how much of a screen a photograph fills, and a show on paper."""

from __future__ import annotations

import re

import pytest

from web import width_of

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
        assert width_of(page) <= width, path
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


_WAITING = """() => [...document.querySelectorAll(".band")].filter((one) =>
    ![...one.querySelectorAll("p, li, h2")].some((part) =>
        part.checkVisibility({ contentVisibilityAuto: true }))).length"""
"""How many bands of a page are not laid out."""


def _until(page, holds):
    """Wait until an expression holds; the pages' policy lets no browser poll for it itself."""
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {holds}")


@pytest.mark.parametrize("width", [390, 1440])
def test_what_is_below_the_screen_is_laid_out_after_the_first_photograph(browser, agency, width):
    """Half the work of the first picture was to lay out what nobody had come near to yet."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    held = []
    page.route("**/gallery.*.js", lambda route: held.append(route))  # noqa: PLW0108 - an append takes no mark of Playwright's
    page.goto(f"{agency}/fr/shows/marees/", wait_until="commit")
    _until(page, "document.querySelector('.hero__photo img')?.complete")
    page.locator(".foot").wait_for()
    assert page.evaluate(_WAITING) > 0
    held[0].continue_()
    page.wait_for_load_state()
    _until(page, f"({_WAITING})() === 0")
    page.close()


@pytest.mark.parametrize("path", ["#contact", ""])
def test_what_somebody_jumps_to_stays_where_it_is(browser, agency, path):
    """By the address, and by a link of the page, before what stands above is laid out."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    held = []
    page.route("**/gallery.*.js", lambda route: held.append(route))  # noqa: PLW0108 - an append takes no mark of Playwright's
    page.goto(f"{agency}/fr/shows/marees/{path}", wait_until="commit")
    page.locator(".foot").wait_for()
    if not path:
        _until(page, f"({_WAITING})() > 0")
        page.locator(".slim a[href='#contact']").evaluate("one => one.click()")
    _until(page, f"({_WAITING})() === 0")
    is_there = "Math.abs(document.getElementById('contact').getBoundingClientRect().top) < 300"
    if not path:
        _until(page, is_there)
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(is_there)
    page.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["", "shows/", "shows/marees/", "companies/"])
def test_the_first_photograph_is_asked_for_before_the_typefaces_and_once(
    browser, agency, path, width
):
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{agency}/fr/{path}", wait_until="networkidle")
    first = page.locator("img[fetchpriority=high]")
    assert first.count() == 1
    shown = first.evaluate("one => one.currentSrc")
    name = shown.rpartition("/")[2].rpartition("-")[0]
    assert [url for url in asked if f"/media/{name}-" in url] == [shown]
    assert asked.index(shown) < min(n for n, url in enumerate(asked) if url.endswith(".woff2"))
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
    assert width_of(page) <= 660
    page.close()
