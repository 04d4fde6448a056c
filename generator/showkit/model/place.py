"""Where people and houses are: addresses and coordinates."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import CountryCode, Record, Unit


class Coordinates(Record):
    """A point in WGS 84, decimal degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90), Unit("°")] = Field(
        description=N_("Degrees north of the equator, WGS 84; south is negative"),
        examples=["46.8139"],
    )
    longitude: Annotated[float, Field(ge=-180, le=180), Unit("°")] = Field(
        description=N_("Degrees east of Greenwich, WGS 84; west is negative"), examples=["-71.2080"]
    )


class PostalAddress(Record):
    """A postal address; `region` is a province, state or canton by its usual short name."""

    street: str = Field(
        default="", description=N_("Number, street, unit"), examples=["118, rue de la Débâcle"]
    )
    postal_code: str = Field(
        default="", description=N_("Postal code, as it is written there"), examples=["H0X 1F3"]
    )
    city: str = Field(default="", description=N_("Town or city"), examples=["Montréal"])
    region: str = Field(
        default="",
        description=N_("Province, state, region or canton, by its usual short name"),
        examples=["QC"],
    )
    country: CountryCode | None = Field(
        default=None, description=N_("Country, by its code of two letters"), examples=["CA"]
    )
    coordinates: Coordinates | None = Field(default=None, description=N_("Where it is on the map"))
