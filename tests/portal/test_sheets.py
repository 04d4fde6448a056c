"""What a presenter prints: read back with the tools that printers and screen readers build on."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
import shutil

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from printed import DAY, demo_site, info, printed, reader, run, stationery, tags, text
from showkit.kit.printing.make import make_sheets
from showkit.kit.printing.printable import has_long_words
from showkit.model.rider import Rider
from showkit.output.cache import Cache
from showkit.portal.addresses import Addresses
from showkit.portal.downloads import download_views
from showkit.portal.sheets import made_sheets, plan_sheets, rider_of
from showkit.portal.show_sheet import show_sheet
from showkit.portal.site import Site
from showkit.portal.to_take import ToTake

_MM = 72 / 25.4
_SIZES = {"a4": (210 * _MM, 297 * _MM), "us-letter": (612, 792)}
_ODD = (
    '# $ * _ @ \\ " [x] <y> = - + / // /* ~ ` #panic() $x^2$ *bold* _it_ @ref <label> https://a.b'
)


@pytest.fixture(scope="module")
def site():
    return demo_site()


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    return stationery(tmp_path_factory.mktemp("stationery"))


@pytest.fixture(scope="module")
def rider(site, paper, tmp_path_factory):
    """Return a function that prints the tech rider of a show of the demo, each once."""
    folder, made = tmp_path_factory.mktemp("riders"), {}

    def of(slug="lheure-juste", tag="fr-CA", paper_size="us-letter", room=None):
        key = f"{slug}-{tag}-{paper_size}-{room.id if room else ''}"
        if key not in made:
            sheet = rider_of(site.library.show_by_slug[slug], site, reader(tag), room)
            made[key] = printed(sheet, paper, folder / f"{key}.pdf", paper=paper_size)
        return made[key]

    return of


def _rooms(site):
    return {room.id: room for house in site.library.presenters for room in house.rooms}


@pytest.mark.parametrize("size", ["a4", "us-letter"])
@pytest.mark.parametrize("tag", ["fr-CA", "en-CA"])
def test_a_rider_is_two_to_four_pages_of_the_company_s_paper(site, rider, tag, size):
    """Nobody reads the fifth page, and a plotter in Lyon has no Letter."""
    for show in site.library.shows:
        pages = pypdf.PdfReader(rider(show.slug, tag, size)).pages
        assert 2 <= len(pages) <= 4, show.slug
        for page in pages:
            found = (float(page.mediabox.width), float(page.mediabox.height))
            assert found == pytest.approx(_SIZES[size], abs=1)


def test_a_rider_says_its_language_and_title_and_that_it_is_accessible(rider):
    """PDF/UA-1 (ISO 14289-1): without these a screen reader spells a French rider in English."""
    for tag, title in (("fr-CA", "L’heure juste, fiche technique"), ("en-CA", "Telling the Time")):
        path = rider(tag=tag)
        catalogue = pypdf.PdfReader(path).trailer["/Root"]
        assert catalogue["/Lang"] == tag
        assert catalogue["/MarkInfo"]["/Marked"]
        assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
        assert info(path)["Title"].startswith(title)
        assert info(path)["Tagged"] == "yes"


def test_headings_tables_and_the_plan_are_what_they_look_like(rider):
    """Someone who does not see the page walks it by headings, tables and pictures."""
    found = list(tags(rider()))
    kinds = [kind for kind, _ in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") > 8
    assert kinds.count("/TH") > 20
    figures = [one for kind, one in found if kind == "/Figure" and "/Alt" in one]
    assert any("9 × 7,5" in one["/Alt"] and "Cadran" in one["/Alt"] for one in figures)


def test_every_typeface_is_inside_and_gives_its_letters_back(rider):
    """A font that is not embedded is another font on the printer of the house."""
    rows = run("pdffonts", rider()).splitlines()[2:]
    assert any("Bricolage" in row for row in rows)
    assert any("SourceSerif" in row for row in rows)
    for row in rows:
        embedded, subset, unicode = row.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row


def test_sections_come_in_the_order_in_which_technicians_look_for_them(rider):
    said = text(rider())
    order = [
        *("Contact technique", "Jardin", "La scène", "Rideaux", "Lumière", "Son et intercom"),
        *("Électricité", "Déchargement et transport", "Montage et démontage"),
        *("Liste de matériel", "Équipe d’accueil", "La veille", "Lu et accepté par le diffuseur"),
    ]
    places = list(itertools.accumulate(order, lambda at, words: said.index(words, at), initial=0))
    assert places == sorted(places)
    assert "9 m, idéalement 10 m (29′ 6″ – 32′ 10″)" in said
    assert "Deux points pour le cadran (310 kg au total)." in said
    assert "Version 2.0, 2 avril 2026" in said
    assert "page 1 / 4" in said


def test_no_word_lies_where_a_folder_is_punched(rider):
    """Two holes reach 16 mm into the sheet, on either side where it is printed on both."""
    for size in ("a4", "us-letter"):
        with pypdfium2.PdfDocument(rider(paper_size=size)) as document:
            for page in document:
                image = page.render(scale=100 / 72).to_pil().convert("L")
                edge = round(17 / 25.4 * 100)
                for side in (0, image.width - edge):
                    strip = image.crop((side, 0, side + edge, image.height))
                    assert strip.getextrema() == (255, 255)
                assert image.getextrema()[0] < 60, "and the page is not blank"


def test_a_room_answers_each_line(site, rider):
    """Held against the room, the sheet says in its last column what the house has."""
    room = _rooms(site)["la-poterne"]
    sheet = rider_of(site.library.show_by_slug["lheure-juste"], site, reader("en-CA"), room)
    assert "/" not in sheet.path, "it does not lie among the public files"
    path = rider(tag="en-CA", room=room)
    said = text(path)
    assert "La Poterne: stage too narrow by 1.8 m" in said
    assert "7.2 m, 1.8 m short of what is needed" in said
    assert "Not known yet" in said


def test_the_same_content_gives_the_same_bytes(site, tmp_path):
    """An unchanged rider stays unchanged on the host and in a presenter's folder."""
    sheet = rider_of(site.library.shows[0], site, reader("fr-CA"))
    made = [
        printed(sheet, stationery(tmp_path / name), tmp_path / f"{name}.pdf").read_bytes()
        for name in ("one", "two")
    ]
    assert made[0] == made[1]
    assert b"/CreationDate (D:20260618" in made[0] or b"D:20260618" in made[0]


