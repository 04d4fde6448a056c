"""What somebody did, in the words of people: read the rider, opened the fees, took the kit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.model.message import Message
from showkit.model.visit import Event
from showkit.output.catalogues import catalogue
from showkit.visits.evidence import SAME_VISITOR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.library import Library
    from showkit.model.show import Show
    from showkit.model.visit import Visit


class Act(StrEnum):
    """One thing that a visitor did."""

    FEES = "fees"
    KIT = "kit"
    RIDER = "rider"
    VIDEO = "video"
    DOCUMENT = "document"
    SHOW = "show"
    READ = "read"
    OPENED = "opened"
    FEED = "feed"
    PASSED_ON = "passed-on"


Deed = tuple[Act, str]
"""An act with the slug of the show that it was about, empty where it was about none."""

_ACTS: Final[Mapping[Event, Act]] = {
    Event.PAGE_OPENED: Act.OPENED,
    Event.MAIL_LINK_CLICKED: Act.OPENED,
    Event.CONFIRMED_READING: Act.READ,
    Event.SHOW_VIEWED: Act.SHOW,
    Event.VIDEO_PLAYED: Act.VIDEO,
    Event.FEED_READ: Act.FEED,
    Event.FILE_DOWNLOADED: Act.DOCUMENT,
}
_OF_PAGES: Final = frozenset({Act.OPENED, Act.READ})
_OF_SHOW: Final = re.compile(r"(?:.*/)?(?:files|shows)/(?P<slug>[^/]+)(?:/.*)?")
_FEES: Final = re.compile(r"(?:.*[/#])?(?:fees|terms)")
"""The target of a row by which a page says that its fees were opened: ``haubans/fees``."""

_PASSED_ON: Final = re.compile(r"(?:.*/)?technical")
"""The target of rows of the page that is made to be passed on: the one for the stage."""

_RIDER: Final = Message("tech-rider")  # as the printed rider's file is called in each language


@dataclass(frozen=True)
class Deeds:
    """Tells what a row of the link log stands for, with the content at hand."""

    library: Library
    _known: dict[tuple[Event, str], Deed] = field(default_factory=dict, repr=False)

    def of(self, row: Visit) -> Deed:
        """Return what was done, and the show that it was about as it is called now."""
        target = row.target
        if SAME_VISITOR in row.reasons and _PASSED_ON.fullmatch(target):
            target = ""  # its holder looked at it, and nobody else did
        return self.about(row.event, target)

    def about(self, event: Event, target: str) -> Deed:
        """Return the same for what a row, or the counts of many, say of it."""
        key = (event, target)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._found(event, target)
        return known

    def _found(self, event: Event, target: str) -> Deed:
        act = _ACTS[event]
        found = _OF_SHOW.fullmatch(target)
        slug = found["slug"] if found else target.partition("/")[0].partition("#")[0]
        show = self.library.show_by_slug.get(slug)
        if act in _OF_PAGES and _FEES.fullmatch(target):
            act = Act.FEES
        elif act in _OF_PAGES and _PASSED_ON.fullmatch(target):
            act = Act.PASSED_ON
        elif act is Act.DOCUMENT:
            act = self._document(target, show)
        return act, show.slug if show else ""

    def _document(self, target: str, show: Show | None) -> Act:
        name = PurePosixPath(target).name
        if name.endswith("-kit.zip"):
            return Act.KIT
        if name.endswith(self._riders):
            return Act.RIDER
        if show is not None and show.rider is not None and name in show.rider.files:
            return Act.RIDER
        return Act.DOCUMENT

    @cached_property
    def _riders(self) -> tuple[str, ...]:
        """How the file names of printed riders end, in the languages of the company."""
        words = (catalogue(tag).say(_RIDER) for tag in self.library.company.languages)
        return tuple(sorted({f"{word}.pdf" for word in (*words, _RIDER.text)}))
