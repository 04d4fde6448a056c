"""A segment: contacts that the company speaks of by one name."""

from __future__ import annotations

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import LocalText, Record


class Segment(Record):
    """An entry of ``segments.yaml``; its key there is its name, written ``@name`` in a filter."""

    where: str = Field(
        description=N_("Which contacts: an expression of the filter language, see docs/where.md"),
        examples=["country in [FR, BE] and interests has circus"],
        min_length=1,
    )
    title: LocalText | None = Field(
        default=None,
        description=N_("What people call it"),
        examples=["{fr: Cirque en Europe, en: Circus in Europe}"],
    )
    note: LocalText | None = Field(
        default=None, description=N_("What it is for, or why it is cut so")
    )
