"""Houses and people as an import would have them, and the rows of which it will not decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.model.message import Message

if TYPE_CHECKING:
    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.said import Said, Values
    from showkit.model.finding import Place
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter


@dataclass(frozen=True)
class Doubt:
    """A row of which showkit will not decide whom it is about."""

    place: Place
    who: str
    reason: Message
    advice: Message


@dataclass(frozen=True)
class Clash:
    """Two rows that say different things of one field; the first was taken.

    `kept_as` is the field under which the other one is kept all the same, if there is one.
    """

    who: str
    word: str
    said: Said
    row: Incoming
    first: Said
    first_row: Incoming
    kept_as: str = ""


Gathered = dict[str, "tuple[Said, Incoming]"]
"""What rows say of one house, person or room, by the names of its fields; each with its row."""


def said_text(said: Gathered, name: str) -> str:
    """Return what is said for a field, as one text; nothing where nothing is said."""
    return str(said[name][0].value) if name in said else ""


@dataclass
class PersonDraft:
    """A person as they will be; `person` is None where they are new."""

    id: str
    person: Person | None
    said: Gathered = field(default_factory=dict)


@dataclass
class HouseDraft:
    """A house as it will be: what each source said of it, row by row; new where not known.

    `talks` are by the show's slug and the folded period. `rows` are those that speak of it,
    with whom they name; `is_settled` tells that somebody has said that it is a new house.
    """

    slug: str
    presenter: Presenter | None
    name: str
    city: str = ""
    said: Gathered = field(default_factory=dict)
    people: dict[str, PersonDraft] = field(default_factory=dict)
    rooms: list[tuple[Values, Incoming]] = field(default_factory=list)
    talks: dict[tuple[str, str], Gathered] = field(default_factory=dict)
    history: list[tuple[Values, Incoming, str]] = field(default_factory=list)
    rows: list[tuple[Incoming, str]] = field(default_factory=list)
    is_settled: bool = False


class DoubtError(Exception):
    """Nobody but a human can tell; `reason` and `advice` say what and how."""

    def __init__(self, reason: Message, advice: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.advice = advice


_SETTLE: Final = Message(
    "write under “settled:” in the mapping: “{key}: {example}”, or “new”, or “skip”"
)


def ask(reason: Message, key: str, example: str) -> DoubtError:
    """Return the question whom `key`, an address or a name, stands for; `example` may be them."""
    return DoubtError(reason, Message(_SETTLE.text, key=key, example=example))
