"""A contact file: a house that programmes shows, its rooms, its people, our memory of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from showkit.model.place import PostalAddress
from showkit.model.record import (
    Addresses,
    Day,
    Email,
    Identifier,
    Languages,
    LanguageTag,
    LocalText,
    Months,
    Names,
    Record,
    Slug,
    Slugs,
    Texts,
    WebAddress,
    YesNo,
)
from showkit.model.room import Room
from showkit.model.visit import Evidence

if TYPE_CHECKING:
    import datetime as dt


class Relation(StrEnum):
    """What the house is to the company."""

    QUALIFIED = "qualified"
    RELAY = "relay"
    PROSPECT = "prospect"
    FORMER = "former"


class EmailBasis(StrEnum):
    """On what ground the company writes to a person."""

    EXPRESS = "express"
    IMPLIED = "implied"
    LEGITIMATE_INTEREST = "legitimate-interest"
    NONE = "none"


class EmailConsent(Record):
    """Whether and why the company may write to a person."""

    basis: EmailBasis = EmailBasis.NONE
    evidence: str = ""
    obtained_on: Day | None = None
    expires_on: Day | None = None
    unsubscribed_on: Day | None = None


class TrackingState(StrEnum):
    """What a person said about visits being credited to them."""

    GRANTED = "granted"
    DENIED = "denied"
    UNKNOWN = "unknown"


class TrackingConsent(Record):
    """A state of consent, from a day on."""

    state: TrackingState
    since: Day
    evidence: str = ""


class Consent(Record):
    """What a person agreed to."""

    email: EmailConsent = EmailConsent()
    tracking: tuple[TrackingConsent, ...] = ()

    def tracking_on(self, day: dt.date) -> TrackingState:
        """Return the state in force on `day`; before the first entry it is unknown."""
        in_force = [entry for entry in self.tracking if entry.since <= day]
        if not in_force:
            return TrackingState.UNKNOWN
        return max(in_force, key=lambda entry: entry.since).state


def _auto_as_none(given: object) -> object:
    if given == "auto":
        return None
    return [given] if isinstance(given, str) else given


ShowChoice = Annotated[tuple[Slug, ...] | None, BeforeValidator(_auto_as_none)]
"""Chosen shows, or None: showkit chooses."""


class Access(Record):
    """What a person's or a house's access page shows, and until when."""

    shows: ShowChoice = Field(default=None, description="Slugs in order, or auto")
    pinned: Slugs = ()
    excluded: Slugs = ()
    note: LocalText | None = Field(default=None, description="The company's words to them")
    signed_by: Identifier | None = Field(default=None, description="Whose name is under the note")
    expires_on: Day | None = None
    generation: Annotated[int, Field(ge=0)] = 0
    revoked: YesNo = False


class Person(Record):
    """Someone who works for a presenter. `id` is written once and never derived again."""

    id: Identifier
    name: str
    given_name: str = Field(default="", description="For the greeting; else the first word of name")
    role: str = ""
    email: Email | None = None
    phone: str = ""
    language: LanguageTag | None = None
    verified_on: Day | None = None
    source: str = ""
    left_on: Day | None = None
    consent: Consent = Consent()
    access: Access | None = Field(default=None, description="Where it differs from the house's")
    same_as: Addresses = ()
    note: str = ""

    @property
    def greeting_name(self) -> str:
        """The name to greet them by."""
        return self.given_name or self.name.split()[0]


class Season(Record):
    """The months in which a house programmes, as the people there call them."""

    name: str
    from_: Annotated[int, Field(ge=1, le=12)] = Field(alias="from")
    to: Annotated[int, Field(ge=1, le=12)]


class Budget(StrEnum):
    """What a house can usually pay for one performance."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Interests(Record):
    """What a house looks for, and when it decides."""

    genres: Names = ()
    audiences: Names = ()
    ages_from: Annotated[int, Field(ge=0)] | None = None
    seasons: tuple[Season, ...] = ()
    decision_months: Months = ()
    budget: Budget | None = None
    languages: Languages = ()
    note: str = ""


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

    date: Day
    kind: Exchange = Exchange.NOTE
    show: Slug | None = None
    person: Identifier | None = None
    by: str = ""
    note: str
    due: Day | None = Field(default=None, description="When something was promised for")
    done: YesNo = False


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

    stage: TalkStage
    period: str = Field(default="", description="Such as 2027-2028")
    since: Day | None = None
    note: str = ""


def _one_talk_as_list(given: object) -> object:
    return [given] if isinstance(given, (Mapping, Talk)) else given


Talks = Annotated[tuple[Talk, ...], BeforeValidator(_one_talk_as_list)]
"""The talk about one show: one entry per touring period."""


class PersonEngagement(Record):
    """What the link log says of one person who agreed to that."""

    first_visit: Day
    last_visit: Day
    visits: int
    evidence: Evidence


class Engagement(Record):
    """What the link log says of a presenter; written by showkit alone."""

    first_visit: Day | None = Field(default=None, description="By people, not machines")
    last_visit: Day | None = None
    visits: int = Field(description="Visits by people: human or probable")
    machine_visits: int = 0
    evidence: Evidence
    shows: Mapping[Slug, int] = Field(default={}, description="Shows looked at, and how often")
    files: Names = ()
    people: Mapping[Identifier, PersonEngagement] = {}


class Presenter(Record):
    """``presenters/<slug>.yaml``."""

    slug: Slug = Field(description="The file's name", exclude=True)
    name: str
    kind: str = Field(default="PresentingOrganization", description="An Artsdata organisation type")
    relation: Relation = Relation.PROSPECT
    address: PostalAddress = PostalAddress()
    language: LanguageTag | None = None
    website: WebAddress | None = None
    networks: Names = ()
    same_as: Addresses = ()
    former_slugs: Slugs = ()
    phone: str = ""
    verified_on: Day | None = None
    source: str = ""
    rooms: tuple[Room, ...] = ()
    people: tuple[Person, ...] = ()
    interests: Interests = Interests()
    history: tuple[HistoryEntry, ...] = ()
    shows: Mapping[Slug, Talks] = Field(default={}, description="The talk about each show")
    access: Access = Access()
    notes: Texts = ()
    engagement: Engagement | None = None

    def access_of(self, person: Person) -> Access:
        """Return what holds for that person: their own choice where there is one."""
        return person.access or self.access

    def language_of(self, person: Person) -> str | None:
        """Return the language to greet a person in: theirs, else the house's."""
        return person.language or self.language
