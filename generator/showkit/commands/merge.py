"""``showkit contacts merge``: two records of one house or one person made into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from showkit.access.links import LinkState, link_state
from showkit.commands.asking import is_wanted
from showkit.commands.content import read_contacts, today
from showkit.commands.merge_text import as_text
from showkit.commands.progress import say
from showkit.contacts.contact_file import contact_file
from showkit.contacts.duplicates.finding import likely_people
from showkit.contacts.duplicates.pairs import Sort
from showkit.contacts.duplicates.records import Records
from showkit.contacts.merging.houses import Merge, merge_houses
from showkit.contacts.merging.people import Side, merge_people
from showkit.contacts.undo import undoable
from showkit.contacts.wanted import EditError, Remove
from showkit.content.load import load
from showkit.content.parts import PRESENTERS
from showkit.content.records import make_record
from showkit.content.text import decode
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.presenter import Presenter
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.contacts.undo import Changes
    from showkit.model.library import Library
    from showkit.output.project import Project


@dataclass(frozen=True)
class Plan:
    """What a merge would do: to the file `kept`, and to the file `other`.

    `gone` is the place of the other person in their file; None where `other` goes altogether.
    """

    sort: Sort
    a: str
    b: str
    kept: Path
    other: Path
    merge: Merge
    gone: int | None
    warnings: tuple[Message, ...]


def merge(project: Project, a: str, b: str, *, is_sure: bool) -> int:
    """Make one record of `a` and `b`, once the person at the terminal has seen what it will be.

    Raises:
        TwoContactsError: the names do not stand for two houses or two people.
        EditError: a contact file cannot be changed, or was changed meanwhile.
    """
    library = read_contacts(project)
    words = catalogue(reader_language())
    day = today(library)
    plan = plan_merge(project, library, a, b, day)
    click.echo(as_text(plan, library, words))
    if not is_sure and not is_wanted(Message("Merge them?")):
        return 0
    with project_lock(project):
        now = load(project).library
        if now is None or plan_merge(project, now, a, b, day) != plan:
            raise EditError(Message("the files were changed meanwhile; try again"))
        title = Message("{a} takes over {b}", a=plan.a, b=plan.b)
        with undoable(project, "merge", title) as changes:
            _make(plan, changes)
    say(
        Message(
            "{b} is merged into {a}. “showkit contacts undo” brings both back as they were.",
            a=plan.a,
            b=plan.b,
        )
    )
    return 0


def plan_merge(project: Project, library: Library, a: str, b: str, day: dt.date) -> Plan:
    """Return what merging `b` into `a` would do.

    Raises:
        TwoContactsError: the names do not stand for two houses or two people.
        EditError: a contact file is none.
    """
    sort, one, other = Records(library).both(a, b)
    if sort is Sort.HOUSE:
        return _plan_houses(project, library, one, other, day)
    return _plan_people(project, library, one, other, day)


def _plan_houses(project: Project, library: Library, a: str, b: str, day: dt.date) -> Plan:
    kept, other = _contact_file(project, a), _contact_file(project, b)
    house = library.presenter_by_slug[b]
    found = merge_houses(kept.read_bytes(), other.read_bytes(), house, day)
    warnings = [
        Message(
            "its room “{old}” is now “{new}”; correct these performances: {ids}",
            old=old,
            new=new,
            ids=", ".join(ids),
        )
        for old, new in found.rooms
        if (ids := _played_in(library, house, old))
    ]
    warnings += [
        Message("these may be one person: showkit contacts merge {a} {b}", a=mine, b=theirs)
        for mine, theirs in likely_people(library.presenter_by_slug[a], house)
    ]
    return Plan(Sort.HOUSE, a, b, kept, other, found, None, tuple(warnings))


def _played_in(library: Library, house: Presenter, room: str) -> list[str]:
    names = {house.slug, *house.former_slugs}
    return [
        performance.id
        for show in library.shows
        for performance in show.performances
        if performance.venue in names and performance.room == room
    ]


def _plan_people(project: Project, library: Library, a: str, b: str, day: dt.date) -> Plan:
    sides = []
    for name in (a, b):
        house, person = library.person_by_id[name]
        data = _contact_file(project, house.slug).read_bytes()
        sides.append(Side(house, person, data))
    kept, other = sides
    open_ = [link_state(side.house, side.person, day) is LinkState.OPEN for side in sides]
    found = merge_people(kept, other, day, is_closed=not open_[1])
    warnings = []
    if open_[1] and not open_[0]:
        text = Message(
            "the page of {a} is closed, and that of {b} with it; “merge {b} {a}” keeps it open",
            a=a,
            b=b,
        )
        warnings.append(text)
    if kept.house.slug != other.house.slug:
        text = Message("they are listed at {house} alone from now on", house=kept.house.name)
        warnings.append(text)
    return Plan(
        Sort.PERSON,
        a,
        b,
        _contact_file(project, kept.house.slug),
        _contact_file(project, other.house.slug),
        found,
        other.position(),
        tuple(warnings),
    )


def _make(plan: Plan, changes: Changes) -> None:
    changes.change(plan.kept, plan.merge.changes)
    if plan.gone is None:
        changes.delete(plan.other)
    else:
        changes.change(plan.other, [Remove(("people", plan.gone))])
    for path in changes.paths():
        data = changes.read(path)
        if data is not None:
            _require_sound(data, path)


def _require_sound(data: bytes, path: Path) -> None:
    """Refuse a contact file that would no longer be read."""
    document = parse_yaml(decode(data, path.name)[0], path.name)
    _, findings = make_record(document, Presenter, {"slug": path.stem})
    if findings:
        raise EditError(
            Message(
                "{file} would no longer be right: {what}", file=path.name, what=findings[0].what
            )
        )


def _contact_file(project: Project, slug: str) -> Path:
    return contact_file(project.content / PRESENTERS, slug)
