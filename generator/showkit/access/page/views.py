"""What the templates of access pages are given: everything translated, formatted and decided.

Addresses are as seen from the shell, ``/<lang>/p/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from showkit.access.fits import FitView
    from showkit.access.terms import TermsView
    from showkit.portal.views import DownloadView, PhotographView, RiderLineView


@dataclass(frozen=True)
class LineView:
    """One labelled fact."""

    label: str
    value: str


@dataclass(frozen=True)
class ReasonView:
    """Why a show is on the page: a sentence, and the name of the mark before it.

    `speaks` is which way: for, neutral, against.
    """

    mark: str
    speaks: str
    sentence: str


@dataclass(frozen=True)
class DateView:
    """A date or a run of them: when, where, how far from the house, and what is free around it."""

    when: str
    where: str
    distance: str = ""
    free: str = ""


@dataclass(frozen=True)
class AnswerView:
    """A ready-made answer: what the button says and the e-mail that it opens."""

    label: str
    href: str


@dataclass(frozen=True)
class NewsView:
    """What is new: the day, what it is, where to read more."""

    day: str
    title: str
    href: str


@dataclass(frozen=True)
class SignatureView:
    """Who speaks: name, role, and how to reach them."""

    name: str
    role: str
    phone: str
    phone_href: str
    email: str
    photo: PhotographView | None


@dataclass(frozen=True)
class ChapterView:
    """What everybody who reads a language is told of a show."""

    slug: str
    title: str
    hook: str
    summary: Markup
    photo: PhotographView | None
    facts: tuple[LineView, ...]
    terms: TermsView | None
    video: str
    password: str
    kit: tuple[DownloadView, ...]
    answers: tuple[AnswerView, ...]
    href: str


@dataclass(frozen=True)
class HouseView:
    """What everybody at a house is told of a show, beyond that.

    `plan` is the stage plan by itself, where no room is known to draw it in.
    """

    slug: str
    reasons: tuple[ReasonView, ...]
    fits: tuple[FitView, ...]
    plan: Markup
    dates: tuple[DateView, ...]
    is_near: bool


@dataclass(frozen=True)
class ContentsView:
    """A show in the list at the top of a page."""

    slug: str
    title: str


@dataclass(frozen=True)
class LetterView:
    """What is one person's own; `twin` is the fragment of the page that notes nothing."""

    title: str
    company: str
    greeting: str
    note: Markup
    note_language: str
    signature: SignatureView | None
    news: tuple[NewsView, ...]
    news_since: str
    contents: tuple[ContentsView, ...]
    answers: tuple[AnswerView, ...]
    technical: str
    feed: str
    calendar: str
    tracked: bool
    names_person: bool
    twin: str
    portal: str
    privacy: str
    controller: str
    privacy_email: str


@dataclass(frozen=True)
class TechnicalShowView:
    """What a technical director is told of a show, in the rooms of the house."""

    slug: str
    title: str
    version: str
    glance: tuple[RiderLineView, ...]
    fits: tuple[FitView, ...]
    plan: Markup
    files: tuple[DownloadView, ...]
    contact: SignatureView | None


@dataclass(frozen=True)
class TechnicalView:
    """The technical part of a house's page: no fee, no note, no name of whoever forwards it."""

    title: str
    company: str
    house: str
    contents: tuple[ContentsView, ...]
    tracked: bool
    twin: str
    portal: str
    privacy: str
    controller: str
    privacy_email: str
