"""Pages in one language: what many share is rendered once, what is one person's own is put in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.page.answers import signed
from showkit.access.page.chapter import ROOT
from showkit.access.page.chapters import Chapters
from showkit.access.page.letter import letter_view
from showkit.access.page.news import news_views, since
from showkit.access.page.slots import CHAPTERS, LOADING, Shared
from showkit.access.page.technical import technical_view
from showkit.access.subscriptions import calendar_path, feed_path
from showkit.portal.addresses import HOME
from showkit.portal.calendars import subscribed
from showkit.portal.feeds import news
from showkit.portal.feeds.plan import RSS
from showkit.portal.subscribe import webcal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.access.keys import Secret
    from showkit.access.links import Link
    from showkit.access.selection import Chosen
    from showkit.model.person import Person
    from showkit.model.show import Show
    from showkit.output.templates import Templates
    from showkit.portal.feeds import Entry
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_FIRST = 'fetchpriority="high"'
_LATER = 'loading="lazy"'


@dataclass(frozen=True)
class Opened:
    """A page as the browser that unseals it finds it; `tracked`: it says that it was read."""

    title: str
    lang: str
    html: str
    tracked: bool

    @property
    def data(self) -> bytes:
        """The page before it is sealed: JSON, UTF-8."""
        page = {"title": self.title, "lang": self.lang, "html": self.html, "tracked": self.tracked}
        return json.dumps(page, ensure_ascii=False, sort_keys=True).encode()


@dataclass(frozen=True)
class Pages:
    """The pages of everybody who reads one language."""

    site: Site
    reader: Reader
    templates: Templates
    secret: Secret

    def personal(self, link: Link, chosen: Sequence[Chosen], *, tracked: bool) -> Opened:
        """Return the page that a link opens; not `tracked` is its twin's."""
        person, shows = link.person, [one.show for one in chosen]
        generation = link.presenter.access_of(person).generation
        technical = (
            self.secret.technical_page(person.id, generation)
            if tracked or not link.tracked
            else self.secret.untracked_technical_page(person.id, generation)
        )
        from_ = since(link, self._sent_to(person), self.reader, tracked=tracked)
        view = letter_view(
            link,
            shows,
            self.site,
            self.reader,
            tracked=tracked,
            technical=technical.fragment if self.has_technical(shows) else "",
            subscriptions=self._subscriptions(link, tracked=tracked),
            news=news_views(self._told(shows), from_, self.reader) if from_ else (),
            news_since=from_.words if from_ else "",
        )
        own = {**_via(link.via if tracked else ""), **signed(person, link.presenter)}
        chapters = _joined([self._chapters.of_house(one, link.presenter) for one in chosen], own)
        html = self._render("page", page=view, chapters=CHAPTERS)
        filled = Shared(html).filled({**own, "chapters": chapters})
        return Opened(view.title, self.reader.tag, filled, tracked)

    def has_technical(self, shows: Sequence[Show]) -> bool:
        """Tell whether a page has a part for the stage."""
        return any(show.rider for show in shows)

    def technical(
        self, link: Link, chosen: Sequence[Chosen], via: str, twin: str, *, tracked: bool
    ) -> Opened:
        """Return the part for the stage; `via` names the house only, `twin` is a fragment."""
        presenter = link.presenter
        shows = [one.show for one in chosen if one.show.rider]
        view = technical_view(presenter, shows, self.site, self.reader, tracked=tracked, twin=twin)
        own = _via(via if tracked else "")
        chapters = _joined([self._chapters.for_stage(one, presenter) for one in chosen], own)
        html = self._render("technical", page=view, chapters=CHAPTERS)
        filled = Shared(html).filled({**own, "chapters": chapters})
        return Opened(view.title, self.reader.tag, filled, tracked)

    def _told(self, shows: Sequence[Show]) -> list[tuple[str, Entry]]:
        for show in shows:
            if show.slug not in self._news:
                self._news[show.slug] = [
                    (show.slug, entry) for entry in news(self.site, self.reader, show)
                ]
        return [pair for show in shows for pair in self._news[show.slug]]

    def _sent_to(self, person: Person) -> dt.date | None:
        """Return the day on which somebody was last sent their link."""
        sent = self.site.library.sent_to.get(person.id)
        return sent[-1].on if sent else None

    def _subscriptions(self, link: Link, *, tracked: bool) -> tuple[str, str]:
        """Return the addresses of a feed and a calendar.

        The untracked twin leads to those of everybody: whoever reads it is to be counted nowhere.
        """
        if tracked or not link.tracked:
            own = (link.person.id, link.presenter.access_of(link.person).generation)
            feed, calendar = feed_path(self.secret, *own), calendar_path(self.secret, *own)
        else:
            feed = f"{self.site.addresses.page(self.reader.tag, HOME)}{RSS}"
            calendar = subscribed(self.site, self.reader)
        return f"{ROOT}{feed}", webcal(calendar, self.site)

    def _render(self, name: str, **view: object) -> str:
        return self.templates.render(f"access/{name}.html", self.reader.catalogue, view)

    @cached_property
    def _chapters(self) -> Chapters:
        return Chapters(self.site, self.reader, self.templates)

    @cached_property
    def _news(self) -> dict[str, list[tuple[str, Entry]]]:
        return {}


def _via(token: str) -> Mapping[str, str]:
    if not token:
        return {"via": "", "more": ""}
    return {"via": f"?via={token}", "more": f"&amp;via={token}"}


def _joined(chapters: Sequence[Shared], own: Mapping[str, str]) -> str:
    """Return chapters with what is one person's own in them.

    The first photograph is fetched at once, the others as they are needed.
    """
    first = next((n for n, one in enumerate(chapters) if LOADING in one.text), -1)
    return "".join(
        one.filled({**own, "loading": _FIRST if n == first else _LATER})
        for n, one in enumerate(chapters)
    )
