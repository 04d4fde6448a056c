"""What a show needs of a house's equipment."""

from __future__ import annotations

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Record
from showkit.model.requirement import Amount, Amperes, Choice, Items, Lumens, Pieces, Provision


class LightingNeeds(Record):
    """Light."""

    circuits: Pieces | None = Field(
        default=None, description=N_("Dimmer circuits"), examples=["{min: 40, ideal: 48}"]
    )
    fixtures: Items = Field(
        default=(),
        description=N_("Fixtures, one line each: how many of what"),
        examples=["[{quantity: 20, item: Découpes 25-50°}]"],
    )
    console: Provision | None = Field(
        default=None, description=N_("Lighting console"), examples=["yes"]
    )
    front_of_house: Provision | None = Field(
        default=None, description=N_("Positions over the house"), examples=["yes"]
    )
    plot_file: str = Field(
        default="",
        description=N_("The lighting plot, a file in documents/"),
        examples=["plan-lumiere.pdf"],
    )


class SoundNeeds(Record):
    """Sound."""

    pa: Provision | None = Field(
        default=None, description=N_("A sound system fit for the room"), examples=["yes"]
    )
    monitors: Pieces | None = Field(
        default=None, description=N_("Monitors on stage"), examples=["{min: 2}"]
    )
    console: Provision | None = Field(
        default=None, description=N_("Sound console"), examples=["yes"]
    )
    microphones: Items = Field(
        default=(),
        description=N_("Microphones, one line each: how many of what"),
        examples=["[{quantity: 2, item: Micros de surface}]"],
    )


class IntercomNeeds(Record):
    """Talk-back."""

    stations: Pieces | None = Field(
        default=None, description=N_("Intercom stations"), examples=["{min: 4}"]
    )
    wireless: Provision | None = Field(
        default=None, description=N_("Wireless intercom"), examples=["no"]
    )


class VideoNeeds(Record):
    """Projection."""

    projector: Provision | None = Field(
        default=None, description=N_("Video projector"), examples=["yes"]
    )
    lumens: Lumens | None = Field(
        default=None,
        description=N_("Brightness of the projector"),
        examples=["{min: 4000, ideal: 6000}"],
    )
    screen: Provision | None = Field(
        default=None, description=N_("Projection screen"), examples=["yes"]
    )


class PowerNeeds(Record):
    """Electricity on stage."""

    amperes: Amperes | None = Field(
        default=None,
        description=N_("Electric current per phase"),
        examples=["{min: 32, ideal: 63}"],
    )
    phases: Amount | None = Field(default=None, description=N_("Number of phases"), examples=["3"])
    connector: Choice | None = Field(
        default=None,
        description=N_("Connectors that will do, such as CEE 32A, camlock"),
        examples=["[CEE 32A, camlock]"],
    )
