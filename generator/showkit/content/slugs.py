"""Names that are addresses: small letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_SPELT_OUT: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Beside ß, which is ss already in small letters without case."""


def is_slug(name: str) -> bool:
    """Tell whether a name can stand in an address as it is."""
    return _SLUG.fullmatch(name) is not None


def as_slug(name: str) -> str:
    """Return the nearest slug to a name: accents folded, the rest hyphens.

    ``Jörg Weißenböck`` is ``jorg-weissenbock``: a letter that is no other's with an accent is
    spelt out, and not left out.
    """
    spelt = name.casefold().translate(_SPELT_OUT)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
