"""What the pages wear beside the shared stylesheets: accents, focal points, the company's mark."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, judge
from showkit.output.artifact import Artifact
from showkit.output.assets import make_assets
from showkit.output.cache import digest
from showkit.portal.colour import readable
from showkit.portal.icons import FAVICON, TOUCH, plan_icons, title_typeface
from showkit.portal.photographs import focus_class, focus_rules, tone_rules
from showkit.portal.typefaces import typefaces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.kit.pictures.drawing import Icon, Typeface
    from showkit.model.company import Company
    from showkit.output.assets import Assets
    from showkit.output.templates import Templates
    from showkit.portal.colour import Accent
    from showkit.portal.site import Site

_SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "shows": ("filters.js",),
    "show": ("trailer.js", "gallery.js"),
}
"""The scripts that one kind of page needs beside those of every page."""


@dataclass(frozen=True)
class Dress:
    """All assets, and the paths (from the root of the site) of those that portal pages name."""

    assets: Assets
    logo: Artifact | None
    typeface: Typeface
    icons: tuple[Icon, ...]
    logo_dark: Artifact | None
    first_fonts: tuple[str, ...]

    @property
    def styles(self) -> tuple[str, ...]:
        """The stylesheets, in order."""
        return (self.assets.path("portal.css"), self.assets.path("shows.css"))

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of every page, in order."""
        return (self.assets.path("portal.js"), self.assets.path("search.js"))

    def scripts_of(self, kind: str) -> tuple[str, ...]:
        """The scripts that one kind of page needs besides."""
        return tuple(self.assets.path(name) for name in _SCRIPTS.get(kind, ()))

    @property
    def preloaded(self) -> tuple[str, ...]:
        """The fonts that every page needs at once, where the company still has them."""
        known = self.assets.by_name
        return tuple(self.assets.path(name) for name in self.first_fonts if name in known)

    @property
    def icon(self) -> str:
        """The mark in a browser's tab: drawn, or where the logo is not, in dots."""
        is_drawn = self.logo is None or self.logo.path.endswith(".svg")
        return self.assets.path("icon.svg") if is_drawn else self.icons[-1].path

    @property
    def links(self) -> tuple[tuple[str, str, str], ...]:
        """The marks that a page names: relation, path, sizes."""
        # a browser that can takes the last that it understands: the drawn one
        return (
            ("icon", FAVICON, "48x48"),
            ("icon", self.icon, "any" if self.icon.endswith(".svg") else "192x192"),
            ("apple-touch-icon", TOUCH, "180x180"),
        )

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The files to publish."""
        marks = (self.logo, self.logo_dark)
        files = {mark.path: mark for mark in marks if mark is not None}
        return tuple((files | {one.path: one for one in self.assets.artifacts}).values())


def make_dress(site: Site, templates: Templates) -> Dress:
    """Return the assets: ours or the company's own, and those made for its content."""
    brand = site.library.company.brand
    logo, logo_dark = _mark(site, brand.logo), _mark(site, brand.logo_dark)
    faces = typefaces(brand, site.root / "content")
    drawn = logo is not None and logo.path.endswith(".svg")
    icon = logo.read() if logo and drawn else initial(site.library.company).encode()
    rules = (faces.rules + show_rules(site)).encode()
    assets = make_assets(templates, {**faces.files, "shows.css": rules, "icon.svg": icon})
    typeface = title_typeface(site.library.company, templates, site.root / "content")
    file = site.root / "content" / brand.logo if logo else None
    icons = plan_icons(site.library.company, file, typeface)
    mark = assets.by_name["icon.svg"] if drawn else logo
    return Dress(assets, mark, typeface, icons, logo_dark, faces.first)


def show_rules(site: Site) -> str:
    """Return the style rules that the content decides: accents, focal points, tones."""
    brand = readable(site.library.company.brand.colour)
    rules = [_accent_rule(":root", "brand", brand), _accent_rule(":root", "accent", brand)]
    points = [focus_class(0.5, 0.4)]
    for show in sorted(site.library.shows, key=lambda show: show.slug):
        rules.append(_accent_rule(f".accent-{show.slug}", "accent", site.accent(show)))
        points += [focus_class(visual.focal_x, visual.focal_y) for visual in show.visuals]
    return "".join(rules) + focus_rules(points) + tone_rules(site.pictures.values())


def initial(company: Company) -> str:
    """Return an icon for a company that has no drawn logo: its initial on its colour."""
    letter = escape(company.name.strip()[:1].upper())
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" fill="{readable(company.brand.colour).light}"/>'
        '<text x="32" y="46" font-family="sans-serif" font-weight="700" font-size="40" '
        f'text-anchor="middle" fill="#fff">{letter}</text></svg>\n'
    )


def _accent_rule(selector: str, name: str, accent: Accent) -> str:
    return f"{selector}{{--{name}:light-dark({accent.light},{accent.dark})}}\n"


def _mark(site: Site, name: str) -> Artifact | None:
    """Return a logo under a name with its hash, if its file is in ``content/``."""
    content = site.root / "content"
    if not name or judge(name, content, flat=False) is not FileName.FILE:
        return None
    data = (content / name).read_bytes()
    suffix = PurePosixPath(name).suffix.lower()
    return Artifact(f"assets/logo.{digest(data)[:10]}{suffix}", data, immutable=True)
