"""From rows that are placed to a plan: every field held against the file and the last import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from showkit.contacts.exchange.drafts import Doubt
from showkit.contacts.exchange.field_planning import FieldPlanning, new_values, within
from showkit.contacts.exchange.fields import Kind, Part, target
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.plan import HousePlan, ThingPlan
from showkit.contacts.exchange.said import Said, Values, texts
from showkit.contacts.exchange.three_way import SEPARATOR, is_same
from showkit.contacts.exchange.values import plain_value
from showkit.content.records import as_slug
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.contacts.exchange.drafts import HouseDraft, PersonDraft
    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.three_way import Take
    from showkit.content.yaml import Pointer
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.model.talk import Talk


@dataclass(frozen=True)
class Planner:
    """Plans drafts: `take` decides conflicts, `today` dates what has no date, `shows` are ours."""

    today: dt.date
    shows: Mapping[str, Show]
    take: Take | None = None

    def plan(self, draft: HouseDraft, doubts: list[Doubt]) -> HousePlan:
        """Return what becomes of a house's file; what cannot be told goes to `doubts`."""
        return _HousePlanning(self, draft, doubts).result()

    def show_slug(self, word: str) -> str | None:
        """Return the slug of the show that a sheet calls by its slug or title."""
        if word in self.shows:
            return self.shows[word].slug
        wanted = fold(word)
        for slug, show in self.shows.items():
            if fold(slug) == wanted or any(
                fold(words.title) == wanted for words in show.words.values()
            ):
                return show.slug
        return None


