"""From rows that are placed to a plan: every field held against the file and the last import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.contacts.exchange.drafts import said_text
from showkit.contacts.exchange.field_planning import FieldPlanning, new_values, within
from showkit.contacts.exchange.fields import Part
from showkit.contacts.exchange.history_planning import plan_history
from showkit.contacts.exchange.plan import HousePlan, ThingPlan
from showkit.contacts.exchange.room_planning import plan_rooms
from showkit.contacts.exchange.talk_planning import plan_talks

if TYPE_CHECKING:
    import datetime as dt

    from showkit.contacts.exchange.drafts import Doubt, HouseDraft, PersonDraft
    from showkit.contacts.exchange.three_way import Take


@dataclass(frozen=True)
class Planner:
    """Plans drafts: `take` decides conflicts, `today` dates what has no date."""

    today: dt.date
    take: Take | None = None

    def plan(self, draft: HouseDraft, doubts: list[Doubt]) -> HousePlan:
        """Return what becomes of a house's file; what cannot be told goes to `doubts`."""
        return _HousePlanning(self, draft, doubts).result()


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
        plan.things += [self._person(person) for person in draft.people.values()]
        plan.things += plan_rooms(draft, self._fields, self._doubts)
        plan.things += plan_talks(draft, self._fields)
        plan.things += plan_history(draft, self._fields, self._planner.today)
        return plan

    def _person(self, draft: PersonDraft) -> ThingPlan:
        way = f"people.{draft.id}."
        people = self._draft.presenter.people if self._draft.presenter else ()
        index = next((n for n, one in enumerate(people) if one.id == draft.id), len(people))
        self._fields.remember_key(draft.said, way)
        changes = list(
            self._fields.changes(draft.said, Part.PERSON, draft.person, ("people", index), way)
        )
        name = draft.person.name if draft.person else said_text(draft.said, "name")
        thing = ThingPlan("person", draft.id, name, draft.person is None, changes)
        if draft.person is None:
            values = new_values([within(change, 2) for change in changes])
            thing.values = {"id": draft.id, "name": values.pop("name", name), **values}
        thing.place = next((row.place() for _, row in draft.said.values()), None)
        return thing
