"""Where people and houses are: addresses and coordinates."""

from __future__ import annotations

import math
from typing import Annotated, Final

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import CountryCode, Record, Unit

_EARTH_KM: Final = 6371.0


def kilometres(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Return the distance between two points on a sphere (haversine formula); degrees."""
    phi, to_phi = math.radians(latitude), math.radians(to_latitude)
    across = math.sin((to_phi - phi) / 2) ** 2
    along = math.sin(math.radians(to_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(across + math.cos(phi) * math.cos(to_phi) * along))


class Coordinates(Record):
    """A point in WGS 84, decimal degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90), Unit("°")] = Field(
        description=N_("Degrees north of the equator, WGS 84; south is negative"),
        examples=["46.5197"],
    )
    longitude: Annotated[float, Field(ge=-180, le=180), Unit("°")] = Field(
        description=N_("Degrees east of Greenwich, WGS 84; west is negative"), examples=["6.6323"]
    )

    def kilometres_to(self, other: Coordinates) -> float:
        """Return the distance to another point as the crow flies."""
        return kilometres(self.latitude, self.longitude, other.latitude, other.longitude)


class PostalAddress(Record):
    """A postal address; `region` is a province, state or canton by its usual short name."""

    street: str = Field(
        default="", description=N_("Number, street, unit"), examples=["12, rue de la Grange"]
    )
    postal_code: str = Field(
        default="", description=N_("Postal code, as it is written there"), examples=["1003"]
    )
    city: str = Field(default="", description=N_("Town or city"), examples=["Lausanne"])
    region: str = Field(
        default="",
        description=N_("Province, state, region or canton, by its usual short name"),
        examples=["VD"],
    )
    country: CountryCode | None = Field(
        default=None, description=N_("Country, by its code of two letters"), examples=["CH"]
    )
    coordinates: Coordinates | None = Field(default=None, description=N_("Where it is on the map"))
