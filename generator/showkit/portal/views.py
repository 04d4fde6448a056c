"""What the portal's templates are given: everything translated, formatted and decided.

Every `href` and `src` is relative to the page that shows it, or a full address elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from showkit.portal.feeds import FeedLink
    from showkit.portal.filters import FilterView
    from showkit.portal.terms import TermsView


@dataclass(frozen=True)
class SourceView:
    """A ``<source>``: one format of a photograph in all its widths."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class TakeView:
    """A file to take away, in a word or two: “For print”, 3.2 MB."""

    label: str
    href: str
    size: str


_OF_CARDS = {"shows", "companies", "represented"}
_CARD_SIZES = "(min-width: 70em) 33vw, (min-width: 40em) 50vw, 100vw"
"""Of the cards on a list of shows: three, two or one beside each other (see portal.css)."""


@dataclass(frozen=True)
class PhotographView:
    """A photograph; `focus` is the class that keeps its focal point in view.

    `tones` are the classes that stand in for it until it is there; `takes` are its files for
    those who want to print or show it.
    """

    src: str
    srcset: str
    sources: tuple[SourceView, ...]
    width: int
    height: int
    alt: str
    focus: str
    tones: str = ""
    caption: str = ""
    credit: str = ""
    takes: tuple[TakeView, ...] = ()

    @property
    def lightest(self) -> SourceView:
        """Its files in the format that most browsers take, and the lightest of them."""
        return self.sources[0] if self.sources else SourceView("", self.srcset)

    @property
    def is_upright(self) -> bool:
        """Whether it is taller than wide."""
        return self.height > self.width


@dataclass(frozen=True)
class FactView:
    """One fact with its drawn icon; `aside` is the same in other units, or a nuance."""

    icon: str
    label: str
    value: str
    aside: str = ""


@dataclass(frozen=True)
class RiderLineView:
    """One line of the tech rider at a glance."""

    label: str
    value: str
    aside: str = ""
    note: str = ""


@dataclass(frozen=True)
class DateView:
    """A public performance still to come; `region` is told instead of the company's own country.

    `company` is whose show it is, on the site of an agency.
    """

    iso: str
    day: str
    month: str
    weekday: str
    full: str
    time: str
    city: str
    country: str
    country_code: str
    region: str
    house: str
    room: str
    festival: str
    remarks: tuple[str, ...]
    ticket_url: str
    show_title: str
    company: str
    show_href: str
    accent: str
    calendar_href: str


@dataclass(frozen=True)
class SubscribeView:
    """How to have dates and news come by themselves.

    `webcal` is the address by which programs subscribe to a calendar, `calendar` the same as a
    file; `countries` are calendars and `disciplines` feeds of their own.
    """

    webcal: str
    calendar: str
    rss: str
    atom: str
    countries: tuple[LinkView, ...] = ()
    disciplines: tuple[LinkView, ...] = ()


@dataclass(frozen=True)
class WindowView:
    """A period in which a show is free to tour."""

    period: str
    zone: str
    note: str


@dataclass(frozen=True)
class CardView:
    """A show on a wall of shows; the first of `facts` is its discipline.

    `answers` are the choices of the filters that it suits, each as ``name:value``; `company` is
    whose show it is, where an agency represents several. `words_in` is the language of title and
    line, where it is not the page's.
    """

    href: str
    title: str
    line: str
    facts: tuple[str, ...]
    photograph: PhotographView | None
    accent: str
    state: str = ""
    company: str = ""
    answers: tuple[str, ...] = ()
    words_in: str = ""


@dataclass(frozen=True)
class ContactView:
    """Someone at the company to write to or call."""

    name: str
    role: str
    email: str
    phone: str
    phone_href: str
    speaks: str
    photograph: PhotographView | None


@dataclass(frozen=True)
class ReachView:
    """How to reach the company where a page has nothing else to say; empty where nobody may be."""

    phone: str = ""
    phone_href: str = ""
    email: str = ""


@dataclass(frozen=True)
class QuoteView:
    """One strong line of the press."""

    quote: str
    source: str
    url: str


