"""A row of the sent log: that somebody was sent their link, and when."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Identifier, Moment, Record, Slug


class Channel(StrEnum):
    """The way by which a link reached its person."""

    EMAIL = "email"
    LETTER = "letter"
    CARD = "card"
    MESSAGE = "message"


class Sent(Record):
    """One link that went out to one person: a row of ``outreach/sent.csv``.

    `on` is a day where the company is. `time` is there where the moment is known as well: how
    long after it a visit came tells people from machines, and a day is too coarse for that.
    `person` is the id that the link hangs on, of the generation `generation`; it is empty once
    that person was forgotten.
    """

    on: Day = Field(description=N_("The day, where the company is"), examples=["2026-11-20"])
    time: Moment | None = Field(
        default=None,
        description=N_("The moment, in UTC, where it is known"),
        examples=["2026-11-20T14:03:22Z"],
    )
    presenter: Slug = Field(description=N_("The presenter's slug"), examples=["le-vauban"])
    person: Identifier | None = Field(
        default=None,
        description=N_("The person's id; empty once they were forgotten"),
        examples=["claire-aubin"],
    )
    generation: int = Field(
        default=0, ge=0, description=N_("The generation of the link that was sent")
    )
    channel: Channel = Field(
        default=Channel.EMAIL,
        description=N_("The way it went: email, letter, card (handed over), message"),
        examples=["email"],
    )
    campaign: str = Field(
        default="",
        description=N_("The occasion, in the company's own words"),
        examples=["Bourse RIDEAU 2027"],
    )
