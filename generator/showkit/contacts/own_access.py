"""A person's own ``access``, where until now the house's held for them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showkit.contacts.opened import opened
from showkit.contacts.wanted import EditError, Set
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.contacts.wanted import Change


def own_access(data: bytes, person_id: str, values: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return the changes to a contact file by which `values` hold for one person alone.

    Where they have an ``access`` of their own, it takes the values. Else they get one that says
    what the house's says, and the values: a person's own stands for the house's as a whole.

    Raises:
        EditError: nobody in the file has that id.
    """
    file = opened(data).value
    people = file.get("people")
    people = people if isinstance(people, list) else []
    at = next(
        (n for n, one in enumerate(people) if isinstance(one, dict) and one.get("id") == person_id),
        None,
    )
    if at is None:
        raise EditError(Message("nobody in it has the id “{id}”", id=person_id))
    place = ("people", at, "access")
    if isinstance(people[at].get("access"), dict):
        return tuple(Set((*place, name), value) for name, value in values.items())
    of_the_house = file.get("access")
    said = dict(of_the_house) if isinstance(of_the_house, dict) else {}
    return (Set(place, {**said, **values}),)
