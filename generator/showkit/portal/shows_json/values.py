"""The values that everything in ``shows.json`` is made of: texts, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showkit.content.vocabularies import Vocabulary, terms
from showkit.portal.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from showkit.model.record import LocalText

Value = dict[str, Any]
"""An object of the document."""

ANY = "mul"
"""BCP 47's tag for words that serve several languages, such as a name."""


def texts(words: Mapping[str, str], languages: Collection[str]) -> list[Value]:
    """Return texts by their BCP 47 tag, those in the `languages` of the site, set in type."""
    known = {tag.split("-", maxsplit=1)[0] for tag in languages}
    return [
        {"lang": tag, "value": typeset(text, tag)}
        for tag, text in words.items()
        if text and (tag == ANY or tag.split("-", maxsplit=1)[0] in known)
    ]


def local(text: LocalText | None, languages: Collection[str]) -> list[Value]:
    """Return a short text of the content in the languages that it has."""
    return texts(text.root, languages) if text else []


def name(text: str) -> list[Value]:
    """Return a name, which is the same in every language."""
    return texts({ANY: text}, ())


def term(vocabulary: Vocabulary, term_id: str, number: int) -> Value:
    """Return a word of one of Artsdata's vocabularies; `number` is its place among its like."""
    known = terms(vocabulary).get(term_id)
    return filled(
        {
            "type": "Term",
            "vocabulary": "artsdata",
            "identifier": [known.uri] if known else [],
            "code": term_id,
            "label": [
                {"lang": tag, "value": known.label(tag)} for tag in ("fr", "en") if known.label(tag)
            ]
            if known
            else [],
            "sequenceNumber": number,
        }
    )


def own_term(code: str, number: int) -> Value:
    """Return a word of the content guide's own."""
    return {"type": "Term", "vocabulary": "showkit", "code": code, "sequenceNumber": number}


def labelled(text: LocalText, number: int, languages: Collection[str]) -> Value:
    """Return a company's own words as a term that has a label only."""
    return {"type": "Term", "label": local(text, languages), "sequenceNumber": number}


def filled(value: Value) -> Value:
    """Return an object without what is empty; no and zero say something."""
    return {
        key: inner
        for key, inner in value.items()
        if inner is not None and inner not in ("", [], (), {})
    }
