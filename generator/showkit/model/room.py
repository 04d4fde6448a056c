"""A hall of a presenter with its technical sheet, in the words of the rider.

Every figure may be unknown: a missing one is never taken for a yes. Units as in `model/rider.py`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.record import Day, Identifier, LocalText, Names, Record, WebAddress, YesNo

Length = Annotated[float, Field(gt=0)]
"""Metres."""

Count = Annotated[int, Field(ge=0)]
"""Pieces."""


class Stage(Record):
    """The space itself."""

    width: Length | None = Field(default=None, description="Playing-area width, m")
    depth: Length | None = Field(default=None, description="Playing-area depth, m")
    proscenium_width: Length | None = Field(default=None, description="Opening, m")
    wall_to_wall: Length | None = Field(default=None, description="m")
    grid_height: Length | None = Field(default=None, description="Stage floor to grid, m")
    clear_height: Length | None = Field(default=None, description="Clear under pipes, m")
    wing_stage_left: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="Cour, m"
    )
    wing_stage_right: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="Jardin, m"
    )
    crossover: YesNo | None = None
    linesets: Count | None = None
    point_load: Annotated[float, Field(ge=0)] | None = Field(default=None, description="kg")
    floor: Names = Field(default=(), description="Such as wood, sprung, concrete")
    sprung_floor: YesNo | None = None
    dance_floor: YesNo | None = None
    rake: Annotated[float, Field(ge=0)] | None = Field(default=None, description="%")
    level: YesNo | None = None
    temperature: float | None = Field(default=None, description="°C in the season")


class Curtains(Record):
    """Soft goods on hand."""

    legs: Count | None = None
    borders: Count | None = None
    cyclorama: YesNo | None = None
    backdrop: YesNo | None = None
    front_curtain: YesNo | None = None
    masking: Names = Field(default=(), description="italian, german, open")


class Lighting(Record):
    """Light on hand."""

    circuits: Count | None = None
    fixtures: Names = ()
    console: str = Field(default="", description="Make and model")
    front_of_house: YesNo | None = None


class Sound(Record):
    """Sound on hand."""

    pa: YesNo | None = None
    monitors: Count | None = None
    console: str = Field(default="", description="Make and model")
    microphones: Names = ()


class Intercom(Record):
    """Talk-back on hand."""

    stations: Count | None = None
    wireless: YesNo | None = None


class Video(Record):
    """Projection on hand."""

    projector: YesNo | None = None
    lumens: Count | None = None
    screen: YesNo | None = None


class Power(Record):
    """Electricity on stage."""

    amperes: Count | None = Field(default=None, description="Per phase, A")
    phases: Count | None = None
    connector: Names = ()


class LoadIn(Record):
    """The way in."""

    dock: YesNo | None = None
    door_width: Length | None = None
    door_height: Length | None = None
    lift: YesNo | None = None
    step_free: YesNo | None = None
    parking: Names = ()
    note: LocalText | None = None


class Time(Record):
    """Hours that the house usually gives."""

    set_up: Annotated[float, Field(ge=0)] | None = Field(default=None, description="h")
    strike: Annotated[float, Field(ge=0)] | None = Field(default=None, description="h")
    pre_rig: YesNo | None = None


class Backstage(Record):
    """Dressing rooms and care."""

    dressing_rooms: Count | None = None
    step_free: YesNo | None = None
    warm_up_room: YesNo | None = None
    wardrobe: YesNo | None = None
    laundry: YesNo | None = None


class AllowedEffects(Record):
    """What the house allows."""

    haze: YesNo | None = None
    flame: YesNo | None = None
    water: YesNo | None = None
    strobe: YesNo | None = None
    noise: YesNo | None = None


class Room(Record):
    """One hall of a presenter."""

    id: Identifier
    name: str
    kind: str = Field(default="PerformanceHall", description="An Artsdata place type")
    capacity: Count | None = None
    seating: Names = Field(default=(), description="Such as frontal, in-the-round, thrust")
    stage: Stage = Stage()
    soft_goods: Curtains = Curtains()
    blackout: YesNo | None = None
    lighting: Lighting = Lighting()
    sound: Sound = Sound()
    intercom: Intercom = Intercom()
    video: Video = Video()
    power: Power = Power()
    load_in: LoadIn = LoadIn()
    time: Time = Time()
    backstage: Backstage = Backstage()
    effects: AllowedEffects = AllowedEffects()
    technical_sheet: str = Field(default="", description="Address or file of the house's own sheet")
    website: WebAddress | None = None
    verified_on: Day | None = None
    source: str = ""
    note: LocalText | None = None