_WORD = "Anticonstitutionnellementhexakosioihexek"


@pytest.mark.parametrize("which", ["fiche-technique", "une-page"])
def test_a_word_that_no_column_is_wide_enough_for_stays_on_the_paper(site, paper, tmp_path, which):
    """A title in one word ran over whom to call, and past the edge of the sheet."""
    show = site.library.show_by_slug["haubans"]
    words = show.in_language("fr").model_copy(
        update={"title": _WORD, "hook": f"Un {_WORD}", "summary": f"Voici {_WORD} {_WORD} là."}
    )
    contact = show.rider.technical_contact.model_copy(
        update={"name": _WORD, "email": f"{_WORD.lower()}@frasil.example"}
    )
    show = dataclasses.replace(
        show,
        words={"fr": words},
        rider=show.rider.model_copy(update={"technical_contact": contact}),
    )
    library = dataclasses.replace(site.library, shows=(show,))
    of_one = Site(library, {}, site.addresses, DAY, site.root)
    (sheet,) = (
        one.sheet for one in plan_sheets(of_one, [reader("fr-CA")], {}) if which in one.sheet.path
    )
    path = printed(sheet, paper, tmp_path / "long.pdf")
    boxes = [
        (float(left), float(right))
        for left, right in re.findall(
            r'<word xMin="([\d.]+)" .*?xMax="([\d.]+)"', run("pdftotext", "-bbox", path, "-")
        )
    ]
    assert _WORD[:12] in text(path)
    assert min(left for left, _ in boxes) >= 20 * _MM - 1
    assert max(right for _, right in boxes) <= _SIZES["us-letter"][0] - 20 * _MM + 1


def test_only_words_that_may_have_to_be_broken_are_looked_for(site):
    planned = plan_sheets(site, [reader("fr-CA"), reader("en-CA")], {})
    assert not [one.sheet.path for one in planned if has_long_words(one.sheet.data)]
    assert has_long_words({"notes": [f"Une {_WORD}"]})


