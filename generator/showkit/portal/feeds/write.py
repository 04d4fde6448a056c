"""Feeds as bytes: the one adapter for feedgen.

Left alone, feedgen puts each new entry first, takes the last alternate link for the channel's,
stamps the time of the build, and in Atom forgets what an entry's link is for; all four are set
here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from showkit.portal.addresses import up_to_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedgen.entry import FeedEntry

    from showkit.portal.feeds.news import Entry
    from showkit.portal.feeds.plan import Feed

_DECLARATION_ENDS: Final = b"?>\n"
_ITEM: Final = re.compile(rb"    <item>\n.*?\n    </item>\n", re.DOTALL)
"""All that is inside is escaped, so that no text can look like it."""

_CHANNEL_ENDS: Final = b"  </channel>\n"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 §2.2 cannot hold."""


def feed_bytes(feed: Feed) -> tuple[bytes, bytes]:
    """Return a feed as RSS 2.0 and as Atom."""
    rss = _generator(feed, feed.rss, "application/rss+xml", _rss_links).rss_str(pretty=True)
    atom = _generator(feed, feed.atom, "application/atom+xml", _atom_links).atom_str(pretty=True)
    return _styled(rss, feed.rss, feed.style), _styled(atom, feed.atom, feed.style)


def rss_in_parts(feed: Feed) -> tuple[bytes, list[bytes], bytes]:
    """Return a feed as RSS 2.0 in parts: what stands before its items, each of them, the end."""
    rss = _generator(feed, feed.rss, "application/rss+xml", _rss_links).rss_str(pretty=True)
    whole = _styled(rss, feed.rss, feed.style)
    items = _ITEM.findall(whole)
    if not items:
        head, end, tail = whole.partition(_CHANNEL_ENDS)
        return head, [], end + tail
    head, _, _ = whole.partition(items[0])
    return head, items, whole[len(head) + sum(map(len, items)) :]


def _generator(
    feed: Feed, own: str, mime: str, links: Callable[[FeedEntry, Entry], None]
) -> FeedGenerator:
    made = FeedGenerator()
    made.id(feed.id)
    made.title(_text(feed.title))
    made.subtitle(_text(feed.subtitle))
    made.description(_text(feed.subtitle))
    made.author(name=_text(feed.author))
    made.language(feed.language)
    made.generator("showkit")
    made.link(href=feed.base + quote(own), rel="self", type=mime, hreflang=feed.language)
    made.link(href=feed.page, rel="alternate", type="text/html", hreflang=feed.language)
    made.updated(feed.updated)
    made.lastBuildDate(feed.updated)
    for entry in feed.entries:
        item = made.add_entry(order="append")
        _fill(item, entry)
        links(item, entry)
    return made


def _fill(item: FeedEntry, entry: Entry) -> None:
    item.id(entry.id)
    item.guid(entry.id, permalink=False)
    item.title(_text(entry.title))
    item.published(entry.moment)
    item.updated(entry.moment)
    item.description(_text(entry.summary), isSummary=True)
    item.content(_text(entry.content), type="html")


def _rss_links(item: FeedEntry, entry: Entry) -> None:
    item.link(href=entry.url)
    if entry.enclosure:
        item.enclosure(entry.enclosure.url, str(entry.enclosure.length), entry.enclosure.mime)


def _atom_links(item: FeedEntry, entry: Entry) -> None:
    item.register_extension("links", _AtomLinks, rss=False)
    item.links.add(rel="alternate", type="text/html", href=entry.url)
    if entry.enclosure:
        item.links.add(
            rel="enclosure",
            type=entry.enclosure.mime,
            length=str(entry.enclosure.length),
            href=entry.enclosure.url,
        )


class _AtomLinks(BaseEntryExtension):  # type: ignore[misc]  # feedgen ships no types
    """The links of an Atom entry with all that is said of them (RFC 4287 §4.2.7)."""

    def __init__(self) -> None:
        self._links: list[dict[str, str]] = []

    def add(self, **attributes: str) -> None:
        """Remember a link by its attributes."""
        self._links.append(attributes)

    def extend_atom(self, entry: object) -> object:
        """Write them into the entry's element, as feedgen asks."""
        for attributes in self._links:
            xml_elem("link", entry, **attributes)
        return entry


def _styled(data: bytes, own: str, style: str) -> bytes:
    """Return a feed that names its stylesheet (W3C, Associating Style Sheets with XML)."""
    href = up_to_root(own) + style
    named = f'<?xml-stylesheet type="text/css" href="{href}"?>\n'.encode()
    return data.replace(_DECLARATION_ENDS, _DECLARATION_ENDS + named, 1)


def _text(text: str) -> str:
    return _NOT_XML.sub(" ", text)
