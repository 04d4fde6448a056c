"""A whole visit with the keyboard alone, and what search finds, in a real browser."""

from __future__ import annotations

import pytest

from web import found, search, violations, width_of

_SIZES = {390: 844, 1440: 900}
_ABOUT_FOCUS = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const around = getComputedStyle(one.closest("form, .card, article") || one);
    return {
        name: (one.getAttribute("aria-label") || one.textContent).trim(),
        tag: one.tagName.toLowerCase(),
        seen: [style, around].some((s) => s.outlineStyle === "solid" && s.outlineWidth === "3px"),
        across: box.left >= -1 && box.right <= innerWidth + 1,
    };
}"""


@pytest.fixture
def opened(browser, agency):
    """Return a function that opens a page of the agency's site; problems are listed on it."""
    contexts = []

    def open_(path, width=1440, **options):
        size = {"width": width, "height": _SIZES[width]}
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(f"{agency}/{path}")
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_tab_leads_through_every_page_and_one_always_sees_where_one_is(opened, language, width):
    """Skip link, brand, menu, search, colours, language, then the page, then the foot."""
    page = opened(f"{language}/shows/marees/", width)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(_ABOUT_FOCUS)
        if stop["tag"] == "body":
            break
        assert stop["seen"], stop
        assert stop["across"], stop
        stops.append(stop["name"])
    words = {
        "fr": ("Aller au contenu", "Spectacles", "Rechercher", "Vie privée et mentions légales"),
        "en": ("Skip to the content", "Shows", "Search", "Privacy and legal"),
    }[language]
    assert stops[0] == words[0]
    assert set(words) <= set(stops)
    assert list(dict.fromkeys(name for name in stops if name in words)) == list(words)
    assert page.problems == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_switch_stays_on_the_page_by_keyboard(opened, language, width):
    other, title = {"fr": ("en", "Tides"), "en": ("fr", "Marées")}[language]
    page = opened(f"{language}/shows/marees/", width)
    page.locator(".languages a:visible").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/saison/{other}/shows/marees/")
    assert page.locator("h1").inner_text() == title
    assert page.evaluate("document.documentElement.lang").startswith(other)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_company_s_shows_are_found_by_keyboard(opened, width):
    page = opened("fr/shows/", width)
    cards = page.locator(".card:visible")
    assert cards.count() == 3
    assert page.locator(".card__company").all_inner_texts().count("Compagnie du Ruisseau") == 2
    page.get_by_label("La compagnie").focus()
    page.keyboard.type("Comp")
    page.wait_for_url("**/?company=ruisseau")
    assert cards.count() == 2
    page.locator(".card:visible .card__title a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/shows/*/")
    page.locator(".hero__plate a").click()
    page.wait_for_url("**/fr/companies/ruisseau/")
    assert page.locator("h1").inner_text() == "Compagnie du Ruisseau"
    assert page.locator(".timetable__city").inner_text().startswith("Rimouski")
    assert page.locator(".contact__name").inner_text() == "Paul Orme"
    assert violations(page) == []


