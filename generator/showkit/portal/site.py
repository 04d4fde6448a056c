"""What all pages of one build share: the content, its pictures, its addresses, the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.model.show_facts import State
from showkit.output.memory import Remembered
from showkit.portal.colour import Accent, readable
from showkit.portal.to_take import NOTHING, ToTake

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.kit.pictures.picture import Picture
    from showkit.model.company import RepresentedCompany
    from showkit.model.library import Library
    from showkit.model.show import Show
    from showkit.portal.addresses import Addresses

BEFORE_ANYTHING = dt.date(2000, 1, 1)
"""The day of a portal that has no news."""

_STATE_ORDER = (State.TOURING, State.CREATION, State.RETIRED)


@dataclass(frozen=True)
class Site:
    """One build of the portal on the day `as_of`.

    `pictures` are keyed by their source file's path from the project's folder `root`, such as
    ``content/shows/x/visuals/y.jpg``; `to_take` is what there is to take of each show;
    `memory` has what an earlier build made of a show, by the show's folder.
    """

    library: Library
    pictures: Mapping[str, Picture]
    addresses: Addresses
    as_of: dt.date
    root: Path
    to_take: ToTake = NOTHING
    memory: Remembered = field(default_factory=Remembered)

    @cached_property
    def shows(self) -> tuple[Show, ...]:
        """The shows as people are led to them: on tour, in creation, retired; the newest first."""
        newest_first = sorted(self.library.shows, key=lambda show: show.slug)
        newest_first.sort(key=lambda show: self.since(show) or dt.date.min, reverse=True)
        return tuple(sorted(newest_first, key=lambda show: _STATE_ORDER.index(show.facts.state)))

    @cached_property
    def represented(self) -> Mapping[str, RepresentedCompany]:
        """The companies that an agency represents, by their slug."""
        return {company.slug: company for company in self.library.company.companies}

    def since(self, show: Show) -> dt.date | None:
        """Return the day since which a show is known, as far as its facts tell and not later.

        The day that its files name as `created`, its premiere, its first public performance,
        or its first touring window.
        """
        return self._since[show.slug]

    @cached_property
    def _since(self) -> Mapping[str, dt.date | None]:
        """The same for all shows: pages, lists and feeds ask for it again and again."""
        return {show.slug: self._first_day(show) for show in self.library.shows}

    def _first_day(self, show: Show) -> dt.date | None:
        facts = show.facts
        created = facts.created
        candidates = [
            created.date() if isinstance(created, dt.datetime) else created,
            facts.premiere.date if facts.premiere else None,
            min((p.date for p in show.performances if p.is_public(self.as_of)), default=None),
            min((window.from_ for window in facts.touring), default=None),
        ]
        return next((day for day in candidates if day and day <= self.as_of), None)

    @cached_property
    def newest_day(self) -> dt.date:
        """The day of the last public news: the time at which the portal stands, not the clock's."""
        days = (self.dated(show) or BEFORE_ANYTHING for show in self.library.shows)
        return max(days, default=BEFORE_ANYTHING)

    def dated(self, show: Show) -> dt.date | None:
        """Return the day of a show's last public news: how old what there is to take of it is."""
        announced = [
            performance.announced_on
            for performance in show.performances
            if performance.announced_on and performance.is_public(self.as_of)
        ]
        told = [row.date for row in show.changes if row.may_be_told(show.performances, self.as_of)]
        revised = [show.rider.revised_on] if show.rider and show.rider.revised_on else []
        dated = [quote.date for quote in show.press if quote.date]
        days = [day for day in (*told, *revised, *dated) if day <= self.as_of]
        since = self.since(show)
        return max([*([since] if since else []), *announced, *days], default=None)

    def picture(self, show: Show, file: str) -> Picture | None:
        """Return the picture made from a file of the show's visuals."""
        return self.pictures.get(f"{show.folder}/visuals/{file}")

    def portrait(self, photo: str) -> Picture | None:
        """Return the picture made from a photo that ``company.yaml`` names."""
        return self.pictures.get(f"content/{photo}") if photo else None

    def accent(self, show: Show) -> Accent:
        """Return the accent of a show: its key photograph's colour, else the company's."""
        visual = show.key_visual
        picture = self.picture(show, visual.file) if visual else None
        return readable(picture.accent if picture else self.library.company.brand.colour)
