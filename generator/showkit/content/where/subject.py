"""What an expression is asked about: a house, or a person of it; then fields of those."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.content.where.kinds import ValueKind
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.model.sent import Sent
    from showkit.model.talk import HistoryEntry, Talk


_NOTHING_SENT: Final[Mapping[str, Sequence[Sent]]] = {}


class OneTalk(NamedTuple):
    """The talk about a show, for one period."""

    show: str
    talk: Talk


class Subject(NamedTuple):
    """A house with what of it is being looked at, on the day `today`.

    What is None is not singled out: fields of rooms then speak of all the house's rooms. `sent_to`
    is what was sent to each person, by their id, the first of it first.
    """

    presenter: Presenter
    today: dt.date
    person: Person | None = None
    room: Room | None = None
    talk: OneTalk | None = None
    exchange: HistoryEntry | None = None
    sent_to: Mapping[str, Sequence[Sent]] = _NOTHING_SENT

    def rooms(self) -> Iterable[Room]:
        """The room looked at, or all of the house."""
        return self.presenter.rooms if self.room is None else (self.room,)

    def talks(self) -> Iterable[OneTalk]:
        """The talk looked at, or all with the house."""
        return _talks(self.presenter) if self.talk is None else (self.talk,)

    def exchanges(self) -> Iterable[HistoryEntry]:
        """The exchange looked at, or all with the house."""
        return self.presenter.history if self.exchange is None else (self.exchange,)


class Group(StrEnum):
    """What a field belongs to, and what ``room(…)`` and its like single out."""

    HOUSE = "house"
    PERSON = "person"
    ROOM = "room"
    TALK = "talk"
    EXCHANGE = "exchange"


def singled_out(group: str, subject: Subject) -> Iterator[Subject]:
    """Yield the subject once for each room, person, talk or exchange of the house."""
    house = subject.presenter
    if group == Group.ROOM:
        yield from (subject._replace(room=room) for room in house.rooms)
    elif group == Group.PERSON:
        yield from (subject._replace(person=person) for person in house.people)
    elif group == Group.TALK:
        yield from (subject._replace(talk=talk) for talk in _talks(house))
    elif group == Group.EXCHANGE:
        yield from (subject._replace(exchange=entry) for entry in house.history)


def _talks(presenter: Presenter) -> list[OneTalk]:
    return [OneTalk(show, talk) for show, talks in presenter.shows.items() for talk in talks]


Get = Callable[[Subject, str], Iterable[object]]
"""How a field gets its values."""


def of_house(get: Callable[[Presenter], object]) -> Get:
    """Return how a field gets its one value from a house."""
    return lambda subject, _: (get(subject.presenter),)


@dataclass(frozen=True)
class Field:
    """A field: its names, what its values are, how to get them, what it means.

    `get` yields the values of a subject, none where nothing is known; texts that are empty and
    None count as not known. It is given the argument too, for a field that takes one. `is_many`
    marks what a house may have several of.
    """

    name: str
    french: str
    group: Group
    kind: ValueKind
    get: Get
    about: str
    about_french: str
    also: tuple[str, ...] = ()
    argument: ValueKind | None = None
    is_many: bool = False
