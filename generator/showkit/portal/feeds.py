"""News of the company as RSS 2.0 and Atom (RFC 4287): the one adapter for feedgen.

An entry tells of a new show or of a date that its house has announced. Its id is a tag URI
(RFC 4151) that survives a rename, and nothing in a feed is dated by the clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from showkit.output.artifact import Artifact
from showkit.portal.addresses import HOME, show_page
from showkit.portal.dates import house_and_room
from showkit.portal.facts import card_facts
from showkit.portal.newest import BEFORE_ANYTHING, newest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

RSS = "feed.xml"
ATOM = "atom.xml"

_LIMIT = 50
_TAG_YEAR = "2026"
"""The date in our tag URIs; a constant, or every id would change with it."""


@dataclass(frozen=True)
class Entry:
    """One piece of news; `url` is the page that tells more."""

    id: str
    title: str
    url: str
    day: dt.date
    summary: str

    @property
    def moment(self) -> dt.datetime:
        """The day as the point in time that feeds ask for: noon, UTC."""
        return dt.datetime.combine(self.day, dt.time(12), tzinfo=dt.UTC)


def feed_artifacts(site: Site, reader: Reader) -> tuple[Artifact, Artifact]:
    """Return both feeds of one language."""
    entries = tuple(news(site, reader))[:_LIMIT]
    rss = _feed(site, reader, entries, RSS).rss_str(pretty=True)
    atom = _feed(site, reader, entries, ATOM).atom_str(pretty=True)
    return (
        Artifact(site.addresses.page(reader.tag, RSS), rss),
        Artifact(site.addresses.page(reader.tag, ATOM), atom),
    )


def news(site: Site, reader: Reader) -> list[Entry]:
    """Return everything there is to tell on the site's day, the newest first."""
    entries = [entry for show in site.library.shows for entry in _of_show(show, site, reader)]
    return sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.id))


def origin(show: Show) -> str:
    """Return the slug that the show began with: what its ids in feeds are made of."""
    return show.facts.former_slugs[0] if show.facts.former_slugs else show.slug


def _of_show(show: Show, site: Site, reader: Reader) -> Iterator[Entry]:
    since = site.since(show) or BEFORE_ANYTHING
    words = show.in_language(reader.tag)
    title = reader.set(words.title)
    url = site.addresses.absolute(site.addresses.page(reader.tag, show_page(show.slug)))
    id_ = f"{_id(site, reader)}/show/{origin(show)}"
    about = [". ".join(card_facts(show, reader)), reader.set(words.summary or words.hook)]
    yield Entry(id_, title, url, since, "\n\n".join(part for part in about if part))
    for performance in show.performances:
        if performance.is_public(site.as_of):
            yield Entry(
                id=f"{id_}/performance/{performance.id}",
                title=_announced(title, performance, reader),
                url=url,
                day=performance.announced_on or since,
                summary=_where_and_when(performance, site, reader),
            )


def _id(site: Site, reader: Reader) -> str:
    return f"tag:{site.addresses.host},{_TAG_YEAR}:{site.addresses.folder(reader.tag)}"


def _announced(title: str, performance: Performance, reader: Reader) -> str:
    return reader.gettext("{show} in {city}, {date}").format(
        show=title, city=reader.set(performance.city), date=reader.day(performance.date)
    )


def _where_and_when(performance: Performance, site: Site, reader: Reader) -> str:
    house, room = house_and_room(performance, site.library)
    time = reader.time(performance.time) if performance.time else ""
    country = reader.country(performance.country)
    parts = (performance.festival, house, room, performance.city, country)
    place = ", ".join(reader.set(part) for part in parts if part)
    when = ", ".join(part for part in (reader.date(performance.date), time) if part)
    return f"{when}. {place}"


def _feed(site: Site, reader: Reader, entries: tuple[Entry, ...], name: str) -> FeedGenerator:
    company = site.library.company
    home = site.addresses.absolute(site.addresses.page(reader.tag, HOME))
    newest = dt.datetime.combine(newest_day(site), dt.time(12), tzinfo=dt.UTC)
    feed = FeedGenerator()
    feed.id(_id(site, reader))
    feed.title(reader.set(company.name))
    feed.subtitle(reader.text(company.tagline))
    feed.description(reader.text(company.tagline) or reader.set(company.name))
    feed.author(name=company.name)
    feed.language(reader.tag)
    feed.generator("showkit")
    # RSS takes the last link for the channel's own
    feed.link(href=site.addresses.absolute(site.addresses.page(reader.tag, name)), rel="self")
    feed.link(href=home, rel="alternate", hreflang=reader.tag)
    # left alone, feedgen stamps the time of the build
    feed.updated(newest)
    feed.lastBuildDate(newest)
    for entry in entries:
        _add(feed, entry)
    return feed


def _add(feed: FeedGenerator, entry: Entry) -> None:
    # feedgen puts each new entry first unless told otherwise
    item = feed.add_entry(order="append")
    item.id(entry.id)
    item.guid(entry.id, permalink=False)
    item.title(entry.title)
    item.link(href=entry.url, rel="alternate")
    item.published(entry.moment)
    item.updated(entry.moment)
    item.description(entry.summary, isSummary=True)
