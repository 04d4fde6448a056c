"""The shell in a real browser: it opens what was sealed, and says kindly what it cannot open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from sealed_site import DAY, LIBRARY, SECRET, VECTORS, served
from showkit.access.keys import PageKeys
from showkit.access.links import links
from web import Server, chromium

_HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def browser():
    with chromium("--host-resolver-rules=MAP plain.example 127.0.0.1") as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


def _link(person_id):
    found = links(LIBRARY, SECRET, DAY)
    return next(link for link in found if link.person.id == person_id)


def _opened(browser, address, **options):
    page = browser.new_page(**options)
    page.set_default_timeout(10_000)
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(address)
    return page


def _wait_for_all(page):
    """Wait for what comes after the letter, and for the typefaces."""
    page.locator("#page:not(.opening) .recorded").wait_for()


def _held(page, pattern):
    """Return the requests for such addresses, which wait until the test lets them go."""
    held = []

    def hold(route):  # Playwright writes a mark of its own on a handler, which a method refuses
        held.append(route)

    page.route(pattern, hold)
    return held


def _address(server: Server, fragment: str, language="fr"):
    return f"{server.url}/{language}/p/#{fragment}"


def test_the_browser_opens_the_published_vector(browser, server):
    """Two implementations, in two languages, of one scheme."""
    page = _opened(browser, _address(server, VECTORS["fragment"]))
    page.get_by_text("Bonjour Claire,").wait_for()
    assert page.title() == "Essai"
    assert page.evaluate("document.documentElement.lang") == "fr-CA"
    with page.expect_request(re.compile(r"/p/read\?" + VECTORS["reading_token"] + "$")):
        page.mouse.wheel(0, 100)
    assert page.problems == []


@pytest.mark.parametrize(
    "fragment", ["", "3F3P7FUdSuTp", "3F3P7FUdSuTp-wg3muXdKgx", "3F3P7FUdSuTp-wg3muXdKh"]
)
def test_a_link_that_was_cut_can_be_pasted_whole(browser, server, fragment):
    page = _opened(browser, _address(server, fragment))
    page.get_by_role("heading", name="Ce lien n’est pas entier").wait_for()
    assert page.locator("#whom-to-call").is_visible()
    page.get_by_label("Votre lien").fill(_address(server, VECTORS["fragment"]))
    page.get_by_role("button", name="Ouvrir ma page").click()
    page.get_by_text("Bonjour Claire,").wait_for()


def test_a_page_that_was_withdrawn_says_so_and_whom_to_call(browser, server):
    page = _opened(browser, _address(server, PageKeys(b"\1" * 16).fragment, "en"))
    page.get_by_role("heading", name="This page is no longer here").wait_for()
    assert "+1 514 555 0142" in page.locator("#whom-to-call").inner_text()


def test_a_page_that_was_changed_on_the_way_is_not_shown(browser, server):
    page = _opened(browser, _address(server, PageKeys(bytes(16)).fragment, "en"))
    page.get_by_role("heading", name="This page could not be opened").wait_for()


def test_a_page_over_plain_http_asks_for_https(browser, server):
    """Browsers give pages no cryptography there."""
    address = _address(server, VECTORS["fragment"], "en")
    page = _opened(browser, address.replace("127.0.0.1", "plain.example"))
    page.get_by_role("heading", name="This page needs a safe connection").wait_for()


def test_without_javascript_the_shell_says_what_is_needed(browser, server):
    page = _opened(browser, _address(server, VECTORS["fragment"]), java_script_enabled=False)
    assert "JavaScript" in page.inner_text("noscript")


def test_a_page_is_in_its_person_s_language(browser, server):
    link = _link("margaret-oyelaran")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    page.get_by_role("heading", level=1).wait_for()
    assert page.inner_text("h1").startswith("Hello")
    assert page.evaluate("document.documentElement.lang") == "en-CA"


def test_who_refused_tracking_sends_nothing(browser, server):
    link = _link("etienne-daigle")
    assert not link.tracked
    page = _opened(browser, _address(server, link.twin.fragment, link.path))
    _wait_for_all(page)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.mouse.wheel(0, 400)
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert not [url for url in requests if "read" in url]
    assert page.locator("a[href*='via=']").count() == 0
    assert "Rien n’est noté" in page.inner_text(".recorded")


def test_who_unfolds_the_terms_of_a_show_says_so_once(browser, server):
    """“Opened the fees” is a reason to call; what is unfolded to be printed is none."""
    link = _link("benoit-delvigne")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    terms = page.locator("details[data-fees]").first
    terms.wait_for()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.wait_for_timeout(300)
    assert not [url for url in requests if "fees=" in url]
    with page.expect_request(re.compile(rf"/p/read\?{link.keys.reading_token}&fees=")):
        terms.locator("summary").click()
    terms.locator("summary").click()
    terms.locator("summary").click()
    page.wait_for_timeout(300)
    slug = terms.get_attribute("data-fees")
    assert [url.partition("fees=")[2] for url in requests if "fees=" in url] == [slug]


def test_a_browser_of_the_company_s_own_is_told_so_in_either_language(browser, server):
    mark = f"?own={SECRET.own_mark}"
    page = _opened(browser, f"{server.url}/fr/p/{mark}")
    page.get_by_role("heading", name="Vos propres visites ne comptent pas aujourd’hui").wait_for()
    assert not page.locator("#whom-to-call").is_visible(), "they need not call themselves"
    page.get_by_role("link", name="English").click()
    page.get_by_role("heading", name="Your own visits do not count today").wait_for()
    assert page.url.endswith(mark), "each language says it to the server's log"


def test_other_languages_are_offered_only_where_something_is_wrong(browser, server):
    page = _opened(browser, _address(server, VECTORS["fragment"]), java_script_enabled=False)
    assert page.locator("#in-other-languages").count() == 1
    assert not page.locator("#in-other-languages").is_visible()


def test_the_untracked_twin_is_one_click_away(browser, server):
    link = _link("benoit-delvigne")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    twin = page.get_by_role("link", name="La même page, sans rien noter")
    twin.wait_for()
    assert page.locator("a[href*='via=']").count() > 0
    twin.click()
    page.get_by_text("Rien n’est noté").wait_for()
    assert page.locator("a[href*='via=']").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_page_has_no_accessibility_violation_and_nothing_is_cut_off(
    browser, server, scheme, width
):
    link = _link("benoit-delvigne")
    page = _opened(
        browser,
        _address(server, link.keys.fragment, link.path),
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    _wait_for_all(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.problems == []


_PROBLEMS = {
    "cut": ("Ce lien n’est pas entier", "This link is not whole"),
    "gone": ("Cette page n’est plus ici", "This page is no longer here"),
    "insecure": ("Cette page demande une connexion sûre", "This page needs a safe connection"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("problem", _PROBLEMS)
def test_every_problem_is_told_in_each_language_with_whom_to_call_and_the_other(
    browser, server, problem, language
):
    """Who was sent a link of the wrong language finds theirs, and the link goes with them."""
    fragment = {"cut": "abc"}.get(problem, PageKeys(b"\1" * 16).fragment)
    address = _address(server, fragment, language)
    if problem == "insecure":
        address = address.replace("127.0.0.1", "plain.example")
    page = _opened(browser, address)
    here, there = _PROBLEMS[problem] if language == "fr" else reversed(_PROBLEMS[problem])
    page.get_by_role("heading", name=here).wait_for()
    assert page.locator("#whom-to-call a[href^='tel:']").is_visible()
    assert page.locator("#whom-to-call a[href^='mailto:']").is_visible()
    page.get_by_role("link", name="English" if language == "fr" else "Français").click()
    page.get_by_role("heading", name=there).wait_for()
    assert page.url.endswith(f"#{fragment}")


def test_a_page_over_plain_http_leads_to_itself_over_https(browser, server):
    address = _address(server, VECTORS["fragment"], "en").replace("127.0.0.1", "plain.example")
    page = _opened(browser, address)
    link = page.get_by_role("link", name="Open it over https")
    link.wait_for()
    assert link.get_attribute("href") == address.replace("http:", "https:")


def test_without_javascript_it_is_said_in_every_language_of_the_site(browser, server):
    """Which one its reader speaks is in the sealed page."""
    page = _opened(browser, _address(server, VECTORS["fragment"]), java_script_enabled=False)
    said = page.inner_text("noscript")
    assert "Activez-le" in said
    assert "Please turn it on" in said
    assert "+1 514 555 0142" in said


@pytest.mark.parametrize("end", [".", "%20", ")", "&utm_source=x", "%E2%80%8B"])
def test_what_a_mail_program_took_into_the_link_does_no_harm(browser, server, end):
    page = _opened(browser, _address(server, VECTORS["fragment"] + end))
    page.get_by_text("Bonjour Claire,").wait_for()


def test_a_link_may_be_pasted_as_a_mail_program_broke_it(browser, server):
    page = _opened(browser, _address(server, ""))
    field = page.get_by_label("Votre lien")
    field.wait_for()
    field.fill("https://www.frasil.example/fr/p/#abc")
    page.get_by_role("button", name="Ouvrir ma page").click()
    page.get_by_text("Celui-ci n’est pas entier non plus").wait_for()
    broken = _address(server, VECTORS["fragment"])
    field.fill(f"<{broken[:-9]} {broken[-9:]}>")
    page.get_by_role("button", name="Ouvrir ma page").click()
    page.get_by_text("Bonjour Claire,").wait_for()


def test_a_page_can_be_reloaded_and_kept(browser, server):
    link = _link("thomas-gruter")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    page.get_by_role("link", name="Mi-figue", exact=True).first.click()
    assert page.url.endswith(f"#{link.keys.fragment}"), "the seed stays in the address"
    page.reload()
    page.get_by_role("heading", level=1, name="Bonjour Thomas,").wait_for()


def test_password_plan_and_lines_are_there_on_a_tap(browser, server):
    link = _link("thomas-gruter")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    haubans = page.locator("#haubans")
    haubans.wait_for()
    password, plan = haubans.get_by_text("douze-millimetres"), haubans.locator("svg.plan").first
    lines = haubans.locator(".fit__line").first
    assert not password.is_visible()
    assert not plan.is_visible()
    assert not lines.is_visible()
    haubans.get_by_text("Voir le mot de passe").click()
    haubans.get_by_text("Plan de scène dans Salle Vauban").click()
    haubans.get_by_text("Ligne par ligne").first.click()
    password.wait_for()
    plan.wait_for()
    lines.wait_for()
    assert page.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_part_for_the_stage_opens_and_is_open_to_all(browser, server, scheme):
    keys = SECRET.technical_page("benoit-delvigne", 0)
    page = _opened(browser, _address(server, keys.fragment), color_scheme=scheme)
    page.get_by_role("heading", level=1, name="Pour le plateau").wait_for()
    assert page.locator("svg.plan").first.is_visible()
    with page.expect_request(re.compile(rf"/p/read\?{keys.reading_token}$")):
        page.mouse.wheel(0, 100)
    _wait_for_all(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.problems == []


def test_the_page_leads_to_the_part_for_the_stage(browser, server):
    link = _link("thomas-gruter")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    page.get_by_role("link", name="La partie technique", exact=True).click()
    page.get_by_role("heading", level=1, name="Pour le plateau").wait_for()


def test_a_browser_that_cannot_unseal_is_told_so(browser, server):
    page = browser.new_page()
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(_address(server, VECTORS["fragment"], "en"))
    page.get_by_role("heading", name="Your browser is too old for this page").wait_for()
    assert page.locator("#whom-to-call").is_visible()


def test_on_paper_is_the_plan_and_not_the_password(browser, server, tmp_path):
    """Paper is left on desks."""
    link = _link("thomas-gruter")
    page = _opened(browser, _address(server, link.keys.fragment, link.path))
    page.locator("#haubans").wait_for()
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    pages = PdfReader(tmp_path / "page.pdf").pages
    text = re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pages))
    assert "Tient dans Salle Vauban" in text
    assert "Aire de jeu minimale" in text, "the plan was unfolded"
    assert "Transport du décor" in text
    assert "douze-millimetres" not in text
    assert "Cela m’intéresse" not in text
    assert page.locator("#haubans svg.plan").first.is_visible() is False, "folded as it was"


def test_a_page_is_asked_for_before_stylesheets_are_there(browser, server):
    """On a slow line each of them takes as long as the page."""
    link = _link("thomas-gruter")
    page = browser.new_page()
    held = _held(page, "**/*.css")
    with page.expect_response(re.compile(f"/p/{link.keys.payload_id}$")):
        page.goto(_address(server, link.keys.fragment, link.path), wait_until="commit")
    assert held, "they were asked for too, and are not there yet"
    for route in held:
        route.continue_()
    page.get_by_role("heading", level=1, name="Bonjour Thomas,").wait_for()


def test_the_letter_is_there_before_its_chapters(browser, server):
    """A phone lays them out for as long as all else takes."""
    link = _link("thomas-gruter")
    page = browser.new_page()
    page.add_init_script(
        "new MutationObserver(() => {"
        "  if (document.querySelector('.letter'))"
        "    globalThis.chaptersAtFirst ??= document.querySelectorAll('.chapter').length;"
        "}).observe(document, {childList: true, subtree: true})"
    )
    page.goto(_address(server, link.keys.fragment, link.path))
    _wait_for_all(page)
    assert page.evaluate("chaptersAtFirst") == 0
    assert page.locator(".chapter").count() > 1


def test_typefaces_leave_the_line_to_the_letter(browser, server):
    link = _link("thomas-gruter")
    page = browser.new_page()
    typefaces = []
    page.on("request", lambda r: typefaces.append(r.url) if r.url.endswith(".woff2") else None)
    held = _held(page, f"**/p/{link.keys.payload_id}")
    page.goto(_address(server, link.keys.fragment, link.path))
    page.locator("#opening").wait_for()
    page.wait_for_timeout(300)
    assert typefaces == []
    (route,) = held
    route.continue_()
    _wait_for_all(page)
    page.evaluate("document.fonts.ready.then(() => true)")
    assert typefaces, "they come when it is there"
