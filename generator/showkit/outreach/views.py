"""A campaign as its company looks at it before it goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from showkit.outreach.mail import sender_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.company import Company
    from showkit.outreach.recipients import Recipients
    from showkit.outreach.writing import Letter
    from showkit.portal.reader import Reader

_STYLE: Final = re.compile(r' style="[^"]*"')


@dataclass(frozen=True)
class SampleView:
    """One letter, as somebody gets it; `body` is HTML without the styles of e-mails."""

    language: str
    lang: str
    to: str
    sender: str
    subject: str
    body: Markup


@dataclass(frozen=True)
class RowView:
    """Somebody of the list, with what is to be said of them."""

    name: str
    house: str
    email: str
    beside: str


@dataclass(frozen=True)
class CampaignView:
    """The page: what is sent, to whom, and to whom not."""

    title: str
    samples: tuple[SampleView, ...]
    to: tuple[RowView, ...]
    not_to: tuple[RowView, ...]


def campaign_view(
    title: str,
    letters: Sequence[Letter],
    recipients: Recipients,
    company: Company,
    reader: Reader,
) -> CampaignView:
    """Return the page of a campaign; `letters` are those that are shown whole."""
    return CampaignView(
        title=title,
        samples=tuple(_sample(one, company, reader) for one in letters),
        to=tuple(
            RowView(
                one.link.person.name,
                one.link.presenter.name,
                one.link.person.email or "",
                reader.language(one.link.locale),
            )
            for one in recipients.to
        ),
        not_to=tuple(
            RowView(
                one.link.person.name,
                one.link.presenter.name,
                one.link.person.email or "",
                reader.say(one.why),
            )
            for one in recipients.not_to
        ),
    )


def _sample(letter: Letter, company: Company, reader: Reader) -> SampleView:
    link, sender = letter.recipient.link, letter.recipient.sender
    return SampleView(
        language=reader.language(link.locale),
        lang=link.locale,
        to=f"{link.person.name} <{link.person.email}>",
        sender=f"{sender_name(sender, company)} <{sender.email}>",
        subject=letter.subject,
        body=Markup(_STYLE.sub("", letter.inner)),  # noqa: S704 - our own template's
    )
