"""The set as the stage plan draws it: what stands on the floor, and where."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import LocalText, Record, Unit, YesNo

Length = Annotated[float, Field(gt=0, le=100), Unit("m")]
"""A length in metres."""

Place = Annotated[float, Field(ge=-100, le=100), Unit("m")]
"""A distance in metres from the centre line or from the proscenium line."""


class SetElement(Record):
    """One piece of the set, seen from above; `x` and `y` are those of its middle."""

    name: LocalText = Field(
        description=N_("What it is"), examples=["{fr: Le cadran, en: The dial}"]
    )
    width: Length = Field(description=N_("From side to side"), examples=["3.2"])
    depth: Length = Field(description=N_("From front to back"), examples=["0.6"])
    x: Place = Field(
        default=0.0,
        description=N_("From the centre line to its middle; + is stage left (cour)"),
        examples=["-1.5"],
    )
    y: Place = Field(
        description=N_("From the proscenium line upstage to its middle"), examples=["4"]
    )
    height: Length | None = Field(default=None, description=N_("Its height"), examples=["2.8"])
    rotation: Annotated[float, Field(ge=-360, le=360), Unit("°")] = Field(
        default=0.0,
        description=N_("Turned clockwise as one looks down on it, audience below"),
        examples=["15"],
    )
    round: YesNo = Field(
        default=False, description=N_("yes = a circle or an oval, no = a rectangle")
    )

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """How far it reaches: least and greatest x, least and greatest y, in metres."""
        turned = math.radians(self.rotation)
        cos, sin = abs(math.cos(turned)), abs(math.sin(turned))
        if self.round:
            across = math.hypot(self.width * cos, self.depth * sin) / 2
            along = math.hypot(self.width * sin, self.depth * cos) / 2
        else:
            across = (self.width * cos + self.depth * sin) / 2
            along = (self.width * sin + self.depth * cos) / 2
        return (self.x - across, self.x + across, self.y - along, self.y + along)
