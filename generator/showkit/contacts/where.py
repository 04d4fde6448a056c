"""Choosing contacts: the houses and the people for which a filter holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.content.where.errors import WhereError
from showkit.content.where.evaluate import compiled
from showkit.content.where.known import known_names
from showkit.content.where.parser import parse
from showkit.content.where.subject import Subject
from showkit.content.where.syntax import segments_in
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt

    from showkit.content.where.known import Known
    from showkit.content.where.syntax import Expression
    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter


@dataclass(frozen=True)
class Selection:
    """The houses chosen and, of those, the people chosen, both in the library's order.

    A filter is asked of each person of a house, and once of a house where nobody works. A house
    is chosen where it holds for any of those; of the people, those for whom it holds.
    """

    houses: tuple[Presenter, ...]
    people: tuple[tuple[Presenter, Person], ...]

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of the houses."""
        return frozenset(house.slug for house in self.houses)

    @cached_property
    def person_ids(self) -> frozenset[str]:
        """The ids of the people."""
        return frozenset(person.id for _, person in self.people)


def select(library: Library, expression: str | None, as_of: dt.date) -> Selection:
    """Return the contacts for which `expression` holds on the day `as_of`; all where it is None.

    ``@name`` stands for a segment of the library.

    Raises:
        WhereError: the expression, or a segment that it names, cannot be read.
    """
    if expression is None:
        return Selection(library.presenters, tuple(library.people()))
    known = known_names(library.shows, library.segments)
    asked = parse(expression, known)
    test = compiled(asked, as_of, _segments(asked, library, known))
    houses: list[Presenter] = []
    people: list[tuple[Presenter, Person]] = []
    for house in library.presenters:
        here = Subject(house, as_of, sent_to=library.sent_to)
        found = [one for one in house.people if test(here._replace(person=one))]
        if found or (not house.people and test(here)):
            houses.append(house)
            people.extend((house, one) for one in found)
    return Selection(tuple(houses), tuple(people))


def _segments(asked: Expression, library: Library, known: Known) -> dict[str, Expression]:
    """Return the segments that an expression names, and those that they name in turn."""
    found: dict[str, Expression] = {}
    waiting = list(segments_in(asked))
    while waiting:
        name = waiting.pop()
        if name not in found:
            try:
                found[name] = parse(library.segments[name].where, known)
            except WhereError as error:
                raise _of_segment(error, name) from error
            waiting.extend(segments_in(found[name]))
    return found


def _of_segment(error: WhereError, name: str) -> WhereError:
    problem = Message("in the segment “{name}”: {problem}", name=name, problem=error.problem)
    return WhereError(problem, error.advice, error.text, error.start, error.end)
