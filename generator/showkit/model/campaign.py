"""A campaign: one letter to many people, in the words of each language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Identifier, LocalText, Record


class Campaign(Record):
    """The facts of ``outreach/<slug>.yaml``: to whom, by whom, on what occasion."""

    title: str = Field(
        default="",
        description=N_(
            "The occasion, as the sent log and the report name it; left out, the file’s name"
        ),
        examples=["Bourse RIDEAU 2027"],
    )
    where: str = Field(
        description=N_("To whom: a filter, or a segment by its name (see docs/where.md)"),
        examples=['"@a-relancer and not left"'],
        min_length=1,
    )
    signed_by: Identifier | None = Field(
        default=None,
        description=N_(
            "Who of the team writes, by their id; left out, whoever signs a person’s page"
        ),
        examples=["odile-marchessault"],
    )
    quiet_days: Annotated[int, Field(ge=0, le=366)] = Field(
        default=7,
        description=N_("Who was sent an e-mail within so many days is left in peace"),
        examples=["14"],
    )
    note: LocalText | None = Field(default=None, description=N_("For the company only"))


class CampaignWords(Record):
    """The front matter and body of ``outreach/<slug>.<language>.md``."""

    subject: str = Field(
        description=N_("The subject of the e-mail"),
        examples=["Haubans à Besançon en mars: une date près de chez vous?"],
        min_length=1,
    )
    body: str = Field(
        default="",
        description=N_(
            "Below the second ---: the letter, in Markdown. {page} is the reader’s own link, "
            "{name}, {house} and {city} are theirs too; the greeting and your name are added"
        ),
    )
