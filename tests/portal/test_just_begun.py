"""What a company publishes on its first evening: one show, a title, and nobody to call."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from built_once import built_once
from printed import text
from showkit.commands.build import build
from showkit.commands.new import new_company, new_show
from showkit.content.load import load
from showkit.model.material import Equipment
from showkit.model.rider import Rider
from showkit.output.project import Project
from small_demo import DAY
from web import nginx

_POSTER = 52
"""Pixels of a title that carries a first screen."""

_AIR = 40
"""Pixels below the last line."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    return Project(built_once(tmp_path_factory, "just-begun", _make))


@pytest.fixture(scope="module")
def written_to(tmp_path_factory):
    """Return a company of two shows whose one person gives an address and no number."""
    return Project(built_once(tmp_path_factory, "written-to", _make_with_a_person))


def _make(folder):
    project = _started(folder)
    assert build(project, project.site, DAY) == 0


def _make_with_a_person(folder):
    project = _started(folder)
    _say(project, "team: [{id: ana, name: Ana Brun, role: Diffusion, email: ana@sel.example}]\n")
    new_show(project, "le-vent")
    with (project.content / "shows" / "le-vent" / "datapackage.yaml").open("a") as facts:
        facts.write("genres: [theatre]\n")
    assert build(project, project.site, DAY) == 0


def _started(folder):
    project = Project(folder)
    new_company(project, "Compagnie du Sel")
    _say(project, "languages: [fr]\ntagline: {fr: Du théâtre au bord de l’eau.}\n")
    new_show(project, "la-pluie")
    return project


def _say(project, given):
    """Fill in these fields of the company, and only these."""
    path = project.content / "company.yaml"
    fields = tuple(line.partition(":")[0] + ":" for line in given.splitlines())
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(fields)]
    path.write_text("\n".join([*kept, given]), "utf-8")


@pytest.fixture(scope="module")
def site(begun, tmp_path_factory):
    with nginx(begun.site, tmp_path_factory.mktemp("nginx")) as running:
        yield running.url


@pytest.mark.parametrize("screen", [(390, 844), (1440, 900)])
def test_without_a_photograph_the_title_is_the_poster(browser, site, screen):
    """The first screen of the first home page was an empty block with a label under it."""
    page = browser.new_page(viewport={"width": screen[0], "height": screen[1]})
    for path, block, title in (("", ".first", ".first__title"), ("shows/la-pluie/", ".hero", "h1")):
        page.goto(f"{site}/fr/{path}")
        assert _style(page, block, "backgroundColor") != _style(page, "body", "backgroundColor")
        assert page.locator(block).bounding_box()["width"] == screen[0]
        assert float(_style(page, title, "fontSize").removesuffix("px")) >= _POSTER
    page.close()


def test_the_foot_of_a_short_page_stands_at_the_window_s(browser, site):
    """Of a company that says little of itself, its line was cut by the foot, and paper below."""
    page = browser.new_page(viewport={"width": 1440, "height": 1200})
    page.goto(f"{site}/fr/company/")
    foot, line = (page.locator(one).bounding_box() for one in (".foot", ".plain__line"))
    assert foot["y"] + foot["height"] == pytest.approx(1200, abs=1)
    assert foot["y"] - line["y"] - line["height"] >= _AIR
    assert page.evaluate("document.documentElement.scrollHeight") == 1200
    page.close()


@pytest.mark.parametrize("screen", [(640, 900), (1440, 900)])
def test_without_a_portrait_an_address_has_the_width_of_its_column(
    browser, written_to, tmp_path, screen
):
    """“anne@mareebass” and “e.example” stood under each other beside an empty column."""
    with nginx(written_to.site, tmp_path) as running:
        page = browser.new_page(viewport={"width": screen[0], "height": screen[1]})
        page.goto(f"{running.url}/fr/company/")
        card, words = (
            page.locator(f".team {one}").bounding_box() for one in (".contact", ".contact__words")
        )
        page.close()
    assert words["width"] == pytest.approx(card["width"], abs=1)
    assert words["y"] == pytest.approx(card["y"], abs=1)


def test_nobody_is_told_to_call_where_there_is_no_number(begun, written_to):
    """A presenter looked for the number that “Call us” promised; none was anywhere on the site."""
    for project in (begun, written_to):
        for page in (project.site / "fr").rglob("*.html"):
            assert "ppelez" not in page.read_text("utf-8"), page
    assert "Écrivez" not in _page(begun, "calendar")
    for name in ("calendar", "shows"):
        sentence = re.search(r'<p class="empty band".*?</p>', _page(written_to, name))[0]
        assert "crivez-nous" in sentence
        assert 'href="mailto:ana@sel.example"' in sentence


def test_a_rider_that_says_nothing_is_not_offered(begun):
    """A technician printed a sheet with a title, a version and a line to sign."""
    assert [path.name for path in begun.site.rglob("*.pdf")] == ["la-pluie-une-page.pdf"]
    assert "Fiche technique" not in _page(begun, "shows/la-pluie")
    assert Rider().says_nothing
    assert not Rider(notes=["Tout tient dans une valise."]).says_nothing
    assert not Rider(stage={"width": {"min": 6}}).says_nothing


def test_what_the_equipment_list_says_is_a_rider(begun):
    show = load(begun).library.shows[0]
    assert show.told_rider is None
    assert (
        replace(show, equipment=(Equipment(department="Machinerie", item="Échelle"),)).told_rider
        is show.rider
    )


def test_a_card_without_a_photograph_says_its_title_once(browser, site):
    """It stood on the colour and under it, a few pixels apart; the whole card is still one link."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site}/fr/shows/")
    card = page.locator(".card")
    assert card.inner_text().count("La pluie") == 1
    assert _style(page, ".card__title", "color") != _style(page, ".card__photo", "backgroundColor")
    card.click(position={"x": 5, "y": 5})
    page.wait_for_url("**/shows/la-pluie/")
    page.close()


def test_a_show_of_which_nothing_is_known_stands_in_the_list_until_something_is_asked(
    browser, written_to, tmp_path
):
    """It answers to no choice, and the list with nothing chosen had hidden it with its group."""
    with nginx(written_to.site, tmp_path) as running:
        page = browser.new_page()
        page.goto(f"{running.url}/fr/shows/")
        assert page.locator(".card:visible").count() == 2
        page.get_by_label("Discipline").select_option("theatre")
        assert page.locator(".card:visible").count() == 1
        page.close()


def test_one_page_promises_nothing_that_is_not_there(begun):
    """A code that leads to “trailer, photographs, tech rider” led to a title."""
    said = text(next(begun.site.rglob("*-une-page.pdf")))
    assert "La page du spectacle" in said
    assert "fiche technique" not in said


def test_a_new_show_is_not_called_wordless(begun):
    assert "paroles" not in _page(begun, "shows/la-pluie")
    assert "facts__one" not in _page(begun, "shows/la-pluie"), "nothing is known of it"


def test_one_other_show_is_one(written_to):
    assert ">Un autre spectacle</h2>" in (written_to.site / "fr" / "index.html").read_text("utf-8")


def _page(project, name):
    return (project.site / "fr" / name / "index.html").read_text("utf-8")


def _style(page, selector, name):
    return page.locator(selector).first.evaluate(f"(one) => getComputedStyle(one).{name}")
