"""What a person agreed to: being written to, and being credited with visits."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Record

if TYPE_CHECKING:
    import datetime as dt


class EmailBasis(StrEnum):
    """On what ground the company writes to a person."""

    EXPRESS = "express"
    IMPLIED = "implied"
    LEGITIMATE_INTEREST = "legitimate-interest"
    NONE = "none"


class EmailConsent(Record):
    """Whether and why the company may write to a person."""

    basis: EmailBasis = Field(
        default=EmailBasis.NONE,
        description=N_(
            "Why you may write: express (they said yes), implied (business relation), "
            "legitimate-interest, or none"
        ),
        examples=["express"],
    )
    evidence: str = Field(
        default="",
        description=N_("How you know: a form, a message, a meeting"),
        examples=["Formulaire du portail"],
    )
    obtained_on: Day | None = Field(
        default=None, description=N_("Since when"), examples=["2025-06-05"]
    )
    expires_on: Day | None = Field(
        default=None, description=N_("Until when"), examples=["2027-06-05"]
    )
    unsubscribed_on: Day | None = Field(
        default=None,
        description=N_("When they asked you to stop; nothing is sent after that"),
        examples=["2026-07-01"],
    )


class TrackingState(StrEnum):
    """What a person said about visits being credited to them."""

    GRANTED = "granted"
    DENIED = "denied"
    UNKNOWN = "unknown"


class TrackingConsent(Record):
    """A state of consent, from a day on."""

    state: TrackingState = Field(
        description=N_("What they said: granted, denied, or unknown"), examples=["granted"]
    )
    since: Day = Field(description=N_("From which day on"), examples=["2025-06-05"])
    evidence: str = Field(
        default="",
        description=N_("How you know: a form, a message, a meeting"),
        examples=["Même formulaire"],
    )


class Consent(Record):
    """What a person agreed to."""

    email: EmailConsent = Field(
        default=EmailConsent(), description=N_("Whether and why you may write to them")
    )
    tracking: tuple[TrackingConsent, ...] = Field(
        default=(),
        description=N_("What they said about visits being credited to them, one entry per change"),
    )

    def tracking_on(self, day: dt.date) -> TrackingState:
        """Return the state in force on `day`; before the first entry it is unknown."""
        in_force = [entry for entry in self.tracking if entry.since <= day]
        if not in_force:
            return TrackingState.UNKNOWN
        return max(in_force, key=lambda entry: entry.since).state
