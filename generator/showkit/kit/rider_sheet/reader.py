"""What a printed rider asks of whom it is written for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from showkit.kit.stage_plan.words import Reader as PlanReader

if TYPE_CHECKING:
    import datetime as dt


class Reader(PlanReader, Protocol):
    """Their words, and how they write figures, lengths, days and hours."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag of their locale."""

    def day(self, day: dt.date) -> str:
        """Return a day without its weekday."""

    def time(self, clock: str) -> str:
        """Return a time such as ``19:30``."""
