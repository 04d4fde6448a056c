"""The company: who it is, what it looks like, where and how it publishes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from showkit.model.place import PostalAddress
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

    id: Identifier
    name: str
    role: LocalText
    email: Email | None = None
    phone: str = ""
    languages: Languages = ()
    photo: str = Field(default="", description="A picture in content/, relative to company.yaml")
    photo_credit: str = ""
    territories: Names = Field(
        default=(), description="Countries or regions this person looks after"
    )


class Brand(Record):
    """The company's colours, logo and typefaces."""

    colour: Colour = "#7a2e1d"
    logo: str = Field(default="", description="An SVG or PNG in content/")
    title_font: str = ""
    text_font: str = ""


class PaperSize(StrEnum):
    """The paper that printed documents are laid out for."""

    A4 = "A4"
    LETTER = "Letter"


class Credit(StrEnum):
    """To whom visits are credited while a person has said neither yes nor no."""

    ORGANISATION = "organisation"
    NOBODY = "nobody"


class Tracking(Record):
    """What the link log may hold."""

    unknown_consent: Credit = Field(
        default=Credit.ORGANISATION,
        description="Whom visits are credited to while a person's consent is unknown",
    )
    keep_months: Annotated[int, Field(ge=1, le=120)] = Field(
        default=24, description="Months after which rows are folded into monthly counts"
    )
    own_networks: Names = Field(default=(), description="The company's own networks, as CIDR")


class Privacy(Record):
    """Who answers for personal data, and under which law."""

    controller: str = ""
    contact: Email | None = None
    law: Names = Field(default=(), description="Such as Loi 25, GDPR, LPD")
    notice: LocalText | None = None


class RepresentedCompany(Record):
    """A company that an agency represents; a show names it by `slug`."""

    slug: Slug
    name: str
    about: LocalText | None = None
    website: WebAddress | None = None
    same_as: Addresses = ()


def _one_member_as_list(given: object) -> object:
    return () if given is None else given


class Company(Record):
    """``company.yaml``: everything about the company that is not about one show."""

    name: str
    legal_name: str = ""
    kind: str = Field(default="PerformingArtsCompany", description="An Artsdata organisation type")
    tagline: LocalText
    about: LocalText | None = None
    languages: Annotated[Languages, Field(min_length=1)]
    site_url: WebAddress
    timezone: str = "America/Toronto"
    currency: CurrencyCode = "CAD"
    paper: PaperSize = PaperSize.LETTER
    address: PostalAddress = PostalAddress()
    founded: int | None = None
    team: Annotated[tuple[TeamMember, ...], BeforeValidator(_one_member_as_list)] = ()
    brand: Brand = Brand()
    hosting: Hosting = Hosting.ANY
    tracking: Tracking = Tracking()
    privacy: Privacy = Privacy()
    companies: tuple[RepresentedCompany, ...] = ()
    networks: Names = Field(default=(), description="Networks the company belongs to")
    funders: Names = ()
    social: Addresses = ()
    same_as: Addresses = ()
    noindex: YesNo = Field(default=False, description="Ask search engines to stay away")

    @property
    def main_language(self) -> str:
        """The company's first language: where ``/`` leads, and what a bare text is in."""
        return self.languages[0]

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
