"""A show's words as a Word document, which programme editors work in: the adapter of python-docx.

Headings are headings, lists lists, and the language is the text's own, so that Word checks the
spelling of French as French. The same words give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml.ns import qn

from showkit.kit.bundles.archive import Part, repacked, with_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.opc.part import Part as OpcPart

    from showkit.kit.bundles.paragraphs import Paragraph

_MADE_ON: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The day of all archives: a document says nothing of when a build ran."""

_OWN: Final = frozenset({"word/document.xml", "docProps/core.xml"})
"""The files of a document that its words are in; the others hang on its language alone."""


def word_document(title: str, author: str, language: str, paragraphs: Sequence[Paragraph]) -> bytes:
    """Return a .docx of `paragraphs` in the language `language` (BCP 47)."""
    document = _empty()
    document.element.body.clear_content()
    about = document.core_properties
    about.title, about.author, about.language = title, author, language
    about.last_modified_by = about.comments = ""
    about.created = about.modified = _MADE_ON.replace(tzinfo=None)
    for paragraph in paragraphs:
        added = document.add_paragraph()
        added._p.style = _style_id(paragraph.style)  # noqa: SLF001 - its own way asks every style each time
        for run in paragraph.runs:
            made = added.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None
    own = [Part(name, part.blob) for name, part in _parts() if name in _OWN]
    return with_more(_common(language), own)


@cache
def _empty() -> Document:
    """Return the one document of this process, emptied for each text: to read it takes longest."""
    return docx.Document()


@cache
def _style_id(name: str) -> str:
    """Return the name that a style has in files."""
    return str(_empty().styles[name].style_id)


@cache
def _parts() -> Sequence[tuple[str, OpcPart]]:
    """Return the files of the one document, by their names in the archive."""
    found = _empty().part.package.iter_parts()
    return tuple((str(part.partname).removeprefix("/"), part) for part in found)


@lru_cache(maxsize=32)
def _common(language: str) -> bytes:
    """Return all that documents in a language have in common: nine tenths are styles."""
    document = _empty()
    _set_language(document, language)
    data = io.BytesIO()
    document.save(data)
    return repacked(data.getvalue(), without=_OWN)


def _set_language(document: Document, language: str) -> None:
    """Give the language to all styles, the defaults among them (ECMA-376-1 §17.3.2.20)."""
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
