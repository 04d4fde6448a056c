"""One compiler for document after document: nothing of one is left in the next."""

from __future__ import annotations

import pytest

from printed import stationery, text
from showkit.output.typst import Document, TypesettingError, typeset_pdf

_TITLE = '#set document(title: "x")\n#set text(font: json("data.json").font, lang: "en")\n'


@pytest.fixture(scope="module")
def typefaces(tmp_path_factory):
    return stationery(tmp_path_factory.mktemp("paper")).typefaces


def said(body, data, typefaces, folder, more=None):
    """Return the words of a document whose template ends with `body`."""
    main = folder / "main.typ"
    main.write_text(_TITLE + body, "utf-8")
    font = next(iter(typefaces.families["text"]))
    document = Document(
        "main.typ",
        {"main.typ": main, **(more or {})},
        {},
        {"font": font, **data},
        typefaces.folder,
        0,
    )
    path = folder / "made.pdf"
    path.write_bytes(typeset_pdf(document))
    return text(path)


def test_the_next_document_has_its_own_data_and_its_own_template(tmp_path, typefaces):
    body = '#json("data.json").word'
    assert "Ressac" in said(body, {"word": "Ressac"}, typefaces, tmp_path)
    assert "Haubans" in said(body, {"word": "Haubans"}, typefaces, tmp_path)
    assert "autre" in said("autre", {}, typefaces, tmp_path), "the template's name is the same"


def test_a_file_of_the_last_document_is_not_there_for_the_next(tmp_path, typefaces):
    beside = tmp_path / "beside.typ"
    beside.write_text('#let word = "Ressac"', "utf-8")
    body = '#import "beside.typ": word\n#word'
    assert "Ressac" in said(body, {}, typefaces, tmp_path, {"beside.typ": beside})
    with pytest.raises(TypesettingError, match="beside"):
        said(body, {}, typefaces, tmp_path)
    assert "Haubans" in said("Haubans", {}, typefaces, tmp_path), "an error spoils nothing"
