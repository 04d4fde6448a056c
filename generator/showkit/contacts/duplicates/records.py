"""Two contacts by the names that people give them: slugs of houses, ids of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.contacts.duplicates.facts import Fact, house_facts, person_facts, side_by_side
from showkit.contacts.duplicates.pairs import Duplicate, Sort
from showkit.content.suggestions import did_you_mean
from showkit.model.message import Message

if TYPE_CHECKING:
    from showkit.model.library import Library


class TwoContactsError(Exception):
    """Two names do not stand for two houses or two people; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Records:
    """The contact base by name."""

    library: Library

    def both(self, a: str, b: str) -> tuple[Sort, str, str]:
        """Return what two names stand for, and the names that these have now.

        Raises:
            TwoContactsError: one is nobody, they are a house and a person, or the same.
        """
        houses, people = self.library.presenter_by_slug, self.library.person_by_id
        for name in (a, b):
            if name not in houses and name not in people:
                suggestion = did_you_mean(name, [*houses, *people])
                raise TwoContactsError(
                    Message(
                        "nothing in the contact base is called “{name}”{suggestion}",
                        name=name,
                        suggestion=suggestion,
                    )
                )
        if a in houses and b in houses:
            sort, one, other = Sort.HOUSE, houses[a].slug, houses[b].slug
        elif a in people and b in people:
            sort, one, other = Sort.PERSON, people[a][1].id, people[b][1].id
        else:
            text = Message("“{a}” and “{b}” are a house and a person; name two of a kind", a=a, b=b)
            raise TwoContactsError(text)
        if one == other:
            raise TwoContactsError(Message("“{a}” and “{b}” are one already", a=a, b=b))
        return sort, one, other

    def facts(self, pair: Duplicate) -> tuple[Fact, ...]:
        """Return both records side by side."""
        if pair.sort is Sort.HOUSE:
            houses = self.library.presenter_by_slug
            return side_by_side(house_facts(houses[pair.a]), house_facts(houses[pair.b]))
        people = self.library.person_by_id
        return side_by_side(person_facts(*people[pair.a]), person_facts(*people[pair.b]))
