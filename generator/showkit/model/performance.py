"""One date of a show, in one room: a row of ``performances.csv``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from showkit.model.record import (
    CountryCode,
    Day,
    Identifier,
    LanguageTag,
    Names,
    Record,
    TimeOfDay,
    WebAddress,
)

if TYPE_CHECKING:
    import datetime as dt


class Status(StrEnum):
    """How firm a date is."""

    CONFIRMED = "confirmed"
    OPTION = "option"
    SOLD_OUT = "sold-out"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class PerformanceKind(StrEnum):
    """For whom it is played."""

    PUBLIC = "public"
    SCHOOL = "school"
    PREVIEW = "preview"
    PRIVATE = "private"


class Performance(Record):
    """A row of ``performances.csv``; date and time are the venue's own."""

    id: Identifier
    date: Day
    time: TimeOfDay | None = None
    ends: TimeOfDay | None = None
    timezone: str = ""
    city: str
    region: str = ""
    country: CountryCode
    venue: str = Field(description="A presenter's slug where we have them, else the house's name")
    room: str = ""
    status: Status = Status.CONFIRMED
    announced_on: Day | None = Field(
        default=None, description="Nothing about it is public before that day"
    )
    kind: PerformanceKind = PerformanceKind.PUBLIC
    ticket_url: WebAddress | None = None
    festival: str = ""
    language: LanguageTag | None = Field(default=None, description="Where it is not the show's")
    features: Names = Field(
        default=(), description="Such as surtitles, sign-language, audio-description, relaxed"
    )
    option_until: Day | None = Field(default=None, description="When an option lapses")
    postponed_to: str = Field(default="", description="The id of the date that replaces it")
    note: str = Field(default="", description="For the company only")

    def is_public(self, as_of: dt.date) -> bool:
        """Tell whether the portal may name it on that day: firm, announced, open to people."""
        return (
            self.status is not Status.OPTION
            and self.kind is not PerformanceKind.PRIVATE
            and (self.announced_on is None or self.announced_on <= as_of)
        )

    def is_coming(self, as_of: dt.date) -> bool:
        """Tell whether it is still to be played on that day."""
        return self.date >= as_of and self.status not in {Status.CANCELLED, Status.POSTPONED}
