"""The public pages of a company: a project for the site engine per language, and ready files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from showkit.model.company import RepresentedCompany
from showkit.model.show import Show
from showkit.output.catalogues import catalogue
from showkit.output.memory import EVERYTHING, Remembered
from showkit.portal.addresses import (
    CALENDAR,
    COMPANIES,
    COMPANY,
    HOME,
    PRIVACY,
    SHOWS,
    Addresses,
    represented_page,
    show_page,
    up_to_root,
)
from showkit.portal.calendar_page import calendar_view
from showkit.portal.cards import plan_cards
from showkit.portal.company_pages import company_view, home_view, shows_view
from showkit.portal.downloads import download_artifacts
from showkit.portal.dress import make_dress
from showkit.portal.feeds import feed_links
from showkit.portal.lost_pages import LOST, LOST_NEEDS
from showkit.portal.packages import package_artifact
from showkit.portal.privacy_page import privacy_view
from showkit.portal.products import plan_products
from showkit.portal.prose import to_text
from showkit.portal.reader import Reader
from showkit.portal.represented_pages import companies_view, represented_view
from showkit.portal.root_files import root_files
from showkit.portal.show_page import accent_class, show_view
from showkit.portal.shows_json import shows_json_artifacts
from showkit.portal.site import Site
from showkit.portal.site_project import document, site_project
from showkit.portal.social import social_tags
from showkit.portal.structured import Page, structured_data
from showkit.portal.to_take import NOTHING, ToTake
from showkit.portal.trailers import trailer_needs
from showkit.portal.views import LanguageView, PageView

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.kit.pictures.drawing import Drawing
    from showkit.kit.pictures.picture import Picture
    from showkit.model.library import Library
    from showkit.output.artifact import Artifact
    from showkit.output.assets import Assets
    from showkit.output.catalogues import Catalogue
    from showkit.output.making import Making
    from showkit.output.mkdocs_project import SiteProject
    from showkit.output.templates import Templates
    from showkit.portal.cards import Cards
    from showkit.portal.dress import Dress
    from showkit.portal.policy import Needs
    from showkit.portal.views import BodyView

_DESCRIPTION_LENGTH = 160
"""About what a search engine shows of a description."""


@dataclass(frozen=True)
class PortalPlan:
    """What the portal consists of: projects for the engine by their folder, and ready files.

    `site` is what all its pages share; `assets`, which other pages use too, are among the files;
    `drawings` and `makings` are still to be made; `needs` are what single pages, by the path of
    their file, need beyond the common policy.
    """

    projects: Mapping[str, SiteProject]
    artifacts: tuple[Artifact, ...]
    assets: Assets
    drawings: tuple[Drawing, ...]
    needs: Mapping[str, Needs]
    makings: tuple[Making, ...]
    site: Site


def plan_portal(  # noqa: PLR0913 - everything that a build depends on, by name
    library: Library,
    pictures: Mapping[str, Picture],
    *,
    as_of: dt.date,
    root: Path,
    templates: Templates,
    to_take: ToTake = NOTHING,
    memory: Remembered | None = None,
    catalogues: Callable[[str], Catalogue] = catalogue,
    planned: Callable[[SiteProject], None] | None = None,
) -> PortalPlan:
    """Return the plan of the portal on the day `as_of`.

    `pictures` are keyed by their source's path from the project's folder `root`, with forward
    slashes; their own files are not part of the plan, nor are those `to_take`. `memory`
    has what an earlier build made of a show. `planned` is told of each project as soon as there is
    one, so that the engine may begin with a language while the next is planned.
    """
    company = library.company
    addresses = Addresses(company)
    site = Site(library, pictures, addresses, as_of, root, to_take, memory or Remembered())
    readers = [Reader(catalogues(tag)) for tag in company.languages]
    dress = make_dress(site, templates)
    cards = plan_cards(site, readers, dress.typeface)
    names = [
        HOME,
        SHOWS,
        CALENDAR,
        COMPANY,
        PRIVACY,
        *([COMPANIES] if company.companies else []),
        *(represented_page(one.slug) for one in company.companies),
        *(show_page(show.slug) for show in library.shows),
    ]
    projects = {}
    for reader in readers:
        pages = _pages(site, reader, readers, cards, dress, templates)
        project = site_project(site, reader, pages, dress, templates)
        projects[project.path] = project
        if planned is not None:
            planned(project)
    artifacts = [*dress.artifacts, *root_files(site, readers, names, dress, cards, templates)]
    styles, makings = plan_products(site, readers, dress.assets)
    artifacts += styles
    for show in library.shows:
        downloads = partial(download_artifacts, show, root)
        artifacts += site.memory.once(show.folder, "downloads", downloads)
        artifacts.append(package_artifact(show, site))
    artifacts += shows_json_artifacts(site)
    artifacts.sort(key=lambda artifact: artifact.path)
    drawings: tuple[Drawing, ...] = (*cards.by_page.values(), *dress.icons)
    needs = dict(_needs(site, readers))
    return PortalPlan(projects, tuple(artifacts), dress.assets, drawings, needs, makings, site)


def _needs(site: Site, readers: Sequence[Reader]) -> Iterator[tuple[str, Needs]]:
    """Yield what single pages need beyond the common policy, by the path of their file."""
    yield LOST, LOST_NEEDS
    for reader in readers:
        yield site.addresses.page(reader.tag, LOST), LOST_NEEDS
        for show in site.library.shows:
            needed = trailer_needs(show, site.root)
            if needed:
                name = show_page(show.slug)
                yield f"{site.addresses.page(reader.tag, name)}index.html", needed


def _pages(  # noqa: PLR0913, PLR0917 - what every page shows a part of
    site: Site,
    reader: Reader,
    readers: Sequence[Reader],
    cards: Cards,
    dress: Dress,
    templates: Templates,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name of every page of one language, and its document for the engine."""
    company = site.library.company
    tagline = reader.text(company.tagline)

    def page(
        name: str,
        kind: str,
        title: str,
        description: str,
        about: Show | RepresentedCompany | None = None,
    ) -> PageView:
        path = site.addresses.page(reader.tag, name)
        show = about if isinstance(about, Show) else None
        represented = about if isinstance(about, RepresentedCompany) else None
        data = Page(kind, site.addresses.absolute(path), title, description, show, represented)
        return PageView(
            name=name,
            path=path,
            root=up_to_root(path),
            title=title,
            description=description,
            kind=kind,
            accent=accent_class(show) if show else "",
            languages=_twins(site, reader, readers, name),
            social=social_tags(
                site,
                reader,
                readers,
                cards.of(reader.tag, show),
                path=path,
                title=title,
                description=description,
            ),
            structured=structured_data(data, site, reader),
            feeds=tuple(feed_links(site, reader, show)) if show or kind == "shows" else (),
        )

    def body(template: str, view: BodyView, of: PageView) -> tuple[str, bytes]:
        context = {"view": view, "page": of, "company": reader.set(company.name)}
        html = templates.render(f"portal/{template}.html", reader.catalogue, context)
        return of.name, document(of, html, dress, view.opens_with)

    def of_all(template: str, view: BodyView, of: PageView) -> tuple[str, bytes]:
        """Return a page that several shows stand on: the same where it says the same of them."""
        make = partial(body, template, view, of)
        name = f"page {of.name} {reader.tag}"
        return site.memory.once(EVERYTHING, name, make, view, of, dress.scripts_of(of.kind))

    def of_show(show: Show) -> bytes:
        title = reader.set(show.in_language(reader.tag).title)
        of = page(show_page(show.slug), "show", title, _description(show, reader), show)
        return body("show", show_view(show, site, reader, of.root), of)[1]

    home = page(HOME, "home", reader.set(company.name), tagline)
    yield of_all("home", home_view(site, reader, home.root), home)
    shows = page(SHOWS, "shows", reader.gettext("Shows"), tagline)
    yield of_all("shows", shows_view(site, reader, shows.root), shows)
    calendar = page(CALENDAR, "calendar", reader.gettext("Calendar"), tagline)
    yield of_all("calendar", calendar_view(site, reader, calendar.root), calendar)
    about = page(COMPANY, "company", reader.gettext("Company"), tagline)
    yield of_all("company", company_view(site, reader, about.root), about)
    if company.companies:
        list_ = page(COMPANIES, "companies", reader.gettext("Companies"), tagline)
        yield of_all("companies", companies_view(site, reader, list_.root), list_)
    for one in company.companies:
        about_it = reader.text(one.about) or tagline
        of_it = page(represented_page(one.slug), "represented", reader.set(one.name), about_it, one)
        yield of_all("represented", represented_view(one, site, reader, of_it.root), of_it)
    privacy = page(PRIVACY, "privacy", reader.gettext("Privacy and legal"), tagline)
    yield of_all("privacy", privacy_view(site, reader), privacy)
    for show in site.library.shows:
        text = site.memory.text_once(
            show.folder,
            f"page {reader.tag}",
            partial(of_show, show),
            site.to_take.of(show.slug, reader.tag),
            cards.of(reader.tag, show).path,
            dress.scripts_of("show"),
        )
        yield show_page(show.slug), text


def _twins(
    site: Site, reader: Reader, readers: Sequence[Reader], name: str
) -> tuple[LanguageView, ...]:
    up = up_to_root(site.addresses.page(reader.tag, name))
    return tuple(
        LanguageView(
            tag=other.tag,
            name=other.own_language,
            href=up + site.addresses.page(other.tag, name),
            url=site.addresses.absolute(site.addresses.page(other.tag, name)),
            is_current=other.tag == reader.tag,
        )
        for other in readers
    )


def _description(show: Show, reader: Reader) -> str:
    words = show.in_language(reader.tag)
    text = words.hook or words.summary or to_text(words.body, reader.tag)
    set_ = reader.set(text)
    if len(set_) <= _DESCRIPTION_LENGTH:
        return set_
    return set_[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
