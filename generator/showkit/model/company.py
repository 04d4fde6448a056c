"""The company: who it is, what it looks like, where and how it publishes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from babel.numbers import get_territory_currencies
from pydantic import BeforeValidator, Field, StringConstraints

from showkit.model.home_zone import usual_zone
from showkit.model.interests import Budgets
from showkit.model.mail_server import MailServer
from showkit.model.message import N_
from showkit.model.place import PostalAddress
from showkit.model.privacy import Privacy, Tracking
from showkit.model.record import (
    Addresses,
    CurrencyCode,
    Email,
    Identifier,
    Languages,
    LocalText,
    Names,
    Record,
    Slug,
    WebAddress,
    YesNo,
)

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as ``#rrggbb``."""


class Hosting(StrEnum):
    """Where the site is published; decides which limits and header files apply."""

    ANY = "any"
    NGINX = "nginx"
    APACHE = "apache"
    CADDY = "caddy"
    NETLIFY = "netlify"
    CLOUDFLARE_PAGES = "cloudflare-pages"
    GITHUB_PAGES = "github-pages"


class TeamMember(Record):
    """Someone at the company whom a presenter may write to or call."""

    id: Identifier = Field(
        description=N_("A short name that never changes; shows and notes name the person by it"),
        examples=["odile-marchessault"],
    )
    name: str = Field(description=N_("Their full name"), examples=["Odile Marchessault"])
    role: LocalText = Field(
        description=N_("What they do at the company"),
        examples=["{fr: Responsable des tournées, en: Tour manager}"],
    )
    email: Email | None = Field(
        default=None,
        description=N_("E-mail address; it is shown on the portal"),
        examples=["odile@frasil.example"],
    )
    phone: str = Field(
        default="",
        description=N_("Telephone number with the country's prefix; it is shown on the portal"),
        examples=["+1 514 555 0142"],
    )
    languages: Languages = Field(
        default=(), description=N_("Languages they can be written to in"), examples=["[fr, en]"]
    )
    photo: str = Field(
        default="",
        description=N_("A picture in content/, relative to company.yaml"),
        examples=["team/odile-marchessault.jpg"],
    )
    photo_credit: str = Field(
        default="", description=N_("Who took the portrait"), examples=["Marie Tremblay"]
    )
    territories: Names = Field(
        default=(),
        description=N_("Countries or regions this person looks after"),
        examples=["[CH, FR, BE, QC]"],
    )


class Brand(Record):
    """The company's colours, logo and typefaces."""

    colour: Colour = Field(
        default="#7a2e1d",
        description=N_("The company's colour, as # and six hexadecimal digits"),
        examples=['"#14505a"'],
    )
    logo: str = Field(
        default="",
        description=N_("An SVG or PNG in content/, relative to company.yaml"),
        examples=["brand/logo.svg"],
    )
    logo_dark: str = Field(
        default="",
        description=N_("The same for dark ground, where the logo would not be seen there"),
        examples=["brand/logo-dark.svg"],
    )
    title_font: Names = Field(
        default=(),
        description=N_(
            "Typeface of titles, where it is not showkit's: one or several WOFF2 files in "
            "content/, their licence beside them; a name says which is bold or italic"
        ),
        examples=["brand/Ecluse-Variable.woff2"],
    )
    text_font: Names = Field(
        default=(),
        description=N_("Typeface of texts, where it is not showkit's; as title_font"),
        examples=["[brand/Quai-Regular.woff2, brand/Quai-Italic.woff2, brand/Quai-Bold.woff2]"],
    )


class PaperSize(StrEnum):
    """The paper that printed documents are laid out for."""

    A4 = "A4"
    LETTER = "Letter"


_LETTER = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)
"""Countries that print on Letter paper (CLDR supplemental data, paperSize US-Letter)."""


class RepresentedCompany(Record):
    """A company that an agency represents; a show names it by `slug`."""

    slug: Slug = Field(
        description=N_("The name by which shows say that they are this company's"),
        examples=["cie-du-ruisseau"],
    )
    name: str = Field(description=N_("The company's name"), examples=["Compagnie du Ruisseau"])
    about: LocalText | None = Field(
        default=None,
        description=N_("A few sentences about it"),
        examples=['{fr: "Danse, depuis 2009.", en: "Dance, since 2009."}'],
    )
    website: WebAddress | None = Field(
        default=None, description=N_("Its own website"), examples=["https://ruisseau.example/"]
    )
    same_as: Addresses = Field(
        default=(),
        description=N_("Records of the same company elsewhere (Wikidata, Artsdata, ISNI)"),
    )


def _none_as_nobody(given: object) -> object:
    return () if given is None else given


