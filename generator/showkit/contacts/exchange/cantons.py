"""A column in which cantons and countries stand side by side: ``VD``, ``BE``, ``F``, ``Italie``.

Lists from Switzerland name the canton of houses at home and the country of all others, often by
the sign that its cars had. Most cantons have the letters of a country: what stands in their row
tells which one is meant, and where it does not, nobody guesses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import words
from showkit.contacts.exchange.said import Said, Values, texts
from showkit.content.towns import place_of_town, region_of

if TYPE_CHECKING:
    from collections.abc import Iterable

REGION_OR_COUNTRY: Final = "region_or_country"
"""The field of such a column; no file holds it."""

_HOME: Final = "CH"
_REGION: Final = "address.region"
_COUNTRY: Final = "address.country"
_SWISS_CODE: Final = re.compile(r"(?:CH[ -]?)?[1-9][0-9]{3}")
_FRENCH_CODE: Final = re.compile(r"(?:F[ -]?)?[0-9]{5}")
_LIKE_SWISS_CODES: Final = frozenset({"BE", "LU"})
"""Countries with the letters of a canton whose postal codes have four digits too."""

_NEIGHBOURS: Final = frozenset({"FR", "LU"})
"""Countries with the letters of a canton from which such lists have houses under that name."""


class CantonsAndCountries:
    """What a column holds, for its rows to be read by; `cells` are its texts."""

    def __init__(self, cells: Iterable[str]) -> None:
        told = {(_canton(text), words.country(text), len(text) == 1) for text in set(cells)}
        self._has_cantons = any(canton and not land for canton, land, _ in told)
        self._by_sign = {land for _, land, is_sign in told if is_sign}

    def part(self, house: Values) -> bool:
        """Put region and country where a row has them in one; tell whether it was clear which.

        Where the row has a region or country in a column of its own, that one stays.
        """
        both = house.pop(REGION_OR_COUNTRY, None)
        if both is None:
            return True
        found = self._meant(str(both.value), texts(house))
        for name, value in zip((_REGION, _COUNTRY), found or ("", ""), strict=True):
            if name not in house or not house[name].value:
                house[name] = Said(value, both.column)
        return found is not None

    def _meant(self, text: str, row: dict[str, str]) -> tuple[str, str] | None:
        """Return region and country, None where it may be either."""
        canton, land = _canton(text), words.country(text)
        if canton and land and land != _HOME:
            is_canton = self._is_canton(canton, land, row)
            if is_canton is None:
                return None
            return (canton, _HOME) if is_canton else ("", land)
        if canton:
            return canton, _HOME
        return ("", land) if land else (text, "")

    def _is_canton(self, canton: str, land: str, row: dict[str, str]) -> bool | None:
        town, code = row.get("address.city", ""), row.get("address.postal_code", "")
        if place_of_town(town, canton, _HOME) is not None:
            return True
        is_swiss_code = _SWISS_CODE.fullmatch(code) is not None
        is_like_swiss = land in _LIKE_SWISS_CODES
        if place_of_town(town, "", land) is not None:
            return None if is_swiss_code and not is_like_swiss else False
        if is_swiss_code:
            return True if self._has_cantons or not is_like_swiss else None
        if code:
            return False if land == "FR" and _FRENCH_CODE.fullmatch(code) else None
        is_named_otherwise = land not in _NEIGHBOURS or land in self._by_sign
        return True if self._has_cantons and is_named_otherwise else None


def _canton(text: str) -> str:
    found = region_of(text, _HOME)
    return found.iso if found is not None else ""
