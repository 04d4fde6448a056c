"""What there is to tell: new shows and dates, revised riders, press, photographs.

Each piece of news is dated by the content: the day that a row of ``changes.csv`` says, or else
the one that a fact has of its own. An id is a tag URI (RFC 4151) made from the slug with which a
show began, so that a rename tells nothing twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from showkit.model.change import Change, ChangeKind
from showkit.output.cache import digest
from showkit.portal.addresses import show_page
from showkit.portal.dates import status_in_words
from showkit.portal.feeds import content
from showkit.portal.site import BEFORE_ANYTHING
from showkit.portal.stays import stay_in_words, stays
from showkit.portal.structured.identifiers import origin
from showkit.portal.vocabulary import CALLED_OFF, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_TAG_YEAR: Final = "2026"
"""The date in our tag URIs; a constant, or every id would change with it."""

_AN_HOUR: Final = 3600


@dataclass(frozen=True)
class Enclosure:
    """A file that comes with a piece of news: its full address, size in bytes, media type."""

    url: str
    length: int
    mime: str


@dataclass(frozen=True)
class Entry:
    """One piece of news; `url` is the page that tells more, `content` all of it as HTML."""

    id: str
    title: str
    url: str
    day: dt.date
    summary: str
    content: str
    enclosure: Enclosure | None = None

    @cached_property
    def moment(self) -> dt.datetime:
        """The day as the point in time that feeds ask for: within the hour after noon, UTC.

        Readers sort by it, so that two pieces of news of one day should not share it.
        """
        seconds = int(digest(self.id)[:8], 16) % _AN_HOUR
        return dt.datetime.combine(self.day, dt.time(12), dt.UTC) + dt.timedelta(seconds=seconds)


def tag_uri(site: Site, reader: Reader) -> str:
    """Return what the ids of a language begin with, which is also that of its own feed."""
    return f"tag:{site.addresses.host},{_TAG_YEAR}:{site.addresses.folder(reader.tag)}"


def news(site: Site, reader: Reader, show: Show) -> Sequence[Entry]:
    """Return everything there is to tell of a show on the site's day, the newest first."""
    return site.memory.once(
        show.folder,
        f"news {reader.tag}",
        lambda: newest_first(list(_OfShow(show, site, reader).entries())),
    )


def newest_first(entries: list[Entry]) -> list[Entry]:
    """Return news in the order in which a feed has it."""
    return sorted(entries, key=lambda entry: (entry.moment, entry.id), reverse=True)


