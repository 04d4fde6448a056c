"""Where people and houses are: addresses and coordinates."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.record import CountryCode, Record


class Coordinates(Record):
    """A point in WGS 84, decimal degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class PostalAddress(Record):
    """A postal address; `region` is a province, state or canton by its usual short name."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: CountryCode | None = None
    coordinates: Coordinates | None = None
