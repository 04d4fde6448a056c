"""The two shapes of a requirement in a tech rider, and who supplies what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field, model_validator

from showkit.model.message import N_
from showkit.model.record import LocalText, Names, Record, Unit, YesNo


class Level(StrEnum):
    """How firm a requirement is."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    NEGOTIABLE = "negotiable"


class Supplier(StrEnum):
    """Who brings it."""

    COMPANY = "company"
    PRESENTER = "presenter"


class Requirement(Record):
    """What every requirement may say beside its value."""

    level: Level = Field(
        default=Level.REQUIRED,
        description=N_("How firm it is: required, preferred, or negotiable"),
        examples=["preferred"],
    )
    supplied_by: Supplier = Field(
        default=Supplier.PRESENTER,
        description=N_("Who brings it: the company or the presenter"),
        examples=["presenter"],
    )
    note: LocalText | None = Field(
        default=None,
        description=N_("A word of explanation"),
        examples=['{fr: "À discuter.", en: Let us talk.}'],
    )


Figure = Annotated[float, Field(ge=0)]
"""Nothing is asked of a room that is less than none of it, nor a stage below 0 °C."""


class Amount(Requirement):
    """A number that a room must reach: `min`, better `ideal`, and never above `max`.

    One bare number is the minimum. The unit is the field's own: metres, kilograms, hours,
    amperes, lumens, degrees Celsius, per cent, or pieces.
    """

    min: Figure | None = Field(
        default=None,
        description=N_("The least that will do, in the unit of the field"),
        examples=["8"],
    )
    ideal: Figure | None = Field(
        default=None,
        description=N_("What you would like, in the unit of the field"),
        examples=["10"],
    )
    max: Figure | None = Field(
        default=None,
        description=N_("The most that will do, in the unit of the field"),
        examples=["12"],
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_number(cls, given: object) -> object:
        return given if isinstance(given, (Mapping, cls)) else {"min": given}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        bounds = [bound for bound in (self.min, self.ideal, self.max) if bound is not None]
        if not bounds:
            raise ValueError("amount_empty")
        if bounds != sorted(bounds):
            raise ValueError("amount_order")
        return self


Metres = Annotated[Amount, Unit("m")]
Kilograms = Annotated[Amount, Unit("kg")]
Hours = Annotated[Amount, Unit("h")]
Pieces = Annotated[Amount, Unit("pieces")]
Amperes = Annotated[Amount, Unit("A")]
Lumens = Annotated[Amount, Unit("lm")]
Celsius = Annotated[Amount, Unit("°C")]


def _bare_limit(given: object) -> object:
    return given if isinstance(given, (Mapping, Amount)) else {"max": given}


PerCentAtMost = Annotated[Amount, BeforeValidator(_bare_limit), Unit("%")]
"""Of which a number alone is the most that will do: a slope of 0 is a level stage."""


class Provision(Requirement):
    """Something that a room has or has not: a crossover, a dock, a blackout."""

    value: YesNo = Field(
        default=True, description=N_("yes = it is needed; no = the show does without")
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_value(cls, given: object) -> object:
        return given if isinstance(given, (Mapping, cls)) else {"value": given}


class Choice(Requirement):
    """One or several acceptable values, such as the kinds of floor that will do."""

    any_of: Names = Field(
        description=N_("One or several values that will do"), examples=["[wood, sprung]"]
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_value(cls, given: object) -> object:
        return given if isinstance(given, (Mapping, cls)) else {"any_of": given}


class Item(Record):
    """A line of an equipment list: how many of what, who brings it."""

    quantity: Annotated[int, Field(ge=1), Unit("pieces")] = Field(
        default=1, description=N_("How many"), examples=["6"]
    )
    item: LocalText = Field(
        description=N_("What it is"), examples=["{fr: Découpes 1 kW, en: 1 kW profiles}"]
    )
    level: Level = Field(
        default=Level.REQUIRED,
        description=N_("How firm it is: required, preferred, or negotiable"),
        examples=["preferred"],
    )
    supplied_by: Supplier = Field(
        default=Supplier.PRESENTER,
        description=N_("Who brings it: the company or the presenter"),
        examples=["company"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


_COUNTED: Final = re.compile(r"(?P<quantity>[1-9][0-9]{0,2})\s*[x×X]\s+(?P<item>[^\W\d_].*)")


def _bare_items(given: object) -> object:
    if isinstance(given, (str, Mapping)):
        given = [given]
    if isinstance(given, list):
        return [_bare_item(entry) if isinstance(entry, str) else entry for entry in given]
    return () if given is None else given


def _bare_item(text: str) -> Mapping[str, str]:
    """Return a line of a list that is only its text: “12 x Fresnel 2 kW” are twelve."""
    counted = _COUNTED.fullmatch(text.strip())
    return counted.groupdict() if counted else {"item": text}


Items = Annotated[tuple[Item, ...], BeforeValidator(_bare_items)]
"""An equipment list; a line may be just its name."""
