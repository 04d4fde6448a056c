"""Pages in one language: what many share is rendered once, what is one person's own is listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import escape
from pydantic_core import to_json

from showkit.access.page.answers import room_for, signed
from showkit.access.page.chapter import ROOT
from showkit.access.page.chapters import Chapters
from showkit.access.page.letter import letter_view, said
from showkit.access.page.news import news_views, since
from showkit.access.page.slots import CHAPTERS, TWIN, Shared
from showkit.access.page.technical import technical_view
from showkit.access.page.views import Recorded
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
    from showkit.access.page.letter import Said
    from showkit.access.page.news import Since
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

    Its keys are ``html``, whose slots are filled from ``own`` (see `slots`), ``lang``, ``title``
    and ``tracked`` (whether it says that it was read). `shared` is how it begins, in two parts:
    its HTML, the same for many at a house, and the first values of ``own``, which the part for the
    stage has as well. `rest` is one person's own.
    """

    shared: tuple[bytes, bytes]
    rest: bytes

    @property
    def data(self) -> bytes:
        """The whole page."""
        return b"".join((*self.shared, self.rest))


@dataclass(frozen=True)
class _OfHouse:
    """What is kept of one house."""

    slug: str = ""
    letters: dict[tuple[object, ...], tuple[Sequence[Chosen], bytes]] = field(default_factory=dict)
    """How pages begin, by what is said and by where its shows are in memory, which are kept too."""
    stages: dict[tuple[str, ...], bytes] = field(default_factory=dict)
    both: dict[tuple[str, ...], bytes] = field(default_factory=dict)
    """What pages and their parts for the stage have alike, by the slugs of their shows."""
    signed: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """What fills the slots of e-mails, by the id of the person."""


_NOTHING: Final[Mapping[str, str]] = {"via": "", "more": ""}


