"""What a show needs of the people who work with it: the way in, hours, crew, the schedule."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import LocalText, Record, TimeOfDay, Unit
from showkit.model.requirement import Choice, Hours, Metres, Provision, Supplier


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
