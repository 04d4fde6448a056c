"""The two shapes of a requirement in a tech rider, and who supplies what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from showkit.model.record import LocalText, Names, Record, YesNo


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

    level: Level = Level.REQUIRED
    supplied_by: Supplier = Supplier.PRESENTER
    note: LocalText | None = None


class Amount(Requirement):
    """A number that a room must reach: `min`, better `ideal`, and never above `max`.

    One bare number is the minimum. The unit is the field's own: metres, kilograms, hours,
    amperes, lumens, degrees Celsius, per cent, or pieces.
    """

    min: float | None = None
    ideal: float | None = None
    max: float | None = None

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


class Provision(Requirement):
    """Something that a room has or has not: a crossover, a dock, a blackout."""

    value: YesNo = Field(default=True, description="no = the show does without")

    @model_validator(mode="before")
    @classmethod
    def _bare_value(cls, given: object) -> object:
        return given if isinstance(given, (Mapping, cls)) else {"value": given}


class Choice(Requirement):
    """One or several acceptable values, such as the kinds of floor that will do."""

    any_of: Names

    @model_validator(mode="before")
    @classmethod
    def _bare_value(cls, given: object) -> object:
        return given if isinstance(given, (Mapping, cls)) else {"any_of": given}


class Item(Record):
    """A line of an equipment list: how many of what, who brings it."""

    quantity: Annotated[int, Field(ge=1)] = 1
    item: LocalText
    level: Level = Level.REQUIRED
    supplied_by: Supplier = Supplier.PRESENTER
    note: LocalText | None = None


def _bare_items(given: object) -> object:
    if isinstance(given, (str, Mapping)):
        given = [given]
    if isinstance(given, list):
        return [{"item": entry} if isinstance(entry, str) else entry for entry in given]
    return () if given is None else given


Items = Annotated[tuple[Item, ...], BeforeValidator(_bare_items)]
"""An equipment list; a line may be just its name."""
