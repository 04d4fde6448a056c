"""The calendar: every public date of every show, month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from showkit.model.performance import Status
from showkit.portal.dates import date_views, next_dates
from showkit.portal.people import reach_view
from showkit.portal.subscribe import subscribe_to_all
from showkit.portal.views import CalendarView, MonthView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_PLAYED = frozenset({Status.CONFIRMED, Status.SOLD_OUT})


def calendar_view(site: Site, reader: Reader, up: str) -> CalendarView:
    """Return what is to come, soonest first, and what was played, latest first."""
    return CalendarView(
        coming=_months(next_dates(site), site, reader, up),
        past=_months(_past(site), site, reader, up),
        subscribe=subscribe_to_all(site, reader, up),
        reach=reach_view(site.library.company),
    )


def _past(site: Site) -> list[tuple[Show, Performance]]:
    """Return what was played in public; a cancelled date is nobody's memory."""
    played = [
        (show, performance)
        for show in site.library.shows
        for performance in show.performances
        if performance.date < site.as_of
        and performance.status in _PLAYED
        and performance.is_public(site.as_of)
    ]
    played.sort(key=lambda pair: (pair[1].date, pair[1].time or "", pair[1].id), reverse=True)
    return played


def _months(
    dates: Sequence[tuple[Show, Performance]], site: Site, reader: Reader, up: str
) -> tuple[MonthView, ...]:
    views = {show.slug: date_views(show, site, reader, up) for show in site.library.shows}
    by_month = groupby(dates, key=lambda pair: (pair[1].date.year, pair[1].date.month))
    months = []
    for (year, month), pairs in by_month:
        of_month = list(pairs)
        months.append(
            MonthView(
                anchor=f"m{year}-{month:02}",
                title=reader.month(of_month[0][1].date),
                dates=tuple(views[show.slug][p.id] for show, p in of_month),
            )
        )
    return tuple(months)
