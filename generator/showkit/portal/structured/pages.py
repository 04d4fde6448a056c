"""Which things each page describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.model.show_facts import State
from showkit.portal.addresses import show_page
from showkit.portal.dates import next_dates
from showkit.portal.structured.context import Node, Nodes, filled, printed
from showkit.portal.structured.events import event_nodes, told
from showkit.portal.structured.identifiers import Identifiers
from showkit.portal.structured.organisations import (
    company_name,
    company_node,
    performer,
    represented_node,
)
from showkit.portal.structured.works import work_name, work_node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.model.company import RepresentedCompany
    from showkit.model.performance import Performance
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_DATES_ON_HOME = 3


@dataclass(frozen=True)
class Page:
    """A page: its kind, full address, title and description, and what it is about."""

    kind: str
    url: str
    title: str
    description: str
    show: Show | None = None
    represented: RepresentedCompany | None = None


def structured_data(page: Page, site: Site, reader: Reader) -> str:
    """Return a page's JSON-LD, ready to stand in a script element."""
    return printed(_graph(page, site, reader), reader.tag)


def page_graph(page: Page, site: Site, reader: Reader) -> list[Node]:
    """Return the things that a page describes: itself, the site, whose it is, and its own."""
    return [
        node
        for one in _graph(page, site, reader)
        for node in (one.nodes if isinstance(one, Nodes) else (one,))
    ]


def _graph(page: Page, site: Site, reader: Reader) -> list[Node | Nodes]:
    about = page.kind in {"home", "company"}
    company = company_node(site, reader) if about else company_name(site, reader)
    things = list(_things(page, site, reader))
    first = things[0] if page.show or page.represented else None
    main = first["@id"] if isinstance(first, dict) else ""
    return [_page(page, main, site, reader), _site(site, reader), company, *things]


def _things(page: Page, site: Site, reader: Reader) -> Iterator[Node | Nodes]:
    if page.show is not None:
        dates = told(page.show, site.as_of)
        yield work_node(page.show, dates, site, reader)
        if dates:
            yield _its_dates(page.show, site, reader)
    elif page.represented is not None:
        yield represented_node(page.represented, site, reader)
        slug = page.represented.slug
        its = [show for show in site.library.shows if show.facts.company == slug]
        yield from _all_dates(its, site, reader)
    elif page.kind == "calendar":
        yield from _all_dates(site.library.shows, site, reader)
    elif page.kind == "home":
        yield from _dates(next_dates(site, _DATES_ON_HOME), site, reader)
    elif page.kind == "shows":
        yield _list(site.shows, page, site, reader)
    elif page.kind == "companies":
        for one in site.library.company.companies:
            yield represented_node(one, site, reader)


def _all_dates(shows: Iterable[Show], site: Site, reader: Reader) -> Iterator[Node | Nodes]:
    played = [show for show in shows if told(show, site.as_of)]
    yield from _whose(played, site, reader)
    for show in played:
        yield work_name(show, site, reader)
        yield _its_dates(show, site, reader)


def _its_dates(show: Show, site: Site, reader: Reader) -> Nodes:
    """Return all dates of a show, which has some: they stand on its page and on the calendar."""

    def make() -> Nodes:
        return Nodes(tuple(event_nodes(show, told(show, site.as_of), site, reader)))

    return site.memory.once(show.folder, f"dates as data {reader.tag}", make)


def _dates(pairs: Iterable[tuple[Show, Performance]], site: Site, reader: Reader) -> Iterator[Node]:
    by_show: dict[str, tuple[Show, list[Performance]]] = {}
    for show, performance in pairs:
        by_show.setdefault(show.slug, (show, []))[1].append(performance)
    yield from _whose((show for show, _ in by_show.values()), site, reader)
    for show, performances in by_show.values():
        yield work_name(show, site, reader)
        yield from event_nodes(show, performances, site, reader)


def _whose(shows: Iterable[Show], site: Site, reader: Reader) -> Iterator[Node]:
    """Yield the represented companies whose shows these are."""
    represented = {show.facts.company: show for show in shows}
    for slug, show in represented.items():
        if slug in site.represented:
            yield performer(show, site, reader)


def _page(page: Page, main: str, site: Site, reader: Reader) -> Node:
    return filled(
        {
            "@type": "WebPage",
            "@id": page.url,
            "url": page.url,
            "name": page.title,
            "description": page.description,
            "inLanguage": reader.tag,
            "isPartOf": {"@id": Identifiers.of(site).site},
            "mainEntity": {"@id": main} if main else None,
        }
    )


def _site(site: Site, reader: Reader) -> Node:
    ids = Identifiers.of(site)
    return {
        "@type": "WebSite",
        "@id": ids.site,
        "url": site.addresses.base,
        "name": reader.set(site.library.company.name),
        "inLanguage": list(site.addresses.languages),
        "publisher": {"@id": ids.company},
    }


def _list(shows: Iterable[Show], page: Page, site: Site, reader: Reader) -> Node:
    """Return the shows as a list of their pages, those that can still be had first."""
    ordered = sorted(shows, key=lambda show: show.facts.state is State.RETIRED)
    return {
        "@type": "ItemList",
        "@id": f"{page.url}#list",
        "itemListElement": [
            {
                "@type": "ListItem",
                "@id": f"{page.url}#list-{number}",
                "position": number,
                "url": site.addresses.absolute(
                    site.addresses.page(reader.tag, show_page(show.slug))
                ),
                "name": reader.set(show.in_language(reader.tag).title),
            }
            for number, show in enumerate(ordered, 1)
        ],
    }
