"""What looks alike and is not the same, as somebody who knows has decided."""

from __future__ import annotations

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Identifier, Record, Slug


class TwoHouses(Record):
    """Two houses that are not one."""

    a: Slug = Field(description=N_("A contact file, by its name"), examples=["le-vauban"])
    b: Slug = Field(description=N_("The other one"), examples=["vauban-jeunesse"])
    decided_on: Day | None = Field(
        default=None, description=N_("When you decided so"), examples=["2026-11-20"]
    )
    note: str = Field(
        default="", description=N_("Why"), examples=["Le festival a sa propre direction."]
    )


class TwoPeople(Record):
    """Two people who are not one."""

    a: Identifier = Field(description=N_("A person, by their id"), examples=["claire-aubin"])
    b: Identifier = Field(description=N_("The other one"), examples=["claire-aubin-2"])
    decided_on: Day | None = Field(
        default=None, description=N_("When you decided so"), examples=["2026-11-20"]
    )
    note: str = Field(default="", description=N_("Why"), examples=["Mère et fille."])


class NotDuplicates(Record):
    """``not_duplicates.yaml``: what is no longer shown as the same."""

    houses: tuple[TwoHouses, ...] = Field(
        default=(), description=N_("Houses that look alike and are two")
    )
    people: tuple[TwoPeople, ...] = Field(
        default=(), description=N_("People who look alike and are two")
    )
