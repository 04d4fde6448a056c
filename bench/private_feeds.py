"""Feeds and calendars of five thousand people, their items made once and joined for each.

An agency of sixty shows; everybody has six of them, no two the same by more than chance. The limit
is for joining the feeds, in seconds of the processor, so that it holds on a busy machine too; what
is made once is a row of its own. The peer has feedgen make each whole, over a few of them.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench.feeds import DAY, STYLE, many_shows
from bench.measure import Row, seconds, show
from showkit.access.keys import Secret
from showkit.access.subscriptions import feed_path
from showkit.content.load import load
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.portal.addresses import Addresses
from showkit.portal.calendars import joined_calendars
from showkit.portal.feeds import Feed, feed_bytes, joined_feeds, news
from showkit.portal.feeds.joined import MOST
from showkit.portal.feeds.news import newest_first
from showkit.portal.reader import Reader
from showkit.portal.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")

PEOPLE = 5_000
SHOWS = 6
WHOLE = 20
"""Feeds that are made whole, for the ratio."""

SLOWEST = 0.3
"""Seconds for joining everybody's feed."""


def main() -> int:
    """Print the table; 1 where joining takes longer than the limit."""
    root = Path(__file__).parents[1]
    library = load(Project(root)).library
    if library is None:
        return 1
    site = Site(many_shows(library), {}, Addresses(library.company), DAY, root)
    reader = Reader(catalogue("fr-CA"))
    slugs = [one.slug for one in site.library.shows]
    chosen, paths = _choices(slugs), _paths()
    once, feeds = _timed(lambda: joined_feeds(site, reader, STYLE))
    dates_once, calendars = _timed(lambda: joined_calendars(site, reader))
    once += _timed(lambda: [feeds.items(slug) for slug in slugs])[0]
    dates_once += _timed(lambda: calendars.calendar(slugs))[0]
    joining, joined = _best(lambda: [feeds.feed(*one) for one in zip(chosen, paths, strict=True)])
    dating, dated = _best(lambda: [calendars.calendar(slugs) for slugs in chosen])
    whole, _ = _timed(lambda: [_whole(site, reader, slugs) for slugs in chosen[:WHOLE]])
    size = sum(map(len, joined)) / 1e6
    each = whole / WHOLE * PEOPLE
    show(
        [
            Row("items made once", seconds(once), f"{len(feeds.entries)} items"),
            Row(f"{PEOPLE} feeds joined", seconds(joining), f"{size:,.0f} MB"),
            Row("", f"{each / joining:,.0f} ×", f"as fast as feedgen for each, as {WHOLE} say"),
            Row("dates made once", seconds(dates_once), f"{len(calendars.events)} dates"),
            Row(
                f"{PEOPLE} calendars joined",
                seconds(dating),
                f"{sum(map(len, dated)) / 1e6:,.0f} MB",
            ),
        ]
    )
    return int(joining > SLOWEST)


def _choices(slugs: Sequence[str]) -> list[tuple[str, ...]]:
    chance = random.Random(6)  # noqa: S311 - the same shows at each run, no secret
    return [tuple(chance.sample(list(slugs), SHOWS)) for _ in range(PEOPLE)]


def _paths() -> list[str]:
    secret = Secret(bytes(32))
    return [feed_path(secret, f"person-{n}", 0) for n in range(PEOPLE)]


def _whole(site: Site, reader: Reader, slugs: Sequence[str]) -> bytes:
    shows = [site.library.show_by_slug[slug] for slug in slugs]
    entries = newest_first([one for show in shows for one in news(site, reader, show)])[:MOST]
    name = reader.set(site.library.company.name)
    home, path = site.addresses.base, "p/AAAAAAAAAAAAAAAAAAAAAA.xml"
    moment = entries[0].moment
    feed = Feed(
        *("tag:x", name, name, name, reader.tag, home, path, path, moment),
        *(tuple(entries), STYLE, home),
    )
    return feed_bytes(feed)[0]


def _timed(run: Callable[[], _T]) -> tuple[float, _T]:
    start = time.process_time()
    result = run()
    return time.process_time() - start, result


def _best(run: Callable[[], _T]) -> tuple[float, _T]:
    """Return the shortest of three runs, and its result."""
    return min((_timed(run) for _ in range(3)), key=lambda pair: pair[0])


if __name__ == "__main__":
    sys.exit(main())
