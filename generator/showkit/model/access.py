"""What a person's or a house's access page shows, and until when."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from showkit.model.message import N_
from showkit.model.record import Day, Identifier, LocalText, Record, Slug, Slugs, YesNo


def _auto_as_none(given: object) -> object:
    if given == "auto":
        return None
    return [given] if isinstance(given, str) else given


ShowChoice = Annotated[tuple[Slug, ...] | None, BeforeValidator(_auto_as_none)]
"""Chosen shows, or None: showkit chooses."""


class Access(Record):
    """What a person's or a house's access page shows, and until when."""

    shows: ShowChoice = Field(
        default=None,
        description=N_("Shows on the page in order, or auto: showkit chooses"),
        examples=["auto"],
    )
    pinned: Slugs = Field(
        default=(), description=N_("Shows that come first"), examples=["[haubans]"]
    )
    excluded: Slugs = Field(
        default=(), description=N_("Shows that are left out"), examples=["[pissenlit]"]
    )
    note: LocalText | None = Field(
        default=None,
        description=N_("The company's words to them, below the greeting of the page"),
        examples=['{fr: "Voici Haubans, dont nous parlions.", en: "Here is Stays, as we said."}'],
    )
    signed_by: Identifier | None = Field(
        default=None,
        description=N_("Whose name is under the note: an id of the team"),
        examples=["odile-marchessault"],
    )
    expires_on: Day | None = Field(
        default=None,
        description=N_("Day after which the page is no longer published"),
        examples=["2027-12-31"],
    )
    generation: Annotated[int, Field(ge=0)] = Field(
        default=0,
        description=N_(
            "Raise it by one to give everybody here a new link; the old ones stop working"
        ),
        examples=["1"],
    )
    revoked: YesNo = Field(default=False, description=N_("Publish no page any more"))
