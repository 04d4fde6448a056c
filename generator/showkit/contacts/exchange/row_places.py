"""Where the house of a row is, in the spelling that contact files have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.said import Said, texts
from showkit.content.towns import region_of, usual_region

if TYPE_CHECKING:
    from showkit.contacts.exchange.incoming import Incoming

_COUNTRY: Final = "address.country"
_REGION: Final = "address.region"


def spell_region(row: Incoming, home: str | None) -> None:
    """Write the region of a row's house as it is usually written: ``QC`` for Québec or Quebec.

    Where the row names no country, that of the company, `home`, is meant; if it has such a region,
    the house is there, so that filters and reports by country find it.
    """
    told = texts(row.house)
    if _REGION not in told:
        return
    column = row.house[_REGION].column
    usual = usual_region(told[_REGION], told.get(_COUNTRY) or home)
    row.house[_REGION] = Said(usual, column)
    if _COUNTRY not in told and home and region_of(told[_REGION], home) is not None:
        row.house[_COUNTRY] = Said(home, column)
