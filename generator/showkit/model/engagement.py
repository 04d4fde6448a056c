"""What the link log says of a house, written into its file."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Identifier, Names, Record, Slug
from showkit.model.visit import Evidence


class PersonEngagement(Record):
    """What the link log says of one person who agreed to that."""

    first_visit: Day = Field(description=N_("First visit"))
    last_visit: Day = Field(description=N_("Latest visit"))
    visits: int = Field(description=N_("Number of visits"))
    evidence: Evidence = Field(
        description=N_("Why we believe that a person was there: human, probable, or a machine")
    )
    days_after_sending: int | None = Field(
        default=None, description=N_("After how many days the last link sent was opened")
    )
    shows: Mapping[Slug, int] = Field(default={}, description=N_("Shows looked at, and how often"))
    files: Names = Field(default=(), description=N_("Files taken away"))


class Engagement(Record):
    """What the link log says of a presenter; written by showkit alone."""

    first_visit: Day | None = Field(
        default=None, description=N_("First visit by people, not machines")
    )
    last_visit: Day | None = Field(default=None, description=N_("Latest visit by people"))
    visits: int = Field(description=N_("Visits by people: human or probable"))
    machine_visits: int = Field(default=0, description=N_("Visits by machines"))
    evidence: Evidence = Field(
        description=N_("Why we believe that a person was there: human, probable, or a machine")
    )
    days_after_sending: int | None = Field(
        default=None, description=N_("After how many days the last link sent was opened")
    )
    shows: Mapping[Slug, int] = Field(default={}, description=N_("Shows looked at, and how often"))
    files: Names = Field(default=(), description=N_("Files taken away"))
    people: Mapping[Identifier, PersonEngagement] = Field(
        default={}, description=N_("People who agreed to be credited, by their id")
    )
