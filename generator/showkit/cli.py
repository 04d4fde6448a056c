"""Flags to one command to an exit code; nothing else.

Exit codes: 0 all went well; 1 the content or the surroundings have a problem, which is
printed; 2 the command line was not understood; 70 a bug in showkit; 130 interrupted.

The commands' own modules are imported when they run, so that ``showkit --help`` is quick.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from showkit import __version__
from showkit.cli_access import access
from showkit.cli_contacts import contacts
from showkit.cli_links import LINKS
from showkit.cli_new import new, schemas
from showkit.cli_options import Day, where_option
from showkit.cli_outreach import outreach
from showkit.cli_people import PEOPLE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.output.project import Project

EXIT_PROBLEM = 1
EXIT_USAGE = 2
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, prog_name="showkit")
@click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    help="The folder that holds content/.",
)
@click.pass_context
def showkit(context: click.Context, folder: Path) -> None:
    """Put your shows in front of presenters: files in, a static site out, the log back in.

    Exit codes: 0 well; 1 a problem, which is printed; 2 a mistyped command; 70 a bug in showkit.
    """
    from showkit.output.project import Project

    context.obj = Project(folder.resolve())


showkit.add_command(access)
showkit.add_command(contacts)
showkit.add_command(new)
showkit.add_command(schemas)
showkit.add_command(outreach)
for _command in (*LINKS, *PEOPLE):
    showkit.add_command(_command)


_as_of = click.option(
    "--as-of",
    type=Day(),
    metavar="DAY",
    help="As if today were DAY (2027-03-31); coming dates, embargoes and expiries follow.",
)


@showkit.command()
@_as_of
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in a pull request.",
)
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def check(project: Project, as_of: dt.date | None, form: str, path: Path | None) -> int:
    """Say what is wrong with the content, or with the file or folder PATH of it.

    The place, the value, the reason and the way out, everything at once. What has an error
    is not in the site that a build makes; warnings and notes change nothing. docs/findings.md
    explains every code.

    Exit codes: 0 no errors (there may be warnings and notes); 1 an error, or the content cannot
    be read; 2 a mistyped command; 70 a bug in showkit.
    """
    from showkit.commands.check import check as run

    return run(project, form, path, as_of)


@showkit.command()
@_as_of
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="Publish into this folder instead of site/.",
)
@click.pass_obj
def build(project: Project, as_of: dt.date | None, site: Path | None) -> int:
    """Make the site: the portal and everybody's access page.

    What is in content/ becomes site/, in every language of the company.
    The site is replaced in one step, or not at all. Upload the folder to any static host.

    A row, a rider or a text of a show that has an error is told and left out, and so is a show
    whose state cannot be read. Errors in company.yaml or in contact files stop the build: the
    site stays as it is.

    Exit codes: 0 all is in the site; 1 something was left out, or nothing was built; 2 a mistyped
    command; 70 a bug in showkit.
    """
    from showkit.commands.manifest import unchanged

    target = site.resolve() if site else project.site
    last = unchanged(project, target, as_of)
    if last is not None:
        click.echo(last.findings, nl=False, err=True)
        click.echo(last.words, nl=False)
        return last.code
    from showkit.commands.build import build as run

    return run(project, target, as_of)


@showkit.command()
@_as_of
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare with this published folder instead of site/.",
)
@click.option("--apply", is_flag=True, help="Write the rows; without it they are only shown.")
@click.pass_obj
def changes(project: Project, as_of: dt.date | None, site: Path | None, *, apply: bool) -> int:
    """Propose news for the feeds: what has changed since the last build.

    Feeds tell by themselves of dates with a day of announcement, revised riders and dated press.
    What has no day of its own is proposed here, as rows of each show's changes.csv. Run it
    before the next build; edit what it wrote as you like.
    """
    from showkit.commands.changes import changes as run

    return run(project, site or project.site, as_of, apply=apply)


@showkit.command()
@click.argument("show", required=False)
@click.argument("presenter", required=False)
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text")
@where_option
@_as_of
@click.pass_obj
def fit(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    project: Project,
    show: str | None,
    presenter: str | None,
    form: str,
    where: str | None,
    as_of: dt.date | None,
) -> int:
    """Hold tech riders against rooms.

    All shows and rooms at a glance; with SHOW, that show in every room; with PRESENTER too, line
    by line: what is needed, what there is, what is to spare or missing. A figure that a contact
    file does not give is never a yes: it is counted as one to ask for.
    """
    from showkit.commands.fit import Asked, show_fit

    return show_fit(project, Asked(show, presenter, where), form, as_of)


@showkit.command()
@click.argument("show")
@click.argument("presenter", required=False)
@click.option("--room", metavar="ID", help="Which room, where the presenter has several.")
@click.option("--language", metavar="TAG", help="Such as fr or en-CA.  [default: the reader's]")
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A .pdf for the rider, an .svg for the stage plan alone.",
)
@_as_of
@click.pass_obj
def rider(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    project: Project,
    show: str,
    presenter: str | None,
    room: str | None,
    language: str | None,
    to: Path | None,
    as_of: dt.date | None,
) -> int:
    """Write a show's tech rider, or its stage plan, as a file to send.

    With PRESENTER, for one of its rooms: each line says how that room answers it, and the plan
    is drawn on its stage with what is missing hatched. Such a file is for that house alone.
    """
    from showkit.commands.rider import RiderAsked, write_rider

    return write_rider(project, RiderAsked(show, presenter, room, language), to, as_of)


@showkit.command()
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--log",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to append the access log.  [default: .showkit/access.log]",
)
@_as_of
@click.pass_obj
def serve(project: Project, port: int, host: str, log: Path | None, as_of: dt.date | None) -> int:
    """Look at the site on this computer, and see each change as it is saved.

    The site is built first, and again whenever a file of content/ or site_templates/ changes;
    open pages load themselves anew. Each request is written to a combined access log, as a real
    server does.
    """
    from showkit.commands.serve import serve as run

    return run(project, host, port, log or project.work / "access.log", as_of)


@showkit.command()
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--again", is_flag=True, help="Read what was read before as well.")
@click.argument("logs", nargs=-1, required=True)
@click.pass_obj
def ingest(project: Project, logs: Sequence[str], *, dry_run: bool, again: bool) -> int:
    """Read web server logs back into the contact base.

    What LOGS tell of our links goes to content/link_log/ and the contact files' engagement.
    It can be run again on the same logs, or on logs that overlap: nothing is counted twice, and
    a log that has grown is read from where it had ended.

    LOGS are files, folders, patterns such as "logs/access.log*", or - for standard input; plain or
    packed (gzip, zstd, bz2); in the formats of nginx, Apache, Caddy, IIS, CloudFront and S3, found
    line by line. docs/evidence.md says how people are told from programs.

    Exit codes: 0 done; 1 a log or a contact file could not be read or written to its end; 2 a
    mistyped command; 70 a bug in showkit.
    """
    from showkit.commands.ingest import ingest as run

    return run(project, logs, again=again, dry_run=dry_run)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run showkit and leave with an exit code; the one place that decides what a person sees."""
    try:
        code = showkit.main(args=arguments, prog_name="showkit", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        code = EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last net: an expected failure or a bug
        from showkit.commands.failures import explain_bug, explain_failure

        code = EXIT_PROBLEM if explain_failure(error) else explain_bug(error, EXIT_BUG)
    sys.exit(code)
