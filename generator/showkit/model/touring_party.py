"""Who and what travels with a show, and the care that they need."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import LocalText, Record, Unit
from showkit.model.requirement import Pieces, Provision


class TouringParty(Record):
    """Who travels."""

    artists: Annotated[int, Field(ge=0), Unit("people")] = Field(
        default=0, description=N_("Artists on the road"), examples=["3"]
    )
    technicians: Annotated[int, Field(ge=0), Unit("people")] = Field(
        default=0, description=N_("Technicians on the road"), examples=["2"]
    )
    others: Annotated[int, Field(ge=0), Unit("people")] = Field(
        default=0, description=N_("Others on the road"), examples=["1"]
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))

    @property
    def people(self) -> int:
        """Everybody on the road."""
        return self.artists + self.technicians + self.others


class BackstageNeeds(Record):
    """Dressing rooms and care."""

    dressing_rooms: Pieces | None = Field(
        default=None, description=N_("Dressing rooms"), examples=["{min: 2, ideal: 3}"]
    )
    step_free: Provision | None = Field(
        default=None,
        description=N_("Without a step from the street to the stage"),
        examples=["yes"],
    )
    warm_up_room: Provision | None = Field(
        default=None, description=N_("Warm-up room"), examples=["{value: yes, level: preferred}"]
    )
    wardrobe: Provision | None = Field(default=None, description=N_("Wardrobe"), examples=["no"])
    laundry: Provision | None = Field(
        default=None, description=N_("Washing machine and dryer"), examples=["yes"]
    )
    catering: LocalText | None = Field(
        default=None,
        description=N_("Coffee, water, meals: what is asked for"),
        examples=['{fr: "Café, eau, fruits", en: "Coffee, water, fruit"}'],
    )


class Freight(Record):
    """What travels beside people."""

    volume: Annotated[float, Unit("m³")] | None = Field(
        default=None, description=N_("Volume of what travels"), examples=["12"]
    )
    weight: Annotated[float, Unit("kg")] | None = Field(
        default=None, description=N_("Weight of what travels"), examples=["1150"]
    )
    vehicle: LocalText | None = Field(
        default=None,
        description=N_("In what it travels"),
        examples=["{fr: Camion de 12 m³, en: 12 m³ truck}"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))
