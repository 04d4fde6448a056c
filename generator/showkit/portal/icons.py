"""The company's mark in every size that is asked for, and the typeface that it is drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, judge
from showkit.kit.pictures.drawing import Icon, Shape, Typeface
from showkit.output.cache import digest, file_digest
from showkit.output.typst import VERSION
from showkit.portal.colour import PAPERS_LIGHT, readable

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.model.company import Company
    from showkit.output.templates import Templates

TOUCH: Final = "apple-touch-icon.png"
"""Asked for at the root by phones, whether a page names it or not."""

FAVICON: Final = "favicon.ico"
"""Asked for at the root by everything else."""

_TITLES: Final = "bricolage-grotesque"
_FONTS: Final = (".woff2", ".woff", ".otf", ".ttf")

_ICONS: Final = (
    (FAVICON, 48, Shape.FREE),
    (TOUCH, 180, Shape.FILLED),
    ("assets/icon-maskable-512.png", 512, Shape.MASKABLE),
    ("assets/icon-512.png", 512, Shape.FREE),
    ("assets/icon-192.png", 192, Shape.FREE),
)


def plan_icons(company: Company, logo: Path | None, typeface: Typeface) -> tuple[Icon, ...]:
    """Return the icons to draw, from the file `logo` where there is one, else from the initial."""
    return tuple(
        Icon(
            name=name,
            size=size,
            shape=shape,
            letter=company.name.strip()[:1].upper(),
            colour=readable(company.brand.colour).light,
            ink=PAPERS_LIGHT[0],
            typeface=typeface,
            logo=logo,
            logo_version=_version(logo) if logo else "",
        )
        for name, size, shape in _ICONS
    )


def _version(logo: Path) -> str:
    """Return what stands for a logo as it is drawn: Typst draws one of lines."""
    return (
        digest(file_digest(logo), VERSION) if logo.suffix.lower() == ".svg" else file_digest(logo)
    )


def title_typeface(company: Company, templates: Templates, content: Path) -> Typeface:
    """Return the fonts of titles, the company's own in `content` first, then what else there is.

    Upright before italic: a title in letters that its own typeface lacks is set in another.
    """
    own = [
        (name, content / name)
        for name in company.brand.title_font
        if judge(name, content, flat=False) is FileName.FILE
    ]
    own.sort(key=lambda file: "italic" in file[0].lower())
    files = [
        (name, path)
        for name, path in templates.files("assets/fonts")
        if path.suffix.lower() in _FONTS
    ]
    files.sort(
        key=lambda file: (
            not file[0].startswith(_TITLES),
            "italic" in file[0].lower(),
            len(file[0]),  # a subset for rarer letters has the longer name
            file[0],
        )
    )
    files = [*own, *files]
    version = digest(*(part for name, path in files for part in (name, path.read_bytes())))
    return Typeface(tuple(path for _, path in files), version)
