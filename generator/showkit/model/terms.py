"""What a show costs and on which conditions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import CurrencyCode, LocalText, Record, Texts, Unit, Visibility, YesNo

Money = Annotated[float, Field(ge=0)]
"""An amount in the currency of the terms."""


class Fee(Record):
    """What a number of performances in the same house costs."""

    performances: Annotated[int, Field(ge=1)] = Field(
        default=1, description=N_("For how many performances in the same house"), examples=["2"]
    )
    days: Annotated[int, Field(ge=1), Unit("days")] | None = Field(
        default=None, description=N_("Within how many days"), examples=["2"]
    )
    amount: Money = Field(description=N_("The fee"), examples=["13200"])
    currency: CurrencyCode | None = Field(
        default=None,
        description=N_("Currency, where it is not that of the terms"),
        examples=["EUR"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class Royalties(Record):
    """Authors' rights, which the presenter pays to a collecting society."""

    society: str = Field(
        default="",
        description=N_("Collecting society, such as SACD, SOCAN, SSA"),
        examples=["SACD"],
    )
    percentage: Annotated[float, Field(ge=0, le=100), Unit("%")] | None = Field(
        default=None, description=N_("Share of the fee or the box office"), examples=["12"]
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class PerDiem(Record):
    """Daily allowance a person."""

    amount: Money = Field(description=N_("Per person and day"), examples=["80"])
    currency: CurrencyCode | None = Field(
        default=None,
        description=N_("Currency, where it is not that of the terms"),
        examples=["CAD"],
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class Workshop(Record):
    """What the company offers beside the show: médiation, a class, a talk."""

    title: LocalText = Field(
        description=N_("What it is called"), examples=["{fr: Écrire à deux, en: Writing together}"]
    )
    audience: LocalText | None = Field(
        default=None, description=N_("For whom"), examples=["{fr: Tout public, en: Everyone}"]
    )
    minutes: Annotated[int, Field(ge=1), Unit("min")] | None = Field(
        default=None, description=N_("How long"), examples=["120"]
    )
    participants: Annotated[int, Field(ge=1), Unit("people")] | None = Field(
        default=None, description=N_("How many can take part"), examples=["30"]
    )
    fee: Money | None = Field(default=None, description=N_("What it costs"), examples=["420"])
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))


class Terms(Record):
    """Fees and conditions; in access pages only, unless `visibility` says otherwise."""

    visibility: Visibility = Field(
        default=Visibility.ACCESS,
        description=N_(
            "Who may see the terms: everybody (public), people with an access page "
            "(access), nobody outside (private)"
        ),
        examples=["access"],
    )
    currency: CurrencyCode | None = Field(
        default=None,
        description=N_("Currency of all amounts, where it is not the company’s"),
        examples=["CAD"],
    )
    fees: tuple[Fee, ...] = Field(
        default=(), description=N_("Fee for one performance, for two, for three")
    )
    extra_day: Money | None = Field(
        default=None, description=N_("Per day without performance"), examples=["1500"]
    )
    includes: Texts = Field(
        default=(),
        description=N_("What the fee includes"),
        examples=["[{fr: Salaires et charges, en: Pay and charges}]"],
    )
    travel: LocalText | None = Field(
        default=None,
        description=N_("Travel: how many people, from where"),
        examples=["{fr: Six personnes depuis Montréal, en: Six people from Montréal}"],
    )
    freight: LocalText | None = Field(
        default=None,
        description=N_("Transport of the set"),
        examples=["{fr: Camion de 12 m³, en: 12 m³ truck}"],
    )
    rooms: LocalText | None = Field(
        default=None,
        description=N_("Hotel rooms"),
        examples=["{fr: Six chambres individuelles, en: Six single rooms}"],
    )
    meals: LocalText | None = Field(
        default=None, description=N_("Meals"), examples=["{fr: Par indemnité, en: By per diem}"]
    )
    per_diem: PerDiem | None = Field(default=None, description=N_("Daily allowance per person"))
    royalties: tuple[Royalties, ...] = Field(
        default=(), description=N_("Authors' rights that the presenter pays")
    )
    co_production: LocalText | None = Field(
        default=None, description=N_("What a co-producer gives and gets")
    )
    pre_purchase: LocalText | None = Field(
        default=None, description=N_("Conditions for who buys before the premiere")
    )
    option_rules: LocalText | None = Field(
        default=None,
        description=N_("How options work, how long they hold"),
        examples=["{fr: Quatre semaines, en: Four weeks}"],
    )
    workshops: tuple[Workshop, ...] = Field(
        default=(), description=N_("Workshops, classes, talks around the show")
    )
    negotiable: YesNo = Field(
        default=False, description=N_("The fee may be discussed"), examples=["yes"]
    )
    note: LocalText | None = Field(default=None, description=N_("A word of explanation"))
