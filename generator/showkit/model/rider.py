"""The tech rider: what a show needs from a room.

Metres, kilograms, hours, amperes, lumens, degrees Celsius and per cent throughout. Stage left
(cour) and stage right (jardin) are the performer's, facing the audience.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from showkit.model.record import Day, Email, LocalText, Names, Record, Texts, TimeOfDay
from showkit.model.requirement import Amount, Choice, Items, Provision, Supplier


class StageNeeds(Record):
    """The space itself."""

    width: Amount | None = Field(default=None, description="Playing-area width, m")
    depth: Amount | None = Field(default=None, description="Playing-area depth, m")
    proscenium_width: Amount | None = Field(default=None, description="Opening, m")
    wall_to_wall: Amount | None = Field(default=None, description="m")
    grid_height: Amount | None = Field(default=None, description="Stage floor to grid, m")
    clear_height: Amount | None = Field(default=None, description="Clear under pipes, m")
    wing_stage_left: Amount | None = Field(default=None, description="Cour, m")
    wing_stage_right: Amount | None = Field(default=None, description="Jardin, m")
    crossover: Provision | None = Field(default=None, description="Passage upstage, out of sight")
    linesets: Amount | None = Field(default=None, description="Pipes or battens free, pieces")
    point_load: Amount | None = Field(default=None, description="At one rigging point, kg")
    floor: Choice | None = Field(default=None, description="Such as wood, sprung, concrete")
    sprung_floor: Provision | None = None
    dance_floor: Provision | None = Field(default=None, description="Marley, vinyl")
    rake: Amount | None = Field(default=None, description="Slope of the stage, % (a `max`)")
    level: Provision | None = Field(default=None, description="A level, even floor")
    temperature: Amount | None = Field(default=None, description="On stage, °C")


class Masking(StrEnum):
    """How the wings are masked: legs across (à l'italienne) or along (à l'allemande)."""

    ITALIAN = "italian"
    GERMAN = "german"
    OPEN = "open"


class SoftGoods(Record):
    """Curtains."""

    legs: Amount | None = None
    borders: Amount | None = None
    cyclorama: Provision | None = None
    backdrop: Provision | None = Field(default=None, description="Black backdrop upstage")
    front_curtain: Provision | None = None
    masking: Masking | None = None


class LightingNeeds(Record):
    """Light."""

    circuits: Amount | None = Field(default=None, description="Dimmers, pieces")
    fixtures: Items = ()
    console: Provision | None = None
    front_of_house: Provision | None = Field(default=None, description="Positions over the house")
    plot_file: str = Field(default="", description="A file in documents/")


class SoundNeeds(Record):
    """Sound."""

    pa: Provision | None = Field(default=None, description="A sound system fit for the room")
    monitors: Amount | None = None
    console: Provision | None = None
    microphones: Items = ()


class IntercomNeeds(Record):
    """Talk-back."""

    stations: Amount | None = None
    wireless: Provision | None = None


class VideoNeeds(Record):
    """Projection."""

    projector: Provision | None = None
    lumens: Amount | None = None
    screen: Provision | None = None


class PowerNeeds(Record):
    """Electricity on stage."""

    amperes: Amount | None = Field(default=None, description="Per phase, A")
    phases: Amount | None = None
    connector: Choice | None = Field(default=None, description="Such as CEE 32A, camlock")


class LoadInNeeds(Record):
    """The way in."""

    dock: Provision | None = None
    door_width: Amount | None = Field(default=None, description="m")
    door_height: Amount | None = Field(default=None, description="m")
    lift: Provision | None = None
    step_free: Provision | None = Field(default=None, description="From the van to the stage")
    parking: Choice | None = Field(default=None, description="Such as van, truck, trailer")


class TimeNeeds(Record):
    """The hours that a house must give."""

    set_up: Amount | None = Field(default=None, description="h")
    strike: Amount | None = Field(default=None, description="h")
    pre_rig: Provision | None = Field(default=None, description="Lights hung before we arrive")


class CrewCall(Record):
    """People whom the house calls, for how long."""

    call: LocalText = Field(description="Such as set-up, show, strike")
    role: LocalText
    people: Annotated[int, Field(ge=1)] = 1
    hours: float | None = None
    supplied_by: Supplier = Supplier.PRESENTER
    note: LocalText | None = None


class ScheduleEntry(Record):
    """One line of the day's schedule; day 0 is the day of the first performance."""

    day: int = 0
    starts: TimeOfDay
    ends: TimeOfDay | None = None
    what: LocalText


class TouringParty(Record):
    """Who travels."""

    artists: Annotated[int, Field(ge=0)] = 0
    technicians: Annotated[int, Field(ge=0)] = 0
    others: Annotated[int, Field(ge=0)] = 0
    note: LocalText | None = None

    @property
    def people(self) -> int:
        """Everybody on the road."""
        return self.artists + self.technicians + self.others


class BackstageNeeds(Record):
    """Dressing rooms and care."""

    dressing_rooms: Amount | None = None
    step_free: Provision | None = Field(default=None, description="Step-free from street to stage")
    warm_up_room: Provision | None = None
    wardrobe: Provision | None = None
    laundry: Provision | None = None
    catering: LocalText | None = None


class Freight(Record):
    """What travels beside people."""

    volume: float | None = Field(default=None, description="m³")
    weight: float | None = Field(default=None, description="kg")
    vehicle: LocalText | None = None
    note: LocalText | None = None


class Effects(Record):
    """Effects that a house must allow or be told of."""

    haze: Provision | None = None
    flame: Provision | None = None
    water: Provision | None = None
    strobe: Provision | None = None
    noise: Provision | None = Field(default=None, description="Loud sound, shots")
    note: LocalText | None = None


class AudienceNeeds(Record):
    """How many may watch, how they sit."""

    capacity_limit: Annotated[int, Field(ge=1)] | None = None
    seating: Choice | None = Field(
        default=None, description="Such as frontal, in-the-round, thrust"
    )
    age_limit: Annotated[int, Field(ge=0)] | None = None
    note: LocalText | None = None


class TechnicalContact(Record):
    """The person at the company who answers technical questions."""

    name: str
    role: LocalText | None = None
    email: Email | None = None
    phone: str = ""


class Rider(Record):
    """``tech-rider.yaml``."""

    version: str = ""
    revised_on: Day | None = None
    technical_contact: TechnicalContact | None = None
    stage: StageNeeds = StageNeeds()
    soft_goods: SoftGoods = SoftGoods()
    blackout: Provision | None = None
    lighting: LightingNeeds = LightingNeeds()
    sound: SoundNeeds = SoundNeeds()
    intercom: IntercomNeeds = IntercomNeeds()
    video: VideoNeeds = VideoNeeds()
    power: PowerNeeds = PowerNeeds()
    load_in: LoadInNeeds = LoadInNeeds()
    time: TimeNeeds = TimeNeeds()
    crew: tuple[CrewCall, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    touring_party: TouringParty = TouringParty()
    backstage: BackstageNeeds = BackstageNeeds()
    freight: Freight = Freight()
    effects: Effects = Effects()
    audience: AudienceNeeds = AudienceNeeds()
    notes: Texts = ()
    files: Names = Field(default=(), description="Files in documents/")
