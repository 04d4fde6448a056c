"""What was said with a house, and how far the talk about each show has come."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from showkit.model.message import N_
from showkit.model.record import Day, Identifier, Record, Slug, YesNo

BY_SHOWKIT: Final = "showkit"
"""Who wrote an entry of a history that nobody said: what showkit itself notes there."""


class Exchange(StrEnum):
    """How something was said."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    VISIT = "visit"
    SHOWCASE = "showcase"
    LETTER = "letter"
    NOTE = "note"
    PERFORMANCE = "performance"


class HistoryEntry(Record):
    """One exchange: the company's memory."""

    date: Day = Field(description=N_("When"), examples=["2026-10-14"])
    kind: Exchange = Field(
        default=Exchange.NOTE, description=N_("How it was said"), examples=["call"]
    )
    show: Slug | None = Field(
        default=None,
        description=N_("Which show it was about, by its folder's name"),
        examples=["haubans"],
    )
    person: Identifier | None = Field(
        default=None, description=N_("With whom, by their id"), examples=["claire-aubin"]
    )
    by: str = Field(default="", description=N_("Who of the company"), examples=["Odile"])
    note: str = Field(description=N_("What was said"), examples=["Elle veut une date en mars."])
    due: Day | None = Field(
        default=None, description=N_("When something was promised for"), examples=["2026-11-18"]
    )
    done: YesNo = Field(default=False, description=N_("It has been done"))


class TalkStage(StrEnum):
    """How far the talk about a show has come."""

    PROSPECT = "prospect"
    CONTACTED = "contacted"
    INTERESTED = "interested"
    OPTION = "option"
    CONTRACT = "contract"
    PERFORMED = "performed"
    DECLINED = "declined"


class Talk(Record):
    """The talk about one show, for one touring period."""

    stage: TalkStage = Field(description=N_("How far the talk has come"), examples=["interested"])
    period: str = Field(
        default="", description=N_("For which season, such as 2027-2028"), examples=["2027-2028"]
    )
    since: Day | None = Field(default=None, description=N_("Since when"), examples=["2026-10-14"])
    note: str = Field(
        default="",
        description=N_("For the company only"),
        examples=["À La Poterne, pas dans la grande salle."],
    )


def _one_talk_as_list(given: object) -> object:
    return [given] if isinstance(given, (Mapping, Talk)) else given


Talks = Annotated[tuple[Talk, ...], BeforeValidator(_one_talk_as_list)]
"""The talk about one show: one entry per touring period."""