class _HousePlanning:
    """One house being planned."""

    def __init__(self, planner: Planner, draft: HouseDraft, doubts: list[Doubt]) -> None:
        self._planner = planner
        self._draft = draft
        self._doubts = doubts
        self._plan = HousePlan(draft.slug, draft.name, draft.presenter)
        self._fields = FieldPlanning(self._plan, planner.today, planner.take)

    def result(self) -> HousePlan:
        draft, plan = self._draft, self._plan
        for _, row in draft.said.values():
            plan.place = plan.place or row.place()
        self._fields.remember_key(draft.said, "")
        plan.changes = list(self._fields.changes(draft.said, Part.HOUSE, draft.presenter, (), ""))
        if draft.presenter is None:
            plan.values = new_values(plan.changes)
            plan.values.setdefault("name", draft.name)
        for person in draft.people.values():
            self._person(person)
        self._rooms()
        self._talks()
        self._history()
        return plan

    def _person(self, draft: PersonDraft) -> None:
        way = f"people.{draft.id}."
        people = self._draft.presenter.people if self._draft.presenter else ()
        index = next((n for n, one in enumerate(people) if one.id == draft.id), len(people))
        self._fields.remember_key(draft.said, way)
        changes = list(
            self._fields.changes(draft.said, Part.PERSON, draft.person, ("people", index), way)
        )
        name = draft.person.name if draft.person else str(draft.said["name"][0].value)
        thing = ThingPlan("person", draft.id, name, draft.person is None, changes)
        if draft.person is None:
            values = new_values([within(change, 2) for change in changes])
            thing.values = {"id": draft.id, "name": values.pop("name", name), **values}
        thing.place = next((row.place() for _, row in draft.said.values()), None)
        self._plan.things.append(thing)

    # rooms

    def _rooms(self) -> None:
        presenter = self._draft.presenter
        rooms = presenter.rooms if presenter else ()
        new: dict[str, dict[str, tuple[Said, Incoming]]] = {}
        for values, row in self._draft.rooms:
            said = texts(values)
            name = said.get("name", "")
            found = _room(rooms, said.get("id", ""), name)
            if not name and found is None and len(rooms) + len(new) == 1:
                found = 0 if rooms else None
                name = "" if rooms else next(iter(new))
            if found is not None:
                self._changed_room(rooms[found], found, values, row)
                continue
            if not name and len(rooms) > 1:
                reason = Message("the row does not say which of the rooms it is about")
                advice = Message("add a column with the room's name")
                self._doubts.append(Doubt(row.place(), self._draft.name, reason, advice))
                continue
            known = new.setdefault(fold(name), {})
            for field_name, one in values.items():
                known.setdefault(field_name, (one, row))
        taken = {room.id for room in rooms}
        for gathered in new.values():
            self._new_room(gathered, taken)

    def _changed_room(self, room: Room, index: int, values: Values, row: Incoming) -> None:
        said = {name: (one, row) for name, one in values.items()}
        way = f"rooms.{room.id}."
        changes = list(self._fields.changes(said, Part.ROOM, room, ("rooms", index), way))
        thing = ThingPlan("room", room.id, room.name, is_new=False, changes=changes)
        thing.place = row.place()
        self._plan.things.append(thing)

    def _new_room(self, said: dict[str, tuple[Said, Incoming]], taken: set[str]) -> None:
        given = str(said["name"][0].value) if "name" in said else ""
        name = given or self._draft.name
        wanted = str(said["id"][0].value) if "id" in said else ""
        base = wanted or as_slug(name)[:60].strip("-")
        tries = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
        room_id = next(one for one in tries if one not in taken)
        taken.add(room_id)
        changes = list(
            self._fields.changes(said, Part.ROOM, None, ("rooms", 0), f"rooms.{room_id}.")
        )
        values = new_values([within(change, 2) for change in changes])
        thing = ThingPlan("room", room_id, name, is_new=True, changes=changes)
        thing.values = {"id": room_id, "name": name} | {
            key: value for key, value in values.items() if key != "name"
        }
        thing.place = next((row.place() for _, row in said.values()), None)
        self._plan.things.append(thing)

    # talks

    def _talks(self) -> None:
        presenter = self._draft.presenter
        for values, row in self._draft.talks:
            said = texts(values)
            word = said.get("show", "")
            if not word:
                continue
            slug = self._planner.show_slug(word)
            if slug is None:
                reason = Message("there is no show “{show}”", show=word)
                advice = Message("correct the title in the sheet, or add the show")
                self._doubts.append(Doubt(row.place(), self._draft.name, reason, advice))
                continue
            talks = presenter.shows.get(slug, ()) if presenter else ()
            index = _talk(talks, said.get("period", ""))
            self._talk(slug, talks, index, values, row)

    def _talk(
        self, slug: str, talks: Sequence[Talk], index: int | None, values: Values, row: Incoming
    ) -> None:
        said = {name: (one, row) for name, one in values.items()}
        period = texts(values).get("period", "")
        way = f"shows.{slug}.{as_slug(period)}." if period else f"shows.{slug}."
        talk = talks[index] if index is not None else None
        at: Pointer = ("shows", slug, index if index is not None else len(talks))
        changes = list(self._fields.changes(said, Part.TALK, talk, at, way))
        name = f"{slug} {period}".strip()
        thing = ThingPlan("talk", slug, name, is_new=talk is None, changes=changes)
        if talk is None:
            thing.values = new_values([within(change, 3) for change in changes])
            thing.values.setdefault("stage", "prospect")
        thing.place = row.place()
        self._plan.things.append(thing)

    # history

    def _history(self) -> None:
        """Add exchanges that neither the file nor the last import has; none is ever changed."""
        presenter = self._draft.presenter
        known = {
            (entry.date.isoformat(), fold(entry.note))
            for entry in (presenter.history if presenter else ())
        }
        for values, row, person in self._draft.history:
            said = texts(values)
            note = said.get("note", "")
            if not note:
                continue
            way = f"people.{person}.history" if person else "history"
            text = " ".join(f"{said.get('date', '')} {note}".split())
            earlier = self._plan.bases.get(row.source, {}).get(
                way, self._fields.base(row.source, way)
            )
            before = earlier.split(SEPARATOR) if earlier else []
            text = text.replace(SEPARATOR.strip(), ",")
            day = said.get("date") or self._planner.today.isoformat()
            is_known = (day, fold(note)) in known or any(
                is_same(Kind.TEXT, text, one) for one in before
            )
            if text not in before:
                self._fields.remember(row.source, way, SEPARATOR.join([*before, text]))
            if is_known:
                continue
            known.add((day, fold(note)))
            thing = ThingPlan("exchange", day, note, is_new=True, place=row.place())
            thing.values = self._exchange(said, day, person)
            self._plan.things.append(thing)

    def _exchange(self, said: Mapping[str, str], day: str, person: str) -> dict[str, Any]:
        values: dict[str, Any] = {"date": _plain(f"{Part.HISTORY}.date", day)}
        if said.get("kind"):
            values["kind"] = said["kind"]
        slug = self._planner.show_slug(said["show"]) if said.get("show") else None
        if slug:
            values["show"] = slug
        if person:
            values["person"] = person
        for name in ("by", "note", "due", "done"):
            if said.get(name):
                values[name] = _plain(f"{Part.HISTORY}.{name}", said[name])
        return values


def _room(rooms: Sequence[Room], room_id: str, name: str) -> int | None:
    for index, room in enumerate(rooms):
        if (room_id and room.id == room_id) or (name and fold(room.name) == fold(name)):
            return index
    return None


def _talk(talks: Sequence[Talk], period: str) -> int | None:
    for index, talk in enumerate(talks):
        if fold(talk.period) == fold(period) or (len(talks) == 1 and not period):
            return index
    return None


def _plain(word: str, text: str) -> object:
    what = target(word)
    return plain_value(what.field.kind, text) if what else text
