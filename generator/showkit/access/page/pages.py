"""Pages in one language: what many share is rendered once, what is one person's own is put in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.page.answers import signed
from showkit.access.page.chapter import ROOT
from showkit.access.page.chapters import Chapters
from showkit.access.page.letter import letter_view, signature
from showkit.access.page.news import news_views, since
from showkit.access.page.slots import CHAPTERS, TWIN, Shared, in_json
from showkit.access.page.technical import technical_view
from showkit.access.subscriptions import calendar_path, feed_path
from showkit.portal.addresses import HOME
from showkit.portal.calendars import subscribed
from showkit.portal.feeds import news
from showkit.portal.feeds.plan import RSS
from showkit.portal.subscribe import webcal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.access.keys import Secret
    from showkit.access.links import Link
    from showkit.access.private_files import SealedFile
    from showkit.access.selection import Chosen
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.output.templates import Templates
    from showkit.portal.feeds import Entry
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


@dataclass(frozen=True)
class Opened:
    """A page as the browser that unseals it finds it: JSON, UTF-8.

    Its keys are ``html``, ``lang``, ``title`` and ``tracked`` (whether it says that it was read).
    `shared` is how it begins, the same for several pages of a house; `rest` is one person's own.
    """

    shared: bytes
    rest: bytes

    @property
    def data(self) -> bytes:
        """The whole page."""
        return self.shared + self.rest


def _around(title: str, lang: str, *, tracked: bool) -> tuple[bytes, bytes]:
    """Return what JSON writes before and after the HTML of a page."""
    others = {"lang": lang, "title": title, "tracked": tracked}
    after = json.dumps(others, ensure_ascii=False, sort_keys=True).encode()
    return b'{"html": "', b'", ' + after.removeprefix(b"{")


@dataclass(frozen=True)
class Pages:
    """The pages of everybody who reads one language."""

    site: Site
    reader: Reader
    templates: Templates
    secret: Secret
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def told_to_all(self) -> Iterator[str]:
        """Yield what everybody who reads the language is told, as texts that pages hang on."""
        for show in self.site.library.shows:
            yield self._chapters.common(show).text
            yield str(self._chapters.stage(show))
            yield str(self._told([show]))
        for member in self.site.library.company.team:
            yield str(signature(member, self.site, self.reader))

    def personal(
        self, link: Link, chosen: Sequence[Chosen], sent: dt.date | None, *, tracked: bool
    ) -> Opened:
        """Return the page that a link opens; not `tracked` is its twin's.

        `sent` is the day on which the person was last sent their link.
        """
        person, shows = link.person, [one.show for one in chosen]
        generation = link.presenter.access_of(person).generation
        technical = (
            self.secret.technical_page(person.id, generation)
            if tracked or not link.tracked
            else self.secret.untracked_technical_page(person.id, generation)
        )
        from_ = since(link, sent, self.reader, tracked=tracked)
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
        own = _written(_via(link.via if tracked else ""), signed(person, link.presenter))
        chapters = self._chapters.of_house(chosen, link.presenter).written(own)
        html = self._render("page", page=view, chapters=CHAPTERS)
        before, after = _around(view.title, self.reader.tag, tracked=tracked)
        filled = Shared(html).written({**own, "chapters": chapters})
        return Opened(b"", b"".join((before, filled, after)))

    def has_technical(self, shows: Sequence[Show]) -> bool:
        """Tell whether a page has a part for the stage."""
        return any(show.rider for show in shows)

    def technical(
        self, link: Link, chosen: Sequence[Chosen], via: str, twin: str, *, tracked: bool
    ) -> Opened:
        """Return the part for the stage; `via` names the house only, `twin` is a fragment."""
        house, shows = link.presenter.slug, tuple(one.show.slug for one in chosen)
        if self._stage_of != [house]:
            self._stage_of[:] = [house]
            self._for_stage.clear()
        known = self._for_stage.get((shows, tracked))
        if known is None:
            known = self._for_the_house(link.presenter, chosen, via, tracked=tracked)
            self._for_stage[shows, tracked] = known
        shared, *others = known
        return Opened(shared, in_json(twin).join((b"", *others)))

    def _for_the_house(
        self, presenter: Presenter, chosen: Sequence[Chosen], via: str, *, tracked: bool
    ) -> list[bytes]:
        """Return the part for the stage as it is for all of a house, parted where the twin goes."""
        shows = [one.show for one in chosen if one.show.rider]
        view = technical_view(presenter, shows, self.site, self.reader, tracked=tracked, twin=TWIN)
        own = _written(_via(via if tracked else ""))
        chapters = self._chapters.for_stage(chosen, presenter).written(own)
        html = self._render("technical", page=view, chapters=CHAPTERS)
        mark = in_json(TWIN)
        filled = Shared(html).written({**own, "chapters": chapters, "twin": mark})
        before, after = _around(view.title, self.reader.tag, tracked=tracked)
        return b"".join((before, filled, after)).split(mark)

    def _told(self, shows: Sequence[Show]) -> list[tuple[str, Entry]]:
        for show in shows:
            if show.slug not in self._news:
                self._news[show.slug] = [
                    (show.slug, entry) for entry in news(self.site, self.reader, show)
                ]
        return [pair for show in shows for pair in self._news[show.slug]]

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
        return Chapters(self.site, self.reader, self.templates, self.files)

    @cached_property
    def _for_stage(self) -> dict[tuple[tuple[str, ...], bool], list[bytes]]:
        """The parts for the stage of one house, by their shows and whether they are tracked."""
        return {}

    @cached_property
    def _stage_of(self) -> list[str]:
        """The slug of that house."""
        return []

    @cached_property
    def _news(self) -> dict[str, list[tuple[str, Entry]]]:
        return {}


def _via(token: str) -> Mapping[str, str]:
    if not token:
        return {"via": "", "more": ""}
    return {"via": f"?via={token}", "more": f"&amp;via={token}"}


def _written(*values: Mapping[str, str]) -> Mapping[str, bytes]:
    return {name: in_json(value) for some in values for name, value in some.items()}
