"""``showkit person``: everything that is held about somebody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.commands.content import read_contacts, today
from showkit.commands.mentions import spoken_of
from showkit.commands.progress import say
from showkit.contacts.contact_file import contact_file
from showkit.contacts.whom import person_named
from showkit.content.parts import PRESENTERS
from showkit.content.text import decode
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.visit import VisitRow
from showkit.output.cache import write_atomically
from showkit.visits.link_log import read_link_log

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.output.project import Project


class PublicPlaceError(Exception):
    """The file would be published; `message` says so."""

    def __init__(self) -> None:
        self.message = Message("what is held about a person does not belong into the site")
        super().__init__(str(self.message))


def person(project: Project, word: str, as_of: dt.date | None, export: Path | None) -> int:
    """Print all that is held about the person `word` as JSON, or write it to `export`.

    Raises:
        WhomError: nobody is called so.
        PublicPlaceError: `export` lies in the site.
    """
    library = read_contacts(project)
    presenter, who = person_named(library, word)
    held = held_about(project, library, presenter, who, as_of or today(library))
    text = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    if export is None:
        click.echo(text, nl=False)
        return 0
    if export.resolve().is_relative_to(project.site.resolve()):
        raise PublicPlaceError
    write_atomically(export, text.encode())
    say(Message("{file}: all that is held about {name}.", file=export, name=who.name))
    return 0


def held_about(
    project: Project, library: Library, presenter: Presenter, who: Person, day: dt.date
) -> dict[str, Any]:
    """Return everything that the content and the link log hold about a person, as plain values."""
    path = contact_file(project.content / PRESENTERS, presenter.slug)
    text, _ = decode(path.read_bytes(), project.relative(path))
    file: dict[str, Any] = parse_yaml(text, project.relative(path)).value
    link = next(
        (one for one in links(library, open_secret(project), day) if one.person is who), None
    )
    visits = [row for row in read_link_log(project).rows if row.person in who.ids]
    return {
        "as_of": day.isoformat(),
        "house": {"slug": presenter.slug, "name": presenter.name},
        "contact": next(p for p in file.get("people") or () if p and p.get("id") == who.id),
        "history": _history(library, who),
        "link": link
        and {
            "state": link.state,
            "address": link.url(library.company.site_url),
            "visits_are_noted": link.tracked,
            "noted_as_theirs": link.names_person,
        },
        "sent": [
            row.model_dump(mode="json", exclude_none=True)
            for row in library.sent_to.get(who.id, ())
        ],
        "visits": [
            VisitRow.model_validate(row._asdict()).model_dump(mode="json") for row in visits
        ],
        "engagement": _engagement(presenter, who),
        "imported": _imported(presenter, who),
        "kept_apart_from": _kept_apart(library, who),
        "also_named_in": [
            {"place": str(place), "text": line} for place, line in spoken_of(project, who, [path])
        ],
    }


def _history(library: Library, who: Person) -> list[dict[str, Any]]:
    return [
        {"house": house.slug, **entry.model_dump(mode="json", exclude_unset=True)}
        for house in library.presenters
        for entry in house.history
        if entry.person in who.ids
    ]


def _engagement(presenter: Presenter, who: Person) -> dict[str, Any] | None:
    people = presenter.engagement.people if presenter.engagement else {}
    found = next((people[one] for one in who.ids if one in people), None)
    return found.model_dump(mode="json") if found else None


def _imported(presenter: Presenter, who: Person) -> dict[str, dict[str, str]]:
    """Return what each import said of a person, by the source."""
    starts = tuple(f"people.{one}." for one in who.ids)
    said = {
        source: {way: value for way, value in one.fields.items() if way.startswith(starts)}
        for source, one in presenter.imported.items()
    }
    return {source: fields for source, fields in said.items() if fields}


def _kept_apart(library: Library, who: Person) -> list[str]:
    apart = library.not_duplicates.people if library.not_duplicates else ()
    pairs = [{one.a, one.b} for one in apart if {one.a, one.b} & set(who.ids)]
    return sorted(other for pair in pairs for other in pair - set(who.ids))
