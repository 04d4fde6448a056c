"""What a person's page says and where its links lead; and that its twin says nothing of them."""

from __future__ import annotations

import html
import re
import shutil

import pytest

PEOPLE = ["claire-aubin", "margaret-oyelaran", "montserrat-vilagran", "etienne-daigle"]
_ELSEWHERE = ("#", "mailto:", "tel:", "webcal:", "https://video.frasil.example/")


def _own(letter):
    """Return the links of a page that lead to the same site, its feed left out."""
    return [
        href
        for href in letter.hrefs
        if not href.startswith(_ELSEWHERE) and not href.endswith(".xml")
    ]


@pytest.mark.parametrize("person", ["claire-aubin", "margaret-oyelaran"])
def test_every_link_to_the_site_says_where_it_came_from(demo, person):
    link, page = demo.link(person), demo.page(person)
    assert len(_own(page)) > 5
    assert [href for href in _own(page) if not href.endswith(f"?via={link.via}")] == []
    assert [href for href in page.hrefs if "via=" in href] == _own(page)


@pytest.mark.parametrize("person", PEOPLE)
def test_no_link_of_the_twin_says_where_it_came_from(demo, person):
    twin = demo.twin(person)
    assert not twin.tracked
    assert "via=" not in twin.html
    assert demo.link(person).via not in twin.html


def test_a_link_in_a_note_to_the_company_s_own_site_says_so_too(smallest, made):
    _house(
        smallest,
        "access: {note: 'See [it](https://seule.example/fr/shows/solo/?a=1#tech), "
        "[us](https://seule.example), [them](https://seule.example.org/).'}\n",
    )
    published = made(smallest)
    via = published.link("zoe").via
    assert {href for href in published.page("zoe").hrefs if href.startswith("https:")} == {
        f"https://seule.example/fr/shows/solo/?a=1&via={via}#tech",
        f"https://seule.example?via={via}",
        "https://seule.example.org/",
    }
    assert "https://seule.example/fr/shows/solo/?a=1#tech" in published.twin("zoe").hrefs


def test_the_twin_differs_from_the_page_in_nothing_but_what_is_noted(demo):
    """Whoever says no must not be given less to read."""
    page, twin = demo.page("claire-aubin"), demo.twin("claire-aubin")
    assert _chapters(re.sub(r"\?via=[\w-]{22}", "", page.html)) == _chapters(twin.html)


def _chapters(html):
    return html[html.index("<article") : html.rindex("</article>")]


def test_a_chapter_says_why_it_is_there_and_how_it_fits(demo):
    page = demo.page("claire-aubin")
    reasons = re.findall(r'<ul class="reasons">(.*?)</ul>', page.html, re.DOTALL)
    assert len(reasons) == 6
    assert all(1 <= one.count("<li") == one.count('class="mark"') <= 3 for one in reasons)
    chapter = page.text[page.text.index("Neuf câbles") : page.text.index("Cachet et conditions")]
    assert "Libre dans votre saison" in chapter
    assert "Plan de scène dans Salle Vauban" in chapter
    assert "Ligne par ligne" in chapter


def test_a_room_that_will_not_do_beside_one_that_does_is_one_sentence(demo):
    """A programmer decides by the room that fits; the stage gets the others on its own page."""
    said = "La Poterne : scène trop étroite"
    page, technical = demo.page("claire-aubin"), demo.technical("claire-aubin")
    assert said in page.text
    assert said in technical.text
    chapter = page.html[page.html.index('id="haubans"') : page.html.index('id="mi-figue"')]
    assert chapter.count("<svg") - chapter.count('class="mark"') == 1


def test_near_dates_come_first_with_how_far_and_what_is_free(demo):
    text = demo.page("josee-brouillette").text
    heading = "Prochaines dates, près de chez vous d’abord"  # those that follow are far away
    near = text[text.index(heading) :]
    assert re.match(
        rf"{heading} 20 février 2027 [^;]+ à 260 km de chez vous; "
        r"libre autour : 17–19 février 2027 et 21–23 février 2027 27 novembre 2026",
        near,
    )


