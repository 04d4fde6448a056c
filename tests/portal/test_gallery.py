"""Photographs open large, in a real browser: for a mouse, a finger, a keyboard, and no script."""

from __future__ import annotations

import pytest

from web import violations

_SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}
_FOCUSED = "(one => one.getAttribute('aria-label') || one.textContent)(document.activeElement)"


@pytest.fixture(params=["phone", "desk"])
def page(request, browser, agency):
    context = browser.new_context(viewport=_SIZES[request.param], has_touch=True)
    opened = context.new_page()
    opened.goto(f"{agency}/fr/shows/marees/")
    opened.wait_for_load_state("networkidle")
    yield opened
    context.close()


def _open(page, number):
    link = page.locator("a[data-photo]").nth(number)
    link.scroll_into_view_if_needed()
    link.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open] img").wait_for()
    return link


def test_by_keyboard_one_goes_through_all_photographs_and_comes_back(page):
    link = _open(page, 1)
    caption = page.locator("dialog figcaption")
    said = " ".join(caption.inner_text().split())
    assert said.startswith("Le sable © Léa Rue 2026, CC BY 4.0 Pour impression, ")
    page.keyboard.press("ArrowRight")
    assert "Les perches" in caption.inner_text()
    assert page.locator("dialog img").get_attribute("alt") == "Des perches"
    page.keyboard.press("ArrowRight")
    assert "La digue" in caption.inner_text(), "after the last comes the first"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert "Le sable" in caption.inner_text()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="hidden")
    assert link.evaluate("one => one === document.activeElement"), "where one was"


def test_tab_stays_inside_and_every_button_says_what_it_does(page):
    _open(page, 0)
    names = []
    for _ in range(6):
        names.append(page.evaluate(_FOCUSED))
        page.keyboard.press("Tab")
    assert [name.partition(",")[0] for name in names] == [
        *("Photographie suivante", "Fermer", "Pour impression", "Pour le Web"),
        *("Photographie précédente", "Photographie suivante"),
    ]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(_FOCUSED) in names
    assert page.locator("[data-place]").inner_text() == "Photographie 1 sur 3"


def test_a_finger_turns_the_page(page):
    _open(page, 0)
    session = page.context.new_cdp_session(page)

    def touch(kind, x, y):
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def drag(start, end):
        touch("touchStart", *start)
        touch("touchMove", *end)
        touch("touchEnd", *end)

    place = page.locator("[data-place]")
    drag((300, 400), (120, 410))
    assert place.inner_text() == "Photographie 2 sur 3"
    drag((120, 400), (300, 390))
    assert place.inner_text() == "Photographie 1 sur 3"
    drag((200, 300), (210, 500))
    assert place.inner_text() == "Photographie 1 sur 3", "up and down is something else"


def test_a_large_photograph_is_whole_and_readable_by_everybody(page):
    for number in range(3):
        _open(page, number)
        shown = page.locator("dialog img")
        page.wait_for_function("document.querySelector('dialog img').complete")
        box, window = shown.bounding_box(), page.viewport_size
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= window["width"]
        assert box["y"] >= 0
        assert box["height"] > 200
        assert page.locator("dialog figcaption").bounding_box()["y"] >= box["y"] + box["height"] - 1
        bar = page.locator(".viewer__bar").bounding_box()
        assert bar["y"] + bar["height"] <= window["height"]
        assert violations(page) == []
        page.get_by_role("button", name="Fermer").click()


@pytest.mark.parametrize("width", [390, 1440])
def test_words_credit_and_files_of_a_photograph_are_told_apart(browser, agency, width):
    """“…du spectacle © Léa Rue 2026, CC BY 4.0 Pour impression, 2 Mo” read as one sentence."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{agency}/fr/shows/marees/")
    captions = page.locator("figure:not(dialog figure) .caption:has(.caption__words)").all()
    assert captions
    for caption in captions:
        words, credit, takes = (
            caption.locator(f".caption__{part}").bounding_box()
            for part in ("words", "credit", "takes")
        )
        assert words["y"] + words["height"] <= credit["y"]
        assert credit["y"] + credit["height"] <= takes["y"]
        first, second = (link.bounding_box() for link in caption.locator("a").all())
        assert second["y"] > first["y"] or second["x"] - first["x"] - first["width"] >= 12
    page.emulate_media(media="print")
    assert not page.locator(".caption__takes").first.is_visible()
    page.close()


def test_without_javascript_a_photograph_leads_to_its_large_file(browser, agency):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{agency}/fr/shows/marees/")
    assert page.locator("a[data-photo]").count() == 3
    assert not page.locator("dialog").is_visible()
    assert page.locator(".gallery figcaption").first.is_visible()
    with page.expect_navigation() as leading:
        page.locator("a[data-photo]").nth(1).click()
    assert leading.value.headers["content-type"] == "image/jpeg"
    context.close()
