"""``showkit links``: each person's own link."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

from showkit.access.links import Link, LinkState
from showkit.access.links import links as everybodys_links
from showkit.access.secret import open_secret
from showkit.commands.content import read_contacts, today
from showkit.contacts.where import select
from showkit.model.message import Message
from showkit.output.catalogues import Catalogue, catalogue, reader_language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.output.project import Project

_WHY_NOT = {
    LinkState.REVOKED: Message("no link: access was revoked"),
    LinkState.EXPIRED: Message("no link: access has expired"),
    LinkState.LEFT: Message("no link: no longer works there"),
}


def links(
    project: Project,
    as_of: dt.date | None,
    form: str,
    who: Sequence[str],
    where: str | None = None,
) -> int:
    """Print the links of everybody, or of the people and houses in `who`.

    `where` is a filter (see `contacts.where`): only people for whom it holds.
    """
    library = read_contacts(project)
    day = as_of or today(library)
    people = select(library, where, day).person_ids
    found = everybodys_links(library, open_secret(project), day)
    chosen = [
        link
        for link in found
        if link.person.id in people
        and (not who or {link.person.id, link.presenter.slug} & set(who))
    ]
    unknown = set(who) - {name for link in found for name in (link.person.id, link.presenter.slug)}
    words = catalogue(reader_language())
    for name in sorted(unknown):
        click.echo(words.say(Message("nobody is called “{name}”", name=name)), err=True)
    if where is not None and not people:
        click.echo(words.say(Message("The filter chooses nobody.")), err=True)
    site_url = library.company.site_url
    if chosen or form == "csv":
        click.echo(_csv(chosen, site_url) if form == "csv" else _text(chosen, site_url, words))
    return int(bool(unknown))


def _text(found: Sequence[Link], site_url: str, words: Catalogue) -> str:
    lines = []
    house = ""
    for link in found:
        if link.presenter.slug != house:
            house = link.presenter.slug
            lines.append(f"{link.presenter.name}  ({house})")
        shown = (
            link.url(site_url) if link.state is LinkState.OPEN else words.say(_WHY_NOT[link.state])
        )
        lines.append(f"  {link.person.name}  ({link.person.id})\n    {shown}")
    return "\n".join(lines)


def _csv(found: Sequence[Link], site_url: str) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["presenter", "person", "name", "email", "language", "state", "link"])
    for link in found:
        is_open = link.state is LinkState.OPEN
        rows.writerow(
            [
                link.presenter.slug,
                link.person.id,
                link.person.name,
                link.person.email or "",
                link.locale,
                link.state,
                link.url(site_url) if is_open else "",
            ]
        )
    return out.getvalue().rstrip("\n")
