"""``showkit contacts duplicates``: houses and people that may stand twice in the contact base."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from showkit.commands.content import read_contacts, today
from showkit.commands.duplicates_text import as_text
from showkit.commands.progress import say
from showkit.contacts.duplicates.finding import find_duplicates
from showkit.contacts.duplicates.pairs import Sort, Tier
from showkit.contacts.duplicates.records import Records
from showkit.contacts.edit import Append, edited
from showkit.contacts.undo import undoable
from showkit.contacts.where import select
from showkit.content.load import NOT_DUPLICATES
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from showkit.contacts.duplicates.pairs import Duplicate
    from showkit.output.catalogues import Catalogue
    from showkit.output.project import Project

SHOWN_UNASKED: Final = (Tier.CERTAIN, Tier.PROBABLE)
"""The tiers that are shown where none was asked for."""

_ABOUT: Final = Message(
    "What looks alike and is not the same: showkit contacts duplicates leaves it out."
)


def duplicates(project: Project, tiers: Collection[Tier], where: str | None, form: str) -> int:
    """Print the pairs of `tiers` of which at least one contact is chosen by `where`."""
    library = read_contacts(project)
    chosen = select(library, where, today(library))
    in_reach = {Sort.HOUSE: chosen.slugs, Sort.PERSON: chosen.person_ids}
    search = find_duplicates(library)
    found = [one for one in search.found if {one.a, one.b} & in_reach[one.sort]]
    shown = [one for one in found if one.tier in (tiers or SHOWN_UNASKED)]
    words = catalogue(reader_language())
    records = Records(library)
    if form == "json":
        click.echo(_json(shown, records, words))
    else:
        hidden = [one.tier for one in found if one not in shown]
        click.echo(as_text(shown, records, words, hidden))
    return 0


def keep_apart(project: Project, a: str, b: str) -> int:
    """Remember that two houses, or two people, are not the same.

    Raises:
        TwoContactsError: there are no such two.
    """
    with project_lock(project):
        library = read_contacts(project)
        sort, one, other = Records(library).both(a, b)
        path = project.content / NOT_DUPLICATES
        entry = {"a": one, "b": other, "decided_on": today(library)}
        field = "houses" if sort is Sort.HOUSE else "people"
        with undoable(project, "not-same", f"{one} ≠ {other}") as changes:
            about = catalogue(library.company.main_language).say(_ABOUT)
            data = changes.read(path) or f"# {about}\n".encode()
            order = ("houses", "people")
            changes.write(path, edited(data, [Append((field,), entry)], order=order))
    file = project.relative(path)
    say(Message("{a} and {b} are two; {file} remembers it.", a=one, b=other, file=file))
    return 0


def _json(shown: Iterable[Duplicate], records: Records, words: Catalogue) -> str:
    return json.dumps(
        [
            {
                "kind": pair.sort,
                "tier": pair.tier,
                "a": pair.a,
                "b": pair.b,
                "reasons": [
                    {
                        "code": reason.code,
                        "speaks": "against" if reason.is_against else "for",
                        "text": words.say(reason.text),
                    }
                    for reason in pair.reasons
                ],
                "facts": [
                    {"field": fact.field, "a": fact.a, "b": fact.b, "differs": fact.differs}
                    for fact in records.facts(pair)
                ],
            }
            for pair in shown
        ],
        ensure_ascii=False,
        indent=2,
    )