def test_a_date_in_the_company_s_country_says_in_which_province(smallest, made):
    """“Matane, Canada” is no way to say to a house in Rimouski where one plays."""
    _house(smallest)
    company = smallest.content / "company.yaml"
    company.write_text(company.read_text("utf-8") + "address: {country: CA}\n", "utf-8")
    (smallest.content / "shows" / "solo" / "performances.csv").write_text(
        "id,date,city,region,country,venue,status\n"
        "s1,2027-06-19,Matane,QC,CA,Barachois en fête,confirmed\n"
        "s2,2027-07-19,Namur,,BE,Les Halles,confirmed\n",
        "utf-8",
    )
    text = made(smallest).page("zoe").text

    assert "Barachois en fête, Matane (QC)" in text
    assert "Matane (QC), Canada" not in text
    assert "Les Halles, Namur, Belgique" in text


def test_a_password_is_unfolded_and_never_printed(demo):
    html = demo.page("claire-aubin").html
    password = html.index("douze-millimetres")
    details = html[:password].rindex("<details")
    assert html[details:].startswith('<details class="secret">')


def test_only_the_first_photograph_is_fetched_at_once(smallest, made):
    """Without one there is nothing to wait for, and the page is made all the same."""
    _house(smallest)
    assert "fetchpriority" not in made(smallest).page("zoe").html


# ── What is new ────────────────────────────────────────────────────────────────────────────


def _house(project, more=""):
    folder = project.content / "presenters"
    folder.mkdir(exist_ok=True)
    (folder / "quai.yaml").write_text(
        "name: Le Quai\nlanguage: fr\npeople:\n"
        "  - id: zoe\n    name: Zoé Roy\n    email: zoe@quai.example\n"
        "    consent: {tracking: [{state: granted, since: 2026-01-01}]}\n"
        "  - {id: luc, name: Luc Roy}\n" + more,
        "utf-8",
    )
    (project.content / "shows" / "solo" / "changes.csv").write_text(
        "date,kind,text_fr\n2026-11-02,photographs,Deux photos.\n2026-11-12,press,Un article.\n",
        "utf-8",
    )


_VISITED = """
engagement:
  last_visit: 2026-11-12
  visits: 3
  evidence: human
  people: {zoe: {first_visit: 2026-11-01, last_visit: 2026-11-05, visits: 1, evidence: human}}
"""
_SENT = "on,time,presenter,person,generation,channel,campaign\n2026-11-02,,quai,zoe,0,email,\n"


def _news(letter):
    found = re.search(r'<h2 id="news">([^<]*)</h2>(.*?)</section>', letter.html, re.DOTALL)
    if not found:
        return "", []
    said = re.findall(r"<a [^>]*>([^<]*)</a>", found[2])
    return found[1].replace("\u00a0", " "), [one.rpartition(": ")[2] for one in said]


def test_new_is_what_came_since_one_s_own_visit(smallest, made):
    _house(smallest, _VISITED)
    when, what = _news(made(smallest).page("zoe"))
    assert when == "Du nouveau depuis votre dernière visite, le 5 novembre 2026"
    assert len(what) == 1


def test_whose_visits_are_not_noted_by_name_is_told_of_the_house_s(smallest, made):
    _house(smallest, _VISITED)
    when, what = _news(made(smallest).page("luc"))
    assert when == "Du nouveau depuis la dernière visite de votre équipe, le 12 novembre 2026"
    assert len(what) == 1, "what came on the day itself may not have been there in the morning"


def test_before_any_visit_new_is_what_came_since_the_link_was_sent(smallest, made):
    _house(smallest)
    (smallest.content / "outreach").mkdir()
    (smallest.content / "outreach" / "sent.csv").write_text(_SENT, "utf-8")
    published = made(smallest)
    when, what = _news(published.page("zoe"))
    assert when == "Du nouveau depuis notre message du 2 novembre 2026"
    assert len(what) == 2
    assert _news(published.page("luc")) == ("", []), "nobody wrote to him"


def test_a_page_that_notes_nothing_knows_of_no_visit(smallest, made):
    _house(smallest, _VISITED)
    assert _news(made(smallest).twin("zoe")) == ("", [])


# ── The note ──


def test_without_a_note_a_letter_still_has_a_sentence(smallest, made):
    """“Bonjour Zoé,” followed at once by a signature looked like something lost."""
    _house(smallest)
    sentence = "Voici le spectacle que nous avons choisi en pensant à vous."
    assert sentence in made(smallest).page("zoe").text
    _house(smallest, "access: {note: Merci pour hier.}\n")
    page = made(smallest).page("zoe")
    assert "Merci pour hier." in page.text
    assert sentence not in page.text


