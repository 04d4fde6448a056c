"""Rows of the small tables beside a show: visuals, documents, credits, press, equipment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from showkit.model.record import Day, LocalText, Record, Visibility, WebAddress, YesNo
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

    file: str
    order: int = 0
    photographer: str = ""
    year: int | None = None
    licence: str = Field(default="", description="An SPDX id, or the company's own words")
    focal_x: Fraction = 0.5
    focal_y: Fraction = 0.5
    alt: LocalText = LocalText({})
    caption: LocalText = LocalText({})
    use: Use = Use.PRESS
    visibility: Visibility = Visibility.PUBLIC


class Document(LocalisedRow):
    """A row of ``documents.csv``: one file in ``documents/``."""

    file: str
    title: LocalText = LocalText({})
    language: str = ""
    visibility: Visibility = Visibility.PUBLIC
    order: int = 0


class Credit(LocalisedRow):
    """A row of ``credits.csv``: who did what."""

    role: LocalText
    name: str
    order: int = 0
    on_tour: YesNo = False
    same_as: WebAddress | None = None


class PressQuote(LocalisedRow):
    """A row of ``press.csv``: one strong line, with its source."""

    quote: LocalText
    source: str
    author: str = ""
    date: Day | None = None
    url: WebAddress | None = None
    order: int = 0


class Equipment(LocalisedRow):
    """A row of ``equipment.csv``: one line of what is needed or brought."""

    department: str = Field(description="Such as lighting, sound, video, stage, rigging")
    quantity: Annotated[int, Field(ge=1)] = 1
    item: LocalText
    supplied_by: Supplier = Supplier.PRESENTER
    level: Level = Level.REQUIRED
    note: LocalText = LocalText({})
