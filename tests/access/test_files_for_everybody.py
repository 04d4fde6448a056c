"""The list of private files for everybody: in each language, on a phone and a desk, by ear too."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.commands.build import build
from showkit.content.load import load
from showkit.output.project import Project
from web import chromium, nginx

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_DAY = dt.date(2026, 11, 21)
_SMALLEST = Path(__file__).parents[1] / "sites" / "smallest"
_PDF = Path(__file__).parents[2] / "content/shows/haubans/documents/haubans-plan-lumiere.pdf"
_COMPANY = """\
name: Compagnie Seule
tagline: {fr: Une danseuse, en: One dancer, es: Una bailarina}
languages: [fr, en, es]
site_url: https://seule.example/
team: [{id: ana, name: Ana Brun, role: {fr: Diffusion, en: Touring, es: Gira},
        phone: +1 514 555 0199}]
"""
_HOUSE = """\
name: La Cave
access: {shows: [solo]}
people:
  - {id: luc, name: Luc Roy, language: fr}
  - {id: zoe, name: Zoe Lys, language: en}
  - {id: eva, name: Eva Gil, language: es}
"""
_DOCUMENTS = """\
file,title_fr,title_en,title_es,language,visibility,order
plan.pdf,Plan de feux,Lighting plot,Plano de luces,,access,1
accrochage.pdf,"Note d’accrochage et charges par point, avec dessin des élingues et poulies",\
"Rigging note and loads by point, with the drawing of slings and pulleys",\
"Nota de montaje y cargas por punto, con el dibujo de eslingas y poleas",fr,access,2
plan.vwx,Plan pour Vectorworks,Plan for Vectorworks,Plano para Vectorworks,,access,3
"""
_VISUALS = """\
file,photographer,year,licence,alt_fr,alt_en,alt_es,caption_fr,caption_en,caption_es,visibility
atelier.jpg,Mia Roy,2026,CC-BY-4.0,Une chaise,A chair,Una silla,\
À l’atelier,In the workshop,En el taller,access
"""
_HEADINGS = {"fr": "Fichiers pour vous", "en": "Files for you", "es": "Files for you"}
"""Of a language without a catalogue of its own, the interface is English."""

_PEOPLE = {"fr": "luc", "en": "zoe", "es": "eva"}
_FIRST = {"fr": "Plan de feux", "en": "Lighting plot", "es": "Plano de luces"}


@dataclass(frozen=True)
class _Site:
    """A site that is served, the browser that looks at it, and where each person's page is."""

    browser: Browser
    addresses: dict[str, str]

    def opened(self, language: str, width: int, scheme: str = "light") -> Page:
        page = self.browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page.set_default_timeout(20_000)
        page.goto(self.addresses[language])
        page.locator("section[data-files]").wait_for()
        return page


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SHOWKIT_SECRET", raising=False)
        root = tmp_path_factory.mktemp("everybody")
        project = _written(root / "company")
        assert build(project, project.site, _DAY) == 0
        found = {
            link.person.id: link
            for link in links(load(project).library, open_secret(project), _DAY)
        }
        with nginx(project.site, root / "nginx") as server, chromium(has_viewer=True) as browser:
            yield _Site(
                browser,
                {
                    language: f"{server.url}/{found[who].path}/p/#{found[who].keys.fragment}"
                    for language, who in _PEOPLE.items()
                },
            )


def _written(root: Path) -> Project:
    shutil.copytree(_SMALLEST, root)
    project = Project(root)
    (project.content / "company.yaml").write_text(_COMPANY, "utf-8")
    (project.content / "presenters").mkdir()
    (project.content / "presenters/la-cave.yaml").write_text(_HOUSE, "utf-8")
    show = project.content / "shows/solo"
    words = "---\ntitle: Solo\n---\n\nUna persona, una silla.\n"
    (show / "show.es.md").write_text(words, "utf-8")
    (show / "documents.csv").write_text(_DOCUMENTS, "utf-8")
    (show / "visuals.csv").write_text(_VISUALS, "utf-8")
    for folder in ("documents", "visuals"):
        (show / folder).mkdir()
    shutil.copyfile(_PDF, show / "documents/plan.pdf")
    (show / "documents/accrochage.pdf").write_bytes(bytes(9_000))
    (show / "documents/plan.vwx").write_bytes(bytes(40_000))
    Image.effect_noise((900, 600), 40).convert("RGB").save(show / "visuals/atelier.jpg")
    return project


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_has_no_accessibility_violation_and_nothing_is_cut_off(
    site, language, width, scheme
):
    """Before a file is taken and when it is there; the words are its reader's."""
    page = site.opened(language, width, scheme)
    files = page.locator("section[data-files]")
    assert files.get_by_role("heading").inner_text() == _HEADINGS[language]
    assert _FIRST[language] in files.get_by_role("button").first.inner_text()
    _is_sound(page, width)
    with page.expect_download():
        files.get_by_role("button").first.click()
    page.locator("[data-says='saved']:visible").wait_for()
    _is_sound(page, width)
    page.close()


def test_the_list_is_sound_while_a_file_arrives(site):
    """The bar has a name, and the file can be stopped without a mouse."""
    page = site.opened("fr", 390)
    page.route("**/p/*", lambda _route: None)  # an answer that does not come
    page.get_by_role("button", name="Plan de feux").click()
    bar = page.get_by_role("progressbar", name="Plan de feux")
    bar.wait_for()
    _is_sound(page, 390)
    page.get_by_role("button", name="Arrêter").press("Enter")
    page.locator("[data-says='stopped']:visible").wait_for()
    assert not bar.is_visible()
    _is_sound(page, 390)
    page.close()


def test_a_pdf_can_be_looked_at_in_a_tab_of_its_own(site):
    """Who is at a desk wants to see a plan, not to look for where it was saved."""
    page = site.opened("fr", 1440)
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    with page.expect_download():
        page.get_by_role("button", name="Plan de feux").click()
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="Ouvrir plan.pdf dans un nouvel onglet").click()
    tab.value.wait_for_load_state()
    assert tab.value.url.startswith("blob:")
    assert _has_viewer(tab.value)
    assert refused == []
    assert page.locator("button[data-name='plan.vwx'] ~ .file__saved a").count() == 1
    page.context.close()


def _has_viewer(tab: Page) -> bool:
    """Tell whether Chromium's own viewer of PDFs comes up; it is an extension in a frame."""
    for _ in range(100):
        if any(frame.url.startswith("chrome-extension:") for frame in tab.frames):
            return True
        tab.wait_for_timeout(100)
    return False


def _is_sound(page: Page, width: int) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