class Company(Record):
    """``company.yaml``: everything about the company that is not about one show."""

    name: str = Field(
        description=N_("The company's name, as it is printed"), examples=["Compagnie Frasil"]
    )
    legal_name: str = Field(
        default="",
        description=N_("The legal name, for contracts and the privacy notice"),
        examples=["Frasil, compagnie d’arts vivants, OBNL"],
    )
    kind: str = Field(
        default="PerformingArtsCompany",
        description=N_("An Artsdata organisation type"),
        examples=["PerformingArtsCompany"],
    )
    tagline: LocalText = Field(
        description=N_("One sentence that says who you are"),
        examples=["{fr: Un spectacle à la fois., en: One show at a time.}"],
    )
    about: LocalText | None = Field(
        default=None,
        description=N_("A paragraph about the company"),
        examples=["{fr: Nous jouons partout depuis 2014., en: We have toured since 2014.}"],
    )
    languages: Annotated[Languages, Field(min_length=1)] = Field(
        description=N_("Languages of the portal; the first one is where / leads to"),
        examples=["[fr-CA, en-CA]"],
    )
    site_url: WebAddress = Field(
        description=N_("The address at which the site is published"),
        examples=["https://www.frasil.example/"],
    )
    currency: CurrencyCode | None = Field(
        default=None,
        description=N_(
            "Currency of the company, by its code of three letters; left out, that of its country"
        ),
        examples=["CHF"],
    )
    budgets: Budgets | None = Field(
        default=None,
        description=N_(
            "What houses of small and medium budget usually pay for one performance, at most, in "
            "the company’s currency; showkit chooses shows by it, and nobody else sees it"
        ),
        examples=["{small: 3000, medium: 9000}"],
    )
    paper: PaperSize | None = Field(
        default=None,
        description=N_("Paper of printed documents; left out, that of the company's country"),
        examples=["A4"],
    )
    address: PostalAddress = Field(default=PostalAddress(), description=N_("Postal address"))
    given_timezone: str = Field(
        alias="timezone",
        default="",
        description=N_(
            "Time zone of the company, by its IANA name: “today” begins in it, and dates without "
            "a zone of their own are read in it; left out, that of its country"
        ),
        examples=["Europe/Zurich"],
    )
    founded: int | None = Field(
        default=None, description=N_("Year of foundation"), examples=["2014"]
    )
    team: Annotated[tuple[TeamMember, ...], BeforeValidator(_none_as_nobody)] = Field(
        default=(),
        description=N_(
            "People whom presenters may write to or call; the first one is the one to call"
        ),
    )
    brand: Brand = Field(default=Brand(), description=N_("Colours, logo and typefaces"))
    hosting: Hosting = Field(
        default=Hosting.ANY,
        description=N_("Where the site is published; decides which limits and header files apply"),
        examples=["netlify"],
    )
    mail: MailServer | None = Field(
        default=None,
        description=N_("Your mail server, by which showkit outreach send hands in letters"),
    )
    tracking: Tracking = Field(default=Tracking(), description=N_("What the link log may hold"))
    privacy: Privacy = Field(
        default=Privacy(), description=N_("Who answers for personal data, and under which law")
    )
    companies: tuple[RepresentedCompany, ...] = Field(
        default=(), description=N_("For agencies: the companies you represent")
    )
    networks: Names = Field(
        default=(),
        description=N_("Networks the company belongs to"),
        examples=["[Tréteaux sans douane]"],
    )
    funders: Names = Field(
        default=(), description=N_("Who funds the company"), examples=["[Fonds Rivière-Neuve]"]
    )
    social: Addresses = Field(
        default=(),
        description=N_("Addresses of the company on social media"),
        examples=["[https://video.frasil.example/]"],
    )
    same_as: Addresses = Field(
        default=(),
        description=N_("Records of the same company elsewhere (Wikidata, Artsdata, ISNI)"),
    )
    noindex: YesNo = Field(default=False, description=N_("Ask search engines to stay away"))

    @property
    def main_language(self) -> str:
        """The company's first language: where ``/`` leads, and what a bare text is in."""
        return self.languages[0]

    @property
    def printed_on(self) -> PaperSize:
        """The paper of its documents: the one it names, else that of its country."""
        if self.paper is not None:
            return self.paper
        return PaperSize.LETTER if self.address.country in _LETTER else PaperSize.A4

    @property
    def country(self) -> str | None:
        """Its country's code; where none is written, its first language tells one, as fr-CH does.

        None where neither does.
        """
        return self.address.country or self.main_language.partition("-")[2] or None

    @property
    def timezone(self) -> str:
        """Its time zone: the one it names, else that of its country, else America/Toronto."""
        return self.given_timezone or usual_zone(self.country) or "America/Toronto"

    @property
    def paid_in(self) -> str:
        """The code of its currency: the one it names, else that of its country, else CAD."""
        if self.currency is not None:
            return self.currency
        return next(iter(get_territory_currencies(self.country or "")), "CAD")

    def path_of(self, tag: str) -> str:
        """Return a locale's part of an address: its language, or the whole tag where two share it.

        ``fr`` for fr-CA; ``fr-ca`` where the site is in fr-FR too.
        """
        language = tag.split("-", maxsplit=1)[0]
        shared = sum(other.split("-")[0] == language for other in self.languages) > 1
        return tag.lower() if shared else language

    def contact(self, member_id: str | None = None) -> TeamMember | None:
        """Return the member with that id, or the first of the team, or nobody."""
        chosen = (member for member in self.team if member.id == member_id)
        return next(chosen, self.team[0] if self.team else None)
