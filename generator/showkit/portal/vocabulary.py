"""Words for the ids that files use: genres, floors, dates that are not simply played."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.vocabularies import Vocabulary, label
from showkit.kit.fit.words import choice_word
from showkit.model.message import Message
from showkit.model.performance import PerformanceKind, Status
from showkit.model.show_facts import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.portal.reader import Reader

_GENRES: Mapping[str, Message] = {
    "alternative": Message("Alternative music"),
    "classical": Message("Classical music"),
    "contemporary-dance": Message("Contemporary dance"),
    "electronic": Message("Electronic music"),
    "folk": Message("Folk music"),
    "instrumental": Message("Instrumental music"),
    "modern-dance": Message("Modern dance"),
    "new-music": Message("New music"),
    "popular-music": Message("Popular music"),
    "spoken": Message("Spoken word"),
    "world-music": Message("World music"),
}
"""Genres whose name in the vocabulary only makes sense under that of the broader one."""

STATES: Mapping[State, Message] = {
    State.CREATION: Message("In creation"),
    State.TOURING: Message("On tour"),
    State.RETIRED: Message("No longer on tour"),
}

STATUSES: Mapping[Status, Message] = {
    Status.SOLD_OUT: Message("Sold out"),
    Status.POSTPONED: Message("Postponed"),
    Status.CANCELLED: Message("Cancelled"),
}

CALLED_OFF: Final = frozenset({Status.CANCELLED, Status.POSTPONED})
"""What is not played on its day."""

KINDS: Mapping[PerformanceKind, Message] = {
    PerformanceKind.SCHOOL: Message("For schools"),
    PerformanceKind.PREVIEW: Message("Preview"),
}


def genre(name: str, reader: Reader) -> str:
    """Return a genre's name, as it can stand alone."""
    message = _GENRES.get(name)
    if message is not None:
        return reader.say(message)
    word = label(Vocabulary.GENRES, name, reader.tag)
    return reader.set(word[:1].upper() + word[1:].lower())


def floor(name: str, reader: Reader) -> str:
    """Return the name of a kind of stage floor, or its id as a word."""
    return choice_word(name.replace("-", " "), reader)
