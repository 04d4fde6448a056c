"""``showkit contacts review``: a handful of contacts a day, and what one finds out about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from showkit.commands.content import NO_CONTACT, read_contacts, today
from showkit.commands.progress import say
from showkit.commands.replies import Reply, Way, prompt, read_reply
from showkit.contacts.contact_file import contact_file
from showkit.contacts.review import Answer, Contact, Outcome, answered, due_for_review
from showkit.contacts.undo import undoable
from showkit.contacts.wanted import EditError
from showkit.contacts.where import select
from showkit.contacts.whom import WhomError, person_named, show_named
from showkit.content.parts import PRESENTERS
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.contacts.review import Choice, Reviewed
    from showkit.contacts.undo import Changes
    from showkit.model.library import Library
    from showkit.output.catalogues import Catalogue
    from showkit.output.project import Project


class AnswerError(Exception):
    """What ``--answer`` says cannot be understood; `message` shows how it is written."""

    def __init__(self, given: str) -> None:
        self.message = Message(
            "“{given}” is no answer: write PERSON=still-right, PERSON=left or "
            "PERSON=new-email:ADDRESS",
            given=given,
        )
        super().__init__(str(self.message))


def review(
    project: Project, choice: Choice, where: str | None, as_of: dt.date | None, *, ask: bool
) -> int:
    """Show the contacts of `choice` that are due; with `ask`, ask for an answer to each.

    `where` is a filter (see `contacts.where`). Each answer is written as it is given, and can be
    taken back by itself.

    Raises:
        WhomError: there is no such show.
        WhereError: the filter cannot be read.
    """
    library = read_contacts(project)
    day = as_of or today(library)
    words = catalogue(reader_language())
    chosen = select(library, where, day)
    show = show_named(library, choice.show).slug if choice.show else None
    choice = replace(choice, show=show, slugs=chosen.slugs, people=chosen.person_ids)
    due = due_for_review(library, choice, day)
    if not library.presenters:
        say(NO_CONTACT)
    elif not due:
        say(Message("Everybody here has been verified."))
    for number, one in enumerate(due, start=1):
        click.echo(_shown(one, f"{number}/{len(due)}", words))
        if ask and not _goes_on(project, library, one.contact, day):
            break
    return 0


def answer(project: Project, given: Sequence[str], as_of: dt.date | None) -> int:
    """Write answers given on the command line, such as ``claire-aubin=still-right``; all or none.

    Raises:
        AnswerError: one cannot be understood.
        WhomError: one speaks of nobody.
        EditError: one cannot be written.
    """
    with project_lock(project):
        library = read_contacts(project)
        day = as_of or today(library)
        outcomes = [_outcome(library, *_contact_and_reply(library, one), day) for one in given]
        with undoable(project, "review", ", ".join(given)) as changes:
            for outcome in outcomes:
                _write(changes, project, outcome)
    for outcome in outcomes:
        say(_done(outcome))
    return 0


def _goes_on(project: Project, library: Library, contact: Contact, day: dt.date) -> bool:
    """Ask about one contact until there is an answer; tell whether to go on with the next."""
    words = catalogue(reader_language())
    is_person = contact.person is not None
    while True:
        try:
            typed = click.prompt(prompt(words, is_person=is_person), prompt_suffix="\n> ")
        except click.Abort:  # the end of the input, or Ctrl-C
            return False
        reply = read_reply(typed, words)
        if reply is None or (reply.choice is Answer.NEW_EMAIL and not reply.email):
            say(Message("Please type one of these, or the letter in brackets."))
            continue
        if isinstance(reply.choice, Way):
            click.echo()
            return reply.choice is Way.SKIP
        outcome = _outcome(library, contact, reply, day)
        done = _done(outcome)
        try:
            with project_lock(project), undoable(project, "review", done) as changes:
                _write(changes, project, outcome)
        except EditError as error:
            say(error.message)
            continue
        click.echo(f"{words.say(done)}\n")
        return True


def _contact_and_reply(library: Library, given: str) -> tuple[Contact, Reply]:
    whom, equals, typed = given.partition("=")
    reply = read_reply(typed, catalogue(reader_language()))
    if not equals or reply is None or not isinstance(reply.choice, Answer):
        raise AnswerError(given)
    try:
        presenter, person = person_named(library, whom)
    except WhomError:
        if whom not in library.presenter_by_slug:
            raise
        return Contact(library.presenter_by_slug[whom]), reply
    return Contact(presenter, person), reply


def _outcome(library: Library, contact: Contact, reply: Reply, day: dt.date) -> Outcome:
    old = contact.person.email if contact.person else None
    note = Message("New e-mail address: {new}. Before: {old}", new=reply.email, old=old or "")
    text = catalogue(library.company.main_language).say(note)
    return Outcome(contact, Answer(reply.choice), day, reply.email, text)


def _write(changes: Changes, project: Project, outcome: Outcome) -> None:
    path = contact_file(project.content / PRESENTERS, outcome.contact.presenter.slug)
    changes.edit(path, lambda data: answered(data, outcome))


def _done(outcome: Outcome) -> Message:
    contact, day = outcome.contact, outcome.day
    name = contact.person.name if contact.person else contact.presenter.name
    if outcome.answer is Answer.LEFT:
        return Message("{name} left on {day}; their link is closed.", name=name, day=day)
    if outcome.answer is Answer.NEW_EMAIL:
        return Message(
            "{name}: {email}, verified on {day}.", name=name, email=outcome.email, day=day
        )
    return Message("{name}: verified on {day}.", name=name, day=day)


def _shown(one: Reviewed, number: str, words: Catalogue) -> str:
    presenter, person = one.contact.presenter, one.contact.person
    place = ", ".join(part for part in (presenter.name, presenter.address.city) if part)
    seen = one.contact.verified_on
    when = Message("verified on {day}", day=seen) if seen else Message("never verified")
    lines = [f"{number}  {place}  ({words.say(when)})"]
    if person is not None:
        lines.append(
            f"  {', '.join(part for part in (person.name, person.role) if part)}  ({person.id})"
        )
        reach = [part for part in (person.email, person.phone or presenter.phone) if part]
        lines += [f"  {', '.join(reach)}"] if reach else []
    lines += [f"    - {words.say(question)}" for question in one.questions]
    return "\n".join(lines)