def test_plans_that_are_not_public_are_not_named(site, rider):
    show = site.library.show_by_slug["pissenlit"]
    hidden = [one for one in show.documents if one.visibility.value != "public"]
    assert hidden
    said = text(rider("pissenlit"))
    for document in hidden:
        assert document.title.in_language("fr") not in said


def test_odd_signs_are_printed_as_they_were_written(site, paper, tmp_path):
    """What a person wrote is text, never an instruction to the typesetter."""
    show = site.library.shows[0]
    odd = Rider.model_validate(
        {"notes": [_ODD], "version": "#1", "stage": {"width": {"min": 8, "note": _ODD}, "depth": 6}}
    )
    sheet = rider_of(dataclasses.replace(show, rider=odd), site, reader("en-CA"))
    said = text(printed(sheet, paper, tmp_path / "odd.pdf")).replace("’", "'")
    assert said.replace(" ", "").count(_ODD.replace(" ", "")) == 2


_TEXTS = st.text(max_size=60)
_LENGTHS = st.floats(0.1, 60).map(lambda value: round(value, 2))
_ELEMENTS = st.fixed_dictionaries(
    {"name": _TEXTS, "width": _LENGTHS, "depth": _LENGTHS, "y": st.floats(-5, 50)},
    optional={"x": st.floats(-50, 50), "rotation": st.floats(-360, 360), "round": st.booleans()},
)
_RIDERS = st.fixed_dictionaries(
    {},
    optional={
        "version": _TEXTS,
        "notes": st.lists(_TEXTS, max_size=3),
        "stage": st.fixed_dictionaries(
            {},
            optional={
                "width": st.fixed_dictionaries({"min": _LENGTHS}, optional={"note": _TEXTS}),
                "depth": _LENGTHS,
                "proscenium_width": _LENGTHS,
                "wing_stage_left": _LENGTHS,
                "elements": st.lists(_ELEMENTS, max_size=3),
            },
        ),
        "technical_contact": st.fixed_dictionaries({"name": _TEXTS}, optional={"phone": _TEXTS}),
        "crew": st.lists(st.fixed_dictionaries({"call": _TEXTS, "role": _TEXTS}), max_size=2),
        "schedule": st.lists(
            st.fixed_dictionaries(
                {"day": st.integers(-9, 9), "starts": st.just("9:00"), "what": _TEXTS}
            ),
            max_size=2,
        ),
        "lighting": st.fixed_dictionaries({"fixtures": st.lists(_TEXTS, max_size=2)}),
        "effects": st.fixed_dictionaries({"note": _TEXTS}),
    },
)


@given(_RIDERS)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_rider_can_be_printed(site, paper, tmp_path, given_rider):
    """Pictograms, Chinese, control characters, half a page of notes: a PDF all the same."""
    show = dataclasses.replace(site.library.shows[0], rider=Rider.model_validate(given_rider))
    sheet = rider_of(show, site, reader("fr-CA"))
    assert len(pypdf.PdfReader(printed(sheet, paper, tmp_path / "any.pdf")).pages) >= 1


_REPEATED = st.tuples(st.text(max_size=40), st.integers(0, 80)).map(lambda pair: pair[0] * pair[1])


@given(_REPEATED, _REPEATED)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_page_for_a_meeting_is_one_page_whatever_is_written(site, paper, tmp_path, long, title):
    """Twenty of them lie on a table: the second page of one would lie under another show's."""
    show = site.library.show_by_slug["haubans"]
    words = show.in_language("fr").model_copy(
        update={"summary": long, "title": title[:300], "hook": long[:500]}
    )
    show = dataclasses.replace(show, words={"fr": words})
    library = dataclasses.replace(site.library, shows=(show,))
    of_one = Site(library, {}, site.addresses, DAY, site.root)
    planned = tuple(plan_sheets(of_one, [reader("fr-CA")], {}))
    path = printed(planned[-1].sheet, paper, tmp_path / "one.pdf")
    assert len(pypdf.PdfReader(path).pages) == 1


