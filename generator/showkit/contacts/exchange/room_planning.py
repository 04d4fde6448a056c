"""What an import makes of rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.exchange.drafts import Doubt, Gathered, said_text
from showkit.contacts.exchange.field_planning import new_values, within
from showkit.contacts.exchange.fields import Part
from showkit.contacts.exchange.house_identity import LONGEST
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.plan import ThingPlan
from showkit.contacts.exchange.said import Values, texts
from showkit.content.slugs import as_slug
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.contacts.exchange.drafts import HouseDraft
    from showkit.contacts.exchange.field_planning import FieldPlanning
    from showkit.contacts.exchange.incoming import Incoming
    from showkit.model.room import Room


def plan_rooms(
    draft: HouseDraft, fields: FieldPlanning, doubts: list[Doubt]
) -> Iterator[ThingPlan]:
    """Yield what becomes of the rooms that rows spoke of; doubts of which is meant are added."""
    presenter = draft.presenter
    rooms = presenter.rooms if presenter else ()
    new: dict[str, Gathered] = {}
    for values, row in draft.rooms:
        said = texts(values)
        name = said.get("name", "")
        found = _find(rooms, said.get("id", ""), name)
        if not name and found is None and len(rooms) + len(new) == 1:
            found = 0 if rooms else None
            name = "" if rooms else next(iter(new))
        if found is not None:
            yield _changed(rooms[found], found, values, row, fields)
            continue
        if not name and len(rooms) > 1:
            reason = Message("the row does not say which of the rooms it is about")
            advice = Message("add a column with the room's name")
            doubts.append(Doubt(row.place(), draft.name, reason, advice))
            continue
        known = new.setdefault(fold(name), {})
        for field_name, one in values.items():
            known.setdefault(field_name, (one, row))
    taken = {room.id for room in rooms}
    for gathered in new.values():
        yield _new(gathered, draft.name, taken, fields)


def _changed(
    room: Room, index: int, values: Values, row: Incoming, fields: FieldPlanning
) -> ThingPlan:
    said = {name: (one, row) for name, one in values.items()}
    way = f"rooms.{room.id}."
    changes = list(fields.changes(said, Part.ROOM, room, ("rooms", index), way))
    thing = ThingPlan("room", room.id, room.name, is_new=False, changes=changes)
    thing.place = row.place()
    return thing


def _new(said: Gathered, house: str, taken: set[str], fields: FieldPlanning) -> ThingPlan:
    name = said_text(said, "name") or house
    base = said_text(said, "id") or as_slug(name)[:LONGEST].strip("-")
    tries = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
    room_id = next(one for one in tries if one not in taken)
    taken.add(room_id)
    changes = list(fields.changes(said, Part.ROOM, None, ("rooms", 0), f"rooms.{room_id}."))
    values = new_values([within(change, 2) for change in changes])
    thing = ThingPlan("room", room_id, name, is_new=True, changes=changes)
    thing.values = {"id": room_id, "name": name} | {
        key: value for key, value in values.items() if key != "name"
    }
    thing.place = next((row.place() for _, row in said.values()), None)
    return thing


def _find(rooms: Sequence[Room], room_id: str, name: str) -> int | None:
    for index, room in enumerate(rooms):
        if (room_id and room.id == room_id) or (name and fold(room.name) == fold(name)):
            return index
    return None
