"""Where the house of a row is, in the spelling that contact files have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.said import Said, texts
from showkit.content.towns import region_of, usual_region

if TYPE_CHECKING:
    from showkit.contacts.exchange.incoming import Incoming

_COUNTRY: Final = "address.country"
CODE_AND_CITY: Final = "code_and_city"
"""The field of a column with both, as addresses have them: ``69002 Lyon``; no file holds it."""

_CODE: Final = re.compile(r"(?:[A-Z]{1,2}[ -])?(?P<code>[0-9]{4,5})(?:[ ,]+(?P<city>\D.*))?")
_DUTCH_CODE: Final = re.compile(r"(?:NL[ -])?(?P<code>[0-9]{4} ?[A-Z]{2})(?:[ ,]+(?P<city>\D.*))?")
"""Looked for in the Netherlands alone: ``2300 LA CHAUX-DE-FONDS`` is in Switzerland."""

_REGION: Final = "address.region"


def part_code_and_city(row: Incoming) -> None:
    """Put postal code and city where a row has them in one; what has no code is the city.

    Where the row has either in a column of its own, that one stays.
    """
    both = row.house.pop(CODE_AND_CITY, None)
    if both is None:
        return
    text = str(both.value).strip()
    is_dutch = texts(row.house).get("address.country") == "NL"
    found = (_DUTCH_CODE if is_dutch else _CODE).fullmatch(text)
    code, city = (found["code"], found["city"] or "") if found else ("", text)
    for name, value in (("address.postal_code", code), ("address.city", city)):
        if value and not texts(row.house).get(name):
            row.house[name] = Said(value, both.column)


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
