"""The morning page and the report in a real browser: readable by everybody, asking nobody."""

from __future__ import annotations

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner

from commands.a_year import DAY, demo_after_a_year
from showkit.cli import showkit
from web import chromium


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return both pages, in both languages."""
    project = demo_after_a_year(tmp_path_factory.mktemp("year"))
    found = {}
    for language in ("fr", "en"):
        for name, flags in (("today", ()), ("report", ("--language", language))):
            path = project.root / f"{name}-{language}.html"
            arguments = [name, "--as-of", str(DAY), "--html", str(path), *flags]
            CliRunner().invoke(
                showkit,
                ["--project", str(project.root), *arguments],
                env={"LANGUAGE": language},
                catch_exceptions=False,
            )
            found[name, language] = path
    return found


def _opened(browser, path, **context):
    page = browser.new_context(**context).new_page()
    page.problems = []
    page.asked = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    page.get_by_role("heading", level=1).wait_for()
    return page


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("today", 390, "light"),
        ("today", 1440, "dark"),
        ("report", 390, "dark"),
        ("report", 1440, "light"),
    ],
)
def test_a_page_has_no_accessibility_violation_and_nothing_is_cut_off(
    browser, pages, name, width, scheme
):
    page = _opened(
        browser,
        pages[name, "fr"],
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("name", ["today", "report"])
def test_a_page_runs_nothing_and_asks_no_host(browser, pages, name):
    """Its policy stands in it, and it keeps to it: style and typefaces are in the page."""
    page = _opened(browser, pages[name, "en"])
    assert page.problems == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.locator("script, [style], [onclick]").count() == 0
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('1em \"Bricolage Grotesque\"')")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page.context.close()


def test_each_chart_is_named_and_has_its_figures_in_a_table_behind_it(browser, pages):
    page = _opened(browser, pages["report", "en"])
    drawings = page.get_by_role("img")
    assert drawings.count() == 8
    for n in range(8):
        drawing = drawings.nth(n)
        title, description = drawing.get_attribute("aria-labelledby").split()
        assert page.locator(f"#{title}").text_content()
        assert "table below" in page.locator(f"#{description}").text_content()
        assert drawing.locator("xpath=ancestor::section").get_by_role("table").count() == 1
    page.context.close()


def test_a_phone_number_can_be_tapped(browser, pages):
    page = _opened(browser, pages["today", "en"])
    link = page.get_by_role("link", name="+34 900 555 062").first
    assert link.get_attribute("href") == "tel:+34900555062"
    page.context.close()


def test_the_morning_page_prints_on_two_pages(browser, pages, tmp_path):
    """The demo's day is a full one: twelve calls at most, sixteen promises, five to verify."""
    page = _opened(browser, pages["today", "fr"])
    for paper in ("Letter", "A4"):
        page.pdf(path=tmp_path / "today.pdf", format=paper)
        assert len(pypdf.PdfReader(tmp_path / "today.pdf").pages) <= 2
    page.context.close()
