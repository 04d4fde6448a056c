"""The time zone that a country usually keeps: Unicode's CLDR, by way of Babel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_MOST: Final[Mapping[str, str]] = {
    "AR": "America/Argentina/Buenos_Aires",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
}
"""Where a country has several, those of nearly everybody: islands and enclaves keep the others."""


def usual_zone(country: str | None) -> str:
    """Return the IANA name of the zone that a country keeps; nothing where there is no such one.

    `country` is ISO 3166-1 alpha-2. Canada and the United States have several.
    """
    if country is None:
        return ""
    zones = get_global("territory_zones").get(country, ())
    return _OF_MOST.get(country, zones[0] if len(zones) == 1 else "")
