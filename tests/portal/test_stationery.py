"""Typefaces for print: the company's own where it has some, and all the letters of Europe."""

from __future__ import annotations

import pypdf
import pytest
from fontTools.ttLib import TTFont

from printed import DAY, ROOT, printed, reader, run, stationery, text
from showkit.content.load import load
from showkit.kit.printing.typefaces import make_typefaces
from showkit.model.company import Brand, Company
from showkit.output.cache import Cache
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.portal.addresses import Addresses
from showkit.portal.sheets import plan_sheets
from showkit.portal.site import Site
from showkit.portal.stationery import make_stationery

_AGENCY = ROOT / "tests" / "sites" / "agency"
_FONTS = ROOT / "site_templates" / "assets" / "fonts"


@pytest.fixture
def agency():
    library = load(Project(_AGENCY)).library
    return Site(library, {}, Addresses(library.company), DAY, _AGENCY)


def test_a_company_s_own_typeface_is_in_its_pdfs(agency, tmp_path):
    """The brand is the same on paper as on the page: from the same WOFF2 file."""
    (tmp_path / "brand").mkdir()
    font = TTFont(_FONTS / "bricolage-grotesque-latin-wght-normal.woff2")
    font["name"].setName("EcluseVariable", 6, 3, 1, 0x409)
    font.save(tmp_path / "brand" / "Ecluse.woff2")
    paper = make_stationery(
        Brand(title_font=("brand/Ecluse.woff2",)),
        Templates(ROOT / "site_templates"),
        tmp_path,
        Cache(tmp_path),
        tmp_path / "faces",
    )
    sheet = next(plan_sheets(agency, [reader("fr")], {})).sheet
    fonts = run("pdffonts", printed(sheet, paper, tmp_path / "own.pdf"))
    ours = printed(sheet, stationery(tmp_path), tmp_path / "ours.pdf")
    assert "EcluseVariable" in fonts
    assert "Bricolage" not in fonts
    assert "Bricolage" in run("pdffonts", ours)
    assert "SourceSerif" in fonts, "what it has no typeface for is set in ours"


def test_letters_beyond_the_everyday_come_from_the_second_file(agency, tmp_path):
    """Łódź and Šibenik are on the tour: a house's name is not printed with question marks."""
    sheet = next(plan_sheets(agency, [reader("fr")], {})).sheet
    names = "Łódź, Šibenik, Győr, İzmir"
    path = printed(sheet, stationery(tmp_path), tmp_path / "far.pdf", summary=names)
    said = text(path).replace(" ", "")  # between two typefaces Poppler sees one
    assert names.replace(" ", "") in said


def test_typefaces_are_unpacked_once_and_alike(tmp_path):
    """Their bytes are in every PDF: a clock in them would make every PDF new each day."""
    groups = {"title": [[_FONTS / "bricolage-grotesque-latin-wght-normal.woff2"]], "text": []}
    one = make_typefaces(groups, Cache(tmp_path / "a"), tmp_path / "one")
    two = make_typefaces(groups, Cache(tmp_path / "b"), tmp_path / "two")
    assert one.version == two.version
    assert one.families == {"title": ("showkit title",), "text": ()}
    files = [sorted(face.folder.iterdir()) for face in (one, two)]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]
    assert ord("é") in one.covered


def test_a_file_that_is_no_font_is_left_out(tmp_path):
    """Checks have told of it; the PDFs are made with the others."""
    broken = tmp_path / "Broken.woff2"
    broken.write_bytes(b"wOF2" + bytes(80))
    faces = make_typefaces({"title": [[broken]]}, Cache(tmp_path), tmp_path / "faces")
    assert faces.families == {"title": ()}


@pytest.mark.parametrize(
    ("given", "width"),
    [
        ({"address": {"country": "CA"}}, 612),
        ({"address": {"country": "BE"}}, 595),
        ({"address": {"country": "CA"}, "paper": "A4"}, 595),
        ({}, 595),
    ],
)
def test_the_paper_is_that_of_the_country_where_none_is_named(agency, tmp_path, given, width):
    """A company in Liège that never thought of paper prints on A4."""
    company = agency.library.company
    changed = Company.model_validate(
        {
            "name": "C",
            "tagline": "T",
            "languages": ["fr"],
            "site_url": "https://c.example/",
            **given,
        }
    )
    update = {"paper": changed.paper, "address": changed.address}
    library = type(agency.library)(
        **{**vars(agency.library), "company": company.model_copy(update=update)}
    )
    site = Site(library, {}, agency.addresses, DAY, _AGENCY)
    sheet = next(plan_sheets(site, [reader("fr")], {})).sheet
    page = pypdf.PdfReader(printed(sheet, stationery(tmp_path), tmp_path / "p.pdf")).pages[0]
    assert round(float(page.mediabox.width)) == width
