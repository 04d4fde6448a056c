"""A name as it stands, to the words that are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.vocabulary import replaced, vocabulary
from showkit.content.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"[^\W_]+")
_MOJIBAKE: Final = re.compile("[ÃÂâ][\u0080-\u00bf\u2010-\u2122\u0152-\u0192¡-¿]")


def mended(text: str) -> str:
    """Return a text whose UTF-8 was once read as Windows-1252 as it was: ``HÃ©lÃ¨ne``, Hélène."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def plain_words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents; hyphens part words."""
    return _WORD.findall(folded(mended(text)))


def telling_words(words: Sequence[str]) -> list[str]:
    """Return `words` with abbreviations spelt out, without legal forms and articles."""
    known = vocabulary()
    spelt = replaced(words, known.abbreviations)
    without_form = replaced(spelt, dict.fromkeys(known.legal_forms, ())) or spelt
    return [word for word in without_form if word not in known.articles]
