"""Rows of the small tables beside a show: visuals, documents, credits, press, equipment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from showkit.model.message import N_
from showkit.model.record import Day, LocalText, Record, Unit, Visibility, WebAddress, YesNo
from showkit.model.requirement import Level, Supplier

_PER_LANGUAGE = re.compile(r"^(?P<field>[a-z]+)_(?P<language>[a-z]{2,3}(-[A-Za-z]{2,4})?)$")


class LocalisedRow(Record):
    """A table row whose columns ``alt_fr``, ``alt_en``, … are one field `alt` per language."""

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, given: object) -> object:
        if not isinstance(given, Mapping):
            return given
        row: dict[str, object] = {}
        texts: dict[str, dict[str, object]] = {}
        for column, cell in given.items():
            matched = None if column in cls.model_fields else _PER_LANGUAGE.match(str(column))
            if matched and matched["field"] in cls.model_fields:
                texts.setdefault(matched["field"], {})[matched["language"]] = cell
            else:
                row[str(column)] = cell
        return row | texts


class Use(StrEnum):
    """What a photograph is for."""

    PRESS = "press"
    PRINT = "print"
    WEB = "web"


Fraction = Annotated[float, Field(ge=0, le=1)]
"""A position along one side of a picture, 0 (left, top) to 1 (right, bottom)."""


class Visual(LocalisedRow):
    """A row of ``visuals.csv``: one photograph in ``visuals/``."""

    file: str = Field(description=N_("Name of a picture in visuals/"), examples=["clock.jpg"])
    order: int = Field(
        default=0,
        description=N_("Place in the gallery; the first public one stands for the show"),
        examples=["1"],
    )
    photographer: str = Field(
        default="",
        description=N_("Who took it; printed beside the picture"),
        examples=["Peter Nerlich"],
    )
    year: int | None = Field(
        default=None, description=N_("Year in which it was taken"), examples=["2018"]
    )
    licence: str = Field(
        default="", description=N_("An SPDX id, or the company's own words"), examples=["CC-BY-4.0"]
    )
    focal_x: Fraction = Field(
        default=0.5,
        description=N_("What must not be cropped: 0 is the left edge, 1 the right"),
        examples=["0.66"],
    )
    focal_y: Fraction = Field(
        default=0.5,
        description=N_("What must not be cropped: 0 is the upper edge, 1 the lower"),
        examples=["0.45"],
    )
    alt: LocalText = Field(
        default=LocalText({}),
        description=N_(
            "What the picture shows, for those who do not see it; one column per "
            "language: alt_fr, alt_en"
        ),
        examples=["Une grande horloge blanche vue de près."],
    )
    caption: LocalText = Field(
        default=LocalText({}),
        description=N_("The line under the picture; one column per language"),
        examples=["Le cadran, vu de l’atelier"],
    )
    use: Use = Field(
        default=Use.PRESS,
        description=N_("What it is for: the press, print, or the web"),
        examples=["press"],
    )
    visibility: Visibility = Field(
        default=Visibility.PUBLIC,
        description=N_(
            "Who may see it: everybody (public), people with an access page (access), "
            "nobody outside (private)"
        ),
        examples=["public"],
    )


class Document(LocalisedRow):
    """A row of ``documents.csv``: one file in ``documents/``."""

    file: str = Field(description=N_("Name of a file in documents/"), examples=["plan-lumiere.pdf"])
    title: LocalText = Field(
        default=LocalText({}),
        description=N_("Title for readers; one column per language: title_fr, title_en"),
        examples=["Plan de feux"],
    )
    language: str = Field(
        default="",
        description=N_("Language it is written in; empty where it needs none"),
        examples=["fr"],
    )
    date: Day | None = Field(
        default=None, description=N_("The day it is of"), examples=["2026-06-18"]
    )
    visibility: Visibility = Field(
        default=Visibility.PUBLIC,
        description=N_(
            "Who may see it: everybody (public), people with an access page (access), "
            "nobody outside (private)"
        ),
        examples=["access"],
    )
    order: int = Field(default=0, description=N_("Place in the list"), examples=["1"])


class CreditKind(StrEnum):
    """Who is named by a credit: somebody, or a house, a workshop, a choir."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Credit(LocalisedRow):
    """A row of ``credits.csv``: who did what."""

    role: LocalText = Field(
        description=N_("What they did; one column per language: role_fr, role_en"),
        examples=["Mise en scène"],
    )
    name: str = Field(description=N_("Who did it"), examples=["Irène Vadnais"])
    kind: CreditKind = Field(
        default=CreditKind.PERSON,
        description=N_("A person, or an organisation such as a workshop"),
        examples=["person"],
    )
    order: int = Field(default=0, description=N_("Place in the list"), examples=["1"])
    on_tour: YesNo = Field(
        default=False, description=N_("Do they travel with the show?"), examples=["yes"]
    )
    same_as: WebAddress | None = Field(
        default=None, description=N_("Their record elsewhere (Wikidata, Artsdata, ISNI)")
    )


class PressQuote(LocalisedRow):
    """A row of ``press.csv``: one strong line, with its source."""

    quote: LocalText = Field(
        description=N_("One strong line; one column per language: quote_fr, quote_en"),
        examples=["On rit pendant une heure, puis plus personne ne bouge."],
    )
    source: str = Field(
        description=N_("Newspaper, radio, site"), examples=["Le Courrier des Battures"]
    )
    author: str = Field(
        default="", description=N_("Who wrote it"), examples=["Rémi Carbonneau-Diop"]
    )
    date: Day | None = Field(
        default=None, description=N_("When it appeared"), examples=["2026-03-09"]
    )
    url: WebAddress | None = Field(default=None, description=N_("Where it can be read"))
    order: int = Field(default=0, description=N_("Place in the list"), examples=["1"])


class Equipment(LocalisedRow):
    """A row of ``equipment.csv``: one line of what is needed or brought."""

    department: str = Field(
        description=N_("Such as lighting, sound, video, stage, rigging"), examples=["lighting"]
    )
    quantity: Annotated[int, Field(ge=1), Unit("pieces")] = Field(
        default=1, description=N_("How many"), examples=["20"]
    )
    item: LocalText = Field(
        description=N_("What it is; one column per language: item_fr, item_en"),
        examples=["Découpes 25-50°"],
    )
    supplied_by: Supplier = Field(
        default=Supplier.PRESENTER,
        description=N_("Who brings it: the company or the presenter"),
        examples=["presenter"],
    )
    level: Level = Field(
        default=Level.REQUIRED,
        description=N_("How firm it is: required, preferred, or negotiable"),
        examples=["required"],
    )
    note: LocalText = Field(
        default=LocalText({}),
        description=N_("A word of explanation; one column per language"),
        examples=["En trois quartiers"],
    )
