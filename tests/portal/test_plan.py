from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import xml.etree.ElementTree as ET

import pytest
import yaml

from showkit.output.templates import Templates
from showkit.portal.photographs import tone_rules
from showkit.portal.plan import plan_portal

_HIDDEN = (
    "CANARY",
    "Kanari",
    "kanari",
    "Embargo",
    "embargo",
    "Option",
    "Privée",
    "Privateville",
    "987654",
    "budget",
    "secret.jpg",
)


@pytest.fixture(scope="module")
def by_path(plan):
    return {artifact.path: artifact for artifact in plan.artifacts}


def _document(plan, name, language="fr"):
    text = plan.projects[language].files[f"docs/{name}.md"].decode()
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


def test_there_is_a_page_per_show_a_list_a_home_and_the_company_in_each_language(plan):
    pages = {name for name in plan.projects["fr"].files if name.startswith("docs/")}
    assert pages == {
        "docs/index.md",
        "docs/calendar.md",
        "docs/company.md",
        "docs/privacy.md",
        "docs/shows/index.md",
        "docs/shows/foret.md",
        "docs/shows/nocturne.md",
    }
    english = {name for name in plan.projects["en"].files if name.startswith("docs/")}
    assert english == pages


def test_what_is_not_public_is_nowhere(plan):
    """Embargoed and optional dates, terms, passwords, private files, people of houses."""
    files = [data for project in plan.projects.values() for data in project.files.values()]
    files += [artifact.read() for artifact in plan.artifacts]
    names = [artifact.path for artifact in plan.artifacts]
    for hidden in _HIDDEN:
        assert not [data for data in files if hidden.encode() in data], hidden
        assert not [name for name in names if hidden in name], hidden