@pytest.mark.parametrize("path", ["fr/companies/", "en/companies/a-venir/", "fr/company/"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_read_about_the_companies(opened, path, width, scheme):
    page = opened(path, width, color_scheme=scheme)
    assert violations(page) == []
    assert width_of(page) <= width
    shown = {"light": "light", "dark": "dark"}[scheme]
    assert page.locator(f".brand__logo--{shown}").is_visible()
    assert page.locator(".brand__logo:visible").count() == 1


def test_the_company_s_own_typeface_is_worn(opened):
    """The text in the company's, titles in ours; nothing of ours that is not needed is loaded."""
    page = opened("fr/")
    loaded = page.evaluate(
        """async () => { await document.fonts.ready;
        return [...document.fonts].filter((f) => f.status === "loaded").map((f) => f.family); }"""
    )
    families = {name.strip('"') for name in loaded}
    assert families == {"Company text", "Bricolage Grotesque"}
    assert page.locator("link[rel=preload][as=font]").count() == 2
    texts = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert texts.startswith('"Company text"')


def test_the_licence_goes_with_the_typeface(agency_built):
    folder = agency_built / "saison" / "assets" / "fonts" / "brand"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8").upper()
    assert len(list(folder.glob("*.woff2"))) == 1


@pytest.mark.parametrize(
    ("language", "typed", "show"),
    [
        ("fr", "marées", "marees"),
        ("fr", "maree", "marees"),
        ("fr", "forêt", "marees"),
        ("fr", "forets", "marees"),
        ("fr", "forêts", "marees"),
        ("fr", "marionnette", "lanternes"),
        ("fr", "marionnettes", "lanternes"),
        ("fr", "Maelle Thevenin", "marees"),
        ("fr", "thévenin", "marees"),
        ("fr", "exil", "marees"),
        ("fr", "exils", "marees"),
        ("fr", "danse contemporaine", "marees"),
        ("fr", "chorégraphies de plage", "marees"),
        ("en", "tide", "marees"),
        ("en", "forests", "marees"),
        ("en", "puppet", "lanternes"),
        ("en", "puppets", "lanternes"),
        ("en", "Thevenin", "marees"),
        ("en", "exile", "marees"),
    ],
)
def test_search_finds_titles_names_and_themes_however_they_are_typed(opened, language, typed, show):
    """With or without accents, singular or plural: people type as they speak."""
    page = opened(f"{language}/")
    search(page, typed)
    found(page, f"/{language}/shows/{show}/")


def test_what_is_typed_before_the_words_of_the_site_have_come_is_found_when_they_have(opened):
    """On a slow line the word is whole before the list is there; nobody presses a key again."""
    page = opened("fr/")
    held = []

    def hold(route):
        """Let the theme have its words, and hold ours."""
        if route.request.resource_type == "fetch":
            held.append(route)
        else:
            route.continue_()

    page.route("**/search_index.json", hold)
    search(page, "foret")
    page.get_by_role("status").get_by_text("Rien trouvé.").wait_for()
    (words,) = held
    words.continue_()
    found(page, "/fr/shows/marees/")


def test_what_only_a_search_needs_is_asked_for_by_who_searches(browser, agency):
    """Every word of a hundred shows, and the theme's script, came with each page on a telephone."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{agency}/fr/shows/marees/#contact", wait_until="networkidle")
    of_search = ("/bundle.", "/search_index.json", "/workers/")
    assert not [url for url in asked if any(part in url for part in of_search)]
    search(page, "lanternes")
    found(page, "/fr/shows/lanternes/")
    for part in of_search:
        assert [url for url in asked if part in url], part
    page.wait_for_timeout(300)  # the theme closes the search after 125 ms where an address has a #
    assert page.locator(".finder__inner").is_visible()
    page.keyboard.press("Escape")
    page.locator(".finder__inner").wait_for(state="hidden")
    assert page.url.endswith("/fr/shows/marees/#contact")
    page.close()


def test_a_search_that_did_not_come_is_asked_for_again_and_can_be_left(opened):
    page = opened("fr/")
    page.route("**/bundle.*.js", lambda route: route.abort())
    search(page, "lanternes")
    page.keyboard.press("Escape")
    page.locator(".finder__inner").wait_for(state="hidden")
    page.unroute("**/bundle.*.js")
    search(page, "")
    found(page, "/fr/shows/lanternes/")


def test_a_search_that_comes_late_is_asked_for_while_it_is_open(opened):
    page = opened("fr/")
    refused = []

    def refuse(route):
        refused.append(route)
        route.abort()
        if len(refused) == 2:
            page.unroute("**/bundle.*.js")

    page.route("**/bundle.*.js", refuse)
    search(page, "lanternes")
    found(page, "/fr/shows/lanternes/")
    assert len(refused) == 2


def test_search_by_keyboard_alone(opened):
    page = opened("fr/", 390)
    search(page, "maree")
    found(page, "/fr/shows/marees/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className").startswith("md-search-result__link")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/shows/marees/**")
    assert page.problems == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_that_is_not_there_speaks_every_language_and_finds_what_was_meant(opened, width):
    page = opened("404.html", width)
    assert page.locator("h1, h2").all_inner_texts() == [
        "Cette page n’est pas ici",
        "This page is not here",
    ]
    assert violations(page) == []
    assert width_of(page) <= width
    page.locator("#search-en-CA").fill("tide")
    page.keyboard.press("Enter")
    page.wait_for_url("**/saison/en/?q=tide")
    found(page, "/en/shows/marees/")
    assert page.problems == []


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Voir tous les spectacles"), ("en", "See all shows")]
)
def test_each_language_has_its_own_page_for_what_is_not_there(opened, language, words):
    page = opened(f"{language}/404.html")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang").startswith(language)
    page.get_by_role("link", name=words).click()
    page.wait_for_url(f"**/saison/{language}/shows/")
