"""A hall of a presenter with its technical sheet, in the words of the rider.

Every figure may be unknown: a missing one is never taken for a yes. Units as in `model/rider.py`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Identifier, LocalText, Names, Record, Unit, WebAddress, YesNo

Metres = Annotated[float, Field(gt=0), Unit("m")]
"""A length in metres."""

Pieces = Annotated[int, Field(ge=0), Unit("pieces")]
"""A number of things."""


class Stage(Record):
    """The space itself."""

    width: Metres | None = Field(
        default=None, description=N_("Width of the playing area"), examples=["12"]
    )
    depth: Metres | None = Field(
        default=None, description=N_("Depth of the playing area"), examples=["9.5"]
    )
    proscenium_width: Metres | None = Field(
        default=None, description=N_("Width of the proscenium opening"), examples=["10"]
    )
    wall_to_wall: Metres | None = Field(
        default=None, description=N_("From wall to wall"), examples=["18"]
    )
    grid_height: Metres | None = Field(
        default=None, description=N_("From the stage floor to the grid"), examples=["9"]
    )
    clear_height: Metres | None = Field(
        default=None, description=N_("Clear height under the pipes"), examples=["7.5"]
    )
    wing_stage_left: Annotated[float, Field(ge=0), Unit("m")] | None = Field(
        default=None, description=N_("Wing space stage left (cour)"), examples=["3"]
    )
    wing_stage_right: Annotated[float, Field(ge=0), Unit("m")] | None = Field(
        default=None, description=N_("Wing space stage right (jardin)"), examples=["3"]
    )
    crossover: YesNo | None = Field(default=None, description=N_("Passage upstage, out of sight"))
    linesets: Pieces | None = Field(
        default=None, description=N_("Pipes or battens that are free"), examples=["24"]
    )
    point_load: Annotated[float, Field(ge=0), Unit("kg")] | None = Field(
        default=None, description=N_("Load on one rigging point"), examples=["250"]
    )
    floor: Names = Field(
        default=(),
        description=N_("What the floor is made of, such as wood, sprung, concrete"),
        examples=["[wood]"],
    )
    sprung_floor: YesNo | None = Field(default=None, description=N_("A sprung floor"))
    dance_floor: YesNo | None = Field(default=None, description=N_("Dance floor (marley, vinyl)"))
    rake: Annotated[float, Field(ge=0), Unit("%")] | None = Field(
        default=None, description=N_("Slope of the stage"), examples=["4"]
    )
    level: YesNo | None = Field(default=None, description=N_("A level, even floor"))
    temperature: Annotated[float, Unit("°C")] | None = Field(
        default=None, description=N_("Temperature on stage in the season"), examples=["19"]
    )


class Curtains(Record):
    """Soft goods on hand."""

    legs: Pieces | None = Field(default=None, description=N_("Legs"), examples=["8"])
    borders: Pieces | None = Field(default=None, description=N_("Borders"), examples=["4"])
    cyclorama: YesNo | None = Field(default=None, description=N_("Cyclorama"))
    backdrop: YesNo | None = Field(default=None, description=N_("Black backdrop upstage"))
    front_curtain: YesNo | None = Field(default=None, description=N_("Front curtain"))
    masking: Names = Field(
        default=(),
        description=N_("Ways of masking that are possible: italian, german, open"),
        examples=["[italian, german]"],
    )


class Lighting(Record):
    """Light on hand."""

    circuits: Pieces | None = Field(
        default=None, description=N_("Dimmer circuits"), examples=["48"]
    )
    fixtures: Names = Field(
        default=(),
        description=N_("Fixtures on hand, one line each"),
        examples=["[12 découpes 1 kW, 24 PAR 64]"],
    )
    console: str = Field(
        default="", description=N_("Lighting console, make and model"), examples=["ETC Ion"]
    )
    front_of_house: YesNo | None = Field(default=None, description=N_("Positions over the house"))


class Sound(Record):
    """Sound on hand."""

    pa: YesNo | None = Field(default=None, description=N_("A sound system fit for the room"))
    monitors: Pieces | None = Field(
        default=None, description=N_("Monitors on stage"), examples=["4"]
    )
    console: str = Field(
        default="", description=N_("Sound console, make and model"), examples=["Yamaha CL5"]
    )
    microphones: Names = Field(
        default=(),
        description=N_("Microphones on hand, one line each"),
        examples=["[6 HF, 10 statiques]"],
    )


class Intercom(Record):
    """Talk-back on hand."""

    stations: Pieces | None = Field(
        default=None, description=N_("Intercom stations"), examples=["5"]
    )
    wireless: YesNo | None = Field(default=None, description=N_("Wireless intercom"))


class Video(Record):
    """Projection on hand."""

    projector: YesNo | None = Field(default=None, description=N_("Video projector"))
    lumens: Annotated[int, Field(ge=0), Unit("lm")] | None = Field(
        default=None, description=N_("Brightness of the projector"), examples=["8000"]
    )
    screen: YesNo | None = Field(default=None, description=N_("Projection screen"))


class Power(Record):
    """Electricity on stage."""

    amperes: Annotated[int, Field(ge=0), Unit("A")] | None = Field(
        default=None, description=N_("Electric current per phase"), examples=["63"]
    )
    phases: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description=N_("Number of phases"), examples=["3"]
    )
    connector: Names = Field(
        default=(), description=N_("Connectors, such as CEE 32A, camlock"), examples=["[CEE 32A]"]
    )


class LoadIn(Record):
    """The way in."""

    dock: YesNo | None = Field(default=None, description=N_("Loading dock"))
    door_width: Metres | None = Field(
        default=None, description=N_("Width of the narrowest door on the way in"), examples=["2.2"]
    )
    door_height: Metres | None = Field(
        default=None, description=N_("Height of the lowest door on the way in"), examples=["2.4"]
    )
    lift: YesNo | None = Field(default=None, description=N_("Goods lift"))
    step_free: YesNo | None = Field(
        default=None, description=N_("Without a step from the van to the stage")
    )
    parking: Names = Field(
        default=(),
        description=N_("What can be parked there, such as van, truck, trailer"),
        examples=["[van, truck]"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class Time(Record):
    """Hours that the house usually gives."""

    set_up: Annotated[float, Field(ge=0), Unit("h")] | None = Field(
        default=None, description=N_("Time for set-up"), examples=["8"]
    )
    strike: Annotated[float, Field(ge=0), Unit("h")] | None = Field(
        default=None, description=N_("Time for strike"), examples=["3"]
    )
    pre_rig: YesNo | None = Field(
        default=None, description=N_("Lights hung before the company arrives")
    )


class Backstage(Record):
    """Dressing rooms and care."""

    dressing_rooms: Pieces | None = Field(
        default=None, description=N_("Dressing rooms"), examples=["3"]
    )
    step_free: YesNo | None = Field(
        default=None, description=N_("Without a step from the street to the stage")
    )
    warm_up_room: YesNo | None = Field(default=None, description=N_("Warm-up room"))
    wardrobe: YesNo | None = Field(default=None, description=N_("Wardrobe"))
    laundry: YesNo | None = Field(default=None, description=N_("Washing machine and dryer"))
    catering: LocalText | None = Field(
        default=None,
        description=N_("Coffee, water, meals: what the house offers"),
        examples=["{fr: Cuisine équipée, en: Fitted kitchen}"],
    )


class AllowedEffects(Record):
    """What the house allows."""

    haze: YesNo | None = Field(default=None, description=N_("Haze or smoke"))
    flame: YesNo | None = Field(default=None, description=N_("Naked flame"))
    water: YesNo | None = Field(default=None, description=N_("Water on stage"))
    strobe: YesNo | None = Field(default=None, description=N_("Strobe light"))
    noise: YesNo | None = Field(default=None, description=N_("Loud sound, shots"))


class Room(Record):
    """One hall of a presenter."""

    id: Identifier = Field(
        description=N_("A short name that never changes, unique in this file"),
        examples=["grande-salle"],
    )
    name: str = Field(description=N_("Name of the room"), examples=["Grande salle"])
    kind: str = Field(
        default="PerformanceHall",
        description=N_("An Artsdata place type"),
        examples=["TheatreBuilding"],
    )
    capacity: Annotated[int, Field(ge=0), Unit("seats")] | None = Field(
        default=None, description=N_("Seats"), examples=["420"]
    )
    seating: Names = Field(
        default=(),
        description=N_("How the audience can sit, such as frontal, in-the-round, thrust"),
        examples=["[frontal]"],
    )
    stage: Stage = Field(default=Stage(), description=N_("The stage"))
    soft_goods: Curtains = Field(default=Curtains(), description=N_("Curtains on hand"))
    blackout: YesNo | None = Field(default=None, description=N_("Full darkness"))
    lighting: Lighting = Field(default=Lighting(), description=N_("Light"))
    sound: Sound = Field(default=Sound(), description=N_("Sound"))
    intercom: Intercom = Field(default=Intercom(), description=N_("Talk-back"))
    video: Video = Field(default=Video(), description=N_("Projection"))
    power: Power = Field(default=Power(), description=N_("Electricity on stage"))
    load_in: LoadIn = Field(default=LoadIn(), description=N_("The way in for the set"))
    time: Time = Field(default=Time(), description=N_("Hours that the house usually gives"))
    crew: Annotated[int, Field(ge=0), Unit("people")] | None = Field(
        default=None, description=N_("Technicians whom the house can call"), examples=["4"]
    )
    backstage: Backstage = Field(default=Backstage(), description=N_("Dressing rooms and care"))
    effects: AllowedEffects = Field(
        default=AllowedEffects(), description=N_("What the house allows")
    )
    technical_contact: Identifier | None = Field(
        default=None,
        description=N_("The id, in this file, of whom to ask technical questions"),
        examples=["thomas-gruter"],
    )
    technical_sheet: str = Field(
        default="",
        description=N_("Address or file of the house's own sheet"),
        examples=["https://le-vauban.example/technique/vauban.pdf"],
    )
    revised_on: Day | None = Field(
        default=None, description=N_("Date of the house's own sheet"), examples=["2026-09-01"]
    )
    website: WebAddress | None = Field(default=None, description=N_("Page of the room"))
    verified_on: Day | None = Field(
        default=None,
        description=N_("When you last made sure that this is right"),
        examples=["2026-10-14"],
    )
    source: str = Field(
        default="",
        description=N_("From whom or where you know it"),
        examples=["Fiche 2026, Thomas Grüter"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))

    @property
    def is_outdoors(self) -> bool:
        """Tell whether it is a place under the open sky: no grid, no walls, no darkness."""
        return self.kind == "OpenAirEventVenue"
