"""The tech rider: what a show needs from a room.

Metres, kilograms, hours, amperes, lumens, degrees Celsius and per cent throughout. Stage left
(cour) and stage right (jardin) are the performer's, facing the audience.
"""

from __future__ import annotations

from pydantic import Field

from showkit.model.equipment_needs import (
    IntercomNeeds,
    LightingNeeds,
    PowerNeeds,
    SoundNeeds,
    VideoNeeds,
)
from showkit.model.message import N_
from showkit.model.record import Day, Email, LocalText, Names, Record, Texts, YesNo
from showkit.model.requirement import Provision
from showkit.model.stage_needs import AudienceNeeds, Effects, SoftGoods, StageNeeds
from showkit.model.touring_party import BackstageNeeds, Freight, TouringParty
from showkit.model.work_needs import CrewCall, LoadInNeeds, ScheduleEntry, TimeNeeds


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
    outdoors: YesNo = Field(
        default=False,
        description=N_(
            "Played in the open air only: what halls have is not held against it, and places in "
            "the open air (kind OpenAirEventVenue) are"
        ),
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

    @property
    def says_nothing(self) -> bool:
        """Whether it was begun and left empty: a version and a day alone ask for nothing."""
        begun: dict[str, object] = {"version": "", "revised_on": None, "extensions": {}}
        return self.model_copy(update=begun) == _EMPTY


_EMPTY = Rider()
