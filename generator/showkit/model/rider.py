"""The tech rider: what a show needs from a room.

Metres, kilograms, hours, amperes, lumens, degrees Celsius and per cent throughout. Stage left
(cour) and stage right (jardin) are the performer's, facing the audience.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Email, LocalText, Names, Record, Texts, TimeOfDay, Unit
from showkit.model.requirement import (
    Amount,
    Amperes,
    Celsius,
    Choice,
    Hours,
    Items,
    Kilograms,
    Lumens,
    Metres,
    PerCent,
    Pieces,
    Provision,
    Supplier,
)


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
    rake: PerCent | None = Field(
        default=None,
        description=N_("Slope of the stage; give the most that will do, as max"),
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


class LoadInNeeds(Record):
    """The way in."""

    dock: Provision | None = Field(
        default=None, description=N_("Loading dock"), examples=["{value: yes, level: preferred}"]
    )
    door_width: Metres | None = Field(
        default=None,
        description=N_("Width of the narrowest door on the way in"),
        examples=["{min: 1.7}"],
    )
    door_height: Metres | None = Field(
        default=None,
        description=N_("Height of the lowest door on the way in"),
        examples=["{min: 2.1}"],
    )
    lift: Provision | None = Field(default=None, description=N_("Goods lift"), examples=["no"])
    step_free: Provision | None = Field(
        default=None, description=N_("Without a step from the van to the stage"), examples=["yes"]
    )
    parking: Choice | None = Field(
        default=None,
        description=N_("What will be parked there, such as van, truck, trailer"),
        examples=["truck"],
    )


class TimeNeeds(Record):
    """The hours that a house must give."""

    set_up: Hours | None = Field(
        default=None, description=N_("Time for set-up"), examples=["{min: 8, ideal: 10}"]
    )
    strike: Hours | None = Field(
        default=None, description=N_("Time for strike"), examples=["{min: 2.5}"]
    )
    pre_rig: Provision | None = Field(
        default=None,
        description=N_("Lights hung before the company arrives"),
        examples=["{value: yes, level: preferred}"],
    )


class CrewCall(Record):
    """People whom the house calls, for how long."""

    call: LocalText = Field(
        description=N_("Which call: set-up, show, strike"), examples=["{fr: Montage, en: Set-up}"]
    )
    role: LocalText = Field(
        description=N_("Which trade"), examples=["{fr: Machinistes, en: Stage hands}"]
    )
    people: Annotated[int, Field(ge=1), Unit("people")] = Field(
        default=1, description=N_("How many people"), examples=["3"]
    )
    hours: Annotated[float, Unit("h")] | None = Field(
        default=None, description=N_("How long"), examples=["8"]
    )
    supplied_by: Supplier = Field(
        default=Supplier.PRESENTER,
        description=N_("Who brings it: the company or the presenter"),
        examples=["presenter"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class ScheduleEntry(Record):
    """One line of the day's schedule; day 0 is the day of the first performance."""

    day: int = Field(
        default=0,
        description=N_("Day: 0 is that of the first performance, -1 the day before"),
        examples=["-1"],
    )
    starts: TimeOfDay = Field(
        description=N_("From when, on the 24-hour clock"), examples=['"13:00"']
    )
    ends: TimeOfDay | None = Field(
        default=None, description=N_("Until when, on the 24-hour clock"), examples=['"17:00"']
    )
    what: LocalText = Field(description=N_("What is done"), examples=["{fr: Décor, en: Set}"])


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


class TechnicalContact(Record):
    """The person at the company who answers technical questions."""

    name: str = Field(description=N_("Their full name"), examples=["Rosalie Fecteau-Niang"])
    role: LocalText | None = Field(
        default=None,
        description=N_("What they do at the company"),
        examples=["{fr: Régie générale, en: Stage manager}"],
    )
    email: Email | None = Field(
        default=None, description=N_("E-mail address"), examples=["technique@frasil.example"]
    )
    phone: str = Field(
        default="",
        description=N_("Telephone number with the country's prefix"),
        examples=["+1 514 555 0135"],
    )


class Rider(Record):
    """``tech-rider.yaml``."""

    version: str = Field(
        default="", description=N_("Version of the tech rider"), examples=['"2.0"']
    )
    revised_on: Day | None = Field(
        default=None, description=N_("When it was last revised"), examples=["2026-04-02"]
    )
    technical_contact: TechnicalContact | None = Field(
        default=None, description=N_("Who answers technical questions")
    )
    stage: StageNeeds = Field(default=StageNeeds(), description=N_("The stage"))
    soft_goods: SoftGoods = Field(default=SoftGoods(), description=N_("Curtains"))
    blackout: Provision | None = Field(
        default=None, description=N_("Full darkness"), examples=["yes"]
    )
    lighting: LightingNeeds = Field(default=LightingNeeds(), description=N_("Light"))
    sound: SoundNeeds = Field(default=SoundNeeds(), description=N_("Sound"))
    intercom: IntercomNeeds = Field(default=IntercomNeeds(), description=N_("Talk-back"))
    video: VideoNeeds = Field(default=VideoNeeds(), description=N_("Projection"))
    power: PowerNeeds = Field(default=PowerNeeds(), description=N_("Electricity on stage"))
    load_in: LoadInNeeds = Field(default=LoadInNeeds(), description=N_("The way in for the set"))
    time: TimeNeeds = Field(default=TimeNeeds(), description=N_("The hours that a house must give"))
    crew: tuple[CrewCall, ...] = Field(
        default=(), description=N_("People whom the house calls, for how long")
    )
    schedule: tuple[ScheduleEntry, ...] = Field(
        default=(), description=N_("The schedule, day by day")
    )
    touring_party: TouringParty = Field(default=TouringParty(), description=N_("Who travels"))
    backstage: BackstageNeeds = Field(
        default=BackstageNeeds(), description=N_("Dressing rooms and care")
    )
    freight: Freight = Field(default=Freight(), description=N_("What travels beside people"))
    effects: Effects = Field(
        default=Effects(), description=N_("Effects that a house must allow or be told of")
    )
    audience: AudienceNeeds = Field(
        default=AudienceNeeds(), description=N_("How many may watch, how they sit")
    )
    notes: Texts = Field(default=(), description=N_("Anything else, in sentences"))
    files: Names = Field(
        default=(),
        description=N_("Plans and plots, files in documents/"),
        examples=["[plan-lumiere.pdf]"],
    )
