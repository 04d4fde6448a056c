"""The pages that are not about one show: home, the list of shows, the company."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from showkit.model.show_facts import State
from showkit.portal.addresses import represented_page
from showkit.portal.dates import WITH_REGION, date_view, next_dates
from showkit.portal.filters import answers, filter_views
from showkit.portal.people import contact_view, reach_view
from showkit.portal.show_page import card_view
from showkit.portal.views import CompanyView, ContactView, GroupView, HomeView, LinkView, ShowsView
from showkit.portal.vocabulary import STATES

if TYPE_CHECKING:
    from showkit.model.company import Company
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_DATES_ON_HOME = 3


def home_view(site: Site, reader: Reader, up: str) -> HomeView:
    """Return the first page: what can still be booked, the newest show that tours in front."""
    company = site.library.company
    current = [show for show in site.shows if show.facts.state is not State.RETIRED]
    cards = [card_view(show, site, reader, up) for show in current]
    dates = next_dates(site, _DATES_ON_HOME)
    return HomeView(
        company=reader.set(company.name),
        tagline=reader.text(company.tagline),
        first=cards[0] if cards else None,
        others=tuple(cards[1:]),
        dates=tuple(date_view(show, date, site, reader, up) for show, date in dates),
        contact=contact_view(company.contact(), site, reader, up),
    )


def shows_view(site: Site, reader: Reader, up: str) -> ShowsView:
    """Return all shows, by where they are in their life."""
    groups = []
    of_shows = answers(site, reader)
    for state, title in STATES.items():
        of_state = [show for show in site.shows if show.facts.state is state]
        if of_state:
            cards = tuple(
                replace(card_view(show, site, reader, up), state="", answers=of_shows[show.slug])
                for show in of_state
            )
            groups.append((state, GroupView(reader.say(title), cards)))
    groups.sort(key=lambda group: (State.TOURING, State.CREATION, State.RETIRED).index(group[0]))
    return ShowsView(
        tuple(group for _, group in groups),
        filter_views(site, reader),
        reach_view(site.library.company),
    )


def company_view(site: Site, reader: Reader, up: str) -> CompanyView:
    """Return who the company is, where it is, who is who."""
    company = site.library.company
    members = (contact_view(member, site, reader, up) for member in company.team)
    about = company.about.in_language(reader.tag) if company.about else ""
    return CompanyView(
        name=reader.set(company.name),
        tagline=reader.text(company.tagline),
        about=reader.prose(about),
        team=tuple(member for member in members if isinstance(member, ContactView)),
        address=address_lines(company, reader),
        networks=tuple(reader.set(name) for name in company.networks),
        funders=tuple(reader.set(name) for name in company.funders),
        represented=tuple(
            LinkView(
                reader.set(one.name),
                up + site.addresses.page(reader.tag, represented_page(one.slug)),
            )
            for one in company.companies
        ),
    )


def address_lines(company: Company, reader: Reader) -> tuple[str, ...]:
    """Return the company's postal address, in the order of its country."""
    address = company.address
    if address.country in WITH_REGION:
        city = f"{address.city} ({address.region})" if address.region else address.city
        town = f"{city} {address.postal_code}"
    else:
        town = f"{address.postal_code} {address.city}"
    country = reader.country(address.country) if address.country else ""
    return tuple(line for line in (address.street.strip(), town.strip(), country) if line)
