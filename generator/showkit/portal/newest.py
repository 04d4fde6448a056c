"""The day at which the portal stands: that of its last public news, not of the clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showkit.portal.site import Site

BEFORE_ANYTHING = dt.date(2000, 1, 1)


def newest_day(site: Site) -> dt.date:
    """Return the day of the last public news: the time at which the portal stands."""
    days = [site.since(show) or BEFORE_ANYTHING for show in site.library.shows]
    days += [
        performance.announced_on
        for show in site.library.shows
        for performance in show.performances
        if performance.announced_on and performance.is_public(site.as_of)
    ]
    for show in site.library.shows:
        told = [row.date for row in show.changes if row.may_be_told(show.performances, site.as_of)]
        revised = [show.rider.revised_on] if show.rider and show.rider.revised_on else []
        dated = [quote.date for quote in show.press if quote.date]
        days += [day for day in (*told, *revised, *dated) if day <= site.as_of]
    return max(days, default=BEFORE_ANYTHING)