def test_one_show_is_not_several(smallest, made):
    """Whoever was sent one show read “these shows” above it and below it."""
    _house(smallest)
    alone = made(smallest).page("zoe").text
    assert "Les nouvelles de ce spectacle (RSS) · Ses dates dans votre agenda" in alone
    shutil.copytree(smallest.content / "shows" / "solo", smallest.content / "shows" / "duo")
    both = made(smallest).page("zoe").text
    assert "Voici les spectacles que nous avons choisis" in both
    assert "Les nouvelles de ces spectacles (RSS) · Leurs dates dans votre agenda" in both


@pytest.mark.parametrize(("tag", "space"), [("fr", "\u202f"), ("fr-CA", "")])
def test_a_semicolon_has_the_space_of_its_locale(smallest, made, tag, space):
    """What is joined to a sentence is typeset with it."""
    company = smallest.content / "company.yaml"
    company.write_text(company.read_text("utf-8").replace("[fr, en]", f"[{tag}, en]"), "utf-8")
    (smallest.content / "shows" / "solo" / "performances.csv").write_text(
        "id,date,city,country,venue\nsolo-1,2027-03-12,Saint-Étienne,FR,La Cave\n", "utf-8"
    )
    _house(smallest, "address: {city: Lyon, country: FR}\n")
    free = f"à 50\u00a0km de chez vous{space}; libre autour\u00a0: 9–11\u00a0mars 2027"
    page = made(smallest).page("zoe").html
    assert free in page


# ── A third language ───────────────────────────────────────────────────────────────────────


def test_a_company_adds_a_language_by_writing_in_it(smallest, made):
    """Nobody has to touch the code: words of the interface are English where there are none."""
    company = smallest.content / "company.yaml"
    company.write_text(company.read_text("utf-8").replace("[fr, en]", "[fr, en, es]"), "utf-8")
    show = smallest.content / "shows" / "solo"
    (show / "show.es.md").write_text(
        "---\ntitle: Solo sin red\nsummary: Una actriz cuenta.\n---\n", "utf-8"
    )
    (show / "datapackage.yaml").write_text(
        "terms: {currency: EUR, fees: [{performances: 1, amount: 1450.5}]}\n", "utf-8"
    )
    _house(smallest, "access: {note: {es: Buenos días., fr: Bonjour.}}\n")
    quai = smallest.content / "presenters" / "quai.yaml"
    quai.write_text(quai.read_text("utf-8").replace("language: fr", "language: es-ES"), "utf-8")
    published = made(smallest)
    assert (
        published.link("zoe")
        .url("https://seule.example")
        .startswith("https://seule.example/es/p/#")
    )
    page = published.page("zoe")
    assert page.lang == "es"
    assert "Solo sin red" in page.text
    assert "Buenos días." in page.text
    assert "Hello Zoé," in page.text
    assert "1.450,50 €" in page.text, "figures are Spanish"
    shell = published.files["es/p/index.html"].decode()
    assert '<html lang="es">' in shell
    assert 'href="../../fr/p/" lang="fr"' in shell
    assert 'href="../../es/p/" lang="es"' in published.files["fr/p/index.html"].decode()


def test_what_comes_with_each_show_says_of_which_when_it_is_read_alone(demo):
    """A screen reader's list of links had “Retenir une date” six times, for six shows."""
    for page in (demo.page("claire-aubin"), demo.technical("claire-aubin")):
        named = {}
        for tag, text in re.findall(r"<(a [^>]*)>([^<]+)<", page.html):
            label = re.search(r'aria-label="([^"]*)"', tag)
            name = html.unescape(label[1] if label else text).strip()
            assert name.startswith(html.unescape(text).strip()), "it is called by what is seen"
            named.setdefault(name, set()).add(tag)
        assert [name for name, tags in named.items() if len(tags) > 1] == []


def test_the_list_of_shows_is_found_among_the_landmarks(demo):
    """Who jumps from landmark to landmark came from the top to the answers, past six shows."""
    for page in (demo.page("claire-aubin"), demo.technical("claire-aubin")):
        assert re.search(r'<nav aria-label="Spectacles">\s*<ul class="contents">', page.html)