class _OfShow:
    """The news of one show in one language."""

    def __init__(self, show: Show, site: Site, reader: Reader) -> None:
        self._show, self._site, self._reader = show, site, reader
        page = site.addresses.page(reader.tag, show_page(show.slug))
        self._url = site.addresses.absolute(page)
        self._id = f"{tag_uri(site, reader)}/show/{origin(show)}"
        self._title = reader.set(show.in_language(reader.tag).title)
        self._since = site.since(show) or BEFORE_ANYTHING

    def entries(self) -> Iterator[Entry]:
        """Yield the rows of ``changes.csv`` that may be told, then what they leave to tell."""
        rows = [
            row
            for row in self._show.changes
            if row.may_be_told(self._show.performances, self._site.as_of)
        ]
        told = {(row.kind, row.date): row for row in rows}
        for row in told.values():
            yield self._row(row)
        named = set(chain.from_iterable(row.performances for row in rows))
        if not any(kind is ChangeKind.SHOW for kind, _ in told):
            yield self._new()
        yield from self._dates(named)
        yield from self._rider({day for kind, day in told if kind is ChangeKind.RIDER})
        yield from self._press({day for kind, day in told if kind is ChangeKind.PRESS})

    def _row(self, row: Change) -> Entry:
        said = self._reader.text(row.text)
        prose = self._reader.prose(row.text.in_language(self._reader.tag))
        title = self._said(row.kind)
        identity = self._id if row.kind is ChangeKind.SHOW else f"{self._id}/{row.kind}/{row.date}"
        return self._entry(identity, title, row.date, said or title, f"{prose}{self._of(row)}")

    def _of(self, row: Change) -> str:
        """Return what is new, as a reader sees it without opening the page."""
        show, site, reader = self._show, self._site, self._reader
        match row.kind:
            case ChangeKind.SHOW:
                return self._about()
            case ChangeKind.RIDER:
                return content.rider(show, reader)
            case ChangeKind.PRESS:
                return content.press(show.press, reader)
            case ChangeKind.PHOTOGRAPHS:
                return content.photographs(show, site, reader)
            case ChangeKind.DATES:
                named = [p for p in show.performances if p.id in row.performances]
                return content.dates(show, named, site, reader)

    def _new(self) -> Entry:
        words = self._show.in_language(self._reader.tag)
        summary = self._reader.set(words.summary or words.hook) or self._title
        return self._entry(self._id, self._title, self._since, summary, self._about())

    def _about(self) -> str:
        return content.about(self._show, self._reader)

    def _dates(self, told: set[str]) -> Iterator[Entry]:
        """Yield what is announced of each stay on one day as one: a month in a house is one news.

        What is called off says so, and stands by itself.
        """
        public = [
            one
            for one in self._show.performances
            if one.is_public(self._site.as_of) and one.id not in told
        ]
        public.sort(
            key=lambda one: (self._announced(one), one.venue, one.city, one.date, one.time or "")
        )
        for _, announced in groupby(public, key=self._announced):
            for stay in stays(announced):
                off = [one for one in stay if one.status in CALLED_OFF]
                on = [one for one in stay if one not in off]
                if on:
                    yield self._stay(stay[0].id, on)
                for one in off:
                    alone = one.id if len(stay) == 1 else f"{one.id}/{one.status}"
                    yield self._stay(alone, [one])

    def _announced(self, performance: Performance) -> dt.date:
        return performance.announced_on or self._since

    def _stay(self, identity: str, dates: Sequence[Performance]) -> Entry:
        first, reader = dates[0], self._reader
        title = reader.gettext("{show} in {city}, {date}").format(
            show=self._title,
            city=reader.set(first.city),
            date=stay_in_words([one.date for one in dates], reader),
        )
        summary = (
            content.where_and_when(first, self._site, reader)
            if len(dates) == 1
            else content.where(first, self._site, reader)
        )
        if first.status in CALLED_OFF:
            title = f"{reader.say(STATUSES[first.status])} – {title}"
            said = status_in_words(self._show, first, self._site, reader)
            summary = f"{said} – {summary}"
        return self._entry(
            f"{self._id}/performance/{identity}",
            title,
            self._announced(first),
            summary,
            content.dates(self._show, dates, self._site, reader),
        )

    def _rider(self, told: set[dt.date]) -> Iterator[Entry]:
        rider = self._show.told_rider
        day = rider.revised_on if rider else None
        if day and day <= self._site.as_of and day not in told:
            title = self._said(ChangeKind.RIDER)
            html = content.rider(self._show, self._reader)
            yield self._entry(f"{self._id}/rider/{day}", title, day, title, html)

    def _press(self, told: set[dt.date]) -> Iterator[Entry]:
        for quote in self._show.press:
            if quote.date and quote.date <= self._site.as_of and quote.date not in told:
                which = digest(quote.source, quote.date.isoformat())[:12]
                title = self._reader.gettext("{show} in the press: {source}").format(
                    show=self._title, source=self._reader.set(quote.source)
                )
                yield self._entry(
                    f"{self._id}/press/{which}",
                    title,
                    quote.date,
                    self._reader.quoted(quote.quote.in_language(self._reader.tag)),
                    content.press([quote], self._reader),
                )

    def _said(self, kind: ChangeKind) -> str:
        _ = self._reader.gettext
        return {
            ChangeKind.SHOW: "{show}",
            ChangeKind.DATES: _("{show}: new dates"),
            ChangeKind.RIDER: _("{show}: the tech rider has changed"),
            ChangeKind.PRESS: _("{show}: new in the press"),
            ChangeKind.PHOTOGRAPHS: _("{show}: new photographs"),
        }[kind].format(show=self._title)

    def _entry(self, identity: str, title: str, day: dt.date, summary: str, html: str) -> Entry:
        return Entry(
            identity,
            title,
            self._url,
            day,
            summary,
            content.with_full_addresses(f"{html}{self._more}", self._url),
            self._photograph,
        )

    @cached_property
    def _more(self) -> str:
        """The last words of every piece of news."""
        return content.more(self._url, self._title)

    @cached_property
    def _photograph(self) -> Enclosure | None:
        """The photograph that stands for the show, in a format that every reader shows."""
        visual = self._show.key_visual
        picture = self._site.picture(self._show, visual.file) if visual else None
        found = picture.of(content.PLAIN) if picture else ()
        if not found or not found[-1].size:
            return None
        widest = found[-1]
        return Enclosure(self._site.addresses.absolute(widest.path), widest.size, widest.mime)
