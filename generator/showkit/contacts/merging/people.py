"""Two records of one person made into one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.merging.contents import contents
from showkit.contacts.merging.gathering import ASIDE, Gathering, as_list, is_same, ways
from showkit.contacts.merging.houses import Merge
from showkit.contacts.scalars import Bare
from showkit.contacts.wanted import Append, EditError, Insert, Set
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter

_SINGLE: Final = (
    *("name", "given_name", "role", "email", "phone", "language", "verified_on", "source"),
)
_APART: Final = ("left_on", "access")
"""What holds for one post only: the other's is kept aside."""

_HANDLED: Final = frozenset(
    {"id", "former_ids", "consent", "same_as", "note", ASIDE, *_SINGLE, *_APART}
)


@dataclass(frozen=True)
class Side:
    """One of two people: the house, the person, the house's contact file."""

    house: Presenter
    person: Person
    data: bytes

    @property
    def generation(self) -> int:
        """The generation of the person's link."""
        return self.house.access_of(self.person).generation

    def position(self) -> int:
        """Return where in `people` the person stands."""
        for n, person in enumerate(as_list(contents(self.data).get("people"))):
            if str(person.get("id")) == self.person.id:
                return n
        raise EditError(Message("nobody in it has the id “{id}”", id=self.person.id))

    def record(self) -> Mapping[str, Any]:
        """Return what the file says of the person."""
        record: Mapping[str, Any] = as_list(contents(self.data)["people"])[self.position()]
        return record


def merge_people(kept: Side, other: Side, day: dt.date, *, is_closed: bool) -> Merge:
    """Return how the record of a person takes over that of the same person elsewhere.

    The other's id goes to `former_ids`: the link that hangs on it leads to the kept one's page,
    and log rows with it count for the kept one. With `is_closed` that link opened nothing any
    more (revoked, expired, left), and stays so. Consent is that of one human: all that was said
    about visits, in order of date, and who unsubscribed once has unsubscribed.

    Raises:
        EditError: a file is not one UTF-8 document of YAML with fields.
    """
    mine, theirs = kept.record(), other.record()
    into = Gathering(("people", kept.position()))
    into.fill(mine, {field: theirs.get(field) for field in _SINGLE})
    for field in ("same_as", ASIDE):
        into.unite(mine.get(field), theirs.get(field), (field,))
    _merge_note(into, mine.get("note"), theirs.get("note"))
    said, heard = mine.get("consent") or {}, theirs.get("consent") or {}
    _merge_email_consent(into, said.get("email") or {}, heard.get("email") or {})
    _merge_tracking(into, as_list(said.get("tracking")), as_list(heard.get("tracking")))
    for field in _APART:
        if theirs.get(field) and not is_same(mine.get(field), theirs[field]):
            into.keep_aside((field,), theirs[field])
    into.fill(mine, {name: value for name, value in theirs.items() if name not in _HANDLED})
    for former in _former_ids(kept, other, is_closed=is_closed):
        into.changes.append(Append((*into.base, "former_ids"), former))
    into.note_aside({"from": other.person.id, "house": other.house.slug, "merged_on": day})
    return Merge(tuple(into.changes), tuple(into.taken.items()), tuple(ways(into.aside)))


def _former_ids(kept: Side, other: Side, *, is_closed: bool) -> list[Any]:
    """Return the other's ids as the kept one's former ones, links and all."""
    ahead = other.generation - kept.generation
    records = [(other.person.id, ahead, is_closed)] + [
        (former.id, ahead + former.ahead, is_closed or former.revoked)
        for former in other.person.former_ids
    ]
    return [
        {
            "id": id_,
            **({"ahead": generations} if generations else {}),
            **({"revoked": True} if revoked else {}),
        }
        if generations or revoked
        else id_
        for id_, generations, revoked in records
    ]


def _merge_note(into: Gathering, mine: str | None, theirs: str | None) -> None:
    if not theirs or (mine and is_same(mine, theirs)):
        return
    into.changes.append(Set((*into.base, "note"), f"{mine}\n{theirs}" if mine else theirs))
    into.taken["note",] = theirs


def _merge_email_consent(
    into: Gathering, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    """Take over a ground for writing where there is none, and an unsubscription in any case."""
    at = ("consent", "email")
    ground = {name: value for name, value in theirs.items() if name != "unsubscribed_on"}
    if "basis" not in mine:
        into.fill(mine, ground, at)
    elif not all(is_same(mine.get(name), value) for name, value in ground.items()):
        into.keep_aside(at, ground)
    days = [str(one["unsubscribed_on"]) for one in (mine, theirs) if one.get("unsubscribed_on")]
    if days and str(mine.get("unsubscribed_on")) != max(days):
        into.take((*at, "unsubscribed_on"), Bare(max(days)))


def _merge_tracking(into: Gathering, mine: list[Any], theirs: list[Any]) -> None:
    """Put what was said about visits in order; of one day, a no comes first and so holds."""
    at = (*into.base, "consent", "tracking")
    said = sorted(range(len(mine)), key=lambda n: str(mine[n].get("since")))
    is_in_order = said == list(range(len(mine)))
    days = [str(entry.get("since")) for entry in mine]
    for entry in sorted(theirs, key=lambda one: str(one.get("since"))):
        if any(is_same(entry, own) for own in mine):
            continue
        day = str(entry.get("since"))
        side = bisect_left if entry.get("state") == "denied" else bisect_right
        place = side(days, day) if is_in_order else (0 if side is bisect_left else len(days))
        into.changes.append(Insert((*at, place), entry))
        into.taken.setdefault(("consent", "tracking"), []).append(entry)
        days.insert(place, day)
