"""``showkit contacts log``: what was said, into the company's memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from showkit.commands.content import read_contacts, today
from showkit.commands.progress import say
from showkit.commands.promises import promise_line
from showkit.contacts.contact_file import contact_file
from showkit.contacts.edit import edited
from showkit.contacts.history import open_promises, with_entry
from showkit.contacts.talks import stage_reached
from showkit.contacts.undo import undoable
from showkit.contacts.whom import person_named, presenter_named, show_named
from showkit.content.parts import PRESENTERS
from showkit.content.records import make_record
from showkit.content.slugs import as_slug
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.presenter import Presenter
from showkit.model.talk import Exchange, HistoryEntry, TalkStage
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import project_lock
from showkit.visits.today.words import STAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.contacts.edit import Change
    from showkit.model.library import Library
    from showkit.output.project import Project


@dataclass(frozen=True)
class Said:
    """What was typed: `show` and `person` by any of their names, `on` a day or None for today.

    `keeps` is the day for which something was promised that is done now. `stage` is how far the
    talk about the show has come by it, for the season `period`.
    """

    note: str
    on: dt.date | None = None
    kind: str = Exchange.NOTE
    show: str | None = None
    person: str | None = None
    by: str = ""
    due: dt.date | None = None
    done: bool = False
    keeps: dt.date | None = None
    stage: str | None = None
    period: str = ""


def log(project: Project, word: str, said: Said, as_of: dt.date | None = None) -> int:
    """Add what was said with the presenter `word` to its history; print what is due there.

    Raises:
        WhomError: nobody, or no show, is called so.
        EditError: the contact file cannot be changed, or of several seasons one is meant.
    """
    with project_lock(project):
        library = read_contacts(project)
        day = as_of or today(library)
        presenter = presenter_named(library, word)
        entry = _entry(library, presenter, said, day)
        path = contact_file(project.content / PRESENTERS, presenter.slug)
        done = Message(
            "{house}, {day}: {note}", house=presenter.name, day=entry.date, note=entry.note
        )
        talk, before = _talk(library, presenter, entry, said)
        with undoable(project, "log", done) as changes:
            changes.edit(path, lambda data: edited(with_entry(data, entry, said.keeps), talk))
    _tell(project, path, day)
    if said.stage:
        say(
            Message(
                "{show}: {before} → {stage}",
                show=entry.show,
                before=STAGES[before],
                stage=STAGES[TalkStage(said.stage)],
            )
            if before
            else Message("{show}: {stage}", show=entry.show, stage=STAGES[TalkStage(said.stage)])
        )
    return 0


def _talk(
    library: Library, presenter: Presenter, entry: HistoryEntry, said: Said
) -> tuple[Sequence[Change], TalkStage | None]:
    """Return what writes down how far the talk has come, and how far it had."""
    if said.stage is None or entry.show is None:
        return (), None
    show = library.show_by_slug[entry.show]
    names = [name for name in presenter.shows if library.show_by_slug.get(name) is show]
    slug = names[0] if names else show.slug
    return stage_reached(
        presenter.shows.get(slug, ()), slug, TalkStage(said.stage), said.period, entry.date
    )


def _entry(library: Library, presenter: Presenter, said: Said, day: dt.date) -> HistoryEntry:
    return HistoryEntry(
        date=said.on or day,
        kind=Exchange(said.kind),
        show=show_named(library, said.show).slug if said.show else None,
        person=person_named(library, said.person, presenter)[1].id if said.person else None,
        by=said.by,
        note=said.note,
        due=said.due,
        done=said.done,
    )


def _tell(project: Project, path: Path, day: dt.date) -> None:
    """Say where it was noted, and what the file now says is promised."""
    words = catalogue(reader_language())
    file = project.relative(path)
    click.echo(words.say(Message("Noted in {file}.", file=file)))
    document = parse_yaml(path.read_text("utf-8-sig"), file)
    presenter, _ = make_record(document, Presenter, {"slug": as_slug(path.stem)})
    promises = open_promises(presenter) if presenter else ()
    if presenter and promises:
        click.echo(words.say(Message("Promised to {house}:", house=presenter.name)))
        for entry in promises:
            click.echo(f"  {words.say(promise_line(entry, presenter, day))}")
