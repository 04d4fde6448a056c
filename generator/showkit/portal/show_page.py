"""A show's page and its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showkit.content.audiences import audience
from showkit.kit.stage_plan.alone import stage_plan
from showkit.model.record import Visibility
from showkit.model.show_facts import State
from showkit.output.templates import Markup
from showkit.portal.addresses import represented_page, show_page
from showkit.portal.dates import coming, date_view, window_views
from showkit.portal.downloads import document_links, download_views
from showkit.portal.facts import card_facts, fact_views
from showkit.portal.people import contact_view
from showkit.portal.photographs import photograph
from showkit.portal.represented import whose
from showkit.portal.rider_lines import rider_at_a_glance
from showkit.portal.subscribe import subscribe_to_show
from showkit.portal.terms import terms_view
from showkit.portal.trailers import trailer_view
from showkit.portal.views import (
    CardView,
    CreditView,
    FilmView,
    LinkView,
    PhotographView,
    QuoteView,
    ShowView,
)
from showkit.portal.vocabulary import STATES, genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.rider import Rider
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.terms import TermsView


def accent_class(show: Show) -> str:
    """Return the class that gives a page or a card the show's accent."""
    return f"accent-{show.slug}"


def card_view(show: Show, site: Site, reader: Reader, up: str) -> CardView:
    """Return a show as a card; `up` leads from the page to the root of the site."""
    return site.memory.once(
        show.folder,
        f"card {reader.tag} {up}",
        partial(_card, show, site, reader, up),
        site.to_take.of(show.slug, reader.tag),
    )


def _card(show: Show, site: Site, reader: Reader, up: str) -> CardView:
    words = show.in_language(reader.tag)
    return CardView(
        href=up + site.addresses.page(reader.tag, show_page(show.slug)),
        title=reader.set(words.title),
        line=reader.set(words.hook or words.subtitle),
        facts=card_facts(show, reader),
        photograph=next(_photographs(show, site, reader, up), None),
        company=whose(show, site, reader),
        accent=accent_class(show),
        state="" if show.facts.state is State.TOURING else reader.say(STATES[show.facts.state]),
        words_in=reader.other_than_own(show.language_for(reader.tag)),
    )


def show_view(show: Show, site: Site, reader: Reader, up: str) -> ShowView:
    """Return everything that a show's page says; `up` leads to the root of the site."""
    words = show.in_language(reader.tag)
    facts = show.facts
    photographs = tuple(_photographs(show, site, reader, up))
    return ShowView(
        title=reader.set(words.title),
        company=_company(show, site, reader, up),
        subtitle=reader.set(words.subtitle),
        hook=reader.set(words.hook),
        summary=reader.set(words.summary),
        body=reader.prose(words.body, links=document_links(show, site.root, up)),
        accent=accent_class(show),
        hero=next(iter(photographs), None),
        gallery=photographs[1:],
        facts=fact_views(show, reader),
        warnings=tuple(reader.text(warning) for warning in facts.content_warnings),
        themes=tuple(reader.text(theme) for theme in facts.themes),
        # the facts strip says the genres, and a search leaves it out
        found_by=(*(genre(name, reader).lower() for name in facts.genres), *facts.keywords),
        trailer=trailer_view(show, site, reader, up, _still(photographs)),
        dates=tuple(date_view(show, p, site, reader, up) for p in coming(show, site.as_of)),
        windows=window_views(show, site, reader),
        rider=rider_at_a_glance(show.rider, reader) if show.rider else (),
        rider_version=rider_version(show.rider, reader) if show.rider else "",
        plan=_plan(show, reader),
        plays_outdoors="outdoors" in map(audience, facts.audiences),
        terms=_terms(show, site, reader),
        film=_film(show),
        quotes=tuple(_quotes(show, reader)),
        credits=_credits(show, reader),
        supporters=tuple(reader.set(name) for name in facts.supporters),
        downloads=download_views(show, site, reader, up),
        contact=contact_view(site.library.company.contact(facts.contact), site, reader, up),
        subscribe=subscribe_to_show(show, site, reader, up),
        words_in=reader.other_than_own(show.language_for(reader.tag)),
    )


def _terms(show: Show, site: Site, reader: Reader) -> TermsView | None:
    """Return what the show costs, where that is for everybody."""
    terms = show.facts.terms
    if terms is None or terms.visibility is not Visibility.PUBLIC:
        return None
    return terms_view(terms, site.library.company.paid_in, reader)


def _film(show: Show) -> FilmView | None:
    """Return the whole show on video, where that is for everybody."""
    video = show.facts.video
    if not video.full or video.full_visibility is not Visibility.PUBLIC:
        return None
    return FilmView(video.full, video.password)


def _company(show: Show, site: Site, reader: Reader, up: str) -> LinkView | None:
    """Return whose show it is, where an agency represents several companies."""
    one = site.represented.get(show.facts.company or "")
    if one is None:
        return None
    page = site.addresses.page(reader.tag, represented_page(one.slug))
    return LinkView(reader.set(one.name), up + page)


def _photographs(show: Show, site: Site, reader: Reader, up: str) -> Iterator[PhotographView]:
    title = reader.set(show.in_language(reader.tag).title)
    for visual in show.visuals:
        picture = site.picture(show, visual.file)
        if picture is not None and visual.visibility is Visibility.PUBLIC:
            kit = site.to_take.kits.get(show.slug)
            print_file = kit.photographs.get(visual.file) if kit else None
            yield photograph(picture, visual, reader, up, title, print_file)


def _still(photographs: tuple[PhotographView, ...]) -> PhotographView | None:
    """Return what stands before the trailer: the second photograph where there are others yet."""
    if len(photographs) > 2:  # noqa: PLR2004 - the first opens the page, the second would be alone
        return photographs[1]
    return next(iter(photographs), None)


def _quotes(show: Show, reader: Reader) -> Iterator[QuoteView]:
    for quote in sorted(show.press, key=lambda quote: quote.order):
        source = [quote.author, quote.source, reader.month(quote.date) if quote.date else ""]
        yield QuoteView(
            quote=reader.quoted(quote.quote.in_language(reader.tag)),
            source=", ".join(reader.set(part) for part in source if part),
            url=quote.url or "",
        )


def _credits(show: Show, reader: Reader) -> tuple[CreditView, ...]:
    names: dict[str, list[str]] = {}
    for credit in sorted(show.credits, key=lambda credit: credit.order):
        names.setdefault(reader.text(credit.role), []).append(reader.set(credit.name))
    return tuple(CreditView(role, tuple(people)) for role, people in names.items())


def _plan(show: Show, reader: Reader) -> Markup:
    """Return the stage plan, every text in it escaped; nothing where none can be drawn."""
    title = reader.set(show.in_language(reader.tag).title)
    plan = stage_plan(show.rider, title, reader) if show.rider else None
    return Markup(plan.svg if plan else "")


def rider_version(rider: Rider, reader: Reader) -> str:
    """Return which rider this is, and from when; nothing where it does not say."""
    if not rider.version:
        return ""
    if rider.revised_on is None:
        return reader.gettext("Version {version}").format(version=rider.version)
    return reader.gettext("Version {version}, {date}").format(
        version=rider.version, date=reader.day(rider.revised_on)
    )
