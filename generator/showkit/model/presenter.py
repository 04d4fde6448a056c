"""A contact file: a house that programmes shows, its rooms, its people, our memory of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from showkit.model.message import N_
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
    Unit,
    WebAddress,
    YesNo,
)
from showkit.model.room import Room
from showkit.model.visit import Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator


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
        description=N_("The company's words to them, at the top of the page"),
        examples=['{fr: "Bonjour Claire, voici Haubans.", en: "Hello Claire, here is Stays."}'],
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


class FormerId(Record):
    """The id of a record that was merged into a person's; the link made with it still opens."""

    id: Identifier = Field(
        description=N_("An id that the person had before; the link that hung on it still opens"),
        examples=["c-aubin"],
    )
    ahead: int = Field(
        default=0,
        description=N_(
            "By how many generations that link is ahead of the person's own; raising theirs takes "
            "both back"
        ),
        examples=["1"],
    )
    revoked: YesNo = Field(
        default=False, description=N_("That link was taken back, and opens nothing")
    )


def _ids_as_records(given: object) -> object:
    ids = [given] if isinstance(given, (str, int, Mapping)) else given
    if not isinstance(ids, (list, tuple)):
        return ids
    return [one if isinstance(one, (Mapping, FormerId)) else {"id": one} for one in ids]


FormerIds = Annotated[tuple[FormerId, ...], BeforeValidator(_ids_as_records)]
"""Ids that a person had before: each by itself, or with what is to be said of its link."""


