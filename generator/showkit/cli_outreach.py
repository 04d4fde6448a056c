"""``showkit outreach``: flags to one command to an exit code; nothing else.

As in `cli.py`, the commands' own modules are imported when they run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from showkit.cli_options import Day

if TYPE_CHECKING:
    import datetime as dt

    from showkit.output.project import Project

_as_of = click.option(
    "--as-of", type=Day(), metavar="DAY", help="As if today were DAY (2027-03-31)."
)


@click.group()
def outreach() -> None:
    """Write to many people, each in their language, with their own link.

    A campaign is a file content/outreach/NAME.yaml, which says to whom, and a letter
    content/outreach/NAME.LANGUAGE.md for each language; showkit new campaign NAME begins both.
    docs/outreach.md tells it in five minutes.

    Nobody is written to who may not be, who has the letter, or who had an e-mail of late.
    """


@outreach.command("list")
@_as_of
@click.pass_obj
def list_(project: Project, as_of: dt.date | None) -> int:
    """Show each campaign: how many letters went, how many houses came since, who is left."""
    from showkit.commands.outreach_list import list_campaigns as run

    return run(project, as_of)


@outreach.command()
@click.argument("campaign")
@click.option("--person", metavar="PERSON", help="Show the letter to PERSON.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the page to FILE.  [default: .showkit/outreach/CAMPAIGN.html]",
)
@_as_of
@click.pass_obj
def preview(
    project: Project,
    campaign: str,
    person: str | None,
    html: Path | None,
    as_of: dt.date | None,
) -> int:
    """Show the letters of CAMPAIGN, who gets them and who does not.

    The links in what is shown note nothing.
    """
    from showkit.commands.outreach import preview as run

    return run(project, campaign, person, html, as_of)


@outreach.command()
@click.argument("campaign")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    required=True,
    help="Where the drafts lie, a file each.",
)
@click.option(
    "--sent", is_flag=True, help="Write nothing; note that those that lie there have been sent."
)
@_as_of
@click.pass_obj
def drafts(project: Project, campaign: str, to: Path, as_of: dt.date | None, *, sent: bool) -> int:
    """Write the letters of CAMPAIGN as drafts (.eml), to be read again and sent one by one.

    Outlook, Thunderbird and Apple Mail open them by a double click.
    """
    from showkit.commands.outreach_drafts import drafts as run

    return run(project, campaign, to, as_of, sent=sent)


@outreach.command()
@click.argument("campaign")
@click.option(
    "--test",
    metavar="ADDRESS",
    help="Send the first letter of each language to ADDRESS, your own, and to nobody else.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only so many for now.")
@click.option("--yes", "unasked", is_flag=True, help="Ask nothing before it begins.")
@click.option(
    "--again", is_flag=True, help="Whoever may have got it when showkit was stopped gets it again."
)
@click.option("--refused", is_flag=True, help="Try addresses again that were refused.")
@_as_of
@click.pass_obj
def send(  # noqa: PLR0913 - as many as there are flags
    project: Project,
    campaign: str,
    test: str | None,
    limit: int | None,
    as_of: dt.date | None,
    *,
    unasked: bool,
    again: bool,
    refused: bool,
) -> int:
    """Send the letters of CAMPAIGN by your own mail server.

    “mail” in company.yaml names it. The password is asked for, or taken from the variable
    SHOWKIT_MAIL_PASSWORD. Each letter stands in the sent log as soon as it has gone: stop it
    whenever you like, and the same command goes on.

    Exit codes: 0 all that was to be sent has gone; 1 a letter was refused, or nothing could be
    sent; 2 a mistyped command; 70 a bug in showkit; 130 interrupted.
    """
    from showkit.commands.outreach_send import Sending
    from showkit.commands.outreach_send import send as run

    return run(project, campaign, Sending(test, limit, unasked, again, refused), as_of)
