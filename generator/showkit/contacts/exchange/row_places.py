"""Where the house of a row is, in the spelling that contact files have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.said import Said, texts
from showkit.content.towns import usual_region

if TYPE_CHECKING:
    from showkit.contacts.exchange.incoming import Incoming

_REGION: Final = "address.region"


def spell_region(row: Incoming, home: str | None) -> None:
    """Write the region of a row's house as it is usually written: ``QC`` for Québec or Quebec.

    Where the row names no country, that of the company, `home`, is meant.
    """
    told = texts(row.house)
    if _REGION in told:
        usual = usual_region(told[_REGION], told.get("address.country") or home)
        row.house[_REGION] = Said(usual, row.house[_REGION].column)
