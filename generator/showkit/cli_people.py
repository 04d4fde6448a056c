"""The commands of every day about people: flags to one command to an exit code; nothing else.

``showkit contacts log``, ``review`` and ``undo``; ``showkit person`` and ``showkit forget``. As
in `cli.py`, the commands' own modules are imported when they run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from showkit.cli_contacts import contacts
from showkit.cli_options import Day, Word, where_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.output.project import Project

_as_of = click.option(
    "--as-of", type=Day(), metavar="DAY", help="As if today were DAY (2027-03-31)."
)


@contacts.command()
@click.argument("presenter")
@click.argument("note")
@click.option("--show", metavar="SLUG", help="Which show it was about.")
@click.option("--person", metavar="PERSON", help="With whom: an id, an address or a name.")
@click.option(
    "--kind",
    type=Word(
        "kind", ["call", "email", "meeting", "visit", "showcase", "letter", "note", "performance"]
    ),
    default="note",
    show_default=True,
    help="How it was said; a note is no exchange in the report.",
)
@click.option(
    "--stage",
    type=Word(
        "stage",
        ["prospect", "contacted", "interested", "option", "contract", "performed", "declined"],
    ),
    help="How far the talk about the show has come by it.",
)
@click.option("--period", default="", metavar="SEASON", help="For which season (2027-2028).")
@click.option("--by", default="", metavar="NAME", help="Who of the company.")
@click.option("--on", type=Day(), metavar="DAY", help="When it was said.  [default: today]")
@click.option("--due", type=Day(), metavar="DAY", help="When something was promised for.")
@click.option("--done", is_flag=True, help="What was promised has been done.")
@click.option("--keeps", type=Day(), metavar="DAY", help="What was promised for DAY is done now.")
@_as_of
@click.pass_obj
def log(
    project: Project,
    /,
    presenter: str,
    note: str,
    as_of: dt.date | None,
    **said: object,
) -> int:
    """Note what was said, and show what is due.

    Adds NOTE to the history of PRESENTER (the name of its file, or its own), where the file keeps
    its newest: showkit contacts log le-vauban "wants a date in March" --show haubans --due
    2027-01-15

    With --stage, the talk about the show has come that far: --show haubans --stage option --period
    2027-2028
    """
    if (said["stage"] or said["period"]) and not (said["stage"] and said["show"]):
        raise click.UsageError("--stage says how far the talk about a show has come: add --show")
    from showkit.commands.log import Said
    from showkit.commands.log import log as run

    return run(project, presenter, Said(note, **said), as_of)  # type: ignore[arg-type]  # click has made them what Said names


@contacts.command()
@click.option("--oldest", is_flag=True, help="The longest unverified first; so it is in any case.")
@click.option("--letter", metavar="M", help="Only houses under this letter.")
@click.option("--show", metavar="SLUG", help="Only houses with which this show is talked about.")
@click.option("--country", metavar="FR", help="Only houses of this country.")
@where_option
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, metavar="N")
@click.option("--list", "only_list", is_flag=True, help="Show them; ask nothing.")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="PERSON=ANSWER",
    help="Write an answer without asking: still-right, left or new-email:ADDRESS; can be given "
    "again.",
)
@_as_of
@click.pass_obj
def review(  # noqa: PLR0913 - as many as there are flags
    project: Project,
    *,
    oldest: bool,
    letter: str | None,
    show: str | None,
    country: str | None,
    where: str | None,
    limit: int,
    only_list: bool,
    answers: Sequence[str],
    as_of: dt.date | None,
) -> int:
    """Go through a handful of contacts: are they still there?

    Shows each with what to ask, and writes the answer with the date. Every answer can be taken
    back with `undo`.
    """
    from showkit.commands import review as command
    from showkit.contacts.review import Choice

    del oldest
    if answers:
        return command.answer(project, answers, as_of)
    choice = Choice(limit=limit, letter=letter, show=show, country=country)
    return command.review(project, choice, where, as_of, ask=not only_list)


@contacts.command()
@click.option("--list", "only_list", is_flag=True, help="Show what can be taken back.")
@click.pass_obj
def undo(project: Project, only_list: bool) -> int:  # noqa: FBT001 - click passes flags by name
    """Take back what the last command did to contact files.

    Refuses where somebody has changed one of the files since, and says which. Run it again for
    the command before.
    """
    from showkit.commands import undo as command

    return command.list_undo(project) if only_list else command.undo(project)


@click.command()
@click.argument("who", metavar="PERSON")
@click.option(
    "--export",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="Write it to FILE; without FILE, or without this, to the terminal.",
)
@_as_of
@click.pass_obj
def person(project: Project, who: str, export: str | None, as_of: dt.date | None) -> int:
    """Give somebody all that is held about them, as JSON.

    The contact file's entry, what was said and sent, visits, consent, the state of their link, what
    imports said, and every line that names them. PERSON is an id, an address or a name.
    """
    from showkit.commands.person import person as run

    return run(project, who, as_of, Path(export) if export and export != "-" else None)


@click.command()
@click.argument("who", metavar="PERSON")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@_as_of
@click.pass_obj
def forget(project: Project, who: str, is_sure: bool, as_of: dt.date | None) -> int:  # noqa: FBT001 - click passes flags by name
    """Forget somebody for good.

    Takes PERSON out of the contact files, the link log and the undo journal, lists the lines
    that somebody must read, and keeps nothing but keyed hashes, so that old logs and sheets do not
    bring them back. It cannot be undone.
    """
    from showkit.commands.forget import forget as run

    return run(project, who, as_of, is_sure=is_sure)


_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--html", type=_file, metavar="FILE", help="Where to write it.  [default: .showkit/today.html]"
)
@click.option("--ics", type=_file, metavar="FILE", help="The same as tasks for a calendar program.")
@click.option("--csv", type=_file, metavar="FILE", help="The same as a table.")
@click.option("--letter", metavar="M", help="To verify: only houses under this letter.")
@click.option(
    "--show", metavar="SLUG", help="To verify: only houses with which this show is talked about."
)
@where_option
@click.option("--limit", type=click.IntRange(1), default=12, show_default=True, metavar="N")
@_as_of
@click.pass_obj
def today(project: Project, /, as_of: dt.date | None, **asked: object) -> int:
    """Say whom to call today and why, and what else the day asks for.

    Who looked at what and has not been spoken with since, best evidence first; promises that are
    due; five contacts to verify; what is to be entered; what runs out. On the screen and as a
    page to print, which nobody else can read.
    """
    from showkit.commands.today import Asked
    from showkit.commands.today import today as run

    return run(project, Asked(**asked), as_of)  # type: ignore[arg-type]  # click has made them what Asked names


@click.command()
@click.option(
    "--html",
    type=_file,
    metavar="FILE",
    help="Where to write it.  [default: .showkit/report/index.html]",
)
@click.option("--csv", type=_file, metavar="FILE", help="The activity of each season as a table.")
@click.option("--xlsx", type=_file, metavar="FILE", help="All tables as a workbook.")
@click.option("--from", "start", type=Day(), metavar="DAY", help="[default: last season's first]")
@click.option("--to", "end", type=Day(), metavar="DAY", help="[default: today]")
@click.option("--language", metavar="TAG", help="Such as en-CA.  [default: the company's first]")
@where_option
@_as_of
@click.pass_obj
def report(project: Project, /, as_of: dt.date | None, **asked: object) -> int:
    """Report what came of what was sent, and what the company has done.

    By show, campaign, territory, network and season: links sent, visits by how sure they are,
    kits taken, exchanges, options, dates; how far the market is covered; how far talks have
    come; the activity of each season as grant reports ask for it. A private page with charts.
    """
    from showkit.commands.report import Asked
    from showkit.commands.report import report as run

    return run(project, Asked(**asked), as_of)  # type: ignore[arg-type]  # click has made them what Asked names


PEOPLE: tuple[click.Command, ...] = (person, forget, today, report)
"""The commands beside the group ``contacts``."""