@dataclass(frozen=True)
class CreditView:
    """One role and everybody who had it."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class DownloadView:
    """A public document to take away; `about` is its format, size and language."""

    title: str
    href: str
    about: str


@dataclass(frozen=True)
class LinkView:
    """A name that leads to its own page."""

    name: str
    href: str


@dataclass(frozen=True)
class TrailerView:
    """A trailer, by where it is: a film of ours, at a host with a player, or elsewhere.

    `href` is the film itself (then `media_type` says what it is) or the page that shows it; `host`
    and `player` are the name of that page's host and the address of its player, where known.
    """

    href: str
    media_type: str
    host: str
    player: str
    credit: str
    photograph: PhotographView | None
    poster: str


@dataclass(frozen=True)
class BodyView:
    """What stands between the head and the foot of a page."""

    @property
    def opens_with(self) -> PhotographView | None:
        """The photograph that is on the first screen, so that nothing is asked for before it."""
        return None


@dataclass(frozen=True)
class FilmView:
    """The whole show on video: its address, and its password where it has one."""

    url: str
    password: str


@dataclass(frozen=True)
class ShowView(BodyView):
    """A show's page; `company` is whose show it is, where an agency represents several.

    `plays_outdoors` where there may be no stage, so that nobody is told of theirs.
    `plan` is the stage plan as SVG, empty where the rider has no stage to draw. `terms` and `film`,
    the whole show on video, are there where they are for everybody. `found_by` are
    words that search knows the show by and nobody reads. `words_in` is the language of what the
    company wrote of it, where that is not the page's.
    """

    title: str
    company: LinkView | None
    subtitle: str
    hook: str
    summary: str
    body: Markup
    accent: str
    hero: PhotographView | None
    gallery: tuple[PhotographView, ...]
    facts: tuple[FactView, ...]
    warnings: tuple[str, ...]
    themes: tuple[str, ...]
    found_by: tuple[str, ...]
    trailer: TrailerView | None
    dates: tuple[DateView, ...]
    windows: tuple[WindowView, ...]
    rider: tuple[RiderLineView, ...]
    rider_version: str
    plan: Markup
    plays_outdoors: bool
    terms: TermsView | None
    film: FilmView | None
    quotes: tuple[QuoteView, ...]
    credits: tuple[CreditView, ...]
    supporters: tuple[str, ...]
    downloads: tuple[DownloadView, ...]
    contact: ContactView | None
    subscribe: SubscribeView
    words_in: str = ""

    @property
    def opens_with(self) -> PhotographView | None:
        """Its first photograph."""
        return self.hero


@dataclass(frozen=True)
class HomeView(BodyView):
    """The first page: one show large, the others on a wall, what comes next, who to call."""

    company: str
    tagline: str
    first: CardView | None
    others: tuple[CardView, ...]
    dates: tuple[DateView, ...]
    contact: ContactView | None

    @property
    def opens_with(self) -> PhotographView | None:
        """That of the show that stands large."""
        return self.first.photograph if self.first else None


@dataclass(frozen=True)
class MonthView:
    """The dates of one month; `anchor` is its name in an address."""

    anchor: str
    title: str
    dates: tuple[DateView, ...]


@dataclass(frozen=True)
class CalendarView(BodyView):
    """Every public date: to come, and played before."""

    coming: tuple[MonthView, ...]
    past: tuple[MonthView, ...]
    subscribe: SubscribeView
    reach: ReachView


@dataclass(frozen=True)
class PrivacyView(BodyView):
    """Who answers for personal data, under which laws, and how long things are kept."""

    legal_name: str
    address: tuple[str, ...]
    controller: str
    email: str
    laws: str
    notice: Markup
    hosts: str
    keep_months: int


def _first_of(cards: tuple[CardView, ...]) -> PhotographView | None:
    return cards[0].photograph if cards else None


@dataclass(frozen=True)
class GroupView:
    """Shows in the same state of their life, under one heading."""

    title: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True)
class ShowsView(BodyView):
    """The list of all shows."""

    groups: tuple[GroupView, ...]
    filters: tuple[FilterView, ...]
    reach: ReachView

    @property
    def opens_with(self) -> PhotographView | None:
        """That of the first card."""
        return _first_of(self.groups[0].cards) if self.groups else None


@dataclass(frozen=True)
class CompanyView(BodyView):
    """Who the company is."""

    name: str
    tagline: str
    about: Markup
    team: tuple[ContactView, ...]
    address: tuple[str, ...]
    networks: tuple[str, ...]
    funders: tuple[str, ...]
    represented: tuple[LinkView, ...]


@dataclass(frozen=True)
class CompaniesView(BodyView):
    """The companies that an agency represents."""

    cards: tuple[CardView, ...]

    @property
    def opens_with(self) -> PhotographView | None:
        """That of the first card."""
        return _first_of(self.cards)


@dataclass(frozen=True)
class RepresentedView(BodyView):
    """The page of one of them."""

    name: str
    about: str
    website: str
    cards: tuple[CardView, ...]
    dates: tuple[DateView, ...]
    contact: ContactView | None

    @property
    def opens_with(self) -> PhotographView | None:
        """That of the first card."""
        return _first_of(self.cards)


@dataclass(frozen=True)
class LanguageView:
    """The same page in a language, by that language's own name."""

    tag: str
    name: str
    href: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class TagView:
    """A ``<meta>``: the attribute that names it, its name, and what it says."""

    attribute: str
    name: str
    content: str


@dataclass(frozen=True)
class PageView:
    """What surrounds a page: where it is, what it is called, its twins in other languages.

    `structured` is its JSON-LD, which stands in a script element as it is; `feeds` are its own,
    beside the company's.
    """

    name: str
    path: str
    root: str
    title: str
    description: str
    kind: str
    accent: str
    languages: tuple[LanguageView, ...]
    social: tuple[TagView, ...]
    structured: str
    feeds: tuple[FeedLink, ...]

    @property
    def photograph_sizes(self) -> str:
        """How wide the photograph that it opens with is seen, as `sizes` of an image says it."""
        return _CARD_SIZES if self.kind in _OF_CARDS else "100vw"
