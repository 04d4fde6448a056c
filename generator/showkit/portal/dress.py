"""What the pages wear beside the shared stylesheets: accents, focal points, the company's mark."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.output.artifact import Artifact
from showkit.output.assets import make_assets
from showkit.output.cache import digest
from showkit.portal.colour import readable
from showkit.portal.photographs import focus_class, focus_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.company import Company
    from showkit.output.assets import Assets
    from showkit.output.templates import Templates
    from showkit.portal.colour import Accent
    from showkit.portal.site import Site

_PRELOADED = (
    "fonts/bricolage-grotesque-latin-wght-normal.woff2",
    "fonts/source-serif-4-latin-wght-normal.woff2",
)


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
        """The fonts that every page needs at once, where the company still uses them."""
        return tuple(self.assets.path(name) for name in _PRELOADED if name in self.assets.by_name)

    @property
    def icon(self) -> str:
        """The mark in a browser's tab."""
        return self.assets.path("icon.svg")

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The files to publish."""
        shared = self.assets.artifacts
        return shared if self.logo is None or self.logo in shared else (*shared, self.logo)


def make_dress(site: Site, templates: Templates) -> Dress:
    """Return the assets: ours or the company's own, and those made for its content."""
    logo = _logo(site)
    drawn = logo is not None and logo.path.endswith(".svg")
    icon = logo.read().decode() if logo and drawn else initial(site.library.company)
    assets = make_assets(templates, {"shows.css": show_rules(site), "icon.svg": icon})
    return Dress(assets, assets.by_name["icon.svg"] if drawn else logo)


def show_rules(site: Site) -> str:
    """Return the style rules that the content decides: accents and focal points."""
    brand = readable(site.library.company.brand.colour)
    rules = [_accent_rule(":root", "brand", brand), _accent_rule(":root", "accent", brand)]
    points = [focus_class(0.5, 0.4)]
    for show in sorted(site.library.shows, key=lambda show: show.slug):
        rules.append(_accent_rule(f".accent-{show.slug}", "accent", site.accent(show)))
        points += [focus_class(visual.focal_x, visual.focal_y) for visual in show.visuals]
    return "".join(rules) + focus_rules(points)


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


def _logo(site: Site) -> Artifact | None:
    """Return the company's logo under a name with its hash, if its file is in ``content/``."""
    name = site.library.company.brand.logo
    content = site.root / "content"
    source = content / name
    if not name or not source.is_file():
        return None
    if not source.resolve().is_relative_to(content.resolve()):
        return None
    data = source.read_bytes()
    suffix = PurePosixPath(name).suffix.lower()
    return Artifact(f"assets/logo.{digest(data)[:10]}{suffix}", data, immutable=True)
