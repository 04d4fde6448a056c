"""What is known of a photograph: its original, and what was made from it for the web."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.kit.pictures.rights import Rights
    from showkit.model.finding import Finding
    from showkit.output.artifact import Artifact

WIDTHS: Final = (480, 960, 1600, 2400)
"""Pixels; a photograph is never enlarged."""

MIME: Final = {"avif": "image/avif", "jpg": "image/jpeg"}
"""The formats that each photograph is given, by the ending of their files."""


@dataclass(frozen=True)
class Original:
    """A photograph as the company keeps it: its file, and whose work it is."""

    path: Path
    rights: Rights


@dataclass(frozen=True)
class Rendition:
    """One encoded file of a photograph; `path` is relative to the site, `size` is in bytes."""

    path: str
    width: int
    height: int
    mime: str
    size: int = 0


@dataclass(frozen=True)
class Picture:
    """A photograph ready for the web.

    `width` and `height` are the upright original's, in pixels; `accent` is its most telling
    colour as ``#rrggbb``, not yet corrected for contrast; `tones` are the nine mean colours of
    its thirds, row by row, as ``#rgb``; `source` is the SHA-256 of the original.
    """

    width: int
    height: int
    renditions: tuple[Rendition, ...]
    accent: str
    tones: tuple[str, ...] = ()
    source: str = ""

    def of(self, mime: str) -> tuple[Rendition, ...]:
        """Return the renditions of one format, narrowest first."""
        return tuple(rendition for rendition in self.renditions if rendition.mime == mime)


@dataclass(frozen=True)
class Pictures:
    """All pictures by the project-relative path of their original, and their files."""

    by_source: Mapping[str, Picture]
    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]
