"""The typefaces of pages as a typesetter reads them: the one adapter to fontTools.

Browsers take WOFF2, Typst takes TrueType. A font is unpacked once (its bytes lie in the cache)
and given a family name by its use: files that help each other out, as Latin and Latin Extended do,
are families of their own, because a typesetter chooses one file of a family.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fontTools.ttLib import TTFont, TTLibError

from showkit.output.cache import digest, file_digest, keep_privately

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from showkit.output.cache import Cache

_RECIPE: Final = "typeface 1"
_FAMILY, _SUBFAMILY, _TYPOGRAPHIC = 1, 2, (16, 17, 21, 22, 25)
"""Entries of a font's table of names (OpenType, name IDs)."""


@dataclass(frozen=True)
class Typefaces:
    """Fonts ready to print with: their `folder`, the families of each use, the best first.

    `covered` are the characters that any of them has; `version` is the hash of it all.
    """

    folder: Path
    families: Mapping[str, tuple[str, ...]]
    covered: frozenset[int]
    version: str


def make_typefaces(
    uses: Mapping[str, Sequence[Sequence[Path]]], cache: Cache, folder: Path
) -> Typefaces:
    """Return the typefaces for each use (``title``, ``text``) from groups of WOFF2 files.

    Each group becomes a family, the first the one that is asked first. The unpacked files lie in a
    folder inside `folder`, named by what is in it. A file that is no font is left out.
    """
    ready: list[tuple[str, str, bytes]] = []
    families: dict[str, tuple[str, ...]] = {}
    covered: set[int] = set()
    for use, groups in uses.items():
        names = []
        for n, group in enumerate(groups):
            family = f"showkit {use}" if n == 0 else f"showkit {use} {n + 1}"
            fonts = [font for path in group if (font := _unpacked(path, family, cache))]
            if fonts:
                names.append(family)
            for data, characters in fonts:
                ready.append((use, f"{digest(data)[:16]}.ttf", data))
                covered |= characters
        families[use] = tuple(names)
    version = digest(_RECIPE, *(name for _, name, _ in ready), json.dumps(families))
    place = folder / version[:16]
    for _, name, data in ready:
        if not (place / name).is_file():
            keep_privately(place / name, data)
    return Typefaces(place, families, frozenset(covered), version)


def _unpacked(path: Path, family: str, cache: Cache) -> tuple[bytes, frozenset[int]] | None:
    """Return a font as TrueType under another family name, and the characters that it has."""
    key = digest(_RECIPE, file_digest(path), family)
    data, known = cache.get(key), cache.get(digest(key, "characters"))
    if data is None or known is None:
        try:
            font = TTFont(path)
            characters = sorted(font.getBestCmap() or {})
            data = _renamed(font, family)
        except (TTLibError, OSError, ValueError, KeyError, AssertionError):
            return None  # checks have told
        known = json.dumps(characters).encode()
        cache.put(key, data)
        cache.put(digest(key, "characters"), known)
    return data, frozenset(json.loads(known))


def _renamed(font: Any, family: str) -> bytes:  # noqa: ANN401 - fontTools has no types
    names = font["name"]
    for entry in _TYPOGRAPHIC:
        names.removeNames(nameID=entry)
    style = str(names.getDebugName(_SUBFAMILY) or "Regular")
    names.removeNames(nameID=_FAMILY)
    names.setName(family, _FAMILY, 3, 1, 0x409)
    names.removeNames(nameID=_SUBFAMILY)
    names.setName(style, _SUBFAMILY, 3, 1, 0x409)
    font.flavor = None
    font["head"].modified = font["head"].created  # else the clock's
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
