"""An event on one of our links, and what its row in the link log may hold."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from showkit.model.message import N_
from showkit.model.record import Identifier, Record, Slug


class Event(StrEnum):
    """What happened."""

    PAGE_OPENED = "page-opened"
    SHOW_VIEWED = "show-viewed"
    FILE_DOWNLOADED = "file-downloaded"
    VIDEO_PLAYED = "video-played"
    FEED_READ = "feed-read"
    MAIL_LINK_CLICKED = "mail-link-clicked"
    CONFIRMED_READING = "confirmed-reading"


class Evidence(StrEnum):
    """Why we believe that a person was there, strongest first."""

    HUMAN = "human"
    PROBABLE = "probable"
    MACHINE = "machine"

    @property
    def strength(self) -> int:
        """Order of strength: machine 0, probable 1, human 2."""
        return {Evidence.MACHINE: 0, Evidence.PROBABLE: 1, Evidence.HUMAN: 2}[self]


def _from_cell(given: object) -> object:
    return tuple(given.split()) if isinstance(given, str) else given


class Visit(NamedTuple):
    """One event of a visit. A tuple: there are a hundred thousand of them, and more.

    It holds no address and no user agent. `time` is in UTC. `person` is None unless that person
    agreed to be credited. `visit` groups the events of one visit; `key` makes reading a log twice
    harmless. `VisitRow` says what each field may hold.
    """

    time: dt.datetime
    presenter: str
    person: str | None
    event: Event
    target: str
    evidence: Evidence
    reasons: tuple[str, ...]
    visit: str
    key: str


class VisitRow(Record):
    """A row of ``link_log/YYYY-MM.csv``: a `Visit`, as people and their programs may write it."""

    time: dt.datetime = Field(description=N_("When, in UTC"))
    presenter: Slug = Field(description=N_("The presenter's slug"), examples=["le-vauban"])
    person: Identifier | None = Field(
        default=None,
        description=N_("The person's id, if they agreed to be credited"),
        examples=["claire-aubin"],
    )
    event: Event = Field(description=N_("What happened"), examples=["page-opened"])
    target: str = Field(
        default="",
        description=N_("A show's slug or a file's path; else empty"),
        examples=["haubans"],
    )
    evidence: Evidence = Field(
        description=N_("Why we believe that a person was there: human, probable, or a machine"),
        examples=["human"],
    )
    reasons: Annotated[tuple[str, ...], BeforeValidator(_from_cell)] = Field(
        default=(), description=N_("Short codes, separated by spaces")
    )
    visit: str = Field(description=N_("The same for all events of one visit"))
    key: str = Field(description=N_("Stands for the log line; keyed, tells nothing to others"))

    def as_visit(self) -> Visit:
        """Return the event; a time without a zone is UTC."""
        aware = self.time if self.time.tzinfo else self.time.replace(tzinfo=dt.UTC)
        return Visit(
            aware.astimezone(dt.UTC),
            self.presenter,
            self.person,
            self.event,
            self.target,
            self.evidence,
            self.reasons,
            self.visit,
            self.key,
        )