@dataclass(frozen=True)
class Pages:
    """The pages of everybody who reads one language, asked for house by house."""

    site: Site
    reader: Reader
    templates: Templates
    secret: Secret
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

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
        via = _via(link.via) if tracked else _NOTHING
        feed, calendar = self._subscriptions(link, tracked=tracked)
        how = Recorded.PERSON if link.names_person else Recorded.HOUSE
        own = {
            **via,
            **self._of(link.presenter).signed[person.id],
            "greeting": str(
                escape(self.reader.gettext("Hello {name},").format(name=person.greeting_name))
            ),
            "news": self._news_since(from_, shows, via) if from_ else "",
            "feed": str(escape(feed)),
            "calendar": str(escape(calendar)),
            "recorded": self._recorded(how if tracked else Recorded.NOBODY, link.twin.fragment),
        }
        if self.has_technical(shows):
            own["technical"] = technical.fragment
        title = self.reader.gettext("{company}, for {name}").format(
            company=self.site.library.company.name, name=person.name
        )
        shared = (self._letter(link, chosen), self._of_both(link.presenter, chosen))
        return Opened(shared, _rest(own, title, tracked=tracked))

    def has_technical(self, shows: Sequence[Show]) -> bool:
        """Tell whether a page has a part for the stage."""
        return any(show.told_rider for show in shows)

    def technical(
        self, link: Link, chosen: Sequence[Chosen], via: str, twin: str, *, tracked: bool
    ) -> Opened:
        """Return the part for the stage; `via` names the house only, `twin` is a fragment."""
        how = Recorded.STAGE if tracked else Recorded.NOBODY
        own = {**(_via(via) if tracked else _NOTHING), "recorded": self._recorded(how, twin)}
        title = self.reader.gettext("{company}: for the stage").format(
            company=self.site.library.company.name
        )
        presenter = link.presenter
        shared = (self._stage(presenter, chosen), self._of_both(presenter, chosen))
        return Opened(shared, _rest(own, title, tracked=tracked))

    def _letter(self, link: Link, chosen: Sequence[Chosen]) -> bytes:
        """Return how a page begins: all of it but what is one person's own."""
        now, kept = said(link, self.site, self.reader), self._of(link.presenter)
        key = (*now.key, *(id(one) for one in chosen))
        known = kept.letters.get(key)
        if known is None:
            known = kept.letters[key] = (chosen, self._made_letter(link, now, chosen))
        return known[1]

    def _made_letter(self, link: Link, now: Said, chosen: Sequence[Chosen]) -> bytes:
        shows = [one.show for one in chosen]
        shell = f"{self.site.addresses.base}{link.path}/p/" if self.has_technical(shows) else ""
        room = room_for([*self._of(link.presenter).signed.values()])
        view = letter_view(now, chosen, self.site, self.reader, shell=shell, room=room)
        html = self._render("page", page=view, chapters=CHAPTERS)
        return self._beginning(html, self._chapters.of_house(chosen, link.presenter))

    def _stage(self, presenter: Presenter, chosen: Sequence[Chosen]) -> bytes:
        """Return how the part for the stage begins, the same for all of a house."""
        kept, slugs = self._of(presenter).stages, tuple(one.show.slug for one in chosen)
        known = kept.get(slugs)
        if known is None:
            shows = [one.show for one in chosen if one.show.told_rider]
            knows_rooms = any(one.fits for one in chosen)
            view = technical_view(presenter, shows, self.site, self.reader, knows_rooms=knows_rooms)
            html = self._render("technical", page=view, chapters=CHAPTERS)
            chapters = self._chapters.for_stage(chosen, presenter)
            known = kept[slugs] = self._beginning(html, chapters)
        return known

    def _beginning(self, html: str, chapters: str) -> bytes:
        whole = Shared(html).filled({"chapters": chapters})
        # as `json` writes it, in a fifth of the time: this part has a hundred kilobytes and more
        lang = to_json(self.reader.tag)
        return b"".join((b'{"html": ', to_json(whole), b', "lang": ', lang, b', "own": {'))

    def _of_both(self, presenter: Presenter, chosen: Sequence[Chosen]) -> bytes:
        """Return the first values of ``own``: what the stage is told as well, each with a comma."""
        kept, slugs = self._of(presenter).both, tuple(one.show.slug for one in chosen)
        if slugs not in kept:
            values = to_json(self._chapters.of_both(chosen, presenter))[1:-1]
            kept[slugs] = values + b"," if values else b""
        return kept[slugs]

    def _of(self, presenter: Presenter) -> _OfHouse:
        if not self._kept or self._kept[0].slug != presenter.slug:
            people = presenter.people
            own = {one.id: signed(one, presenter, self.reader) for one in people}
            self._kept[:] = [_OfHouse(presenter.slug, signed=own)]
        return self._kept[0]

    def _recorded(self, how: Recorded, twin: str) -> str:
        """Return the paragraph about what is noted; `twin` is a fragment."""
        known = self._notices.get(how)
        if known is None:
            html = self._render("recorded", how=how.value, twin=TWIN)
            known = self._notices[how] = Shared(html.strip())
        return known.filled({"twin": twin})

    def _news_since(self, from_: Since, shows: Sequence[Show], via: Mapping[str, str]) -> str:
        views = news_views(self._told(shows), from_, self.reader)
        if not views:
            return ""
        html = self._render("news", news=views, since=from_.words)
        return Shared(html).filled(via)

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
    def _notices(self) -> dict[Recorded, Shared]:
        return {}

    @cached_property
    def _kept(self) -> list[_OfHouse]:
        return []

    @cached_property
    def _news(self) -> dict[str, list[tuple[str, Entry]]]:
        return {}


def _via(token: str) -> Mapping[str, str]:
    return {"via": f"?via={token}", "more": f"&amp;via={token}"}


def _rest(own: Mapping[str, str], title: str, *, tracked: bool) -> bytes:
    """Return what JSON writes after what is shared: the rest of ``own``, and what follows it."""
    values = to_json(own).removeprefix(b"{")
    after = to_json({"title": title, "tracked": tracked}).removeprefix(b"{")
    return b"".join((values, b", ", after))
