"""Names that are addresses: small letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Tell whether a name can stand in an address as it is."""
    return _SLUG.fullmatch(name) is not None


def as_slug(name: str) -> str:
    """Return the nearest slug to a name: accents folded, the rest hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
