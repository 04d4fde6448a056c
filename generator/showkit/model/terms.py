"""What a show costs and on which conditions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.record import CurrencyCode, LocalText, Record, Texts, Visibility, YesNo

Money = Annotated[float, Field(ge=0)]
"""An amount in the currency of the terms."""


class Fee(Record):
    """What a number of performances in the same house costs."""

    performances: Annotated[int, Field(ge=1)] = 1
    days: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Within so many days"
    )
    amount: Money
    currency: CurrencyCode | None = Field(default=None, description="Else that of the terms")
    note: LocalText | None = None


class Royalties(Record):
    """Authors' rights, which the presenter pays to a collecting society."""

    society: str = Field(default="", description="Such as SACD, SOCAN, SSA")
    percentage: Annotated[float, Field(ge=0, le=100)] | None = None
    note: LocalText | None = None


class PerDiem(Record):
    """Daily allowance a person."""

    amount: Money
    currency: CurrencyCode | None = None
    note: LocalText | None = None


class Workshop(Record):
    """What the company offers beside the show: médiation, a class, a talk."""

    title: LocalText
    audience: LocalText | None = None
    minutes: Annotated[int, Field(ge=1)] | None = None
    participants: Annotated[int, Field(ge=1)] | None = None
    fee: Money | None = None
    note: LocalText | None = None


class Terms(Record):
    """Fees and conditions; in access pages only, unless `visibility` says otherwise."""

    visibility: Visibility = Visibility.ACCESS
    currency: CurrencyCode = "EUR"
    fees: tuple[Fee, ...] = ()
    extra_day: Money | None = Field(default=None, description="Per day without performance")
    includes: Texts = ()
    travel: LocalText | None = None
    freight: LocalText | None = None
    rooms: LocalText | None = None
    meals: LocalText | None = None
    per_diem: PerDiem | None = None
    royalties: tuple[Royalties, ...] = ()
    co_production: LocalText | None = None
    pre_purchase: LocalText | None = None
    option_rules: LocalText | None = None
    workshops: tuple[Workshop, ...] = ()
    negotiable: YesNo = False
    note: LocalText | None = None
