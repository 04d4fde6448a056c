"""What is new since somebody last looked, or since we wrote to them: the same news as the feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.access.page.slots import VIA
from showkit.access.page.views import NewsView
from showkit.portal.addresses import show_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.access.links import Link
    from showkit.portal.feeds.news import Entry
    from showkit.portal.reader import Reader

_MOST: Final = 6
"""Pieces of news at the top of a page: more would be read by nobody."""


@dataclass(frozen=True)
class Since:
    """The day from which news is new to somebody, and how a page says so."""

    day: dt.date
    words: str


def since(link: Link, sent: dt.date | None, reader: Reader, *, tracked: bool) -> Since | None:
    """Return since when something is new to the person of a link; None where nobody can say.

    Their own last visit where they agreed that it is noted; else the day on which their link was
    `sent`; else the last visit of anybody at their house. A page that notes nothing knows of no
    visit.
    """
    _, engagement = reader.gettext, link.presenter.engagement
    known = engagement.people.get(link.person.id) if engagement else None
    if tracked and link.names_person and known:
        text = _("New since your last visit, on {day}")
        return Since(known.last_visit, text.format(day=reader.day(known.last_visit)))
    if sent is not None:
        return Since(sent, _("New since we wrote to you, on {day}").format(day=reader.day(sent)))
    if tracked and engagement and engagement.last_visit:
        text = _("New since your house last looked, on {day}")
        return Since(engagement.last_visit, text.format(day=reader.day(engagement.last_visit)))
    return None


def news_views(
    entries: Iterable[tuple[str, Entry]], from_: Since, reader: Reader
) -> tuple[NewsView, ...]:
    """Return what is new, the newest first; each piece comes with the slug of its show.

    News of the day itself counts: nobody can tell whether it was there in the morning.
    """
    new = [(slug, entry) for slug, entry in entries if entry.day >= from_.day]
    new.sort(key=lambda pair: (pair[1].moment, pair[1].id), reverse=True)
    return tuple(
        NewsView(reader.day(entry.day), entry.title, f"../{show_page(slug)}{VIA}")
        for slug, entry in new[:_MOST]
    )
