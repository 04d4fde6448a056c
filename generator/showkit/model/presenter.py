"""A contact file: a house that programmes shows, its rooms, its people, our memory of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from showkit.model.access import Access
from showkit.model.engagement import Engagement
from showkit.model.interests import Interests
from showkit.model.message import N_
from showkit.model.person import Person
from showkit.model.place import PostalAddress
from showkit.model.record import (
    Addresses,
    Day,
    Identifier,
    LanguageTag,
    Names,
    Record,
    Slug,
    Slugs,
    Texts,
    WebAddress,
)
from showkit.model.room import Room
from showkit.model.talk import HistoryEntry, Talks

if TYPE_CHECKING:
    from collections.abc import Iterator


class Relation(StrEnum):
    """What the house is to the company."""

    QUALIFIED = "qualified"
    RELAY = "relay"
    PROSPECT = "prospect"
    FORMER = "former"


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