@pytest.mark.parametrize("size", ["a4", "us-letter"])
@pytest.mark.parametrize("lines", [(4, 2), (5, 3), (7, 3)])
def test_on_the_page_for_a_meeting_no_line_is_cut_in_two(site, paper, tmp_path, size, lines):
    """Four dates and two periods on tour were enough: the last line was sliced above the foot."""
    dates, windows = lines
    planned = plan_sheets(site, [reader("fr-CA")], {})
    sheet = next(one.sheet for one in planned if "haubans-une-page" in one.sheet.path)
    photograph = tmp_path / "photograph.jpg"
    Image.new("RGB", (1600, 900), "teal").save(photograph)
    sheet = dataclasses.replace(sheet, pictures={"photograph.jpg": photograph})
    date = {"day": "samedi 12 juin 2027", "place": "Genève, La Maison des fils", "remark": ""}
    window = {"period": "septembre 2026–juin 2027", "zone": "Suisse romande, Belgique et France"}
    given = {
        "paper": size,
        "dates": {"shown": [date] * dates, "more": ""},
        "windows": [window] * windows,
        "has_photograph": True,
        "photograph": {
            "width": 1600,
            "height": 900,
            "focus": [0.5, 0.5],
            "alt": "Un ciel",
            "credit": "© Ana Lys",
        },
    }
    file = printed(sheet, paper, tmp_path / "page.pdf", **given)
    words = re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*?)</word>',
        run("pdftotext", "-bbox", file, "-"),
    )
    foot = next(float(top) for _, top, _, word in words if word == "Odile")
    assert sum(word == "Genève," for *_, word in words) == dates
    beside_the_code = foot - 5 * _MM, foot + 28 * _MM
    sliced = [
        word
        for left, _, bottom, word in words
        if float(left) > _SIZES[size][0] / 2
        and beside_the_code[0] < float(bottom) < beside_the_code[1]
    ]
    assert sliced == []


def test_the_page_for_a_meeting_says_what_decides_and_whom_to_call(site, paper, tmp_path):
    show = site.library.show_by_slug["lheure-juste"]
    planned = tuple(plan_sheets(site, [reader("fr-CA")], {}))
    sheet = next(
        one.sheet for one in planned if one.show == show.slug and "une-page" in one.sheet.path
    )
    path = printed(sheet, paper, tmp_path / "page.pdf")
    said = text(path)
    assert "Tout le spectacle, avec la bande-annonce, les photos et la fiche technique" in said
    for words in ("95 min", "9 × 7,5 m", "Odile Marchessault", "+1 514 555 0142", "4 février 2027"):
        assert words in said
    codes = [one["/Alt"] for kind, one in tags(path) if kind == "/Figure" and "/Alt" in one]
    assert codes == ["Code QR qui mène à https://www.frasil.example/fr/shows/lheure-juste/"]


def test_a_date_under_embargo_is_not_on_the_page(library):
    """A sheet handed round in October must not announce what the house announces in December."""
    day = DAY.replace(year=2020)
    for show in library.shows:
        early = Site(library, {}, Addresses(library.company), day, demo_site().root)
        shown = show_sheet(show, early, reader("fr-CA")).data["dates"]["shown"]
        public = [one for one in show.performances if one.is_public(day) and one.is_coming(day)]
        assert len(shown) == min(len(public), 7)


def test_a_month_in_one_house_leaves_room_for_the_dates_after_it(site):
    """Eighteen mornings in Avignon must not hide the one evening in Carouge behind “12 more”."""
    first = site.library.show_by_slug["lheure-juste"].performances[0]
    played = [dt.date(2027, 7, day) for day in range(7, 26) if day not in {12, 19}]
    run = [
        first.model_copy(update={"id": f"a-{day}", "date": day, "venue": "Teinturiers"})
        for day in played
    ]
    after = first.model_copy(update={"id": "b", "date": dt.date(2027, 11, 18), "venue": "Tanneurs"})
    show = dataclasses.replace(
        site.library.show_by_slug["lheure-juste"], performances=(*run, after)
    )
    dates = show_sheet(show, site, reader("fr-FR")).data["dates"]
    assert [one["day"] for one in dates["shown"]] == [
        "7–25\u00a0juillet 2027 sauf les 12\u00a0juil. et 19\u00a0juil.",
        "jeudi 18\u00a0novembre 2027",
    ]
    assert dates["more"] == ""


