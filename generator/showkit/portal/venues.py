"""Where a performance is played: the room, the house and its address, as far as they are public.

A house's postal address is public where a performance that anybody may know is played there; what
else its contact file holds stays in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from showkit.output.cache import digest
from showkit.portal.dates import house_and_room

if TYPE_CHECKING:
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.place import PostalAddress
    from showkit.model.presenter import Presenter

_REGISTERS = frozenset(
    {
        *("wikidata.org", "kg.artsdata.ca", "isni.org", "viaf.org", "scenepro.ca"),
        *("id.loc.gov", "data.bnf.fr", "d-nb.info", "geonames.org"),
    }
)
"""Public registers: a record there is public whoever's file names it."""


@dataclass(frozen=True)
class House:
    """The organisation that a performance is played at; `same_as` are its public records."""

    id: str
    name: str
    kind: str
    same_as: tuple[str, ...]


@dataclass(frozen=True)
class Venue:
    """The place of a performance. `id` tells places apart and says nothing of them.

    `kind` is an Artsdata place type, or empty; `host` the house where we have its contact file.
    """

    id: str
    house: str
    room: str
    kind: str
    street: str
    postal_code: str
    city: str
    region: str
    country: str
    host: House | None

    @property
    def name(self) -> str:
        """The house, with its room where one is known."""
        return f"{self.house} ({self.room})" if self.room else self.house


def venue_of(performance: Performance, library: Library) -> Venue:
    """Return where a performance is played."""
    house, room = house_and_room(performance, library)
    presenter = library.presenter_by_slug.get(performance.venue)
    address = _address(performance, presenter)
    street = performance.street or (address.street if address else "")
    postal_code = performance.postal_code or (address.postal_code if address else "")
    region = performance.region or (address.region if address else "")
    rooms = {one.id: one.kind for one in presenter.rooms} if presenter else {}
    parts = (house, room, street, postal_code, performance.city, region, performance.country)
    return Venue(
        digest(*parts)[:12],
        house,
        room,
        rooms.get(performance.room, ""),
        *parts[2:],
        _host(presenter) if presenter else None,
    )


def _address(performance: Performance, presenter: Presenter | None) -> PostalAddress | None:
    """Return the house's address where that is where it is played: the row names its town."""
    if presenter is None or performance.street:
        return None
    address = presenter.address
    here = (performance.city.casefold(), performance.country)
    return address if (address.city.casefold(), address.country) == here else None


def _host(presenter: Presenter) -> House:
    public = tuple(one for one in presenter.same_as if is_register(one))
    return House(digest(presenter.name)[:12], presenter.name, presenter.kind, public)


def is_register(address: str) -> bool:
    """Tell whether an address is a record in a register that anybody may read."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return host in _REGISTERS
