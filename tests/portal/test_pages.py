"""The portal in a real browser, built by the real engine and served by a real server."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest

from built_once import built_once
from showkit.output.engine import render_all
from showkit.portal.policy import with_policy
from web import chromium, found, nginx, search, violations, width_of

_PREFIX = "repertoire"
_PAGES = (
    *("fr/", "fr/shows/", "fr/shows/foret/", "fr/calendar/", "fr/company/", "fr/privacy/"),
    "en/shows/nocturne/",
)
_PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def built(plan, pictures, tmp_path_factory):
    """Return the folder of a host on which the site lies under /repertoire/."""
    make = partial(_make, plan, pictures)
    return built_once(tmp_path_factory, "repertoire", make) / "host"


def _make(plan, pictures, folder):
    pages = render_all(tuple(plan.projects.values()), folder / "work", folder / "cache")
    artifacts, _ = with_policy((*plan.artifacts, *pages))
    files = {artifact.path: artifact.read() for artifact in artifacts}
    for picture in pictures.values():
        for rendition in picture.renditions:
            files[rendition.path] = _SMALL_PICTURE
    for path, data in files.items():
        target = folder / "host" / _PREFIX / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


_SMALL_PICTURE = bytes.fromhex(
    "474946383961010001008000009fd08affffff2c00000000010001000002024401003b"
)


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with nginx(built, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def _open(browser, url, *, width=1440, scheme="light"):
    """Return a page, and the list that its problems go to."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    problems = []
    host = "/".join(url.split("/")[:3])
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(host) else problems.append(asked.url),
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page, problems


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", [*_PAGES, "404.html"])
def test_anybody_can_read_a_page(browser, server, path, width, scheme):
    """No request elsewhere, no error, nothing that axe finds, nothing that scrolls sideways."""
    page, problems = _open(browser, f"{server.url}/{_PREFIX}/{path}", width=width, scheme=scheme)
    assert problems == []
    assert violations(page) == []
    assert width_of(page) <= width
    page.context.close()


def test_text_that_looks_like_code_is_text(built):
    """A company's words are never read as Markdown of the engine's or as its templates."""
    page = (built / _PREFIX / "fr" / "shows" / "foret" / "index.html").read_text("utf-8")
    assert "On y voit {{ 7 * 7 }} &amp; {% raw %} <b>sombre</b> ." in page
    assert "alert(1)" not in page
    assert "<pre><code>quatre espaces\net du code\n</code></pre>" in page
    assert 'href="https://ailleurs.example/?a=1&amp;b=2"' in page
    assert "Fin de l’histoire" in page


def test_nothing_of_the_engine_shows(built):
    for page in (built / _PREFIX).rglob("*.html"):
        text = page.read_text("utf-8")
        assert 'name="generator"' not in text
        assert "md-sidebar" not in text
        assert "mkdocs" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL).lower()


def test_the_search_index_holds_the_words_of_the_shows(built):
    index = json.loads((built / _PREFIX / "fr" / "search" / "search_index.json").read_text("utf-8"))
    places = {entry["location"]: entry for entry in index["docs"]}
    show = places["shows/foret/"]
    assert show["title"] == "Forêt\u00a0: la nuit"
    assert "Fin de l’histoire" in " ".join(entry["text"] for entry in index["docs"])
    assert not [place for place in places if place.startswith("shows/#")]


def test_searching_by_keyboard_finds_a_show_and_gives_the_place_back(browser, server):
    page, problems = _open(browser, f"{server.url}/{_PREFIX}/fr/")
    search(page, "histoire")
    found(page, "/fr/shows/foret/")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".finder__inner").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.hasAttribute('data-open-search')")
    assert problems == []


def test_a_chosen_theme_stays_from_page_to_page_and_language_to_language(browser, server):
    page, _ = _open(browser, f"{server.url}/{_PREFIX}/fr/", scheme="light")
    light = page.evaluate(_PAPER)
    leads_on = page.locator(".colours:visible")
    assert leads_on.get_attribute("aria-label") == "Couleurs sombres"
    leads_on.focus()
    page.keyboard.press("Enter")
    dark = page.evaluate(_PAPER)
    assert dark != light
    assert leads_on.get_attribute("aria-label") == "Couleurs claires"
    assert page.locator(":focus").get_attribute("aria-label") == "Couleurs claires"
    page.goto(f"{server.url}/{_PREFIX}/en/shows/foret/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_PAPER) == dark


def test_dark_paper_comes_without_a_script(browser, server):
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{server.url}/{_PREFIX}/fr/shows/foret/")
    page.locator("h1").wait_for()
    assert page.screenshot() != b""
    shown = page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    assert shown == "rgb(21, 18, 16)"


def test_the_language_switch_stays_on_the_page(browser, server):
    page, _ = _open(browser, f"{server.url}/{_PREFIX}/fr/shows/foret/")
    page.locator(".languages a", has_text="English").click()
    page.wait_for_url("**/en/shows/foret/")
    assert page.locator("h1").inner_text() == "Forest: the night"


def test_an_old_address_and_the_root_lead_on(browser, server):
    page, _ = _open(browser, f"{server.url}/{_PREFIX}/fr/shows/bois/")
    page.wait_for_url("**/fr/shows/foret/")
    page.goto(f"{server.url}/{_PREFIX}/")
    page.wait_for_url("**/fr/")


def test_who_moves_by_keyboard_can_skip_to_the_content(browser, server):
    page, _ = _open(browser, f"{server.url}/{_PREFIX}/fr/shows/foret/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_filters_work_by_keyboard_live_in_the_address_and_can_be_taken_back(browser, server):
    page, problems = _open(browser, f"{server.url}/{_PREFIX}/fr/shows/")
    cards = page.locator(".card:visible")
    assert cards.count() == 2
    genre = page.get_by_label("Discipline")
    genre.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/?genre=contemporary-dance")
    assert cards.count() == 1
    assert page.locator("[data-count]").inner_text() == "1 spectacle"
    page.reload()
    assert cards.count() == 1, "the address remembers"
    page.get_by_role("button", name="Tout voir").click()
    page.wait_for_url("**/fr/shows/")
    assert cards.count() == 2
    assert violations(page) == []
    assert problems == []


def test_an_address_with_a_choice_that_is_no_more_shows_everything(browser, server):
    page, problems = _open(browser, f"{server.url}/{_PREFIX}/fr/shows/?genre=opera&width=%3Cb%3E")
    assert page.locator(".card:visible").count() == 2
    assert problems == []


def test_without_javascript_the_whole_list_stands(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/{_PREFIX}/fr/shows/?genre=contemporary-dance")
    assert page.locator(".card:visible").count() == 2
    assert not page.locator("[data-filters]").is_visible()


@pytest.mark.parametrize("typed", ["foret", "FORÊT", "forets", "foré"])
def test_a_word_is_found_with_or_without_its_accents_singular_or_plural(browser, server, typed):
    page, problems = _open(browser, f"{server.url}/{_PREFIX}/fr/")
    search(page, typed)
    found(page, "/fr/shows/foret/")
    assert page.locator("[name=query]").evaluate("box => box.matches(':focus')")
    assert problems == []
