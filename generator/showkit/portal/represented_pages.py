"""For agencies: the companies that one represents, each with its shows and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.model.show_facts import State
from showkit.portal.addresses import represented_page
from showkit.portal.dates import date_view, next_dates
from showkit.portal.people import contact_view
from showkit.portal.show_page import card_view
from showkit.portal.views import CardView, CompaniesView, RepresentedView

if TYPE_CHECKING:
    from showkit.model.company import RepresentedCompany
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def companies_view(site: Site, reader: Reader, up: str) -> CompaniesView:
    """Return the companies, in the order of company.yaml, each behind a photograph of a show."""
    return CompaniesView(
        tuple(_card(one, site, reader, up) for one in site.library.company.companies)
    )


def represented_view(
    one: RepresentedCompany, site: Site, reader: Reader, up: str
) -> RepresentedView:
    """Return the page of a company: who it is, its shows, its next dates, whom to call about it."""
    shows = _shows_of(one, site)
    contact = next((show.facts.contact for show in shows if show.facts.contact), None)
    dates = [pair for pair in next_dates(site) if pair[0].facts.company == one.slug]
    return RepresentedView(
        name=reader.set(one.name),
        about=reader.text(one.about),
        website=one.website or "",
        cards=tuple(card_view(show, site, reader, up) for show in shows),
        dates=tuple(date_view(show, date, site, reader, up) for show, date in dates),
        contact=contact_view(site.library.company.contact(contact), site, reader, up),
    )


def _shows_of(one: RepresentedCompany, site: Site) -> list[Show]:
    return [show for show in site.shows if show.facts.company == one.slug]


def _card(one: RepresentedCompany, site: Site, reader: Reader, up: str) -> CardView:
    """Return a company as a card: the photograph and colour are those of its newest show."""
    cards = [card_view(show, site, reader, up) for show in _shows_of(one, site)]
    current = sum(show.facts.state is not State.RETIRED for show in _shows_of(one, site))
    count = reader.ngettext("{n} show", "{n} shows", current).format(n=current)
    return CardView(
        href=up + site.addresses.page(reader.tag, represented_page(one.slug)),
        title=reader.set(one.name),
        line=reader.text(one.about),
        facts=(count, *(card.title for card in cards)) if current else (),
        photograph=next((card.photograph for card in cards if card.photograph), None),
        accent=cards[0].accent if cards else "",
    )
