"""What an import makes of the talks about shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.exchange.drafts import said_text
from showkit.contacts.exchange.field_planning import new_values, within
from showkit.contacts.exchange.fields import Part
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.plan import ThingPlan
from showkit.content.slugs import as_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.contacts.exchange.drafts import HouseDraft
    from showkit.contacts.exchange.field_planning import FieldPlanning
    from showkit.content.yaml import Pointer
    from showkit.model.talk import Talk


def plan_talks(draft: HouseDraft, fields: FieldPlanning) -> Iterator[ThingPlan]:
    """Yield what becomes of the talks about shows that rows spoke of."""
    for (slug, _), said in draft.talks.items():
        talks = draft.presenter.shows.get(slug, ()) if draft.presenter else ()
        period = said_text(said, "period")
        index = _find(talks, period)
        way = f"shows.{slug}.{as_slug(period)}." if period else f"shows.{slug}."
        talk = talks[index] if index is not None else None
        at: Pointer = ("shows", slug, index if index is not None else len(talks))
        changes = list(fields.changes(said, Part.TALK, talk, at, way))
        name = f"{slug} {period}".strip()
        thing = ThingPlan("talk", slug, name, is_new=talk is None, changes=changes)
        if talk is None:
            thing.values = new_values([within(change, 3) for change in changes])
            thing.values.setdefault("stage", "prospect")
        thing.place = next((row.place() for _, row in said.values()), None)
        yield thing


def _find(talks: Sequence[Talk], period: str) -> int | None:
    for index, talk in enumerate(talks):
        if fold(talk.period) == fold(period) or (len(talks) == 1 and not period):
            return index
    return None
