"""A trailer asks nothing of anybody until it is clicked: proved in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from web import lay_out, violations

_PLAYER = "https://player.vimeo.com/video/123456789?h=abcdef0123&dnt=1&autoplay=1"


def _opened(browser, agency, path, **options):
    """Return a page, what it asks of other hosts (each answered here), and its problems."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, **options)
    page = context.new_page()
    own = agency.removesuffix("/saison")
    asked, problems = [], []

    def answer(route):
        asked.append(route.request)
        route.fulfill(body="<!doctype html><title>film</title>", content_type="text/html")

    page.route(lambda url: not url.startswith(own), answer)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(f"{agency}/{path}")
    for position in range(0, page.evaluate("document.documentElement.scrollHeight"), 500):
        page.evaluate(f"scrollTo(0, {position})")
    page.wait_for_load_state("networkidle")
    return page, asked, problems


def _film(page):
    """Return the player's frame as soon as what its host answered is in it."""
    page.frame_locator(".trailer iframe").locator("title").wait_for(state="attached")
    return page.locator(".trailer iframe")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "La vidéo est chez Vimeo; elle se charge quand vous cliquez."),
        ("en", "The film is at Vimeo; it loads when you click."),
    ],
)
def test_nobody_is_asked_before_the_click_and_only_the_host_after_it(
    browser, agency, language, words
):
    page, asked, problems = _opened(browser, agency, f"{language}/shows/marees/")
    button = page.locator(".trailer button")
    lay_out(page)
    assert words in button.inner_text()
    assert page.locator(".trailer .caption").inner_text().startswith("Images Noé Vaugeois, 2026")
    assert violations(page) == []
    assert asked == []

    button.focus()
    page.keyboard.press("Enter")
    frame = _film(page)
    assert [request.url for request in asked] == [_PLAYER]
    own = agency.removesuffix("saison")
    assert asked[0].all_headers()["referer"] == own, "the host learns the site, not the page"
    assert frame.get_attribute("title")
    assert frame.evaluate("one => one === document.activeElement")
    assert problems == []


def test_the_page_lets_no_other_host_in(browser, agency):
    """The policy names the one player that this page may show."""
    page, asked, _ = _opened(browser, agency, "fr/shows/marees/")
    blocked = page.evaluate(
        """() => new Promise((resolve) => {
            document.addEventListener("securitypolicyviolation", (event) => resolve(
                [event.effectiveDirective, event.blockedURI]));
            const frame = document.createElement("iframe");
            frame.src = "https://www.youtube-nocookie.com/embed/abc";
            document.body.append(frame);
        })"""
    )
    assert blocked[0] == "frame-src"
    assert blocked[1].startswith("https://www.youtube-nocookie.com")
    assert asked == []


def test_without_javascript_the_photograph_leads_to_the_film(browser, agency):
    page, asked, _ = _opened(browser, agency, "fr/shows/marees/", java_script_enabled=False)
    link = page.locator(".trailer__still")
    lay_out(page)
    assert link.get_attribute("href") == "https://vimeo.com/123456789/abcdef0123"
    assert "La vidéo est chez Vimeo (dans un nouvel onglet)." in link.inner_text()
    assert "quand vous cliquez" not in link.inner_text()
    assert asked == []


def test_a_film_of_the_company_plays_from_its_own_site_and_not_before_it_is_asked(browser, agency):
    page, asked, problems = _opened(browser, agency, "fr/shows/lanternes/")
    film = page.locator(".trailer video")
    assert film.evaluate("one => [one.preload, one.controls, one.readyState]") == [
        "none",
        True,
        0,
    ]
    film.evaluate("one => one.play()")
    page.wait_for_function("document.querySelector('video').currentTime > 0")
    assert film.evaluate("one => one.currentSrc").startswith(f"{agency}/files/lanternes/")
    assert asked == []
    assert problems == []


def test_a_show_without_a_photograph_still_has_its_trailer(browser, agency):
    page, asked, _ = _opened(browser, agency, "fr/shows/nuit-blanche/")
    page.get_by_role("button", name="Voir la bande-annonce").click()
    _film(page)
    assert [request.url.split("/")[2] for request in asked] == ["www.youtube-nocookie.com"]
    assert Axe().run(page, options={"iframes": False}).response["violations"] == []


def test_a_film_whose_host_has_no_player_opens_beside_the_page(plan):
    page = plan.projects["fr"].files["docs/shows/foret.md"].decode()
    assert 'href="https://video.example/foret" target="_blank" rel="noopener">' in page
    assert "data-player" not in page
    assert plan.needs.keys() == {"404.html", "fr/404.html", "en/404.html"}


def test_the_privacy_page_says_who_is_asked_by_a_click(agency_built):
    page = (agency_built / "saison" / "fr" / "privacy" / "index.html").read_text("utf-8")
    assert "chez Vimeo ou YouTube n’est demandée que lorsque vous cliquez" in page
