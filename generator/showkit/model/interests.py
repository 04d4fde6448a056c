"""What a house looks for, and when it decides."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from showkit.model.age import Age
from showkit.model.message import N_
from showkit.model.record import Languages, Months, Names, Record


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


class Budgets(Record):
    """What houses of each budget usually pay for one performance, at most, as a company knows it.

    A large one has no limit.
    """

    small: Annotated[float, Field(ge=0)] = Field(
        description=N_("What a house of small budget usually pays for one performance, at most"),
        examples=["3000"],
    )
    medium: Annotated[float, Field(ge=0)] = Field(
        description=N_("What a house of medium budget usually pays for one performance, at most"),
        examples=["9000"],
    )

    @field_validator("medium")
    @classmethod
    def _not_below_small(cls, medium: float, info: ValidationInfo) -> float:
        small = info.data.get("small", 0.0)
        if medium < small:
            raise PydanticCustomError("greater_than_equal", "below small", {"ge": small})
        return medium

    def limit(self, budget: Budget) -> float | None:
        """Return the limit of a budget in the company's currency, None where there is none."""
        return {Budget.SMALL: self.small, Budget.MEDIUM: self.medium}.get(budget)


class Interests(Record):
    """What a house looks for, and when it decides."""

    genres: Names = Field(
        default=(),
        description=N_("Artsdata genres that they look for"),
        examples=["[circus, theatre]"],
    )
    audiences: Names = Field(
        default=(),
        description=N_("Such as families, very-young, young-people, schools, adults, or in French"),
        examples=["[families, schools]"],
    )
    ages_from: Age | None = Field(
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
