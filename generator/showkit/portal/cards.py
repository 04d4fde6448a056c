"""The card that a message or a social network shows of a page: one per show and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.kit.pictures.drawing import Card, CardPhoto
from showkit.kit.visuals import rights_of
from showkit.portal.colour import PAPERS_LIGHT, readable
from showkit.portal.facts import card_facts
from showkit.portal.typography import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.kit.pictures.drawing import Typeface
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_BETWEEN_FACTS = f"{NO_BREAK}· "


@dataclass(frozen=True)
class Cards:
    """All cards, by language and slug; the company's own are under no slug."""

    by_page: Mapping[tuple[str, str], Card]

    def of(self, tag: str, show: Show | None = None) -> Card:
        """Return the card of a show's page, or of the other pages in a language."""
        return self.by_page[tag, show.slug if show else ""]


def plan_cards(site: Site, readers: Sequence[Reader], typeface: Typeface) -> Cards:
    """Return the cards of a site; they are drawn when all are known."""
    by_page = {(reader.tag, ""): _company_card(site, reader, typeface) for reader in readers}
    for show in site.library.shows:
        for reader in readers:
            by_page[reader.tag, show.slug] = _show_card(show, site, reader, typeface)
    return Cards(by_page)


def _company_card(site: Site, reader: Reader, typeface: Typeface) -> Card:
    company = site.library.company
    return Card(
        title=reader.set(company.name),
        line=reader.text(company.tagline),
        company="",
        colour=readable(company.brand.colour).light,
        ink=PAPERS_LIGHT[0],
        typeface=typeface,
        photo=next((photo for show in site.shows if (photo := _photo(show, site, reader))), None),
    )


def _show_card(show: Show, site: Site, reader: Reader, typeface: Typeface) -> Card:
    return Card(
        title=reader.set(show.in_language(reader.tag).title),
        line=_BETWEEN_FACTS.join(fact.replace(" ", NO_BREAK) for fact in card_facts(show, reader)),
        company=reader.set(site.library.company.name),
        colour=site.accent(show).light,
        ink=PAPERS_LIGHT[0],
        typeface=typeface,
        photo=_photo(show, site, reader),
    )


def _photo(show: Show, site: Site, reader: Reader) -> CardPhoto | None:
    visual = show.key_visual
    picture = site.picture(show, visual.file) if visual else None
    if visual is None or picture is None:
        return None
    return CardPhoto(
        file=site.root / show.folder / "visuals" / visual.file,
        version=picture.source,
        focus=(visual.focal_x, visual.focal_y),
        rights=rights_of(visual),
        alt=reader.text(visual.alt),
    )
