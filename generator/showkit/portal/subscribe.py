"""How a page lets people have dates and news come by themselves: calendars and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from showkit.portal.addresses import HOME
from showkit.portal.calendars import calendar_of, countries, subscribed
from showkit.portal.feeds import feed_links
from showkit.portal.feeds.plan import ATOM, RSS, disciplines
from showkit.portal.views import LinkView, SubscribeView
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def subscribe_to_show(show: Show, site: Site, reader: Reader, up: str) -> SubscribeView:
    """Return a show's own calendar and feed; `up` leads to the root of the site."""
    feed = feed_links(site, reader, show)[0]
    path = calendar_of(show, site, reader)
    return SubscribeView(webcal(path, site), up + quote(path), up + feed.rss, up + feed.atom)


def subscribe_to_all(site: Site, reader: Reader, up: str) -> SubscribeView:
    """Return the calendar and the feed of everything, and those by country and by discipline."""
    home = site.addresses.page(reader.tag, HOME)
    path = subscribed(site, reader)
    return SubscribeView(
        webcal(path, site),
        up + quote(path),
        f"{up}{home}{RSS}",
        f"{up}{home}{ATOM}",
        tuple(
            LinkView(reader.country(code), webcal(subscribed(site, reader, code), site))
            for code in sorted(countries(site), key=reader.country)
        ),
        tuple(
            LinkView(genre(name, reader), up + link.rss)
            for name, link in zip(disciplines(site), feed_links(site, reader), strict=True)
        ),
    )


def webcal(path: str, site: Site) -> str:
    """Return the address that a calendar program opens: the same file under another scheme."""
    return "webcal://" + site.addresses.absolute(path).partition("://")[2]
