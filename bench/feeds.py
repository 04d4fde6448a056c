"""Feeds and calendars a second, against writing the same XML and lines with nothing in between.

The demo's shows are taken many times over, as an agency has them. The peers write what feedgen
and icalendar write, from the same values, by joining escaped texts; what they leave out is any
knowledge of the formats. The last row is a build in which nothing has changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import tempfile
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bench.measure import Row, compared, seconds, show, times
from showkit.content.load import load
from showkit.output.catalogues import catalogue
from showkit.output.making import make_all
from showkit.output.project import Project
from showkit.portal.addresses import Addresses
from showkit.portal.calendars import calendar_bytes, calendars
from showkit.portal.feeds import feed_bytes, feeds
from showkit.portal.products import product_makings
from showkit.portal.reader import Reader
from showkit.portal.site import Site

if TYPE_CHECKING:
    from showkit.model.library import Library
    from showkit.model.show import Show
    from showkit.portal.calendars import DateCalendar
    from showkit.portal.feeds import Feed

COPIES = 10
"""Times the demo: sixty shows."""

DAY = dt.date(2026, 11, 21)
STYLE = "assets/feed.css"
SLOWEST = 0.2
"""Of the time of making everything, what nothing changed may take."""


def main() -> int:
    """Print the table; 1 where unchanged files are made again or reading them takes too long."""
    root = Path(__file__).parents[1]
    library = load(Project(root)).library
    if library is None:
        return 1
    site = Site(many_shows(library), {}, Addresses(library.company), DAY, root)
    reader = Reader(catalogue("fr-CA"))
    all_feeds = list(feeds(site, reader, STYLE))
    all_calendars = list(calendars(site, reader))
    planning = times(lambda: list(product_makings(site, reader, STYLE)), 3).median
    feeding = times(lambda: [feed_bytes(feed) for feed in all_feeds], 3).median
    plain_feeds = times(lambda: [_plain_feed(feed) for feed in all_feeds], 3).median
    dating = times(lambda: [calendar_bytes(one) for one in all_calendars], 3).median
    plain_dates = times(lambda: [_plain_calendar(one) for one in all_calendars], 3).median
    makings = list(product_makings(site, reader, STYLE))
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        kept = Path(folder) / "products.json"
        first = times(lambda: make_all(makings, kept), 3, lambda: kept.unlink(missing_ok=True))
        anew = make_all(makings, kept).anew
        again = times(lambda: make_all(makings, kept), 3)
    count, dates = 2 * len(all_feeds), len(all_calendars)
    show(
        [
            Row("feeds a second", f"{count / feeding:,.0f}", f"{count} feeds"),
            Row("", seconds(feeding), compared(feeding, plain_feeds, "joined texts")),
            Row("calendars a second", f"{dates / dating:,.0f}", f"{dates} calendars"),
            Row("", seconds(dating), compared(dating, plain_dates, "joined texts")),
            Row("to plan them all", seconds(planning)),
            Row("to make them all", seconds(first.median)),
            Row(
                "nothing changed",
                seconds(again.median),
                f"{compared(again.median, first.median, 'making them')}, {anew} made again",
            ),
        ]
    )
    return int(anew > 0 or again.median > SLOWEST * first.median)


def many_shows(library: Library) -> Library:
    """Return the library with its shows taken many times over."""
    shows = [_copy(one, number) for number in range(COPIES) for one in library.shows]
    return dataclasses.replace(library, shows=tuple(shows))


def _copy(given: Show, number: int) -> Show:
    rows = tuple(row.model_copy(update={"id": f"{row.id}-{number}"}) for row in given.performances)
    facts = given.facts.model_copy(update={"former_slugs": ()})
    return dataclasses.replace(
        given, slug=f"{given.slug}-{number}", performances=rows, facts=facts, changes=()
    )


def _plain_feed(feed: Feed) -> tuple[bytes, bytes]:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{escape(one.url)}</link>"
        f"<description>{escape(one.summary)}</description>"
        f"<content:encoded>{escape(one.content)}</content:encoded>"
        f"<guid>{one.id}</guid><pubDate>{format_datetime(one.moment)}</pubDate></item>"
        for one in feed.entries
    )
    entries = "".join(
        f"<entry><id>{one.id}</id><title>{escape(one.title)}</title>"
        f"<updated>{one.moment.isoformat()}</updated><link href='{escape(one.url)}'/>"
        f"<summary>{escape(one.summary)}</summary><content>{escape(one.content)}</content></entry>"
        for one in feed.entries
    )
    return items.encode(), entries.encode()


def _plain_calendar(calendar: DateCalendar) -> bytes:
    lines = [
        f"BEGIN:VEVENT\r\nUID:{one.uid}\r\nSUMMARY:{one.summary}\r\nDTSTART:{one.start}\r\n"
        f"DTEND:{one.end}\r\nLOCATION:{one.place}\r\nDESCRIPTION:{one.description}\r\n"
        f"DTSTAMP:{one.stamp}\r\nURL:{one.url}\r\nEND:VEVENT\r\n"
        for one in calendar.events
    ]
    return "".join(lines).encode()
