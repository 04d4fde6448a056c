"""One date of a show, in one room: a row of ``performances.csv``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import (
    CountryCode,
    Day,
    Identifier,
    LanguageTag,
    Names,
    Record,
    TimeOfDay,
    Unit,
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

    id: Identifier = Field(
        description=N_(
            "A short name that never changes and that no other date has; calendars and "
            "feeds hang on it"
        ),
        examples=["heure-2026-09-25"],
    )
    date: Day = Field(description=N_("Day at the venue"), examples=["2026-09-25"])
    time: TimeOfDay | None = Field(
        default=None,
        description=N_("Curtain time at the venue, on the 24-hour clock"),
        examples=["19:30"],
    )
    ends: TimeOfDay | None = Field(
        default=None,
        description=N_("When it ends, on the 24-hour clock; may be after midnight"),
        examples=["21:05"],
    )
    timezone: str = Field(
        default="",
        description=N_("Time zone of the venue, by its IANA name"),
        examples=["Europe/Paris"],
    )
    street: str = Field(
        default="",
        description=N_(
            "Number and street of the house, where it has no contact file or plays elsewhere"
        ),
        examples=["12, rue des Cordiers"],
    )
    postal_code: str = Field(
        default="",
        description=N_("Postal code, beside a street"),
        examples=["H2X 1K6"],
    )
    city: str = Field(description=N_("Town or city"), examples=["Namur"])
    region: str = Field(
        default="",
        description=N_("Province, state, region or canton, by its usual short name"),
        examples=["QC"],
    )
    country: CountryCode = Field(
        description=N_("Country, by its code of two letters"), examples=["BE"]
    )
    venue: str = Field(
        description=N_("A presenter's slug where we have them, else the house's name"),
        examples=["theatre-de-la-sambre"],
    )
    room: str = Field(
        default="",
        description=N_("The id of one of the presenter's rooms, else the room's name"),
        examples=["grande-salle"],
    )
    status: Status = Field(
        default=Status.CONFIRMED,
        description=N_("How firm the date is; an option is never public"),
        examples=["confirmed"],
    )
    announced_on: Day | None = Field(
        default=None,
        description=N_("Nothing about it is public before that day"),
        examples=["2027-03-02"],
    )
    kind: PerformanceKind = Field(
        default=PerformanceKind.PUBLIC,
        description=N_("For whom it is played; a private one is never public"),
        examples=["public"],
    )
    ticket_url: WebAddress | None = Field(
        default=None,
        description=N_("Where to buy tickets"),
        examples=["https://billets.erables.example/heure"],
    )
    festival: str = Field(
        default="",
        description=N_("The festival it is part of"),
        examples=["Festival des Grands Vents"],
    )
    language: LanguageTag | None = Field(
        default=None,
        description=N_("Language of that day, where it is not the show's"),
        examples=["en"],
    )
    features: Names = Field(
        default=(),
        description=N_("Such as surtitles, sign-language, audio-description, relaxed"),
        examples=["relaxed"],
    )
    option_until: Day | None = Field(
        default=None, description=N_("When an option lapses"), examples=["2027-01-31"]
    )
    postponed_to: str = Field(
        default="",
        description=N_("The id of the date that replaces it"),
        examples=["heure-2027-10-01"],
    )
    attendance: Annotated[int, Field(ge=0), Unit("people")] | None = Field(
        default=None,
        description=N_("How many people came, for the company’s own report only"),
        examples=["312"],
    )
    note: str = Field(
        default="", description=N_("For the company only"), examples=["Atelier d’écriture le matin"]
    )

    def is_public(self, as_of: dt.date) -> bool:
        """Tell whether the portal may name it on that day: firm, announced, open to people."""
        return (
            self.status is not Status.OPTION
            and self.kind is not PerformanceKind.PRIVATE
            and (self.announced_on is None or self.announced_on <= as_of)
        )

    def is_lapsed(self, as_of: dt.date) -> bool:
        """Tell whether it is an option to which the house can no longer say yes on that day."""
        is_late = self.option_until is not None and self.option_until < as_of
        return self.status is Status.OPTION and (is_late or self.date < as_of)

    def is_coming(self, as_of: dt.date) -> bool:
        """Tell whether it is still to be played on that day."""
        return self.date >= as_of and self.status not in {Status.CANCELLED, Status.POSTPONED}
