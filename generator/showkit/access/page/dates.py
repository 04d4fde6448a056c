"""Dates of a show as a house sees them: those near it with the free days around, then others."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from showkit.access.page.views import DateView
from showkit.access.selection.words import Kilometres
from showkit.portal.dates import coming, house_and_room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.access.selection import Nearby
    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_SHOWN: Final = 4
"""Dates of a show on a page; the portal has them all."""

_A_DAY: Final = dt.timedelta(days=1)


def date_views(
    show: Show, nearby: Sequence[Nearby], site: Site, reader: Reader
) -> tuple[DateView, ...]:
    """Return the next public dates of a show, the near ones first."""
    told = {performance.id for one in nearby for performance in one.performances}
    others = [one for one in coming(show, site.as_of) if one.id not in told]
    views = [_near(one, site, reader) for one in nearby]
    views += [_view(run, site, reader) for run in runs(others)]
    return tuple(views[:_SHOWN])


def runs(performances: Sequence[Performance]) -> list[tuple[Performance, ...]]:
    """Return performances, soonest first, as runs: in one house, on days that follow each other."""
    found: list[tuple[Performance, ...]] = []
    for one in performances:
        before = found[-1] if found else ()
        if before and _follows(one, before[-1]):
            found[-1] = (*before, one)
        else:
            found.append((one,))
    return found


def spans(days: Sequence[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield days, in order, as the first and the last of each series without a gap."""
    first = last = None
    for day in days:
        if first is not None and last is not None and day - last > _A_DAY:
            yield first, last
            first = None
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last


def _follows(one: Performance, before: Performance) -> bool:
    return (one.venue, one.city) == (before.venue, before.city) and (
        one.date - before.date <= _A_DAY
    )


def _near(one: Nearby, site: Site, reader: Reader) -> DateView:
    view = _view(one.performances, site, reader)
    distance = Kilometres(one.kilometres).in_words(reader)
    free = reader.listed(reader.period(*span) for span in spans(sorted(one.free_days)))
    return DateView(
        view.when,
        view.where,
        reader.gettext("{distance} from you").format(distance=distance),
        reader.gettext("free around it: {days}").format(days=free) if free else "",
    )


def _view(run: tuple[Performance, ...], site: Site, reader: Reader) -> DateView:
    house, _ = house_and_room(run[0], site.library)
    parts = (reader.set(house), reader.set(run[0].city), reader.country(run[0].country))
    return DateView(
        reader.period(run[0].date, run[-1].date), ", ".join(part for part in parts if part)
    )
