"""Which feeds there are: of the company, of each show and of each discipline, in each language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.portal.addresses import HOME, SHOWS, show_page
from showkit.portal.feeds.news import Entry, newest_first, news, tag_uri
from showkit.portal.structured.identifiers import origin
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

RSS: Final = "feed.xml"
ATOM: Final = "atom.xml"
_FOLDER: Final = "feeds/"
_LIMIT: Final = 50
"""Entries of one feed, the newest."""


@dataclass(frozen=True)
class Feed:
    """One feed, in both formats.

    `rss` and `atom` are paths in the site, `former` the pairs of paths that it had under slugs of
    before; `page` is the full address of the page that it belongs to, `style` the path of the
    stylesheet that makes it readable in a browser.
    """

    id: str
    title: str
    subtitle: str
    author: str
    language: str
    page: str
    rss: str
    atom: str
    updated: dt.datetime
    entries: tuple[Entry, ...]
    style: str
    base: str
    former: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FeedLink:
    """A feed as pages name it: its title, and its paths in the site."""

    title: str
    rss: str
    atom: str


def feeds(site: Site, reader: Reader, style: str) -> Iterator[Feed]:
    """Yield every feed of one language; `style` is the path of their stylesheet."""
    company = site.library.company
    entries = {show.slug: news(site, reader, show) for show in site.library.shows}
    common = _Common(site, reader, style)
    home = site.addresses.absolute(site.addresses.page(reader.tag, HOME))
    yield common.feed("", reader.set(company.name), home, "", _all(entries, site.library.shows))
    for show in site.library.shows:
        page = site.addresses.page(reader.tag, show_page(show.slug))
        former = tuple(
            (f"{before}{RSS}", f"{before}{ATOM}") for before in _former_pages(show, site, reader)
        )
        yield common.feed(
            f"/feed/{origin(show)}",
            _title(show, site, reader),
            site.addresses.absolute(page),
            show_page(show.slug),
            entries[show.slug],
            former,
        )
    for name, shows in disciplines(site).items():
        page = site.addresses.absolute(site.addresses.page(reader.tag, SHOWS))
        of_it = _all(entries, shows)
        title = _of_discipline(name, site, reader)
        yield common.feed(f"/genre/{name}", title, page, f"{_FOLDER}{name}/", of_it)


def feed_links(site: Site, reader: Reader, show: Show | None = None) -> list[FeedLink]:
    """Return the feeds that a page of its own names: those of a show, or of each discipline."""

    def at(title: str, folder: str) -> FeedLink:
        of_language = site.addresses.page(reader.tag, folder)
        return FeedLink(title, f"{of_language}{RSS}", f"{of_language}{ATOM}")

    if show is not None:
        return [at(_title(show, site, reader), show_page(show.slug))]
    return [
        at(_of_discipline(name, site, reader), f"{_FOLDER}{name}/") for name in disciplines(site)
    ]


def disciplines(site: Site) -> Mapping[str, Sequence[Show]]:
    """Return the shows of each genre that any of them is in, the genres by their ids."""
    found: dict[str, list[Show]] = {}
    for show in site.library.shows:
        for name in show.facts.genres:
            found.setdefault(name, []).append(show)
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class _Common:
    """What all feeds of a language share."""

    site: Site
    reader: Reader
    style: str

    def feed(  # noqa: PLR0913, PLR0917 - what tells feeds apart, in the order of the record
        self,
        identity: str,
        title: str,
        page: str,
        folder: str,
        entries: Sequence[Entry],
        former: tuple[tuple[str, str], ...] = (),
    ) -> Feed:
        company, path = self.site.library.company, self.site.addresses.page
        newest = dt.datetime.combine(self.site.newest_day, dt.time(12), tzinfo=dt.UTC)
        return Feed(
            id=f"{tag_uri(self.site, self.reader)}{identity}",
            title=title,
            subtitle=self.reader.text(company.tagline) or self.reader.set(company.name),
            author=self.reader.set(company.name),
            language=self.reader.tag,
            page=page,
            rss=path(self.reader.tag, f"{folder}{RSS}"),
            atom=path(self.reader.tag, f"{folder}{ATOM}"),
            updated=max((entry.moment for entry in entries), default=newest),
            entries=tuple(entries[:_LIMIT]),
            style=self.style,
            base=self.site.addresses.base,
            former=former,
        )


def _all(entries: Mapping[str, Sequence[Entry]], shows: Sequence[Show]) -> list[Entry]:
    return newest_first([entry for show in shows for entry in entries[show.slug]])


def _title(show: Show, site: Site, reader: Reader) -> str:
    title = reader.set(show.in_language(reader.tag).title)
    return f"{title} – {reader.set(site.library.company.name)}"


def _of_discipline(name: str, site: Site, reader: Reader) -> str:
    return f"{genre(name, reader)} – {reader.set(site.library.company.name)}"


def _former_pages(show: Show, site: Site, reader: Reader) -> Iterator[str]:
    """Yield the folders that a show's page had; subscribers of then go on reading."""
    taken = {one.slug for one in site.library.shows}
    for slug in dict.fromkeys(show.facts.former_slugs):
        if slug not in taken:
            yield site.addresses.page(reader.tag, show_page(slug))
