"""The HTML of a piece of news: all of it, as feed readers show it without the page around it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from markupsafe import Markup, escape

from showkit.model.record import Visibility
from showkit.portal.dates import festival_beside, house_and_room, status_in_words
from showkit.portal.facts import card_facts
from showkit.portal.photographs import credit
from showkit.portal.rider_lines import rider_at_a_glance
from showkit.portal.vocabulary import CALLED_OFF, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.model.material import PressQuote
    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

PLAIN: Final = "image/jpeg"
_MOST_PHOTOGRAPHS: Final = 8
_READABLE: Final = 1600
"""Pixels: as wide as a column of a feed reader on a fine screen."""

_ADDRESS: Final = re.compile(r'(?P<name> (?:href|src)=")(?P<address>[^"]*)"')


def about(show: Show, reader: Reader) -> str:
    """Return a show: its facts in one line, its summary, its text."""
    words = show.in_language(reader.tag)
    return "".join(
        [
            paragraph(". ".join(card_facts(show, reader))),
            paragraph(reader.set(words.summary or words.hook)),
            reader.prose(words.body),
        ]
    )


def dates(show: Show, performances: Iterable[Performance], site: Site, reader: Reader) -> str:
    """Return dates of a show as a list; what is called off says so, and sells no tickets."""
    lines = []
    for performance in performances:
        kind = KINDS.get(performance.kind)
        said = (
            status_in_words(show, performance, site, reader),
            reader.say(kind) if kind else "",
        )
        remarks = " · ".join(one for one in said if one)
        line = escape(where_and_when(performance, site, reader))
        if remarks:
            line += Markup(" <strong>{}</strong>").format(remarks)
        if performance.ticket_url and performance.status not in CALLED_OFF:
            tickets = reader.gettext("Tickets")
            line += Markup(' <a href="{}">{}</a>').format(performance.ticket_url, tickets)
        lines.append(Markup("<li>{}</li>").format(line))
    return Markup("<ul>{}</ul>").format(Markup().join(lines)) if lines else ""


def where_and_when(performance: Performance, site: Site, reader: Reader) -> str:
    """Return a date in one line: the day, the hour, the house and the town."""
    time = reader.time(performance.time) if performance.time else ""
    when = ", ".join(part for part in (reader.date(performance.date), time) if part)
    return f"{when}. {where(performance, site, reader)}"


def where(performance: Performance, site: Site, reader: Reader) -> str:
    """Return where a date is in one line: the festival, the house and the town."""
    house, room = house_and_room(performance, site.library)
    country = reader.country(performance.country)
    festival = festival_beside(performance, house)
    parts = (festival, house, room, performance.city, country)
    return ", ".join(reader.set(part) for part in parts if part)


def rider(show: Show, reader: Reader) -> str:
    """Return the tech rider at a glance."""
    if show.rider is None:
        return ""
    lines = [
        Markup("<li>{} <strong>{}</strong>{}</li>").format(
            reader.set(f"{line.label}:"), line.value, f" ({line.aside})" if line.aside else ""
        )
        for line in rider_at_a_glance(show.rider, reader)
    ]
    return Markup("<ul>{}</ul>").format(Markup().join(lines)) if lines else ""


def press(quotes: Iterable[PressQuote], reader: Reader) -> str:
    """Return lines of the press, each with its source."""
    return Markup().join(
        Markup("<blockquote><p>{}</p></blockquote><p>{}</p>").format(
            reader.quoted(quote.quote.in_language(reader.tag)), _source(quote, reader)
        )
        for quote in quotes
    )


def photographs(show: Show, site: Site, reader: Reader) -> str:
    """Return the public photographs of a show, each with its credit."""
    return Markup().join(list(_photographs(show, site, reader))[:_MOST_PHOTOGRAPHS])


def paragraph(text: str) -> Markup:
    """Return a text as a paragraph, or nothing for nothing."""
    return Markup("<p>{}</p>").format(text) if text else Markup()


def more(url: str, title: str) -> Markup:
    """Return the link to the page that tells more."""
    return Markup('<p><a href="{}">{}</a></p>').format(url, title)


def with_full_addresses(html: str, url: str) -> str:
    """Return HTML whose addresses are full ones: a feed reader does not know the page `url`."""

    def full(found: re.Match[str]) -> str:
        address = urljoin(url, unescape(found["address"]))
        return f'{found["name"]}{escape(address)}"'

    return _ADDRESS.sub(full, html)


def _source(quote: PressQuote, reader: Reader) -> Markup:
    who = ", ".join(reader.set(part) for part in (quote.author, quote.source) if part)
    if not quote.url:
        return escape(who)
    return Markup('<a href="{}">{}</a>').format(quote.url, who)


def _photographs(show: Show, site: Site, reader: Reader) -> Iterator[Markup]:
    for visual in show.visuals:
        picture = site.picture(show, visual.file)
        found = picture.of(PLAIN) if picture else ()
        if visual.visibility is Visibility.PUBLIC and found:
            fits = [one for one in found if one.width <= _READABLE] or found[:1]
            yield Markup(
                '<figure><img src="{}" width="{}" height="{}" alt="{}">'
                "<figcaption>{}</figcaption></figure>"
            ).format(
                site.addresses.absolute(fits[-1].path),
                fits[-1].width,
                fits[-1].height,
                reader.text(visual.alt),
                credit(visual, reader),
            )
