"""What is true of a show in every language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from showkit.model.age import Age
from showkit.model.message import N_
from showkit.model.record import (
    Addresses,
    CountryCode,
    Day,
    Identifier,
    Languages,
    LocalText,
    Moment,
    Names,
    Record,
    Slug,
    Slugs,
    Texts,
    Unit,
    Visibility,
    WebAddress,
    YesNo,
)
from showkit.model.terms import Terms


class State(StrEnum):
    """Where a show is in its life."""

    CREATION = "creation"
    TOURING = "touring"
    RETIRED = "retired"


class TouringWindow(Record):
    """A period in which the show is free to tour, and where."""

    from_: Day = Field(alias="from", description=N_("First day"), examples=["2027-01-25"])
    to: Day = Field(description=N_("Last day"), examples=["2027-02-28"])
    zone: LocalText | None = Field(
        default=None, description=N_("Where, such as Europe, Québec"), examples=["Europe"]
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class Ages(Record):
    """For whom the show is made, in years; `ages_rise` looks at their order."""

    from_: Age = Field(alias="from", default=0, description=N_("Youngest age"), examples=["8"])
    to: Age | None = Field(
        default=None, description=N_("Oldest age, where there is one"), examples=["12"]
    )


class Premiere(Record):
    """The first performance."""

    date: Day | None = Field(
        default=None, description=N_("Day of the first performance"), examples=["2026-03-05"]
    )
    venue: str = Field(
        default="", description=N_("Where it was"), examples=["Centre culturel des Érables"]
    )
    city: str = Field(default="", description=N_("Town or city"), examples=["Sherbrooke"])
    country: CountryCode | None = Field(
        default=None, description=N_("Country, by its code of two letters"), examples=["CA"]
    )


class Video(Record):
    """The trailer for everybody, the full-length video for people with access."""

    trailer: WebAddress | None = Field(
        default=None,
        description=N_("Address of the trailer, for everybody"),
        examples=["https://video.frasil.example/bande-annonce"],
    )
    trailer_file: str = Field(
        default="",
        description=N_(
            "The trailer as a file in documents/ (MP4 or WebM); it comes before the address, "
            "and no other host is asked"
        ),
        examples=["bande-annonce.mp4"],
    )
    trailer_credit: LocalText | None = Field(
        default=None,
        description=N_("Who made the trailer"),
        examples=["Bérénice Aucoin-Sarr, 2026"],
    )
    full: WebAddress | None = Field(
        default=None,
        description=N_("Address of the full-length video"),
        examples=["https://video.frasil.example/captation"],
    )
    password: str = Field(default="", description=N_("Its password"))
    full_visibility: Visibility = Field(
        default=Visibility.ACCESS,
        description=N_(
            "Who may see the full-length video and its password: people with an access "
            "page (access), everybody (public), nobody outside (private)"
        ),
        examples=["access"],
    )


class ShowFacts(Record):
    """``datapackage.yaml``: what is true of a show in every language.

    A Data Package v2 descriptor; what the standard does not name is the show profile's.
    """

    # the Data Package v2 properties
    schema_: str = Field(
        alias="$schema",
        default="",
        description=N_("The package's profile; showkit writes it when it publishes"),
    )
    name: Slug = Field(
        default="",
        validate_default=False,
        description=N_("The folder's name; may be left out"),
        examples=["lheure-juste"],
    )
    id: str = Field(
        default="", description=N_("An identifier of the package elsewhere, such as a DOI")
    )
    title: str = Field(
        default="", description=N_("Title of the package; else that of the first language")
    )
    description: str = Field(
        default="",
        description=N_("Description of the package; else the summary in the first language"),
    )
    version: str = Field(default="", description=N_("Version of the package"))
    homepage: WebAddress | None = Field(
        default=None, description=N_("The show's own website, where it has one")
    )
    created: Moment | None = Field(
        default=None, description=N_("When this folder was begun"), examples=["2024-11-04"]
    )
    keywords: Names = Field(
        default=(), description=N_("Words to find it by"), examples=["[clock, village, sisters]"]
    )
    contributors: tuple[Mapping[str, Any], ...] = Field(
        default=(), description=N_("Who put the package together (Data Package)")
    )
    sources: tuple[Mapping[str, Any], ...] = Field(
        default=(), description=N_("Where its data comes from (Data Package)")
    )
    licenses: tuple[Mapping[str, Any], ...] = Field(
        default=(),
        description=N_("Licences of the package's data (Data Package)"),
        examples=["[{name: CC-BY-4.0}]"],
    )
    image: str = Field(
        default="",
        description=N_(
            "The picture of the package, a file of this folder; else the first photograph"
        ),
        examples=["visuals/clock.jpg"],
    )
    resources: tuple[Mapping[str, Any], ...] = Field(
        default=(),
        description=N_("The package's files, where they are not the usual ones (Data Package)"),
        examples=["[{name: performances, path: dates.csv}]"],
    )

    # the show profile
    state: State = Field(
        default=State.TOURING,
        description=N_("Where it is in its life: creation, touring, retired"),
        examples=["touring"],
    )
    company: Slug | None = Field(
        default=None, description=N_("For agencies: the slug of the company whose show it is")
    )
    genres: Names = Field(
        default=(), description=N_("Artsdata genres, the main one first"), examples=["[theatre]"]
    )
    event_type: str = Field(
        default="PerformingArtsEvent",
        description=N_("An Artsdata event type"),
        examples=["TheatrePerformance"],
    )
    themes: Texts = Field(
        default=(),
        description=N_("What it is about, a word or two each"),
        examples=["[{fr: vérité, en: truth}]"],
    )
    audiences: Names = Field(
        default=(),
        description=N_(
            "Such as families, very-young, young-people, schools, adults, outdoors, or in French"
        ),
        examples=["[adults, schools]"],
    )
    ages: Ages | None = Field(
        default=None, description=N_("For whom it is made"), examples=["{from: 8}"]
    )
    duration: Annotated[int, Field(ge=1, le=1440), Unit("min")] | None = Field(
        default=None, description=N_("How long it is, intermission included"), examples=["95"]
    )
    intermission: YesNo = Field(
        default=False, description=N_("With an intermission"), examples=["no"]
    )
    languages: Languages | None = Field(
        default=None,
        description=N_("Spoken on stage; [] = without words; left out, nothing is said of it"),
        examples=["[fr]"],
    )
    surtitles: Languages = Field(
        default=(),
        description=N_("Languages of the surtitles you can bring"),
        examples=["[en, es]"],
    )
    sign_language: Names = Field(
        default=(),
        description=N_("Sign languages it can be interpreted in, such as LSQ, LSF, ASL"),
        examples=["[LSQ]"],
    )
    audio_description: Languages = Field(
        default=(),
        description=N_("Languages of the audio description you can bring"),
        examples=["[fr]"],
    )
    relaxed_performances: YesNo = Field(
        default=False, description=N_("Relaxed performances are possible"), examples=["yes"]
    )
    school_performances: YesNo = Field(
        default=False, description=N_("Performances for schools are possible"), examples=["yes"]
    )
    teaching_pack: str = Field(
        default="",
        description=N_("The teaching pack, a file in documents/"),
        examples=["cahier-classe.pdf"],
    )
    content_warnings: Texts = Field(
        default=(),
        description=N_("What the audience should know beforehand"),
        examples=["[{fr: Un récit de noyade, en: A drowning is told}]"],
    )
    people_on_tour: Annotated[int, Field(ge=1), Unit("people")] | None = Field(
        default=None, description=N_("How many people travel"), examples=["6"]
    )
    premiere: Premiere | None = Field(default=None, description=N_("The first performance"))
    touring: tuple[TouringWindow, ...] = Field(
        default=(), description=N_("Periods in which it is free to tour, and where")
    )
    video: Video = Field(default=Video(), description=N_("Trailer and full-length video"))
    terms: Terms | None = Field(
        default=None,
        description=N_(
            "What it costs and on which conditions; in access pages only, unless "
            "visibility says otherwise"
        ),
    )
    contact: Identifier | None = Field(
        default=None,
        description=N_("Who at the company looks after it: an id of the team"),
        examples=["odile-marchessault"],
    )
    former_slugs: Slugs = Field(
        default=(), description=N_("Names that this folder had before; old addresses lead here")
    )
    same_as: Addresses = Field(
        default=(),
        description=N_("Records of the same show elsewhere (Wikidata, Artsdata, Scène Pro)"),
    )
    supporters: Names = Field(
        default=(),
        description=N_("Co-producers and funders of this show"),
        examples=["[Fonds Rivière-Neuve]"],
    )

    @property
    def is_wordless(self) -> bool:
        """Whether it is said to need no words; of a show of which nothing is said, nobody knows."""
        return self.languages == ()