class Person(Record):
    """Someone who works for a presenter. `id` is written once and never derived again."""

    id: Identifier = Field(
        description=N_(
            "A short name that never changes, unique among all contacts; the person's "
            "link hangs on it"
        ),
        examples=["claire-aubin"],
    )
    former_ids: FormerIds = Field(
        default=(),
        description=N_("Ids of records that were merged into this one; their links still open"),
        examples=["[c-aubin]"],
    )
    name: str = Field(description=N_("Their full name"), examples=["Claire Aubin"])
    given_name: str = Field(
        default="",
        description=N_("For the greeting, where it is not the first word of the name"),
        examples=["Claire"],
    )
    role: str = Field(
        default="", description=N_("What they do there"), examples=["Directrice, programmation"]
    )
    email: Email | None = Field(
        default=None, description=N_("E-mail address"), examples=["claire.aubin@le-vauban.example"]
    )
    phone: str = Field(
        default="",
        description=N_("Telephone number with the country's prefix"),
        examples=["+33 1 99 00 21 41"],
    )
    language: LanguageTag | None = Field(
        default=None,
        description=N_("Language to write to them in, where it is not the house's"),
        examples=["fr-FR"],
    )
    verified_on: Day | None = Field(
        default=None,
        description=N_("When you last made sure that this is right"),
        examples=["2026-10-14"],
    )
    source: str = Field(
        default="",
        description=N_("From whom or where you know it"),
        examples=["Rencontre, juin 2025"],
    )
    left_on: Day | None = Field(
        default=None,
        description=N_("When they left; their link is withdrawn then"),
        examples=["2026-06-30"],
    )
    consent: Consent = Field(default=Consent(), description=N_("What they agreed to"))
    access: Access | None = Field(
        default=None, description=N_("Their access page, where it differs from the house's")
    )
    same_as: Addresses = Field(
        default=(), description=N_("Their record elsewhere (Wikidata, Artsdata, ISNI)")
    )
    note: str = Field(
        default="",
        description=N_("For the company only"),
        examples=["Préfère le téléphone le matin"],
    )

    @property
    def greeting_name(self) -> str:
        """The name to greet them by."""
        return self.given_name or self.name.split()[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """The id, and those that the person had before."""
        return (self.id, *(former.id for former in self.former_ids))


class Season(Record):
    """The months in which a house programmes, as the people there call them."""

    name: str = Field(description=N_("What people there call it"), examples=["Saison régulière"])
    from_: Annotated[int, Field(ge=1, le=12)] = Field(
        alias="from", description=N_("First month, 1 to 12"), examples=["9"]
    )
    to: Annotated[int, Field(ge=1, le=12)] = Field(
        description=N_("Last month, 1 to 12"), examples=["5"]
    )


class Budget(StrEnum):
    """What a house can usually pay for one performance."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Interests(Record):
    """What a house looks for, and when it decides."""

    genres: Names = Field(
        default=(),
        description=N_("Artsdata genres that they look for"),
        examples=["[circus, theatre]"],
    )
    audiences: Names = Field(
        default=(),
        description=N_("Such as families, young-people, schools, adults"),
        examples=["[families, schools]"],
    )
    ages_from: Annotated[int, Field(ge=0), Unit("years")] | None = Field(
        default=None, description=N_("Youngest age they programme for"), examples=["4"]
    )
    seasons: tuple[Season, ...] = Field(default=(), description=N_("When they programme"))
    decision_months: Months = Field(
        default=(), description=N_("Months in which they decide, 1 to 12"), examples=["[11, 12, 1]"]
    )
    budget: Budget | None = Field(
        default=None,
        description=N_("What they can usually pay for one performance"),
        examples=["medium"],
    )
    languages: Languages = Field(
        default=(), description=N_("Languages in which they programme"), examples=["[fr]"]
    )
    note: str = Field(
        default="",
        description=N_("A word of explanation"),
        examples=["Claire décide seule et vite."],
    )


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


class PersonEngagement(Record):
    """What the link log says of one person who agreed to that."""

    first_visit: Day = Field(description=N_("First visit"))
    last_visit: Day = Field(description=N_("Latest visit"))
    visits: int = Field(description=N_("Number of visits"))
    evidence: Evidence = Field(
        description=N_("Why we believe that a person was there: human, probable, or a machine")
    )


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
    shows: Mapping[Slug, int] = Field(default={}, description=N_("Shows looked at, and how often"))
    files: Names = Field(default=(), description=N_("Files taken away"))
    people: Mapping[Identifier, PersonEngagement] = Field(
        default={}, description=N_("People who agreed to be credited, by their id")
    )


class ImportedFrom(Record):
    """What one source of imports (a sheet, an address book) said last of a house.

    `fields` are kept by the way to each: ``phone``, ``people.claire-aubin.email``; several values
    of one field are parted by “; ”. A new import holds the file and the new sheet against them.
    """

    on: Day = Field(description=N_("The day of the last import that brought something new"))
    fields: Mapping[str, str] = Field(
        default={}, description=N_("What the source said, field by field")
    )
    earlier: Mapping[str, Day] = Field(
        default={}, description=N_("Since when it says so, where that is before the last import")
    )


class Presenter(Record):
    """``presenters/<slug>.yaml``."""

    slug: Slug = Field(exclude=True, description=N_("The file's name"))
    name: str = Field(description=N_("Name of the organisation"), examples=["Le Vauban"])
    kind: str = Field(
        default="PresentingOrganization",
        description=N_("An Artsdata organisation type"),
        examples=["PresentingOrganization"],
    )
    relation: Relation = Field(
        default=Relation.PROSPECT,
        description=N_("What the house is to the company: qualified, relay, prospect, former"),
        examples=["prospect"],
    )
    address: PostalAddress = Field(default=PostalAddress(), description=N_("Postal address"))
    language: LanguageTag | None = Field(
        default=None, description=N_("Language to write to the house in"), examples=["fr-FR"]
    )
    website: WebAddress | None = Field(
        default=None, description=N_("Its own website"), examples=["https://le-vauban.example/"]
    )
    networks: Names = Field(
        default=(),
        description=N_("Networks the house belongs to"),
        examples=["[Tréteaux sans douane]"],
    )
    same_as: Addresses = Field(
        default=(),
        description=N_(
            "Records of the same organisation elsewhere (Wikidata, Artsdata, Scène Pro)"
        ),
    )
    former_slugs: Slugs = Field(
        default=(),
        description=N_("Names that this file had before; old rows of the log still belong to it"),
    )
    phone: str = Field(
        default="",
        description=N_("Telephone number with the country's prefix"),
        examples=["+33 1 99 00 21 40"],
    )
    verified_on: Day | None = Field(
        default=None,
        description=N_("When you last made sure that this is right"),
        examples=["2026-10-14"],
    )
    source: str = Field(
        default="", description=N_("From whom or where you know it"), examples=["Claire Aubin"]
    )
    rooms: tuple[Room, ...] = Field(
        default=(), description=N_("The halls, each with its technical sheet")
    )
    people: tuple[Person, ...] = Field(default=(), description=N_("People who work there"))
    interests: Interests = Field(
        default=Interests(), description=N_("What they look for, and when they decide")
    )
    history: tuple[HistoryEntry, ...] = Field(
        default=(), description=N_("What was said and done, the company's memory")
    )
    shows: Mapping[Slug, Talks] = Field(
        default={}, description=N_("The talk about each show, by the name of its folder")
    )
    access: Access = Field(default=Access(), description=N_("The access page of everybody there"))
    notes: Texts = Field(
        default=(),
        description=N_("For the company only"),
        examples=["[Le tram s’arrête pendant la braderie.]"],
    )
    engagement: Engagement | None = Field(
        default=None, description=N_("What the link log says; showkit writes it, leave it alone")
    )
    imported: Mapping[Identifier, ImportedFrom] = Field(
        default={},
        description=N_("What each import said last; showkit writes it, leave it alone"),
    )

    def access_of(self, person: Person) -> Access:
        """Return what holds for that person: their own choice where there is one."""
        return person.access or self.access

    def links_of(self, person: Person) -> Iterator[tuple[str, int]]:
        """Yield the id and generation of each link that leads to that person's page.

        The present one comes first, then those of records that were merged into theirs.
        """
        generation = self.access_of(person).generation
        yield person.id, generation
        for former in person.former_ids:
            if not former.revoked and generation + former.ahead >= 0:
                yield former.id, generation + former.ahead

    def language_of(self, person: Person) -> str | None:
        """Return the language to greet a person in: theirs, else the house's."""
        return person.language or self.language
