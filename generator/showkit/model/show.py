"""A show: its facts, its words in each language, and everything in its folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from showkit.model.record import (
    Addresses,
    CountryCode,
    Day,
    Identifier,
    Languages,
    LocalText,
    Names,
    Record,
    Slug,
    Slugs,
    Texts,
    Visibility,
    WebAddress,
    YesNo,
)
from showkit.model.terms import Terms

if TYPE_CHECKING:
    from showkit.model.material import Credit, Document, Equipment, PressQuote, Visual
    from showkit.model.performance import Performance
    from showkit.model.rider import Rider


class State(StrEnum):
    """Where a show is in its life."""

    CREATION = "creation"
    TOURING = "touring"
    RETIRED = "retired"


class TouringWindow(Record):
    """A period in which the show is free to tour, and where."""

    from_: Day = Field(alias="from")
    to: Day
    zone: LocalText | None = Field(default=None, description="Such as Europe, Québec")
    note: LocalText | None = None


class Ages(Record):
    """For whom the show is made, in years."""

    from_: Annotated[int, Field(ge=0, le=99)] = Field(alias="from", default=0)
    to: Annotated[int, Field(ge=0, le=120)] | None = None


class Premiere(Record):
    """The first performance."""

    date: Day | None = None
    venue: str = ""
    city: str = ""
    country: CountryCode | None = None


class Video(Record):
    """The trailer for everybody, the full-length video for people with access."""

    trailer: WebAddress | None = None
    trailer_credit: str = ""
    full: WebAddress | None = None
    password: str = ""
    full_visibility: Visibility = Visibility.ACCESS


class ShowFacts(Record):
    """``datapackage.yaml``: what is true of a show in every language.

    A Data Package v2 descriptor; what the standard does not name is the show profile's.
    """

    # the Data Package v2 properties
    schema_: str = Field(alias="$schema", default="", description="The package's profile")
    name: Slug = Field(default="", validate_default=False)
    id: str = ""
    title: str = ""
    description: str = ""
    version: str = ""
    homepage: WebAddress | None = None
    created: dt.datetime | None = None
    keywords: Names = ()
    contributors: tuple[Mapping[str, Any], ...] = ()
    sources: tuple[Mapping[str, Any], ...] = ()
    licenses: tuple[Mapping[str, Any], ...] = ()
    image: str = ""
    resources: tuple[Mapping[str, Any], ...] = ()

    # the show profile
    state: State = State.TOURING
    company: Slug | None = Field(default=None, description="For agencies: whose show it is")
    genres: Names = Field(default=(), description="Artsdata genres, the main one first")
    event_type: str = "PerformingArtsEvent"
    themes: Texts = ()
    audiences: Names = Field(
        default=(), description="Such as families, young-people, schools, adults, outdoors"
    )
    ages: Ages | None = None
    duration: Annotated[int, Field(ge=1, le=1440)] | None = Field(
        default=None, description="Minutes, intermission included"
    )
    intermission: YesNo = False
    languages: Languages = Field(default=(), description="Spoken on stage; empty = without words")
    surtitles: Languages = ()
    sign_language: Names = ()
    audio_description: Languages = ()
    relaxed_performances: YesNo = False
    school_performances: YesNo = False
    teaching_pack: str = Field(default="", description="A file in documents/")
    content_warnings: Texts = ()
    people_on_tour: Annotated[int, Field(ge=1)] | None = None
    premiere: Premiere | None = None
    touring: tuple[TouringWindow, ...] = ()
    video: Video = Video()
    terms: Terms | None = None
    contact: Identifier | None = Field(
        default=None, description="Who at the company looks after it"
    )
    former_slugs: Slugs = ()
    same_as: Addresses = ()
    supporters: Names = Field(default=(), description="Co-producers and funders of this show")


class ShowWords(Record):
    """The front matter and body of ``show.<language>.md``."""

    title: str
    subtitle: str = ""
    hook: str = Field(default="", description="One line, for a card or under the title")
    summary: str = Field(default="", description="200 to 400 characters")
    body: str = ""


@dataclass(frozen=True)
class Show:
    """Everything in a show's folder. `folder` is relative to the project, e.g. content/shows/x."""

    slug: str
    folder: str
    facts: ShowFacts
    words: Mapping[str, ShowWords]
    rider: Rider | None = None
    performances: tuple[Performance, ...] = ()
    visuals: tuple[Visual, ...] = ()
    documents: tuple[Document, ...] = ()
    credits: tuple[Credit, ...] = ()
    press: tuple[PressQuote, ...] = ()
    equipment: tuple[Equipment, ...] = ()

    def in_language(self, tag: str) -> ShowWords:
        """Return the words for readers of `tag`: locale, language, then whatever there is."""
        language = tag.split("-", maxsplit=1)[0]
        for candidate in (tag, language):
            if candidate in self.words:
                return self.words[candidate]
        siblings = (words for key, words in self.words.items() if key.split("-")[0] == language)
        return next(siblings, next(iter(self.words.values())))

    @property
    def key_visual(self) -> Visual | None:
        """The photograph that stands for the show: the first public one."""
        return next((v for v in self.visuals if v.visibility is Visibility.PUBLIC), None)