def test_an_embargoed_date_appears_on_the_day_it_may(library, pictures, plan, site):
    later = plan_portal(
        library,
        pictures,
        as_of=dt.date(2027, 1, 1),
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    page = later.projects["fr"].files["docs/shows/foret.md"].decode()
    assert "Embargoville" in page
    assert "Embargoville" not in plan.projects["fr"].files["docs/shows/foret.md"].decode()


def test_dates_name_the_house_and_its_room_as_people_do(plan):
    _, body = _document(plan, "shows/foret")
    assert "Le Hangar, Petite salle" in body
    assert "le-hangar" not in body
    assert "Théâtre passé" not in body, "what was played is not to come"
    assert "Annuleville" not in body


def test_words_in_another_language_than_the_page_say_so(library, pictures, site):
    """A screen reader spelt out a French title as if it were English."""
    show = library.show_by_slug["foret"]
    in_french = dataclasses.replace(show, words={"fr": show.in_language("fr")})
    others = tuple(one for one in library.shows if one is not show)
    made = plan_portal(
        dataclasses.replace(library, shows=(in_french, *others)),
        pictures,
        as_of=dt.date(2026, 11, 21),
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    _, body = _document(made, "shows/foret", "en")
    assert '<h1 id="title" lang="fr">' in body
    assert '<div class="prose" lang="fr">' in body
    _, body = _document(made, "shows/foret")
    assert " lang=" not in body
    _, body = _document(made, "shows/index", "en")
    assert 'shows/foret/" lang="fr">' in body


def test_a_text_links_to_a_document_of_its_show(plan):
    _, body = _document(plan, "shows/foret")
    assert 'href="../../../files/foret/dossier%20for%C3%AAt.pdf"' in body


def test_the_show_page_says_what_decides(plan):
    front, body = _document(plan, "shows/foret")
    assert front["title"] == "Forêt\u00a0: la nuit"
    text = re.sub(r"<[^>]+>", " ", body)
    for fact in (
        "55\u00a0min",
        "8,5 × 6\u00a0m",
        "27′\u00a011″ × 19′\u00a08″",
        "4\u00a0h",
        "avril 2026",
        "français et anglais",
        "32\u00a0A",
        "Mo Lune",
        "Fonds des lisières",
        "«\u00a0On tombe avec elle.\u00a0»",
        "© Léa Rue 2025, CC BY-SA 4.0",
        "+1\u00a0(418)\u00a0555‑0100",
        "janvier\u2009–\u2009mars 2027",
    ):
        assert fact in text, fact
    assert 'href="tel:+14185550100"' in body
    assert "Past zone" not in body


def test_photographs_come_in_every_format_and_keep_their_place(plan, by_path):
    _, body = _document(plan, "shows/foret")
    hero = re.search(r"<picture>.*?</picture>", body, re.DOTALL)[0]
    assert '<source type="image/avif" srcset="../../../media/arbre-480.avif 480w, ' in hero
    assert 'src="../../../media/arbre-1600.jpg"' in hero
    assert 'width="3000" height="2000" alt="Un arbre la nuit" fetchpriority="high"' in hero
    assert 'class="at-30-60 toned ' in hero
    rules = by_path[plan.assets.path("shows.css")].read().decode()
    assert ".at-30-60{object-position:30% 60%}" in rules
    assert re.search(r"\.accent-foret\{--accent:light-dark\(#\w{6},#\w{6}\)\}", rules)


def test_no_page_carries_a_style_of_its_own(plan):
    """The Content-Security-Policy to come forbids inline styles."""
    for project in plan.projects.values():
        for name, data in project.files.items():
            if name.endswith((".md", ".html")):
                assert b"style=" not in data, name
                assert b"<style" not in data, name


def test_a_former_address_leads_to_the_show(by_path):
    for former in ("bois", "sous-bois"):
        page = by_path[f"fr/shows/{former}/index.html"].read().decode()
        assert 'content="0; url=../../../fr/shows/foret/"' in page
        assert (
            '<link rel="canonical" href="https://oree.example/repertoire/fr/shows/foret/">' in page
        )


def test_a_former_slug_that_another_show_now_has_leads_to_that_show(library, pictures, site):
    shows = list(library.shows)
    facts = shows[1].facts.model_copy(update={"former_slugs": ("foret", "vieux")})
    shows[1] = dataclasses.replace(shows[1], facts=facts)
    plan = plan_portal(
        dataclasses.replace(library, shows=tuple(shows)),
        pictures,
        as_of=site.as_of,
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    paths = [artifact.path for artifact in plan.artifacts]
    assert "fr/shows/vieux/index.html" in paths
    assert "fr/shows/foret/index.html" not in paths


def test_the_root_leads_to_the_first_language_and_links_the_others(by_path):
    page = by_path["index.html"].read().decode()
    assert 'content="0; url=fr/"' in page
    assert '<a href="en/" lang="en">English</a>' in page


def test_the_sitemap_names_every_page_and_its_twins(by_path):
    root = ET.fromstring(by_path["sitemap.xml"].read())  # noqa: S314 - our own file
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    pages = root.findall("s:url", space)
    assert len(pages) == 14
    twins = {link.get("hreflang"): link.get("href") for link in pages[0].findall("x:link", space)}
    assert twins == {
        "fr-CA": "https://oree.example/repertoire/fr/",
        "en": "https://oree.example/repertoire/en/",
    }


def test_a_page_that_is_not_there_finds_its_style_from_any_depth(plan, by_path):
    page = by_path["404.html"].read().decode()
    assert f'href="/repertoire/{plan.assets.path("portal.css")}"' in page
    assert 'href="/repertoire/en/"' in page


def test_a_company_that_hides_from_search_engines_is_hidden(library, pictures, site):
    hidden = library.company.model_copy(update={"noindex": True})
    plan = plan_portal(
        dataclasses.replace(library, company=hidden),
        pictures,
        as_of=site.as_of,
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    files = {artifact.path: artifact.read() for artifact in plan.artifacts}
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert b"<loc>" not in files["sitemap.xml"]


def test_public_documents_go_along_under_their_own_name(plan, by_path):
    assert by_path["files/foret/dossier forêt.pdf"].read().startswith(b"%PDF")
    _, body = _document(plan, "shows/foret")
    assert 'href="../../../files/foret/dossier%20for%C3%AAt.pdf"' in body


def test_twins_are_the_same_page_in_the_other_language(plan):
    front, _ = _document(plan, "shows/foret")
    assert [(twin["tag"], twin["href"], twin["current"]) for twin in front["languages"]] == [
        ("fr-CA", "../../../fr/shows/foret/", True),
        ("en", "../../../en/shows/foret/", False),
    ]


def test_two_locales_of_one_language_have_folders_of_their_own(library, pictures, site):
    both = library.company.model_copy(update={"languages": ("fr-CA", "fr-FR")})
    plan = plan_portal(
        dataclasses.replace(library, company=both),
        pictures,
        as_of=site.as_of,
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    assert set(plan.projects) == {"fr-ca", "fr-fr"}
    quebec, france = (
        plan.projects[path].files["docs/shows/foret.md"].decode() for path in ("fr-ca", "fr-fr")
    )
    assert "un arbre?" in quebec
    assert "un arbre\u202f?" in france


def test_a_company_s_own_template_comes_first(library, pictures, site, tmp_path):
    own = tmp_path / "site_templates" / "portal" / "shows.html"
    own.parent.mkdir(parents=True)
    own.write_text("<h1>{{ view.groups|length }} à nous</h1>", encoding="utf-8")
    plan = plan_portal(
        library,
        pictures,
        as_of=site.as_of,
        root=site.root,
        templates=Templates(tmp_path / "site_templates"),
    )
    assert "<h1>2 à nous</h1>" in plan.projects["fr"].files["docs/shows/index.md"].decode()


def test_the_same_content_gives_the_same_files(library, pictures, plan, site):
    again = plan_portal(
        library,
        pictures,
        as_of=site.as_of,
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    assert again.projects == plan.projects
    assert [(a.path, a.read()) for a in again.artifacts] == [
        (a.path, a.read()) for a in plan.artifacts
    ]


def test_a_company_with_nothing_yet_still_has_a_portal(library, site):
    plan = plan_portal(
        dataclasses.replace(library, shows=()),
        {},
        as_of=site.as_of,
        root=site.root,
        templates=Templates(site.root / "site_templates"),
    )
    assert b"<h1" in plan.projects["en"].files["docs/index.md"]
    assert b"as soon as the houses announce them" in plan.projects["en"].files["docs/index.md"]


def test_a_phone_that_keeps_the_site_knows_its_name_and_mark(plan, by_path):
    manifest = json.loads(by_path["site.webmanifest"].read())
    assert manifest["start_url"] == "fr/"
    known = by_path.keys() | {drawing.path for drawing in plan.drawings}
    assert {icon["src"] for icon in manifest["icons"]} <= known
    sizes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    # what Chromium wants before it offers to keep a site
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes


def test_tones_stand_in_for_a_photograph_until_it_is_there(plan, by_path, pictures):
    """By a class, as the policy allows no inline style, and without a request of their own."""
    _, body = _document(plan, "shows/foret")
    rules = next(a.read().decode() for p, a in by_path.items() if p.startswith("assets/shows."))
    classes = set(re.findall(r"toned (tones-[0-9a-f]{8})", body))
    assert len(classes) == len(pictures)
    for name in classes:
        assert rules.count(f".{name}{{--t0:#") == 1
    assert rules.count(".toned{") == 1
    assert "url(" not in rules


def test_pictures_with_the_same_tones_share_one_rule(pictures):
    picture = next(iter(pictures.values()))
    once, twice = (
        tone_rules([picture]),
        tone_rules([picture, dataclasses.replace(picture, width=9)]),
    )
    assert once == twice
    assert tone_rules([dataclasses.replace(picture, tones=())]) == ""


def test_a_discipline_is_a_fact_and_no_theme(plan):
    """Under “Themes” a programmer read “contemporary dance”, and took it for what it is about."""
    page = plan.projects["fr"].files["docs/shows/foret.md"].decode()
    strip = page[page.index('<dl class="facts"') : page.index("</dl>")]
    assert "Danse contemporaine" in strip
    assert "musique" in strip
    assert "Thèmes" not in page
    assert "danse contemporaine" in page[page.index("<p hidden>") :], "and it is found by it"
