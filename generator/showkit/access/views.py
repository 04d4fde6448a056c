"""What an access page shows, in the reader's words: views for the template, never models.

Addresses are as seen from the shell, ``/<lang>/p/``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from showkit.access.file_views import FilesView, files_view
from showkit.access.fits import FitView, fit_views
from showkit.access.terms import TermView, terms_view
from showkit.kit.fit.needs import needs_of
from showkit.model.record import Visibility
from showkit.portal.addresses import PRIVACY
from showkit.portal.facts import ages, people, people_on_tour
from showkit.portal.people import dialled
from showkit.portal.photographs import photograph, portrait
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.access.links import Link
    from showkit.access.private_files import SealedFile
    from showkit.kit.fit.needs import Need
    from showkit.kit.pictures.picture import Picture
    from showkit.model.company import Company, TeamMember
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.views import PhotographView

_ROOT = "../../"
_DATES_SHOWN = 4


@dataclass(frozen=True)
class LineView:
    """One labelled fact or date."""

    label: str
    value: str


@dataclass(frozen=True)
class SignatureView:
    """Who speaks: name, role, and how to reach them."""

    name: str
    role: str
    phone: str
    phone_href: str
    photo: PhotographView | None


@dataclass(frozen=True)
class ChapterView:
    """One show on the page."""

    slug: str
    title: str
    hook: str
    summary: Markup
    photo: PhotographView | None
    facts: tuple[LineView, ...]
    fits: tuple[FitView, ...]
    dates: tuple[LineView, ...]
    terms: tuple[TermView, ...]
    video: str
    password: str
    files: FilesView | None
    href: str


@dataclass(frozen=True)
class AnswerView:
    """A ready-made answer: what the button says and the e-mail that it opens."""

    label: str
    href: str


@dataclass(frozen=True)
class PersonalPage:
    """The whole page of one person; `twin` is the fragment of the page that notes nothing."""

    title: str
    company: str
    greeting: str
    note: Markup
    note_language: str
    signature: SignatureView | None
    chapters: tuple[ChapterView, ...]
    answers: tuple[AnswerView, ...]
    tracked: bool
    names_person: bool
    twin: str
    portal: str
    privacy: str
    controller: str
    privacy_email: str


@dataclass(frozen=True)
class PageInputs:
    """What pages in one language are made from."""

    company: Company
    pictures: Mapping[str, Picture]
    reader: Reader
    as_of: dt.date
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def chapter(self, show: Show, presenter: Presenter, via: str) -> ChapterView:
        """Return the chapter of a show; its address is personal, how it fits is the house's."""
        common = self._chapters.get(show.slug)
        if common is None:
            common = self._chapters[show.slug] = _chapter(show, self)
        return replace(common, href=common.href + via, fits=self._fits(show, presenter))

    def _fits(self, show: Show, presenter: Presenter) -> tuple[FitView, ...]:
        """Return how a show fits a house: the same for everybody who works there."""
        key = (show.slug, presenter.slug)
        known = self._fitted.get(key)
        if known is None:
            known = self._fitted[key] = fit_views(self._needs(show), presenter, self.reader)
        return known

    def _needs(self, show: Show) -> tuple[Need, ...]:
        needs = self._asked.get(show.slug)
        if needs is None:
            needs = self._asked[show.slug] = needs_of(show.rider) if show.rider else ()
        return needs

    @cached_property
    def _asked(self) -> dict[str, tuple[Need, ...]]:
        return {}

    @cached_property
    def _fitted(self) -> dict[tuple[str, str], tuple[FitView, ...]]:
        return {}

    @cached_property
    def _chapters(self) -> dict[str, ChapterView]:
        return {}


