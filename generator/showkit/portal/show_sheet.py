"""A show on one page, for a programme meeting: what decides, when, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.kit.printing.qr import qr_svg
from showkit.model.message import Message
from showkit.portal.addresses import show_page
from showkit.portal.dates import coming, date_view, window_views
from showkit.portal.downloads import film_path
from showkit.portal.facts import fact_views
from showkit.portal.people import contact_view
from showkit.portal.photographs import credit
from showkit.portal.stays import stay_in_words, stays

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.kit.pictures.picture import Rendition
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.stays import Stay
    from showkit.portal.views import DateView

_DATES: Final = 7
_WINDOWS: Final = 3
_SUMMARY: Final = 700
"""What the page holds: dates, touring windows, letters of the summary."""

_WIDE: Final = 1600
"""Pixels of the photograph: 240 dots an inch over the width of the paper."""


@dataclass(frozen=True)
class SheetContent:
    """What the page says, as plain values; `photograph` is a picture's path in the site."""

    data: Mapping[str, object]
    photograph: str


def show_sheet(show: Show, site: Site, reader: Reader) -> SheetContent:
    """Return what the page says of a show; no date that is not public on the day of the build."""
    words = show.in_language(reader.tag)
    contact = contact_view(site.library.company.contact(show.facts.contact), site, reader, "")
    address = site.addresses.absolute(site.addresses.page(reader.tag, show_page(show.slug)))
    rendition = _photograph(show, site)
    visual = show.key_visual
    quote = min(show.press, key=lambda quote: quote.order, default=None)
    data: dict[str, object] = {
        "title": sheet_title(show, reader),
        "subtitle": reader.set(words.subtitle),
        "hook": reader.set(words.hook),
        "summary": _shortened(reader.set(words.summary)),
        "facts": [
            {"label": fact.label, "value": fact.value, "aside": fact.aside}
            for fact in fact_views(show, reader)
        ],
        "dates": _dates(show, site, reader),
        "windows": [
            {"period": window.period, "zone": window.zone}
            for window in window_views(show, site, reader)[:_WINDOWS]
        ],
        "quote": reader.quoted(quote.quote.in_language(reader.tag)) if quote else "",
        "quote_source": reader.set(quote.source) if quote else "",
        "contact": {
            "name": contact.name,
            "role": contact.role,
            "email": contact.email,
            "phone": contact.phone,
        }
        if contact
        else None,
        "address": address,
        "qr": site.memory.text_once(
            show.folder, f"code {reader.tag}", lambda: qr_svg(address).encode(), address
        ).decode(),
        "qr_words": reader.say(Message("QR code that leads to {address}", address=address)),
        "photograph": {
            "alt": (reader.text(visual.alt) if visual else "") or reader.set(words.title),
            "credit": credit(visual, reader) if visual else "",
            "width": rendition.width if rendition else 0,
            "height": rendition.height if rendition else 0,
            "focus": [visual.focal_x, visual.focal_y] if visual else [0.5, 0.5],
        },
        "words": {name: reader.say(message) for name, message in _WORDS.items()}
        | {"more": _more(show, site, reader)},
    }
    return SheetContent(data, rendition.path if rendition else "")


_WORDS: Final[Mapping[str, Message]] = {
    "dates": Message("Upcoming dates"),
    "no_dates": Message("The next dates will be here as soon as the houses announce them."),
    "windows": Message("Available to tour"),
    "contact": Message("Contact"),
    "page": Message("page"),
}


def sheet_title(show: Show, reader: Reader) -> str:
    """Return a show's title, or where it has none its slug: a heading is never empty."""
    return reader.set(show.in_language(reader.tag).title) or show.slug


def _more(show: Show, site: Site, reader: Reader) -> str:
    """Return what the show's page has that this one has not; nothing that is not there."""
    video = show.facts.video
    there = (
        (video.trailer or film_path(show, site.root), Message("the trailer")),
        (show.key_visual, Message("the photographs")),
        (show.told_rider, Message("the tech rider")),
    )
    parts = [reader.say(words) for has, words in there if has]
    if not parts:
        return reader.say(Message("The show’s page"))
    return reader.say(Message("The whole show, with {parts}", parts=reader.listed(parts)))


def _dates(show: Show, site: Site, reader: Reader) -> Mapping[str, object]:
    public = coming(show, site.as_of)
    each: list[Stay] = [(one,) for one in public]
    shown = (each if len(each) <= _DATES else stays(public))[:_DATES]
    left = len(public) - sum(map(len, shown))
    more = reader.ngettext("and {n} more date", "and {n} more dates", left).format(n=left)
    return {
        "shown": [
            _stay(stay, [date_view(show, one, site, reader, "") for one in stay], reader)
            for stay in shown
        ],
        "more": more if left else "",
    }


def _stay(stay: Stay, views: Sequence[DateView], reader: Reader) -> Mapping[str, str]:
    """Return the dates of a stay as one; a remark that is of some of them only is none of it."""
    days = [one.date for one in stay]
    remarks = [remark for remark in views[0].remarks if all(remark in one.remarks for one in views)]
    return {
        "day": views[0].full if days[0] == days[-1] else stay_in_words(days, reader),
        "place": ", ".join(filter(None, (views[0].city, views[0].house))),
        "remark": ", ".join(remarks),
    }


def _photograph(show: Show, site: Site) -> Rendition | None:
    visual = show.key_visual
    picture = site.picture(show, visual.file) if visual else None
    if picture is None:
        return None
    fitting = [one for one in picture.of("image/jpeg") if one.width <= _WIDE]
    return max(fitting or picture.of("image/jpeg"), key=lambda one: one.width, default=None)


def _shortened(text: str) -> str:
    if len(text) <= _SUMMARY:
        return text
    return text[:_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