def test_a_second_run_makes_nothing(site, tmp_path):
    """Two hundred riders are made again only where their words, figures or templates changed."""
    paper, cache = stationery(tmp_path / "paper"), Cache(tmp_path / "cache")
    planned = tuple(plan_sheets(site, [reader("fr-CA")], {}))[:2]
    calls = []
    first, _ = make_sheets([one.sheet for one in planned], paper, cache, lambda *_: calls.append(1))
    assert calls
    calls.clear()
    again, findings = make_sheets(
        [one.sheet for one in planned], paper, cache, lambda *_: calls.append(1)
    )
    assert (calls, findings) == ([], ())
    assert [one.read() for one in first] == [one.read() for one in again]


def test_sheets_that_are_alike_each_have_their_file(site, tmp_path):
    """Two addresses, one PDF: neither link leads nowhere."""
    sheet = rider_of(site.library.shows[0], site, reader("fr-CA"))
    twins = [sheet, dataclasses.replace(sheet, path="files/elsewhere.pdf")]
    made, _ = make_sheets(twins, stationery(tmp_path), Cache(tmp_path / "c"), lambda *_: None)
    assert [one.path for one in made] == [one.path for one in twins]
    assert made[0].content == made[1].content, "made once"


def test_a_broken_template_costs_its_own_sheets_and_no_other(site, tmp_path):
    """Q101: the company's own rider.typ is wrong; the pages for meetings are made all the same."""
    own = tmp_path / "site_templates"
    (own / "rider").mkdir(parents=True)
    (own / "rider" / "rider.typ").write_text("#let x = (", encoding="utf-8")
    paper = stationery(tmp_path / "paper", own)
    planned = tuple(plan_sheets(site, [reader("fr-CA")], {}))[:2]
    made, findings = make_sheets(
        [one.sheet for one in planned], paper, Cache(tmp_path / "cache"), lambda *_: None
    )
    assert [one.path.rpartition("-")[2] for one in made] == ["page.pdf"]
    assert [finding.code for finding in findings] == ["Q101"]
    assert "rider.typ" in str(findings[0].what)
    files = made_sheets(planned, made)
    assert [one.title for one in files[planned[0].show, "fr-CA"]] == ["Le spectacle en une page"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('#import "@preview/cetz:0.3.1": canvas', "never of packages"),
        ('#import "@" + "preview/cetz:0.3.1": canvas', "never of packages"),
        ('#include ("@preview" + "/cetz:0.3.1")', "never of packages"),
        ('#read("../../../../etc/hostname")', ""),
        ('#read("/etc/hostname")', ""),
    ],
)
def test_a_template_reaches_no_other_host_and_no_file_outside(site, tmp_path, body, reason):
    """A template that somebody sends the company cannot carry its files into a public PDF."""
    own = tmp_path / "site_templates"
    shutil.copytree(demo_site().root / "site_templates" / "rider", own / "rider")
    (own / "rider" / "rider.typ").write_text(body, encoding="utf-8")
    sheet = rider_of(site.library.shows[0], site, reader("fr-CA"))
    made, findings = make_sheets(
        [sheet], stationery(tmp_path / "paper", own), Cache(tmp_path / "c"), lambda *_: None
    )
    assert made == ()
    assert reason in str(findings[0].what)


def test_a_show_s_page_leads_to_its_sheets(site, tmp_path):
    """Title, format, size, language, date: what somebody asks before they tap."""
    paper, french = stationery(tmp_path), reader("fr-CA")
    planned = tuple(plan_sheets(site, [french], {}))[:2]
    made, _ = make_sheets([one.sheet for one in planned], paper, Cache(tmp_path), lambda *_: None)
    with_sheets = dataclasses.replace(site, to_take=ToTake(sheets=made_sheets(planned, made)))
    show = site.library.show_by_slug[planned[0].show]
    first = download_views(show, with_sheets, french, "../../../")[0]
    assert first.title == "Fiche technique"
    assert first.href == f"../../../files/{show.slug}/fr/{show.slug}-fiche-technique.pdf"
    about = first.about.replace("\u00a0", " ")
    day = french.day(show.rider.revised_on).replace("\u00a0", " ")
    assert about.startswith("PDF, ")
    assert about.endswith(f" ko, français, {day}")
