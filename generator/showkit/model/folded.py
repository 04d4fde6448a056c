"""A row of the link log's counts: what is left of the visits of a month that is long over."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Record, Slug
from showkit.model.visit import Evidence


class Counted(StrEnum):
    """What visits are counted by."""

    VISITS = "visits"
    SHOW = "show"
    FILE = "file"


class Folded(Record):
    """How many visits of one house there were in a month: a row of ``link_log/folded.csv``.

    It names no person. `counted` says what is counted: all visits, those that looked at the show
    `target`, or those that took the file `target`.
    """

    month: str = Field(
        pattern=r"^[0-9]{4}-[0-9]{2}$", description=N_("The month"), examples=["2024-11"]
    )
    presenter: Slug = Field(description=N_("The presenter's slug"), examples=["le-vauban"])
    counted: Counted = Field(
        description=N_("What is counted: visits, those to a show, those that took a file"),
        examples=["show"],
    )
    target: str = Field(
        default="", description=N_("The show's slug or the file's path"), examples=["haubans"]
    )
    evidence: Evidence = Field(
        description=N_("Why we believe that a person was there: human, probable, or a machine")
    )
    visits: int = Field(ge=1, description=N_("Number of visits"), examples=["2"])
    first_day: Day = Field(description=N_("First of them"), examples=["2024-11-03"])
    last_day: Day = Field(description=N_("Last of them"), examples=["2024-11-19"])
