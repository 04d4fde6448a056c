"""Text as people compare it: without capitals, accents, or the kind of apostrophe and space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l"}
)
_JOINTS: Final = re.compile(r"[\s_-]+")
_SPACES: Final = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return `text` in small letters without accents, each run of spaces as one.

    ``Théâtre  de l’Œuvre`` and ``theatre de l'oeuvre`` fold to the same.
    """
    if text.isascii():
        return _SPACES.sub(" ", text.lower()).strip()
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _SPACES.sub(" ", letters.translate(_SIGNS)).strip()


def folded_words(text: str) -> str:
    """Return `text` folded, with hyphens and underscores as spaces.

    ``contemporary-dance`` and ``Contemporary dance`` fold to the same.
    """
    return _JOINTS.sub(" ", folded(text)).strip()
