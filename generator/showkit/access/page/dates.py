"""Dates of a show as a house sees them: those near it with the free days around, then others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from showkit.access.page.views import DateView
from showkit.access.selection.words import Days, Kilometres
from showkit.portal.dates import coming, house_and_room, region_at_home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.access.selection import Nearby
    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_SHOWN: Final = 4
"""Dates of a show on a page; the portal has them all."""

Run: TypeAlias = "tuple[Performance, ...]"
"""Dates in one house, on days that follow each other."""

_A_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class DateWords:
    """Dates as one reader is told them; runs that house after house is told are worded once."""

    site: Site
    reader: Reader
    _runs: dict[tuple[int, ...], tuple[Run, DateView]] = field(default_factory=dict)
    """By where their dates are in memory, which are kept beside what is said of them."""

    def views(self, show: Show, nearby: Sequence[Nearby]) -> tuple[DateView, ...]:
        """Return the next public dates of a show, the near ones first."""
        told = {performance.id for one in nearby for performance in one.performances}
        others = [one for one in coming(show, self.site.as_of) if one.id not in told]
        views = chain(map(self._near, nearby), map(self._view, runs(others)))
        return tuple(islice(views, _SHOWN))

    def _near(self, one: Nearby) -> DateView:
        view, reader = self._view(one.performances), self.reader
        distance = Kilometres(one.kilometres).in_words(reader)
        parts = [reader.gettext("{distance} from you").format(distance=distance)]
        if one.free_days:
            free = Days(tuple(sorted(one.free_days))).in_words(reader)
            parts.append(reader.gettext("free around it: {days}").format(days=free))
        return DateView(view.when, view.where, reader.set("; ".join(parts)))

    def _view(self, run: Run) -> DateView:
        key = tuple(map(id, run))
        known = self._runs.get(key)
        if known is None:
            known = self._runs[key] = (run, self._worded(run))
        return known[1]

    def _worded(self, run: Run) -> DateView:
        reader = self.reader
        house, _ = house_and_room(run[0], self.site.library)
        region = region_at_home(run[0], self.site.library)
        city = f"{run[0].city} ({region})" if region else run[0].city
        country = "" if region else reader.country(run[0].country)
        parts = (reader.set(house), reader.set(city), country)
        return DateView(
            reader.period(run[0].date, run[-1].date), ", ".join(part for part in parts if part)
        )


def runs(performances: Sequence[Performance]) -> list[Run]:
    """Return performances, soonest first, as runs: in one house, on days that follow each other."""
    found: list[Run] = []
    for one in performances:
        before = found[-1] if found else ()
        if before and _follows(one, before[-1]):
            found[-1] = (*before, one)
        else:
            found.append((one,))
    return found


def _follows(one: Performance, before: Performance) -> bool:
    return (one.venue, one.city) == (before.venue, before.city) and (
        one.date - before.date <= _A_DAY
    )
