"""The commands that begin something: ``showkit new`` and ``showkit schemas``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from showkit.output.project import Project


@click.group()
def new() -> None:
    """Begin a show, a presenter, a campaign or a company with a commented, valid file.

    Nothing that is there already is overwritten.
    """


@new.command("show")
@click.argument("slug")
@click.pass_obj
def new_show(project: Project, slug: str) -> int:
    """Begin the show SLUG: its folder with facts, words, tech rider and tables."""
    from showkit.commands.new import new_show as run

    return run(project, slug)


@new.command("presenter")
@click.argument("slug")
@click.option("--person", default="", metavar="NAME", help="The first person, such as Ana Brun.")
@click.pass_obj
def new_presenter(project: Project, slug: str, person: str) -> int:
    """Begin the contact file SLUG, with a person id that nobody else has."""
    from showkit.commands.new import new_presenter as run

    return run(project, slug, person)


@new.command("campaign")
@click.argument("slug")
@click.pass_obj
def new_campaign(project: Project, slug: str) -> int:
    """Begin the campaign SLUG: to whom, and a letter in each language of the company."""
    from showkit.commands.new import new_campaign as run

    return run(project, slug)


@new.command("company")
@click.argument("name")
@click.pass_obj
def new_company(project: Project, name: str) -> int:
    """Begin content/company.yaml for the company NAME."""
    from showkit.commands.new import new_company as run

    return run(project, name)


@click.command()
@click.pass_obj
def schemas(project: Project) -> int:
    """Write JSON Schemas into content/.schemas/, for editors that complete and check.

    The first line of each file names its schema; “showkit new” writes both.
    """
    from showkit.commands.schemas import schemas as run

    return run(project)
