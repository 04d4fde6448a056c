"""From requests to events: which of our links a line speaks of, and what it did."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from showkit.contacts.consent import credited
from showkit.model.visit import Event, Visit
from showkit.visits.evidence import own_reasons, verdict
from showkit.visits.links import KnownLinks, known_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.access.keys import Secret
    from showkit.contacts.consent import Holder
    from showkit.model.library import Library
    from showkit.visits.access_log import Request

# The site may live below any path, so only the ends of addresses are looked at.
_PAYLOAD: Final = re.compile(r"(?:.*/)?p/(?P<id>[A-Za-z0-9_-]{22})", re.DOTALL)
_OWN_FEED: Final = re.compile(r"(?:.*/)?p/(?P<id>[A-Za-z0-9_-]{22})\.(?P<kind>xml|ics)", re.DOTALL)
_READING: Final = re.compile(r"(?:.*/)?p/read", re.DOTALL)
_SHOW: Final = re.compile(r"(?:.*/)?shows/(?P<slug>[^/]+)/?(?:index\.html)?", re.DOTALL)
_VIA: Final = re.compile(r"(?:^|[&;])via=(?P<token>[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")

_PAGES: Final = frozenset({"", ".html", ".htm"})
_FEEDS: Final = frozenset({".atom", ".ics", ".rss", ".xml"})
_VIDEOS: Final = frozenset({".m4v", ".mov", ".mp4", ".webm"})
_PARTS_OF_PAGES: Final = frozenset(
    {".css", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".webmanifest", ".woff", ".woff2"}
)
_PARTIAL_CONTENT: Final = 206
_DELIVERED: Final = frozenset({200, _PARTIAL_CONTENT, 304})


@dataclass(frozen=True)
class LogReader:
    """What one needs to know to find our visits among a server's requests."""

    library: Library
    secret: Secret
    files: Mapping[str, str] = field(default_factory=dict)
    """Which private file lies at an address below ``/p/``, or did: what the log calls it, by id."""

    def visit(self, request: Request) -> Visit | None:
        """Return the event that a request stands for, None where it is none of ours.

        What was not delivered is no visit: errors, refusals, redirects (their goal has a line of
        its own); only GET and HEAD ask for something, and HEAD is a machine's. The ranges of one
        file within the same hour are one event. Hits on untracked twins, and those of people who
        said no, give nothing. The verdict is that of the line alone (see `link_log.merged`).
        """
        if request.method not in {"GET", "HEAD"} or request.status not in _DELIVERED:
            return None
        found = self._found(request)
        if found is None:
            return None
        holder, token, event, target = found
        day = request.time.astimezone(self._zone).date()
        credit = credited(holder, day, self.library.company.tracking.unknown_consent)
        if credit is None:
            return None
        is_range = request.status == _PARTIAL_CONTENT
        moment = request.time.strftime("%Y-%m-%dT%H" if is_range else "%Y-%m-%dT%H:%M:%SZ")
        key = self.secret.log_key(moment, request.path, token)
        own = own_reasons(event, request)
        evidence, reasons = verdict(own, frozenset(own))
        return Visit(
            time=request.time,
            presenter=credit.presenter.slug,
            person=credit.person.id if credit.person else None,
            event=event,
            target=target,
            evidence=evidence,
            reasons=reasons,
            visit=key,
            key=key,
        )

    def _found(self, request: Request) -> tuple[Holder, str, Event, str] | None:
        """Return who holds the request's link, its token, the event and its target."""
        payload = _PAYLOAD.fullmatch(request.path)
        if payload and payload["id"] in self._links.twins:
            return None
        if payload and payload["id"] in self._links.pages:
            return self._links.pages[payload["id"]], payload["id"], Event.PAGE_OPENED, ""
        if _READING.fullmatch(request.path) and request.query in self._links.readings:
            holder = self._links.readings[request.query]
            return holder, request.query, Event.CONFIRMED_READING, ""
        feed = _OWN_FEED.fullmatch(request.path)
        if feed and feed["id"] in self._links.feeds:
            target = "calendar" if feed["kind"] == "ics" else "feed"
            return self._links.feeds[feed["id"]], feed["id"], Event.FEED_READ, target
        via = _VIA.search(request.query)
        if via is None or via["token"] not in self._links.vias:
            return None
        seen = self._seen(request.path)
        return (self._links.vias[via["token"]], via["token"], *seen) if seen else None

    def _seen(self, path: str) -> tuple[Event, str] | None:
        """Return what an address with a ``via`` leads to, None for a mere part of a page."""
        sealed = _PAYLOAD.fullmatch(path)
        if sealed and sealed["id"] in self.files:
            return Event.FILE_DOWNLOADED, self.files[sealed["id"]]
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
        return "".join(sign if sign.isprintable() else " " for sign in inside).strip("/ ")

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
