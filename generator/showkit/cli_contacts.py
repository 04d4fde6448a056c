"""The commands of ``showkit contacts``: flags to one command to an exit code; nothing else.

As in `cli.py`, the commands' own modules are imported when they run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from showkit.cli_options import Day, where_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.output.project import Project


@click.group()
def contacts() -> None:
    """Keep the contact base: log, review, import, export, duplicates, undo."""


@contacts.command()
@click.option(
    "--tier",
    "tiers",
    type=click.Choice(["certain", "probable", "possible"]),
    multiple=True,
    help="How sure it has to be; can be given again.  [default: certain and probable]",
)
@where_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
@click.option(
    "--not-same",
    "apart",
    nargs=2,
    metavar="A B",
    help="Remember that A and B are two; no longer show them.",
)
@click.pass_obj
def duplicates(
    project: Project,
    tiers: Sequence[str],
    where: str | None,
    form: str,
    apart: tuple[str, str] | None,
) -> int:
    """Find houses and people that may stand twice.

    Side by side, with the reasons. Nothing is changed: `merge` makes one of two, `--not-same`
    keeps two apart for good.
    """
    from showkit.commands import duplicates as command
    from showkit.contacts.duplicates.pairs import Tier

    if apart is not None:
        return command.keep_apart(project, *apart)
    return command.duplicates(project, [Tier(tier) for tier in tiers], where, form)


@contacts.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--apply", is_flag=True, help="Write what is new and changed. Undo takes it back.")
@click.option(
    "--propose",
    is_flag=True,
    help="Write content/import/SOURCE.yaml, which says what the columns mean, to edit it.",
)
@click.option("--source", default="", help="What to call the source.  [default: by the file]")
@click.option("--sheet", "sheets", multiple=True, help="Only this sheet of a workbook.")
@click.option(
    "--take",
    type=click.Choice(["theirs", "ours"]),
    help="Where the sheet and a person have both changed a field: the sheet's word, or the file's.",
)
@click.option("--all", "whole", is_flag=True, help="Show every row of long tables.")
@click.option("--as-of", type=Day(), metavar="DAY", help="As if today were DAY (2027-03-31).")
@click.pass_obj
def import_(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    project: Project,
    file: Path,
    apply: bool,  # noqa: FBT001 - click passes flags by name
    propose: bool,  # noqa: FBT001 - the same
    source: str,
    sheets: tuple[str, ...],
    take: str | None,
    whole: bool,  # noqa: FBT001 - the same
    as_of: dt.date | None,
) -> int:
    """Bring contacts in from a spreadsheet, an address book or another program.

    XLSX, ODS, CSV or vCard, also as Airtable, Google, HubSpot, Zoho, Salesforce, Dynamics, Brevo
    or Mailchimp export them; an export of ours also as a folder of tables. Shows what is new,
    changed, in conflict and doubtful; writes nothing without --apply. What a person has edited
    since the last import is never overwritten silently.
    """
    from showkit.commands.contacts_import import Wishes, import_contacts
    from showkit.contacts.exchange.three_way import Take

    wishes = Wishes(
        apply=apply,
        propose=propose,
        whole=whole,
        name=source,
        sheets=sheets,
        take=Take(take) if take else None,
    )
    return import_contacts(project, file, wishes, as_of)


@contacts.command()
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "csv", "vcard", "datapackage"]),
    help="What to write.  [default: by the ending of FILE]",
)
@where_option
@click.option("--as-of", type=Day(), metavar="DAY", help="As if today were DAY (2027-03-31).")
@click.pass_obj
def export(
    project: Project, target: Path, form: str | None, where: str | None, as_of: dt.date | None
) -> int:
    """Take the contact base out, to edit it in a spreadsheet or to use it elsewhere.

    XLSX and tables come back by `import`, which finds exactly what was edited. Tables (csv,
    datapackage) go into the folder FILE, or into one archive where FILE ends in .zip; a FILE that
    ends in .csv takes one of them. Cards (vcard) are for telephones and address books.
    """
    from showkit.commands.contacts_export import export as run

    return run(project, target, form, where, as_of)


@contacts.command()
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.argument("a")
@click.argument("b")
@click.pass_obj
def merge(project: Project, a: str, b: str, is_sure: bool) -> int:  # noqa: FBT001 - as click passes a flag
    """Make one of two records: A is kept and takes over B.

    Two houses by the names of their files, or two people by their ids. Both histories, both
    names and both links live on; what they say otherwise is kept aside. First you see what it
    will be. `showkit contacts undo` brings both back as they were.
    """
    from showkit.commands.merge import merge as run

    return run(project, a, b, is_sure=is_sure)
