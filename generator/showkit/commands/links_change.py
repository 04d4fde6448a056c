"""``showkit links --rotate`` and ``--revoke``: another link for somebody, or none any more."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from showkit.access.links import links as everybodys_links
from showkit.access.secret import open_secret
from showkit.commands.content import read_contacts, today
from showkit.commands.links import WHY_NOT
from showkit.commands.progress import say
from showkit.contacts.contact_file import contact_file
from showkit.contacts.own_access import own_access
from showkit.contacts.undo import undoable
from showkit.contacts.wanted import EditError
from showkit.contacts.whom import person_named
from showkit.content.load import load
from showkit.content.parts import PRESENTERS
from showkit.model.message import Message
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.output.project import Project


class Turn(Enum):
    """What is done to a link."""

    ROTATE = "rotate"
    REVOKE = "revoke"


def change_link(project: Project, word: str, turn: Turn, as_of: dt.date | None) -> int:
    """Give the person `word` another link, or take theirs back; say what is to be done next.

    Raises:
        WhomError: nobody is called so.
        EditError: their file cannot be changed.
    """
    with project_lock(project):
        library = read_contacts(project)
        house, person = person_named(library, word)
        values = _values(house, person, turn)
        if values is None:
            say(Message("{name} has no link any more: nothing to do.", name=person.name))
            return 0
        path = contact_file(project.content / PRESENTERS, house.slug)
        title = (
            Message("another link for {name}", name=person.name)
            if turn is Turn.ROTATE
            else Message("no link for {name} any more", name=person.name)
        )
        with undoable(project, turn.value, title) as changes:
            data = changes.read(path) or b""
            changes.change(path, own_access(data, person.id, values))
        after = load(project).library
        if after is None:
            raise EditError(Message("the files were changed meanwhile; try again"))
    say(*_told(project, after, person, turn, as_of or today(after)))
    if person.access is None and house.access.model_fields_set:
        say(
            Message(
                "What the house's access says was copied for them: a note to the house or another "
                "choice of shows is to be changed in both places from now on."
            )
        )
    say(Message("“showkit contacts undo” takes this back."))
    return 0


def _values(house: Presenter, person: Person, turn: Turn) -> Mapping[str, int | bool] | None:
    access = house.access_of(person)
    if turn is Turn.ROTATE:
        return {"generation": access.generation + 1}
    return None if access.revoked else {"revoked": True}


def _told(
    project: Project, library: Library, before: Person, turn: Turn, day: dt.date
) -> Iterator[Message]:
    """Yield what happened, what to do and when the old link stops."""
    house, person = library.person_by_id[before.id]
    sent = library.sent_to.get(person.id, ())
    if turn is Turn.REVOKE:
        yield Message("{name} ({house}) has no link any more.", name=person.name, house=house.name)
    else:
        yield from _new_link(project, library, person, day)
    if sent:
        yield Message("They were last sent a link on {day}.", day=sent[-1].on)
    yield Message(
        "The old link opens until you build and publish the site: do it now. Some hosts keep what "
        "was there before for a while; docs/publishing.md says which, and for how long."
    )


def _new_link(
    project: Project, library: Library, person: Person, day: dt.date
) -> Iterator[Message]:
    found = everybodys_links(library, open_secret(project), day)
    link = next((one for one in found if one.person.id == person.id), None)
    if link is None:
        return
    name = person.name
    if link.state in WHY_NOT:
        yield Message("{name} has another link; but: {why}", name=name, why=WHY_NOT[link.state])
    else:
        address = link.url(library.company.site_url)
        yield Message("The new link of {name}: {link}", name=name, link=address)
