"""The names of things: what a node's `@id` is, and where else the thing has a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.site import Site

_WIKIDATA: Final = re.compile(
    r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityPage/)?(?P<id>Q[0-9]+)"
)
_ARTSDATA: Final = re.compile(r"https?://kg\.artsdata\.ca/(?:resource/)?(?P<id>K[0-9]+-[0-9]+)")


@dataclass(frozen=True)
class Identifiers:
    """The `@id` of each thing of a site: an address of the site with a fragment.

    A show's hangs on its first slug and a performance's on its id, so that a rename keeps both.
    """

    base: str

    @classmethod
    def of(cls, site: Site) -> Identifiers:
        """Return those of a site."""
        return cls(site.addresses.base)

    @property
    def site(self) -> str:
        """The site itself."""
        return f"{self.base}#site"

    @property
    def company(self) -> str:
        """The company whose site it is."""
        return f"{self.base}#company"

    def represented(self, slug: str) -> str:
        """Return that of a company that an agency represents."""
        return f"{self.base}#company-{slug}"

    def show(self, show: Show) -> str:
        """Return that of a show."""
        return f"{self.base}#show-{origin(show)}"

    def performance(self, performance: Performance) -> str:
        """Return that of one date."""
        return f"{self.base}#performance-{performance.id}"

    def series(self, first: Performance) -> str:
        """Return that of a run of dates in one place."""
        return f"{self.base}#run-{first.id}"

    def place(self, venue: str) -> str:
        """Return that of a place."""
        return f"{self.base}#place-{venue}"

    def house(self, host: str) -> str:
        """Return that of a house."""
        return f"{self.base}#house-{host}"

    def festival(self, key: str) -> str:
        """Return that of one edition of a festival."""
        return f"{self.base}#festival-{key}"


def origin(show: Show) -> str:
    """Return the slug that a show began with: what is named after it keeps that name."""
    return show.facts.former_slugs[0] if show.facts.former_slugs else show.slug


def records(addresses: Iterable[str]) -> list[str]:
    """Return addresses of records elsewhere, those of Wikidata and Artsdata as their URIs."""
    found = []
    for address in addresses:
        wikidata, artsdata = _WIKIDATA.match(address), _ARTSDATA.match(address)
        if wikidata:
            found.append(f"http://www.wikidata.org/entity/{wikidata['id']}")
        elif artsdata:
            found.append(f"http://kg.artsdata.ca/resource/{artsdata['id']}")
        else:
            found.append(address)
    return list(dict.fromkeys(found))
