"""Feeds of any choice of shows: each item is made once, and joined for every choice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from email.utils import format_datetime
from functools import cache, cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from showkit.portal.addresses import HOME, SHOWS
from showkit.portal.feeds.news import Entry, newest_first, news, tag_uri
from showkit.portal.feeds.plan import Feed
from showkit.portal.feeds.write import rss_in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

MOST: Final = 20
"""Items of one such feed, the newest: there are as many of them as people."""

_OWN: Final = "p/address-of-the-feed.xml"
_NEVER: Final = dt.datetime(1971, 11, 21, 12, tzinfo=dt.UTC)
"""What stands in a feed that is made once for what differs: its own address, its newest day."""


@dataclass(frozen=True)
class JoinedFeeds:
    """The RSS feeds of one language, for any choice of shows.

    `entries` are newest first, each with the slug of its show; `of_show` the places of a show's
    entries in that order. `items` gives, by their ids, those of a show as they stand in feeds,
    written when they are first asked for: most shows are in few of them.
    `head` has gaps for a feed's own address and its newest moment.
    """

    head: tuple[bytes, bytes, bytes]
    entries: Sequence[tuple[str, Entry]]
    of_show: Mapping[str, Sequence[int]]
    items: Callable[[str], Mapping[str, bytes]]
    end: bytes
    base: str
    stands_at: bytes

    def feed(self, slugs: Iterable[str], path: str) -> bytes:
        """Return the feed of shows, to be published at `path` in the folder ``p/``."""
        places = sorted(chain.from_iterable(map(self.of_show.__getitem__, slugs)))[:MOST]
        newest = self._moments[places[0]] if places else self.stands_at
        before, between, after = self.head
        address = f"{self.base}{quote(path)}".encode()
        items = map(self._item, places)
        return b"".join((before, address, between, newest, after, *items, self.end))

    def _item(self, place: int) -> bytes:
        slug, entry = self.entries[place]
        return self.items(slug)[entry.id]

    @cached_property
    def _moments(self) -> Sequence[bytes]:
        return [format_datetime(entry.moment).encode() for _, entry in self.entries]


def joined_feeds(site: Site, reader: Reader, style: str) -> JoinedFeeds:
    """Return the feeds of a language; `style` is the path of their stylesheet.

    They hold public news alone, and no word of whom they are for.
    """
    company = reader.set(site.library.company.name)
    by_show = {show.slug: news(site, reader, show) for show in site.library.shows}
    show_of = {entry.id: slug for slug, of_one in by_show.items() for entry in of_one}
    entries = newest_first([entry for of_one in by_show.values() for entry in of_one])
    whole = Feed(
        id=tag_uri(site, reader),
        title=reader.gettext("{company}: your shows").format(company=company),
        subtitle=reader.text(site.library.company.tagline) or company,
        author=company,
        language=reader.tag,
        page=site.addresses.absolute(site.addresses.page(reader.tag, SHOWS if entries else HOME)),
        rss=_OWN,
        atom=_OWN,
        updated=_NEVER,
        entries=(),
        style=style,
        base=site.addresses.base,
    )
    head, _, end = rss_in_parts(whole)

    @cache
    def items(slug: str) -> Mapping[str, bytes]:
        make = partial(_items, whole, by_show[slug])
        show = site.library.show_by_slug[slug]
        return site.memory.once(show.folder, f"items {reader.tag}", make)

    before, rest = head.split(f"{site.addresses.base}{_OWN}".encode(), 1)
    between, after = rest.split(format_datetime(_NEVER).encode(), 1)
    place = {entry.id: n for n, entry in enumerate(entries)}
    stands_at = dt.datetime.combine(site.newest_day, dt.time(12), tzinfo=dt.UTC)
    return JoinedFeeds(
        head=(before, between, after),
        entries=[(show_of[entry.id], entry) for entry in entries],
        of_show={slug: [place[one.id] for one in of_one] for slug, of_one in by_show.items()},
        items=items,
        end=end,
        base=site.addresses.base,
        stands_at=format_datetime(stands_at).encode(),
    )


def _items(whole: Feed, entries: Sequence[Entry]) -> Mapping[str, bytes]:
    """Return the items of some entries by their ids; nothing of a feed stands in them."""
    _, items, _ = rss_in_parts(replace(whole, entries=tuple(entries)))
    return {entry.id: item for entry, item in zip(entries, items, strict=True)}
