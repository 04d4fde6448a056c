"""What is in a press kit, read back with zipfile and Pillow as a newspaper would."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from showkit.content.load import load
from showkit.kit.bundles.press_kit import KitInputs, make_press_kits
from showkit.output.cache import Cache
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.portal.reader import Reader

_DEMO = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("kit")
    for name in ("company.yaml", "brand", "shows/haubans"):
        target = root / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (_DEMO / name).is_dir() else shutil.copy)(_DEMO / name, target)
    return Project(root)


def kit_of(project):
    loaded = load(project)
    readers = [Reader(catalogue(tag)) for tag in loaded.library.company.languages]
    inputs = KitInputs(
        loaded.library,
        project,
        readers,
        lambda show, tag: f"https://x.example/{tag[:2]}/{show.slug}/",
        {},
    )
    steps = []
    kits = make_press_kits(inputs, Cache(project.cache / "pictures"), lambda *n: steps.append(n))
    assert steps in ([(0, 1), (1, 1)], []), "none where it was made before"
    return kits["haubans"]


def opened(kit):
    return zipfile.ZipFile(io.BytesIO(kit.archive.read()))


def test_a_kit_has_no_texts_in_a_language_that_the_show_has_no_words_in(project, tmp_path):
    """The English texts of a show with French and German words were its German ones again."""
    shutil.copytree(project.content, tmp_path / "content")
    (tmp_path / "content/shows/haubans/show.en.md").unlink()
    with opened(kit_of(Project(tmp_path))) as archive:
        texts = {name for name in archive.namelist() if "/texts/" in name}
    assert {name.rsplit(".", 2)[1] for name in texts} == {"fr-CA"}


def test_a_kit_holds_photographs_texts_documents_and_the_logo(project):
    with opened(kit_of(project)) as archive:
        names = set(archive.namelist())
        assert {
            "haubans/README.txt",
            "haubans/texts/haubans.fr-CA.txt",
            "haubans/texts/haubans.en-CA.md",
            "haubans/photos/CREDITS.txt",
            "haubans/logo/logo.svg",
        } <= names
        plain = archive.read("haubans/texts/haubans.fr-CA.txt").decode("utf-8-sig")
        assert plain.startswith("HAUBANS\r\n")
        assert "Irène Vadnais" in plain
        assert "**" not in plain
        credits_ = archive.read("haubans/photos/CREDITS.txt").decode("utf-8-sig")
        assert "© Sander Klootwijk 2018, CC BY-SA 4.0" in credits_
        assert "https://creativecommons.org/licenses/by-sa/4.0/" in credits_
        photo = next(name for name in names if name.startswith("haubans/photos/01-"))
        with Image.open(io.BytesIO(archive.read(photo))) as image:
            assert b"Sander Klootwijk" in image.info["xmp"]
            assert max(image.size) > 2000


def test_each_language_of_the_kit_leads_to_the_page_in_it(project):
    """An English reader of the README was sent to the page in French."""
    with opened(kit_of(project)) as archive:
        readme = archive.read("haubans/README.txt").decode("utf-8-sig")
    french, english = readme.split("---")
    assert "https://x.example/fr/haubans/" in french
    assert "https://x.example/en/haubans/" in english
    assert "/fr/" not in english


def test_the_readme_tells_of_what_is_in_the_kit_and_of_nothing_else(project, tmp_path):
    """It had “documents/: to download” for who had downloaded them, or had none."""
    with opened(kit_of(project)) as archive:
        whole = archive.read("haubans/README.txt").decode("utf-8-sig")
    for said in ("photos/: full size", "texts/: in every", "documents/: what else", "logo/: that"):
        assert said in whole
    assert "PDF files beside" not in whole, "no sheet was made here"
    shutil.copytree(project.content, tmp_path / "content")
    for name in ("documents.csv", "visuals.csv"):
        (tmp_path / "content/shows/haubans" / name).unlink()
    for name in ("documents", "visuals"):
        shutil.rmtree(tmp_path / "content/shows/haubans" / name)
    with opened(kit_of(Project(tmp_path))) as archive:
        bare = archive.read("haubans/README.txt").decode("utf-8-sig")
    for said in ("photos/", "documents/", "Name the photographer"):
        assert said not in bare


def test_the_words_come_for_word_in_each_language_with_their_headings(project):
    """Programme editors work in Word: headings to build on, spelling checked in French."""
    with opened(kit_of(project)) as archive:
        french = docx.Document(io.BytesIO(archive.read("haubans/texts/haubans.fr-CA.docx")))
        english = docx.Document(io.BytesIO(archive.read("haubans/texts/haubans.en-CA.docx")))
    by_style = {}
    for paragraph in french.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == ["Haubans"]
    assert "Ce qu’on regarde" in by_style["Heading 2"]
    assert any("Irène Vadnais" in line for line in by_style["List Bullet"])
    assert [run.text for one in french.paragraphs for run in one.runs if run.italic] == ["Haubans"]
    marks = french.styles.element.iter(qn("w:lang"))
    assert {mark.get(qn("w:val")) for mark in marks} == {"fr-CA"}
    assert english.paragraphs[0].text == "Stays"
    assert english.core_properties.language == "en-CA"


def test_exiftool_reads_whose_each_photograph_is(project, tmp_path):
    """What an agency's own software shows: photographer, licence, caption; no camera, no place."""
    with opened(kit_of(project)) as archive:
        archive.extractall(tmp_path)
    said = subprocess.run(
        ["exiftool", "-json", "-G1", tmp_path / "haubans" / "photos", "-ext", "jpg"],
        capture_output=True,
        check=True,
    )
    photographs = json.loads(said.stdout)
    assert len(photographs) >= 2
    for tags in photographs:
        assert tags["XMP-dc:Creator"]
        assert tags["XMP-dc:Rights"].startswith("©") or "CC0" in tags["XMP-dc:Rights"]
        assert tags["XMP-xmpRights:WebStatement"].startswith("https://")
        assert tags["IPTC:By-line"] == tags["XMP-dc:Creator"]
        groups = {name.partition(":")[0] for name in tags}
        assert "GPS" not in groups
        assert not {"ExifIFD", "IFD0"} & groups


def test_nothing_that_is_not_public_is_in_it(project):
    """A plan for people with access, a photograph kept back: not in what anybody may download."""
    closed = [
        document.file
        for document in load(project).library.shows[0].documents
        if document.visibility != "public"
    ]
    assert closed
    with opened(kit_of(project)) as archive:
        names = archive.namelist()
        assert not [name for name in names for file in closed if name.endswith(file)]


def test_a_second_time_nothing_is_made(project):
    first = kit_of(project)
    before = first.archive.content.stat().st_mtime_ns
    again = kit_of(project)
    assert again.archive.content == first.archive.content
    assert again.archive.content.stat().st_mtime_ns == before


def test_a_control_character_in_a_text_is_left_out(project):
    words = project.content / "shows" / "haubans" / "show.fr.md"
    text = words.read_text("utf-8")
    facts, closes, body = text.rpartition("\n---\n")
    words.write_text(f"{facts}{closes}\nLes \x07câbles chantent.\n{body}", "utf-8")
    try:
        with opened(kit_of(project)) as archive:
            plain = archive.read("haubans/texts/haubans.fr-CA.txt")
            assert b"\x07" not in plain
            assert "câbles chantent." in plain.decode()
    finally:
        words.write_text(text, "utf-8")
