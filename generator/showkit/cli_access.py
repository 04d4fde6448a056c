"""The commands about access pages: ``showkit access show``.

As in `cli.py`, the commands' own modules are imported when they run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from showkit.cli_options import Day

if TYPE_CHECKING:
    import datetime as dt

    from showkit.output.project import Project


@click.group()
def access() -> None:
    """See what a person's own page holds, and why."""


@access.command("show")
@click.argument("who", metavar="PERSON")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--as-of", type=Day(), metavar="DAY", help="As if today were DAY (2027-03-31).")
@click.pass_obj
def access_show(project: Project, who: str, form: str, as_of: dt.date | None) -> int:
    """Show what PERSON sees, in which order and why, and what is left out.

    PERSON is an id, an address or a name. The state of their link is said, the link itself is
    not: showkit links prints it.
    """
    from showkit.commands.access import show_access as run

    return run(project, who, form, as_of)
