"""What may be recorded of visitors, and who answers for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Email, LocalText, Names, Record, Unit, YesNo


class Credit(StrEnum):
    """To whom visits are credited while a person has said neither yes nor no."""

    ORGANISATION = "organisation"
    NOBODY = "nobody"


class Tracking(Record):
    """What the link log may hold."""

    unknown_consent: Credit = Field(
        default=Credit.ORGANISATION,
        description=N_(
            "Whom visits are credited to while a person's consent is unknown: their "
            "organisation, or nobody; always nobody where they are the house's only contact, "
            "whom it would name"
        ),
    )
    keep_months: Annotated[int, Field(ge=1, le=120), Unit("months")] = Field(
        default=24,
        description=N_("After how many months rows of the link log are folded into monthly counts"),
        examples=["24"],
    )
    own_networks: Names = Field(
        default=(),
        description=N_("The company's own networks, as CIDR; visits from there do not count"),
        examples=["[203.0.113.0/24]"],
    )


class Privacy(Record):
    """Who answers for personal data, and under which law."""

    controller: str = Field(
        default="", description=N_("Who answers for personal data"), examples=["Soraya Delorimier"]
    )
    contact: Email | None = Field(
        default=None,
        description=N_("Where to write about personal data"),
        examples=["vie-privee@frasil.example"],
    )
    law: Names = Field(default=(), description=N_("Laws that apply"), examples=["[Loi 25, GDPR]"])
    notice: LocalText | None = Field(
        default=None,
        description=N_("What visitors are told about what is recorded"),
        examples=["{fr: Nous notons la date et la page., en: We note the date and the page.}"],
    )
    repository_is_private: YesNo = Field(
        default=False,
        description=N_(
            "You have seen that the Git repository around content/ is private, where it is sent "
            "to a host on which it need not be"
        ),
        examples=["yes"],
    )
