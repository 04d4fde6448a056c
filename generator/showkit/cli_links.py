"""``showkit links`` and ``showkit secret``: flags to one command to an exit code; nothing else.

As in `cli.py`, the commands' own modules are imported when they run.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from showkit.cli_options import Day, NoDayError, where_option

if TYPE_CHECKING:
    from showkit.output.project import Project


class DayOrMoment(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD, or a moment as YYYY-MM-DDTHH:MM where the company is."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the date or, where there is a time of day, the moment without a zone."""
        text = str(value).strip()
        try:
            if isinstance(value, dt.date):
                return value
            if len(text) == len("2027-03-31"):
                return dt.date.fromisoformat(text)
            return dt.datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError as error:
            raise NoDayError(text, ctx, param) from error


@click.command()
@click.option("--as-of", type=Day(), metavar="DAY", help="As if today were DAY (2027-03-31).")
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write them to FILE (.csv, .xlsx, .pdf, .txt), which only you can read.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "xlsx", "qr"]),
    help="csv and xlsx for mailing tools, qr for cards to print (PDF).  "
    "[default: by the ending of FILE, else text]",
)
@where_option
@click.option("--sent", is_flag=True, help="Note that these links have been sent.")
@click.option(
    "--on",
    type=DayOrMoment(),
    metavar="DAY",
    help="When they were sent; with the time (2027-03-31T09:30) where you know it to the "
    "minute.  [default: today]",
)
@click.option("--campaign", default="", metavar="NAME", help="On what occasion.")
@click.option(
    "--by",
    "channel",
    type=click.Choice(["email", "letter", "card", "message"]),
    default="email",
    show_default=True,
    help="How they were sent.",
)
@click.option("--rotate", metavar="PERSON", help="Give PERSON another link; the old one stops.")
@click.option("--revoke", metavar="PERSON", help="Take PERSON's link back; they have none then.")
@click.option(
    "--own",
    is_flag=True,
    help="Print the address that marks a browser as your own, for your bookmarks.",
)
@click.argument("who", nargs=-1)
@click.pass_obj
def links(  # noqa: PLR0913 - as many as there are flags
    project: Project,
    *,
    as_of: dt.date | None,
    to: Path | None,
    form: str | None,
    where: str | None,
    sent: bool,
    on: dt.date | None,
    campaign: str,
    channel: str,
    rotate: str | None,
    revoke: str | None,
    own: bool,
    who: tuple[str, ...],
) -> int:
    """Print each person's own link, or write them for a mailing tool or a printer.

    Of everybody, or of WHO: people or presenters, by their names, ids or addresses.

    \b
    showkit links le-vauban
    showkit links --where "country is FR and sent unknown" --to france.csv
    showkit links --where @bourse-rideau --to cards.pdf
    showkit links --where @bourse-rideau --sent --by card --campaign "RIDEAU 2027"

    Whoever holds a link holds the page. Send each to its person, by a mail program that does not
    rewrite links: turn the click tracking of a mailing tool off. A table holds everybody who was
    chosen; who may not be written to by e-mail stands there without an address, and with the
    reason.

    --sent writes to content/outreach/sent.csv who was sent their link, and when: access pages
    tell what is new since then. Run it again, and only what is new is added. --rotate and --revoke
    change the contact file; build and publish the site afterwards. All three are taken back by
    showkit contacts undo.

    --own prints an address to open in your own browser before you look at somebody's page: what
    it opens that day is set aside by showkit ingest.
    """  # noqa: D301 - click's mark for lines that are not to be wrapped
    _refuse_contradictions(
        sent=sent,
        turns=(rotate, revoke),
        only_sent=(on, campaign),
        others=(who, where, to, form, own),
    )
    if own:
        from showkit.commands.own_browser import own_browser

        return own_browser(project)
    if rotate or revoke:
        from showkit.commands.links_change import Turn, change_link

        turn = Turn.ROTATE if rotate else Turn.REVOKE
        return change_link(project, rotate or revoke or "", turn, as_of)
    from showkit.commands.links import Asked
    from showkit.commands.links import links as run

    asked = Asked(who, where)
    if not sent:
        return run(project, as_of, asked, form, to)
    from showkit.commands.links_sent import Sending, note
    from showkit.model.sent import Channel

    code = run(project, as_of, asked, form, to) if form or to else 0
    return code or note(project, as_of, asked, Sending(on, Channel(channel), campaign))


def _refuse_contradictions(
    *,
    sent: bool,
    turns: tuple[str | None, str | None],
    only_sent: tuple[object, ...],
    others: tuple[object, ...],
) -> None:
    """Refuse flags that say two things at once.

    Raises:
        click.UsageError: they do.
    """
    if all(turns) or (any(turns) and (sent or any(others))):
        raise click.UsageError("--rotate and --revoke each go alone, with one PERSON")
    if any(only_sent) and not sent:
        raise click.UsageError("--on and --campaign say how links were sent: add --sent")


@click.group()
def secret() -> None:
    """Keep a copy of the secret that all links hang on.

    It is in showkit.secret, made by the first build. Without it no page can be published under
    the links that people have: keep a copy away from this computer.
    """


@secret.command("export")
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to FILE, sealed with a passphrase; with --paper, as it is.",
)
@click.option("--paper", is_flag=True, help="As four lines to print and keep with your contracts.")
@click.pass_obj
def export_secret(project: Project, to: Path | None, *, paper: bool) -> int:
    """Copy the secret, for another computer or for the drawer.

    \b
    showkit secret export --to frasil.showkit     sealed: a passphrase is asked for
    showkit secret export --paper                 four lines to print

    The sealed file may travel by mail or on a stick; the passphrase goes another way (say it on
    the telephone). SHOWKIT_PASSPHRASE gives it to scripts. The four lines are not sealed: whoever
    has them can open every page.
    """  # noqa: D301 - click's mark for lines that are not to be wrapped
    from showkit.commands import secret as command

    if paper:
        return command.export_paper(project, to)
    if to is None:
        raise click.UsageError("say --to FILE for a sealed copy, or --paper for four lines")
    return command.export_copy(project, to)


@secret.command("import")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.pass_obj
def import_secret(project: Project, file: Path | None, *, is_sure: bool) -> int:
    """Bring the secret to this computer.

    From FILE: a sealed copy, a recovery sheet, or the showkit.secret of another computer. Without
    FILE, the four lines of a recovery sheet are asked for.

    It is refused where links were sent that hang on another secret: they would all stop working.
    """
    from showkit.commands import secret as command

    return command.import_secret(project, file, is_sure=is_sure)


LINKS: tuple[click.Command, ...] = (links, secret)
"""The commands of this file."""
