"""Who asked to be forgotten: nothing of them but keyed hashes, so that nothing brings them back."""

from __future__ import annotations

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Day, Names, Record


class Tombstone(Record):
    """What is left of a person: hashes that only the company's secret can make again."""

    forgotten_on: Day = Field(description=N_("When they were forgotten"), examples=["2026-11-20"])
    ids: Names = Field(
        description=N_("Keyed hashes of their ids"), examples=["[m1Zx0cC0vJ8rFqQ2bYt5Nw]"]
    )
    emails: Names = Field(
        default=(),
        description=N_("Keyed hashes of their e-mail addresses"),
        examples=["[Qk3v9tB1yXc7LzD4pRw8Eg]"],
    )


class Forgotten(Record):
    """``forgotten.yaml``: people who asked to be forgotten; showkit forget writes it."""

    people: tuple[Tombstone, ...] = Field(
        default=(), description=N_("One entry a person; without names, on purpose")
    )
