"""What has changed about a show, as feeds tell it: a row of ``changes.csv``."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from showkit.model.material import LocalisedRow
from showkit.model.message import N_
from showkit.model.record import Day, Identifier, LocalText

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.model.performance import Performance


def _ids(given: object) -> object:
    """Let a cell hold several ids: none of them has a space, a comma or a semicolon in it."""
    if not isinstance(given, str):
        return given
    return [one for one in re.split(r"[\s,;]+", given) if one]


class ChangeKind(StrEnum):
    """What it is that changed."""

    SHOW = "show"
    DATES = "dates"
    RIDER = "rider"
    PRESS = "press"
    PHOTOGRAPHS = "photographs"


class Change(LocalisedRow):
    """A row of ``changes.csv``: one piece of news about a show."""

    date: Day = Field(
        description=N_("The day of the news; feeds tell it from then on"), examples=["2026-10-27"]
    )
    kind: ChangeKind = Field(
        description=N_("What is new: the show, its dates, rider, press or photographs"),
        examples=["photographs"],
    )
    performances: Annotated[tuple[Identifier, ...], BeforeValidator(_ids)] = Field(
        default=(),
        description=N_(
            "The ids of the dates that it tells of; nothing is told before all of them may be known"
        ),
        examples=["haubans-2027-03-19"],
    )
    text: LocalText = Field(
        default=LocalText({}),
        description=N_("What you say of it, in Markdown; one column per language"),
        examples=["Six photographies de la création, prises à Rimouski."],
    )

    def may_be_told(self, performances: Iterable[Performance], as_of: dt.date) -> bool:
        """Tell whether it is news on that day, of nothing that its houses still keep to themselves.

        `performances` are those of the show; one that is named and not among them is kept back.
        """
        public = {one.id for one in performances if one.is_public(as_of)}
        return self.date <= as_of and public.issuperset(self.performances)
