"""What a show needs of the stage itself and of what surrounds it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import LocalText, Record, Unit
from showkit.model.requirement import (
    Celsius,
    Choice,
    Kilograms,
    Metres,
    PerCentAtMost,
    Pieces,
    Provision,
)
from showkit.model.set_elements import SetElement


class StageNeeds(Record):
    """The space itself."""

    width: Metres | None = Field(
        default=None, description=N_("Width of the playing area"), examples=["{min: 9, ideal: 10}"]
    )
    depth: Metres | None = Field(
        default=None, description=N_("Depth of the playing area"), examples=["{min: 7.5, ideal: 9}"]
    )
    proscenium_width: Metres | None = Field(
        default=None,
        description=N_("Width of the proscenium opening"),
        examples=["{min: 8, ideal: 10}"],
    )
    wall_to_wall: Metres | None = Field(
        default=None, description=N_("From wall to wall"), examples=["{min: 12}"]
    )
    grid_height: Metres | None = Field(
        default=None,
        description=N_("From the stage floor to the grid"),
        examples=["{min: 6, ideal: 7}"],
    )
    clear_height: Metres | None = Field(
        default=None,
        description=N_("Clear height under the pipes"),
        examples=["{min: 5, ideal: 6}"],
    )
    wing_stage_left: Metres | None = Field(
        default=None,
        description=N_("Wing space stage left (cour)"),
        examples=["{min: 1.5, ideal: 3}"],
    )
    wing_stage_right: Metres | None = Field(
        default=None,
        description=N_("Wing space stage right (jardin)"),
        examples=["{min: 1, level: preferred}"],
    )
    crossover: Provision | None = Field(
        default=None,
        description=N_("Passage upstage, out of sight"),
        examples=["{value: yes, level: preferred}"],
    )
    linesets: Pieces | None = Field(
        default=None,
        description=N_("Pipes or battens that are free"),
        examples=["{min: 5, ideal: 8}"],
    )
    point_load: Kilograms | None = Field(
        default=None,
        description=N_("Load on one rigging point"),
        examples=["{min: 180, ideal: 250}"],
    )
    floor: Choice | None = Field(
        default=None,
        description=N_("What the floor may be made of, such as wood, sprung, concrete"),
        examples=["[wood, sprung]"],
    )
    sprung_floor: Provision | None = Field(
        default=None, description=N_("A sprung floor"), examples=["yes"]
    )
    dance_floor: Provision | None = Field(
        default=None, description=N_("Dance floor (marley, vinyl)"), examples=["yes"]
    )
    rake: PerCentAtMost | None = Field(
        default=None,
        description=N_("Slope of the stage; a number alone is the most that will do"),
        examples=["{max: 4}"],
    )
    level: Provision | None = Field(
        default=None,
        description=N_("A level, even floor"),
        examples=["{value: yes, level: preferred}"],
    )
    temperature: Celsius | None = Field(
        default=None, description=N_("Temperature on stage"), examples=["{min: 18}"]
    )
    elements: tuple[SetElement, ...] = Field(
        default=(),
        description=N_("What stands on the stage; the plan is drawn from it"),
        examples=["[{name: {fr: Cadran, en: Dial}, width: 3, depth: 0.6, y: 4}]"],
    )


class Masking(StrEnum):
    """How the wings are masked: legs across (à l'italienne) or along (à l'allemande)."""

    ITALIAN = "italian"
    GERMAN = "german"
    OPEN = "open"


class SoftGoods(Record):
    """Curtains."""

    legs: Pieces | None = Field(
        default=None, description=N_("Legs"), examples=["{min: 6, ideal: 8}"]
    )
    borders: Pieces | None = Field(
        default=None, description=N_("Borders"), examples=["{min: 3, ideal: 4}"]
    )
    cyclorama: Provision | None = Field(
        default=None, description=N_("Cyclorama"), examples=["{value: yes, level: negotiable}"]
    )
    backdrop: Provision | None = Field(
        default=None, description=N_("Black backdrop upstage"), examples=["yes"]
    )
    front_curtain: Provision | None = Field(
        default=None, description=N_("Front curtain"), examples=["no"]
    )
    masking: Masking | None = Field(
        default=None,
        description=N_(
            "How the wings are masked: legs across (italian) or along (german), or open"
        ),
        examples=["italian"],
    )


class Effects(Record):
    """Effects that a house must allow or be told of."""

    haze: Provision | None = Field(
        default=None, description=N_("Haze or smoke"), examples=["{value: yes, level: negotiable}"]
    )
    flame: Provision | None = Field(default=None, description=N_("Naked flame"), examples=["no"])
    water: Provision | None = Field(default=None, description=N_("Water on stage"), examples=["no"])
    strobe: Provision | None = Field(default=None, description=N_("Strobe light"), examples=["no"])
    noise: Provision | None = Field(
        default=None, description=N_("Loud sound, shots"), examples=["no"]
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class AudienceNeeds(Record):
    """How many may watch, how they sit."""

    capacity_limit: Annotated[int, Field(ge=1), Unit("people")] | None = Field(
        default=None, description=N_("The most people who may watch"), examples=["500"]
    )
    seating: Choice | None = Field(
        default=None,
        description=N_("How the audience sits, such as frontal, in-the-round, thrust"),
        examples=["frontal"],
    )
    age_limit: Annotated[int, Field(ge=0), Unit("years")] | None = Field(
        default=None, description=N_("Youngest age admitted"), examples=["14"]
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))
