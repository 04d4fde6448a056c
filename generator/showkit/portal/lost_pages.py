"""The pages that a host shows where there is none: one per language, and one that speaks them all.

A host may show them at any address, so their links begin at the host's root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from showkit.output.artifact import Artifact
from showkit.portal.addresses import CALENDAR, HOME, SHOWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.output.templates import Templates
    from showkit.portal.dress import Dress
    from showkit.portal.policy import Needs
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

LOST: Final = "404.html"
"""The name of such a page in the site's root and in the folder of each language."""

LOST_NEEDS: Final[Needs] = {"form-action": {"'self'"}}
"""What such a page needs of its policy: its search is a form that leads to the first page."""


def lost_pages(
    site: Site, readers: Sequence[Reader], dress: Dress, templates: Templates
) -> Iterator[Artifact]:
    """Yield the page of the root, then one for the folder of each language."""
    yield _page(LOST, readers, site, dress, templates)
    for reader in readers:
        yield _page(site.addresses.page(reader.tag, LOST), [reader], site, dress, templates)


def _page(
    path: str, readers: Sequence[Reader], site: Site, dress: Dress, templates: Templates
) -> Artifact:
    first = readers[0]
    parts = [
        Markup(_part(reader, min(n, 1) + 1, site, templates))  # noqa: S704 - a template of ours, which escapes
        for n, reader in enumerate(readers)
    ]
    page = templates.render(
        "portal/404.html",
        first.catalogue,
        {
            "tag": first.tag,
            "company": first.set(site.library.company.name),
            "prefix": site.addresses.prefix,
            "home": _link(site, first, HOME),
            "styles": dress.styles,
            "icons": dress.links,
            "logo": dress.logo.path if dress.logo else "",
            "parts": parts,
        },
    )
    return Artifact(path, page.encode())


def _part(reader: Reader, level: int, site: Site, templates: Templates) -> str:
    contact = site.library.company.contact()
    return templates.render(
        "portal/parts/lost.html",
        reader.catalogue,
        {
            "tag": reader.tag,
            "level": level,
            "name": reader.gettext("Search"),
            "email": contact.email if contact and contact.email else "",
            "home": _link(site, reader, HOME),
            "shows": _link(site, reader, SHOWS),
            "calendar": _link(site, reader, CALENDAR),
        },
    )


def _link(site: Site, reader: Reader, name: str) -> str:
    return site.addresses.prefix + site.addresses.page(reader.tag, name)