def personal_page(
    inputs: PageInputs, link: Link, shows: Sequence[Show], *, tracked: bool
) -> PersonalPage:
    """Return the page that `link` opens; not `tracked` is the twin's."""
    reader, company = inputs.reader, inputs.company
    access = link.presenter.access_of(link.person)
    note = access.note or link.presenter.access.note
    member = company.contact(access.signed_by or link.presenter.access.signed_by)
    via = f"?via={link.via}" if tracked else ""
    return PersonalPage(
        title=reader.gettext("{company}, for {name}").format(
            company=company.name, name=link.person.name
        ),
        company=company.name,
        greeting=reader.gettext("Hello {name},").format(name=link.person.greeting_name),
        note=reader.prose(note.in_language(reader.tag)) if note else Markup(),
        note_language=note.language_for(reader.tag) if note else "",
        signature=_signature(member, inputs) if member else None,
        chapters=tuple(inputs.chapter(show, link.presenter, via) for show in shows),
        answers=_answers(member.email, link, reader) if member and member.email else (),
        tracked=tracked,
        names_person=tracked and link.names_person,
        twin=link.twin.fragment if tracked else "",
        portal=f"../{via}",
        privacy=f"../{PRIVACY}{via}",
        controller=reader.set(company.privacy.controller),
        privacy_email=company.privacy.contact or "",
    )


def _signature(member: TeamMember, inputs: PageInputs) -> SignatureView:
    picture = inputs.pictures.get(f"content/{member.photo}")
    return SignatureView(
        member.name,
        inputs.reader.text(member.role),
        member.phone,
        dialled(member.phone),
        portrait(picture, member.name, member.photo_credit, _ROOT) if picture else None,
    )


def _chapter(show: Show, inputs: PageInputs) -> ChapterView:
    reader = inputs.reader
    words = show.in_language(reader.tag)
    terms, video = show.facts.terms, show.facts.video
    shares_terms = terms is not None and terms.visibility is not Visibility.PRIVATE
    shares_video = video.full is not None and video.full_visibility is not Visibility.PRIVATE
    return ChapterView(
        slug=show.slug,
        title=reader.set(words.title),
        hook=reader.set(words.hook),
        summary=reader.prose(words.summary),
        photo=_key_photo(show, inputs),
        facts=tuple(LineView(name, value) for name, value in _facts(show, reader)),
        fits=(),
        dates=_dates(show, inputs),
        terms=terms_view(terms, reader) if terms and shares_terms else (),
        video=video.full if video.full and shares_video else "",
        password=video.password if shares_video else "",
        files=files_view(inputs.files.get(show.slug, ()), inputs.company.contact(), reader),
        href=f"../shows/{show.slug}/",
    )


def _key_photo(show: Show, inputs: PageInputs) -> PhotographView | None:
    visual = show.key_visual
    picture = inputs.pictures.get(f"{show.folder}/visuals/{visual.file}") if visual else None
    if visual is None or picture is None:
        return None
    title = inputs.reader.set(show.in_language(inputs.reader.tag).title)
    return photograph(picture, visual, inputs.reader, _ROOT, title)


def _facts(show: Show, reader: Reader) -> list[tuple[str, str]]:
    _, facts = reader.gettext, show.facts
    shown = []
    if facts.genres:
        shown.append((_("Discipline"), genre(facts.genres[0], reader)))
    if facts.ages:
        shown.append((_("Audience"), ages(facts.ages, reader)))
    if facts.duration:
        shown.append((_("Duration"), reader.minutes(facts.duration)))
    if people_on_tour(show):
        shown.append((_("On tour"), people(people_on_tour(show), reader)))
    return shown


def _dates(show: Show, inputs: PageInputs) -> tuple[LineView, ...]:
    """Return the next public dates; what is embargoed or optional stays the company's."""
    day = inputs.as_of
    coming = [p for p in show.performances if p.is_public(day) and p.is_coming(day)]
    reader = inputs.reader
    return tuple(
        LineView(reader.day(p.date), f"{p.city} ({reader.country(p.country)})")
        for p in coming[:_DATES_SHOWN]
    )


def _answers(email: str, link: Link, reader: Reader) -> tuple[AnswerView, ...]:
    _ = reader.gettext
    answers = (
        (_("I am interested"), _("Interested: {person}, {house}")),
        (_("Hold a date"), _("Please hold a date: {person}, {house}")),
        (_("Not this season"), _("Not this season: {person}, {house}")),
        (_("Correct my details"), _("Please correct my details: {person}, {house}")),
        (
            _("Do not write to me any more"),
            _("Please do not write to me any more: {person}, {house}"),
        ),
    )
    who = {"person": link.person.name, "house": link.presenter.name}
    return tuple(
        AnswerView(text, f"mailto:{email}?subject={quote(subject.format(**who))}")
        for text, subject in answers
    )
