"""What the templates of access pages are given: everything translated, formatted and decided.

Addresses are as seen from the shell, ``/<lang>/p/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from showkit.access.file_views import FilesView
    from showkit.portal.terms import TermsView
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
    """A date or a run of them: when and where.

    `near` is how far from the house and what is free around it, empty where it is not near.
    """

    when: str
    where: str
    near: str = ""


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
    """What everybody who reads a language is told of a show.

    `company` is whose show it is, where an agency represents several; `words_in` the language of
    its words where that is another.
    """

    slug: str
    title: str
    company: str
    hook: str
    summary: Markup
    photo: PhotographView | None
    facts: tuple[LineView, ...]
    terms: TermsView | None
    video: str
    password: str
    kit: tuple[DownloadView, ...]
    files: FilesView | None
    answers: tuple[AnswerView, ...]
    href: str
    words_in: str


@dataclass(frozen=True)
class RoomView:
    """How a show fits a room: a sentence that says it all, every line behind it (HTML), the plan.

    `lines` and `plan` may be empty.
    """

    verdict: str
    room: str
    headline: str
    lines: Markup
    plan: Markup


@dataclass(frozen=True)
class WhyView:
    """Why a show is on the pages of a house, and how it fits there.

    `plan` is the stage plan by itself, where no room is known to draw it in.
    """

    slug: str
    reasons: tuple[ReasonView, ...]
    rooms: tuple[RoomView, ...]
    plan: Markup


@dataclass(frozen=True)
class DatesView:
    """Dates of a show as a house sees them, of which the first so many are `near` it."""

    slug: str
    dates: tuple[DateView, ...]
    near: int


@dataclass(frozen=True)
class StageFitsView:
    """How a show fits a house, for whoever is responsible for its stage; `plan` as in `WhyView`."""

    slug: str
    rooms: tuple[RoomView, ...]
    plan: Markup


@dataclass(frozen=True)
class ContentsView:
    """A show in the list at the top of a page."""

    slug: str
    title: str


@dataclass(frozen=True)
class LetterView:
    """What stands around the chapters, with slots for what is one person's own.

    `technical` is empty where there is no part for the stage.
    """

    company: str
    greeting: str
    note: Markup
    note_language: str
    signature: SignatureView | None
    news: Markup
    contents: tuple[ContentsView, ...]
    answers: tuple[AnswerView, ...]
    technical: str
    feed: str
    calendar: str
    recorded: Markup
    portal: str
    privacy: str
    controller: str
    privacy_email: str


class Recorded(StrEnum):
    """Of whom it is noted that a page was opened."""

    PERSON = "person"
    HOUSE = "house"
    STAGE = "stage"
    NOBODY = "nobody"


@dataclass(frozen=True)
class TechnicalShowView:
    """What every technical director is told of a show.

    `elsewhere` names the files of the rider that only the page has from which this was forwarded.
    """

    slug: str
    title: str
    version: str
    glance: tuple[RiderLineView, ...]
    files: tuple[DownloadView, ...]
    elsewhere: str
    contact: SignatureView | None


@dataclass(frozen=True)
class TechnicalView:
    """The technical part of a house's page: no fee, no note, no name of whoever forwards it."""

    company: str
    house: str
    knows_rooms: bool
    contents: tuple[ContentsView, ...]
    recorded: Markup
    portal: str
    privacy: str
    controller: str
    privacy_email: str
