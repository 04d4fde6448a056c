"""What a page tells those who show it elsewhere: the Open Graph protocol and X's cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.kit.pictures.drawing import CARD_SIZE
from showkit.portal.views import TagView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.kit.pictures.drawing import Card
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_LARGE: Final = "summary_large_image"


def social_tags(  # noqa: PLR0913 - what the tags say, by name
    site: Site,
    reader: Reader,
    readers: Sequence[Reader],
    card: Card,
    *,
    path: str,
    title: str,
    description: str,
) -> tuple[TagView, ...]:
    """Return the tags of the page at `path`."""
    width, height = CARD_SIZE
    words = ", ".join(part for part in (card.title, card.company) if part)
    seen = card.photo.alt if card.photo else ""
    graph = [
        ("og:type", "website"),
        ("og:site_name", reader.set(site.library.company.name)),
        ("og:title", title),
        ("og:description", description),
        ("og:url", site.addresses.absolute(path)),
        ("og:locale", reader.graph_locale),
        *(("og:locale:alternate", one.graph_locale) for one in readers if one.tag != reader.tag),
        ("og:image", site.addresses.absolute(card.path)),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", f"{words}. {seen}" if seen else words),
    ]
    tags = [TagView("property", name, content) for name, content in graph if content]
    return (*tags, TagView("name", "twitter:card", _LARGE))
