"""Who is meant by a word on the command line: an id, a file's name, an address, or the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.slugs import as_slug
from showkit.content.suggestions import did_you_mean, meant_instead
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show


class WhomError(Exception):
    """Nobody is called so, or several are; `message` says who is near."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def presenter_named(library: Library, word: str) -> Presenter:
    """Return the house that `word` names: its file's name, now or before, or its own name.

    Raises:
        WhomError: no house or several are called so.
    """
    known = library.presenter_by_slug.get(word)
    if known is not None:
        return known
    wanted = as_slug(word)
    found = [house for house in library.presenters if wanted in {house.slug, as_slug(house.name)}]
    if len(found) == 1:
        return found[0]
    if found:
        raise WhomError(_several(word, (house.slug for house in found)))
    names = {house.slug: house.name for house in library.presenters}
    suggestion = _where_they_work(library, word) or _suggestion(word, names)
    raise WhomError(
        Message("no presenter is called “{name}”{suggestion}", name=word, suggestion=suggestion)
    )


def _where_they_work(library: Library, word: str) -> Message | None:
    """Return where somebody of that name works, where a house was asked for."""
    wanted = word.strip().casefold()
    found = [
        (house, person)
        for house, person in library.people()
        if wanted in _ids(person) | _addresses(person) | _names(person)
    ]
    if len(found) != 1:
        return None
    house, person = found[0]
    return Message(" ({person} works at {house})", person=person.name, house=house.slug)


def person_named(
    library: Library, word: str, presenter: Presenter | None = None
) -> tuple[Presenter, Person]:
    """Return the person that `word` names, of `presenter` or of any house, and their house.

    `word` is their id, now or before, their e-mail address, or their name.

    Raises:
        WhomError: nobody or several are called so.
    """
    people = [(h, p) for h, p in library.people() if presenter is None or h is presenter]
    for names in (_ids, _addresses, _names):
        found = [(h, p) for h, p in people if word.strip().casefold() in names(p)]
        if len(found) == 1:
            return found[0]
        if found:
            raise WhomError(_several(word, (person.id for _, person in found)))
    suggestion = _suggestion(word, {person.id: person.name for _, person in people})
    if presenter is not None:
        raise WhomError(
            Message(
                "nobody at {house} is called “{name}”{suggestion}",
                house=presenter.name,
                name=word,
                suggestion=suggestion,
            )
        )
    raise WhomError(
        Message("nobody is called “{name}”{suggestion}", name=word, suggestion=suggestion)
    )


def show_named(library: Library, word: str) -> Show:
    """Return the show that `word` names: its folder's name, now or before.

    Raises:
        WhomError: there is none.
    """
    show = library.show_by_slug.get(word) or library.show_by_slug.get(as_slug(word))
    if show is None:
        suggestion = did_you_mean(word, library.show_by_slug)
        raise WhomError(
            Message("there is no show “{show}”{suggestion}", show=word, suggestion=suggestion)
        )
    return show


def _ids(person: Person) -> set[str]:
    return {one.casefold() for one in person.ids}


def _addresses(person: Person) -> set[str]:
    return {address.casefold() for address in person.addresses}


def _names(person: Person) -> set[str]:
    return {person.name.casefold(), as_slug(person.name)}


def _several(word: str, names: Iterable[str]) -> Message:
    return Message("“{name}” may be any of {names}", name=word, names=", ".join(names))


def _suggestion(word: str, names: Mapping[str, str]) -> Message | str:
    """Return the id or slug of who is near by it or by name."""
    near = did_you_mean(word, names)
    if near:
        return near
    by_name = {as_slug(name): slug for slug, name in names.items()}
    near = did_you_mean(as_slug(word), by_name)
    return meant_instead(by_name[str(near.values["near"])]) if isinstance(near, Message) else ""
