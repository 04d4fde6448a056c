"""Feeds and calendars as makings: what the portal hands to programs rather than to people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showkit.output.making import Making
from showkit.output.memory import EVERYTHING
from showkit.portal.calendars import calendar_bytes, calendars
from showkit.portal.colour import readable
from showkit.portal.feeds import feed_bytes, feeds
from showkit.portal.feeds.style import FEED_STYLE, feed_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.output.artifact import Artifact
    from showkit.output.assets import Assets
    from showkit.portal.calendars import DateCalendar
    from showkit.portal.feeds import Feed
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def plan_products(
    site: Site, readers: Iterable[Reader], assets: Assets
) -> tuple[tuple[Artifact, ...], tuple[Making, ...]]:
    """Return the feeds' stylesheets, and how every feed and calendar is made."""
    common = assets.by_name[FEED_STYLE].read().decode()
    accent = readable(site.library.company.brand.colour).light
    styles: list[Artifact] = []
    makings: list[Making] = []
    for reader in readers:
        style = feed_style(reader, site.addresses.folder(reader.tag), common, accent)
        styles.append(style)
        makings += product_makings(site, reader, style.path)
    return tuple(styles), tuple(makings)


def product_makings(site: Site, reader: Reader, style: str) -> Iterator[Making]:
    """Yield how each feed and calendar of one language is made; `style` is the feeds' own."""
    for feed in feeds(site, reader, style):
        yield site.memory.once(EVERYTHING, feed.rss, partial(_of_feed, feed), feed)
    for calendar in calendars(site, reader):
        make = partial(_of_calendar, calendar)
        yield site.memory.once(EVERYTHING, calendar.path, make, calendar.made_from)


def _of_feed(feed: Feed) -> Making:
    paths = (
        (feed.rss, *(rss for rss, _ in feed.former)),
        (feed.atom, *(atom for _, atom in feed.former)),
    )
    return Making(f"feed {feed!r}", paths, partial(feed_bytes, feed))


def _of_calendar(calendar: DateCalendar) -> Making:
    return Making(
        f"calendar {calendar.made_from!r}",
        ((calendar.path, *calendar.former),),
        lambda: (calendar_bytes(calendar),),
    )
