"""What everybody who reads a language is told of a show: the chapter without whom it is for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from showkit.access.file_views import files_view
from showkit.access.page.answers import chapter_answers
from showkit.access.page.own_links import with_via
from showkit.access.page.slots import VIA
from showkit.access.page.views import ChapterView, LineView
from showkit.model.record import Visibility
from showkit.portal.addresses import show_page
from showkit.portal.downloads import kit_views
from showkit.portal.facts import ages, people, people_on_tour
from showkit.portal.photographs import photograph
from showkit.portal.represented import whose
from showkit.portal.terms import terms_view
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.access.private_files import SealedFile
    from showkit.model.show import Show
    from showkit.model.talk import TalkStage
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.views import DownloadView, PhotographView

ROOT = "../../"
"""What leads from a shell to the root of the site."""


def chapter(
    show: Show,
    site: Site,
    reader: Reader,
    files: Sequence[SealedFile] = (),
    agreed: TalkStage | None = None,
) -> ChapterView:
    """Return the chapter of a show, its addresses and e-mails with slots for what is personal.

    What they answer who read it hangs on whether there is a contract or an option: `agreed`.
    """
    words = show.in_language(reader.tag)
    terms, video = show.facts.terms, show.facts.video
    shares_terms = terms is not None and terms.visibility is not Visibility.PRIVATE
    shares_video = video.full is not None and video.full_visibility is not Visibility.PRIVATE
    return ChapterView(
        slug=show.slug,
        title=reader.set(words.title),
        company=whose(show, site, reader),
        hook=reader.set(words.hook),
        summary=with_via(reader.prose(words.summary), site.addresses.base),
        photo=_key_photo(show, site, reader),
        facts=tuple(_facts(show, reader)),
        terms=terms_view(terms, site.library.company.paid_in, reader)
        if terms and shares_terms
        else None,
        video=video.full if video.full and shares_video else "",
        password=video.password if shares_video else "",
        kit=kit(show, site, reader),
        files=files_view(files, site.library.company.contact(), reader),
        answers=chapter_answers(show, site.library.company, reader, agreed),
        href=f"../{show_page(show.slug)}{VIA}",
        words_in=reader.other_than_own(show.language_for(reader.tag)),
    )


def kit(show: Show, site: Site, reader: Reader) -> tuple[DownloadView, ...]:
    """Return what there is to take away of a show, as on the portal."""
    views = kit_views(show, site, reader, ROOT)
    return tuple(replace(view, href=f"{view.href}{VIA}") for view in views)


def _key_photo(show: Show, site: Site, reader: Reader) -> PhotographView | None:
    visual = show.key_visual
    picture = site.picture(show, visual.file) if visual else None
    if visual is None or picture is None:
        return None
    return photograph(picture, visual, reader, ROOT, reader.set(show.in_language(reader.tag).title))


def _facts(show: Show, reader: Reader) -> Iterator[LineView]:
    _, facts = reader.gettext, show.facts
    if facts.genres:
        yield LineView(_("Discipline"), genre(facts.genres[0], reader))
    if facts.ages:
        yield LineView(_("Audience"), ages(facts.ages, reader))
    if facts.duration:
        yield LineView(_("Duration"), reader.minutes(facts.duration))
    if people_on_tour(show):
        yield LineView(_("On tour"), people(people_on_tour(show), reader))
    if show.rider and show.rider.audience.capacity_limit:
        most = reader.number(show.rider.audience.capacity_limit)
        yield LineView(_("Audience, at most"), most)
