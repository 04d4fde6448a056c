"""Links, languages, and names of files."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.content.file_names import FileName, judge


def _body(company, text):
    return company.write("shows/solo/show.fr.md", f"---\ntitle: Solo\n---\n\n{text}\n")


@pytest.mark.parametrize(
    "link",
    [
        "../solo/",
        "../ancien-solo/",
        "documents/plan.pdf",
        "<documents/grand plan.pdf>",
        "documents/grand%20plan.pdf",
        "../../company/",
        "../",
        "../../",
        "#plus-bas",
        "https://ailleurs.example/x",
        "mailto:ana@seule.example",
        "tel:+15145550000",
        "/fr/shows/solo/",
        "https://seule.example/en/calendar/",
        "https://seule.example/",
    ],
)
def test_a_link_that_leads_somewhere_is_left_in_peace(company, link):
    company.write("shows/solo/datapackage.yaml", "former_slugs: ancien-solo\n")
    company.write("shows/solo/documents.csv", "file,title\nplan.pdf,Plan\ngrand plan.pdf,Plan\n")
    company.write("shows/solo/documents/plan.pdf", "%PDF-1.4\n")
    company.write("shows/solo/documents/grand plan.pdf", "%PDF-1.4\n")
    _body(company, f"Voyez [ceci]({link}).")
    assert company.codes() == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](../duo/)",
        "[x](documents/autre.pdf)",
        "[x](documents/secret.pdf)",
        "[x](show.en.md)",
        "[x](/fr/shows/duo/)",
        "[x](https://seule.example/fr/shows/duo/)",
        "[x](https://[)",
        "[un [mot] dedans](<../duo/> 'titre')",
        "[x][ici]\n\n[ici]: ../duo/",
        '<a href="../duo/">x</a>',
    ],
)
def test_a_link_that_leads_nowhere_is_named(company, text):
    """A presenter who meets a dead link leaves."""
    company.write("shows/solo/documents.csv", "file,title,visibility\nsecret.pdf,Secret,access\n")
    company.write("shows/solo/documents/secret.pdf", "%PDF-1.4\n")
    _body(company, text)
    assert company.codes() == ["W109"]


@pytest.mark.parametrize(
    "text", ["`[x](../duo/)`", "```\n[x](../duo/)\n```", "~~~\n[x](../duo/)\n~~~"]
)
def test_code_holds_no_links(company, text):
    _body(company, text)
    assert company.codes() == []


def test_a_link_deep_in_a_text_has_its_line_and_column(company):
    _body(company, "Un.\n\nDeux [trois](../solo/).\nQuatre [cinq](../duo/).")
    (finding,) = company.findings()
    assert str(finding.place) == "content/shows/solo/show.fr.md:8:15"


def test_a_locale_s_text_serves_its_language(company):
    """show.fr.md is enough for a company in fr-CA; a second French locale needs nothing more."""
    company.write(
        "company.yaml",
        "name: C\ntagline: T\nlanguages: [fr-CA, fr-FR, en]\nsite_url: https://c.example/\n",
    )
    assert company.codes() == []


def test_a_broken_text_is_not_called_missing_too(company):
    company.write("shows/solo/show.en.md", "no front matter\n")
    assert company.codes() == ["W101"]


@pytest.mark.parametrize(
    ("name", "is_flat", "verdict"),
    [
        ("plan.pdf", True, FileName.FILE),
        ("sub/plan.pdf", False, FileName.FILE),
        ("sub/plan.pdf", True, FileName.UNSAFE),
        ("gone.pdf", True, FileName.MISSING),
        ("/etc/passwd", True, FileName.UNSAFE),
        ("../outside.pdf", False, FileName.UNSAFE),
        ("sub/../../outside.pdf", False, FileName.UNSAFE),
        ("C:\\plan.pdf", True, FileName.UNSAFE),
        ("C:plan.pdf", True, FileName.UNSAFE),
        ("\\\\server\\plan.pdf", True, FileName.UNSAFE),
        ("pl\0an.pdf", True, FileName.UNSAFE),
        ("https://a.example/plan.pdf", True, FileName.ADDRESS),
        ("//a.example/plan.pdf", True, FileName.ADDRESS),
        ("www.a.example/plan.pdf", True, FileName.ADDRESS),
        ("file:///etc/passwd", True, FileName.ADDRESS),
        ("x" * 5000, True, FileName.MISSING),
        (".", True, FileName.MISSING),
        ("", True, FileName.MISSING),
    ],
)
def test_a_name_is_judged_alike_on_every_system(tmp_path, name, is_flat, verdict):
    folder = tmp_path / "documents"
    (folder / "sub").mkdir(parents=True)
    for path in (folder / "plan.pdf", folder / "sub" / "plan.pdf", tmp_path / "outside.pdf"):
        path.write_bytes(b"%PDF-1.4\n")
    assert judge(name, folder, flat=is_flat) is verdict


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("target", ["outside.pdf", "documents", "loop.pdf"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path, target):
    """A link can publish any file of the computer."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "outside.pdf").write_bytes(b"%PDF-1.4\n")
    (folder / "loop.pdf").symlink_to(tmp_path / target if target != "loop.pdf" else "loop.pdf")
    assert judge("loop.pdf", folder) is not FileName.FILE


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_name_has_a_verdict(tmp_path_factory, name):
    folder = tmp_path_factory.getbasetemp()
    assert judge(name, folder) is not FileName.FILE or "/" not in name


@pytest.mark.parametrize("name", ["show.FR-ca.md", "show.fr_CA.md"])
def test_a_text_to_begin_with_is_found_under_whatever_name_its_language_has(company, name):
    text = "---\ntitle: Solo\n---\n\nIci commence le texte, en Markdown.\n"
    company.write(f"shows/solo/{name}", text)
    found = [one.place for one in company.findings() if one.code == "W113"]
    assert [(place.path, place.line) for place in found] == [(f"content/shows/solo/{name}", 5)]
