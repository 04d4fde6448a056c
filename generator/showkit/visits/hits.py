"""From requests to events: which of our links a line speaks of, and what it did."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from showkit.contacts.consent import credited
from showkit.model.visit import Event, Evidence, Visit
from showkit.visits.access_log import path_and_query
from showkit.visits.days import second_of
from showkit.visits.evidence import own_reasons, verdict
from showkit.visits.links import KnownLinks, known_links
from showkit.visits.traces import Sign, Trace
from showkit.visits.unnoted import Unnoted
from showkit.visits.window import Window, pseudonym

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from showkit.access.keys import Secret
    from showkit.contacts.consent import Holder
    from showkit.model.library import Library
    from showkit.visits.access_log import Request

# The site may live below any path, so only the ends of addresses are looked at.
_PAYLOAD: Final = re.compile(r"(?:.*/)?p/(?P<id>[A-Za-z0-9_-]{22})", re.DOTALL)
_OWN_FEED: Final = re.compile(r"(?:.*/)?p/(?P<id>[A-Za-z0-9_-]{22})\.(?P<kind>xml|ics)", re.DOTALL)
_READING: Final = re.compile(r"(?:.*/)?p/read", re.DOTALL)
_SHOW: Final = re.compile(r"(?:.*/)?shows/(?P<slug>[^/]+)/?(?:index\.html)?", re.DOTALL)
_SHELL: Final = re.compile(r"(?:.*/)?p/(?:index\.html)?", re.DOTALL)
_HIDDEN: Final = re.compile(r"(?:.*/)?p/programs", re.DOTALL)
_OWN: Final = re.compile(r"(?:^|[&;])own=(?P<token>[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_VIA: Final = re.compile(r"(?:^|[&;])via(?:=|%3[Dd])(?P<token>[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")

_PAGES: Final = frozenset({"", ".html", ".htm"})
_FEEDS: Final = frozenset({".atom", ".ics", ".rss", ".xml"})
_VIDEOS: Final = frozenset({".m4v", ".mov", ".mp4", ".webm"})
_PARTS_OF_PAGES: Final = frozenset(
    {".css", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".webmanifest", ".woff", ".woff2"}
)
_LOADED_WITH_PAGES: Final = frozenset({".avif", ".css", ".js", ".jpg", ".png", ".woff2"})
_PARTIAL_CONTENT: Final = 206
_DELIVERED: Final = frozenset({200, _PARTIAL_CONTENT, 304})

_REMEMBERED: Final = 10_000
"""Of each question that many lines ask."""

_LONGEST_TARGET: Final = 10_000
"""Characters; servers take no longer addresses, and a table is not read that has longer cells."""

_LONGEST: Final = 1000
"""Characters of an address of which something is remembered."""


class Seen(NamedTuple):
    """What a request of ours was: an event to note, a trace that tells of others, or both."""

    visit: Visit | None = None
    trace: Trace | None = None


@dataclass(frozen=True)
class _Hit:
    """An event on a link of ours: who holds the link, its token, what it was."""

    holder: Holder
    token: str
    event: Event
    target: str = ""
    detail: str = ""
    """What tells this line from another to the same address in the same second."""


@dataclass(frozen=True)
class LogReader:
    """What one needs to know to find our visits among a server's requests."""

    library: Library
    secret: Secret
    files: Mapping[str, str] = field(default_factory=dict)
    """Which private file lies at an address below ``/p/``, or did: what the log calls it, by id."""

    window: Window = field(default_factory=Window)
    """Gives visitors their pseudonyms."""

    unnoted: Unnoted = field(default_factory=Unnoted, repr=False)
    """Counts what people did and nothing gives: they had not agreed."""

    _credits: dict[tuple[str, dt.date], Holder | None] = field(default_factory=dict, repr=False)
    """Whom the link with a token counts for on a day."""

    def seen(self, request: Request) -> Seen | None:
        """Return what a request tells, None where it is none of ours.

        What was not delivered is no visit: errors, refusals, redirects (their goal has a line of
        its own); only GET and HEAD ask for something, and HEAD is a machine's. The ranges of one
        file within the same hour are one event. Hits on untracked twins, and those of people who
        said no, give nothing. The verdict is that of the line alone (see `merging`).
        """
        if request.method not in {"GET", "HEAD"}:
            return None
        is_short = len(request.path) + len(request.query) <= _LONGEST
        hit = (self._known_meaning if is_short else self._meaning)(request.path, request.query)
        if isinstance(hit, Sign):
            return Seen(trace=self._trace(hit, request))
        if request.status not in _DELIVERED:
            return None
        if hit is None:
            page = _page_of_part(request)
            known = page is not None and page[0] in self._links.vias
            return Seen(trace=self._trace(Sign.PART, request, page=page)) if known else None
        day = request.time.astimezone(self._zone).date()
        credit = self._credit(hit, day)
        if credit is None:
            if _verdict_alone(own_reasons(hit.event, request))[0] is not Evidence.MACHINE:
                self.unnoted.add(hit.holder, request.time)
            return None
        visit = self._visit(hit, credit, request)
        holder = (hit.holder.presenter.slug, hit.holder.person.id if hit.holder.person else None)
        has_parts = request.path.endswith("/") or hit.event is Event.SHOW_VIEWED
        page = (hit.token, request.path) if has_parts else None
        sign = Sign.STAGE if hit.holder.as_house else Sign.LINK
        trace = self._trace(sign, request, holder=holder, page=page, row=visit.key)
        return Seen(visit, trace)

    def visit(self, request: Request) -> Visit | None:
        """Return the event that a request stands for, None where it is none."""
        seen = self.seen(request)
        return seen.visit if seen else None

    def _credit(self, hit: _Hit, day: dt.date) -> Holder | None:
        """Return whom a hit counts for on a day, None for nobody."""
        known = (hit.token, day)
        if known not in self._credits:
            if len(self._credits) >= _REMEMBERED:
                self._credits.clear()
            unknown = self.library.company.tracking.unknown_consent
            self._credits[known] = credited(hit.holder, day, unknown)
        return self._credits[known]

    def _visit(self, hit: _Hit, credit: Holder, request: Request) -> Visit:
        is_range = request.status == _PARTIAL_CONTENT
        second = second_of(request.time)
        moment = second[: len("2026-11-02T14")] if is_range else second
        key = self.secret.log_key(moment, request.path + hit.detail, hit.token)
        evidence, reasons = _verdict_alone(own_reasons(hit.event, request))
        return Visit(
            request.time,
            credit.presenter.slug,
            credit.person.id if credit.person else None,
            hit.event,
            hit.target,
            evidence,
            reasons,
            key,
            key,
        )

    def _trace(
        self,
        sign: Sign,
        request: Request,
        *,
        holder: tuple[str, str | None] | None = None,
        page: tuple[str, str] | None = None,
        row: str = "",
    ) -> Trace:
        key = self.window.key(request.time)
        return Trace(
            sign,
            int(request.time.timestamp()),
            pseudonym(key, "visitor", request.address, request.agent or ""),
            _hidden_holder(key, *holder) if holder else "",
            pseudonym(key, "page", *page) if page else "",
            row,
        )

    @cached_property
    def _known_meaning(self) -> Callable[[str, str], Sign | _Hit | None]:
        """Tells the meaning of an address; the same ones are asked for again and again."""
        return lru_cache(_REMEMBERED)(self._meaning)

    def _meaning(self, path: str, query: str) -> Sign | _Hit | None:
        """Return what it is to ask for an address, None for what is nothing of ours."""
        return self._sign(path, query) or self._hit(path, query)

    def _sign(self, path: str, query: str) -> Sign | None:
        """Return what a request for the shell or for the hidden link tells of its visitor."""
        if _HIDDEN.fullmatch(path):
            return Sign.HIDDEN
        if _SHELL.fullmatch(path) is None:
            return None
        own = _OWN.search(query)
        return Sign.OWN if own and own["token"] == self._links.own else Sign.SHELL

    def _hit(self, path: str, query: str) -> _Hit | None:
        """Return the event that a request for a link of ours is, None where it is none."""
        payload = _PAYLOAD.fullmatch(path)
        if payload and payload["id"] in self._links.twins:
            return None
        if payload and payload["id"] in self._links.pages:
            holder = self._links.pages[payload["id"]]
            return _Hit(holder, payload["id"], Event.PAGE_OPENED, _part(holder))
        token, _, detail = query.partition("&")
        if _READING.fullmatch(path) and token in self._links.readings:
            holder = self._links.readings[token]
            target = self._fees(detail) or _part(holder)
            return _Hit(holder, token, Event.CONFIRMED_READING, target, detail)
        feed = _OWN_FEED.fullmatch(path)
        if feed and feed["id"] in self._links.feeds:
            target = "calendar" if feed["kind"] == "ics" else "feed"
            return _Hit(self._links.feeds[feed["id"]], feed["id"], Event.FEED_READ, target)
        via = _VIA.search(query)
        if via is None or via["token"] not in self._links.vias:
            return None
        seen = self._reached(path)
        return _Hit(self._links.vias[via["token"]], via["token"], *seen) if seen else None

    def _fees(self, detail: str) -> str:
        """Return what the log calls the fees of a show that somebody unfolded."""
        slug = detail.removeprefix("fees=")
        show = self.library.show_by_slug.get(slug) if slug != detail else None
        return f"{show.slug}/fees" if show else ""

    def _reached(self, path: str) -> tuple[Event, str] | None:
        """Return what an address with a ``via`` leads to, None for a mere part of a page."""
        sealed = _PAYLOAD.fullmatch(path)
        if sealed and sealed["id"] in self.files:
            return Event.FILE_DOWNLOADED, _fit_for_cell(self.files[sealed["id"]])
        show = _SHOW.fullmatch(path)
        if show and show["slug"] in self.library.show_by_slug:
            return Event.SHOW_VIEWED, self.library.show_by_slug[show["slug"]].slug
        suffix = PurePosixPath(path).suffix.lower()
        if path.endswith("/") or suffix in _PAGES:
            return Event.MAIL_LINK_CLICKED, ""
        if suffix in _PARTS_OF_PAGES:
            return None
        target = self._below_site(path)
        if suffix in _FEEDS:
            return Event.FEED_READ, target
        return (Event.VIDEO_PLAYED if suffix in _VIDEOS else Event.FILE_DOWNLOADED), target

    def _below_site(self, path: str) -> str:
        """Return a path as the site counts it, without where the site lives, fit for a cell."""
        base = urlsplit(self.library.company.site_url).path.rstrip("/")
        inside = path.removeprefix(base) if base and path.startswith(f"{base}/") else path
        return _fit_for_cell(inside).strip("/ ")

    @property
    def ids(self) -> frozenset[str]:
        """The ids by which lines on our links are found (see `reading`)."""
        return self._links.ids

    @cached_property
    def _links(self) -> KnownLinks:
        return known_links(self.library, self.secret)

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.library.company.timezone)


def _fit_for_cell(text: str) -> str:
    """Return a text in one line that any table can hold and give back."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:_LONGEST_TARGET])
    return shown.strip()


@lru_cache(_REMEMBERED)
def _verdict_alone(own: tuple[str, ...]) -> tuple[Evidence, tuple[str, ...]]:
    """Return the verdict on a row of which nothing else is known."""
    return verdict(own, frozenset(own))


@lru_cache(_REMEMBERED)
def _hidden_holder(key: bytes, house: str, person: str | None) -> str:
    """Return what stands for whose a link is, parted by a slash."""
    return f"{pseudonym(key, 'house', house)}/{pseudonym(key, 'person', person) if person else ''}"


def _part(holder: Holder) -> str:
    """Return what the log calls the page: the part for the stage is made to be passed on."""
    return "technical" if holder.as_house else ""


def _page_of_part(request: Request) -> tuple[str, str] | None:
    """Return token and path of the page that a part was loaded for, as its referrer says."""
    if PurePosixPath(request.path).suffix.lower() not in _LOADED_WITH_PAGES:
        return None
    _, _, after = request.referrer.partition("://")
    path, query = path_and_query(f"/{after.partition('/')[2]}")
    via = _VIA.search(query)
    return (via["token"], path) if via else None
