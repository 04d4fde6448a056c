"""What an import adds to the company's memory of a house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showkit.contacts.exchange.fields import Kind, Part, target
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.plan import ThingPlan
from showkit.contacts.exchange.said import texts
from showkit.contacts.exchange.three_way import SEPARATOR, is_same
from showkit.contacts.exchange.values import plain_value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from showkit.contacts.exchange.drafts import HouseDraft
    from showkit.contacts.exchange.field_planning import FieldPlanning


def plan_history(draft: HouseDraft, fields: FieldPlanning, today: dt.date) -> Iterator[ThingPlan]:
    """Yield exchanges that neither the file nor the last import has; none is ever changed.

    `today` dates what has no date; a day alone is noted under the name of its column.
    """
    presenter = draft.presenter
    known = {
        (entry.date.isoformat(), fold(entry.note))
        for entry in (presenter.history if presenter else ())
    }
    for values, row, person in draft.history:
        said = texts(values)
        note = said.get("note", "")
        if not note and said.get("date"):
            note = row.column_name(values["date"])
        if not note:
            continue
        way = f"people.{person}.history" if person else "history"
        text = " ".join(f"{said.get('date', '')} {note}".split())
        earlier = fields.remembered(row.source, way)
        before = earlier.split(SEPARATOR) if earlier else []
        text = text.replace(SEPARATOR.strip(), ",")
        day = said.get("date") or today.isoformat()
        is_known = (day, fold(note)) in known or any(
            is_same(Kind.TEXT, text, one) for one in before
        )
        if text not in before:
            fields.remember(row.source, way, SEPARATOR.join([*before, text]))
        if is_known:
            continue
        known.add((day, fold(note)))
        thing = ThingPlan("exchange", day, note, is_new=True, place=row.place())
        thing.values = _exchange({**said, "note": note}, day, person)
        yield thing


def _exchange(said: Mapping[str, str], day: str, person: str) -> dict[str, Any]:
    values: dict[str, Any] = {"date": _plain(f"{Part.HISTORY}.date", day)}
    if said.get("kind"):
        values["kind"] = said["kind"]
    if said.get("show"):
        values["show"] = said["show"]
    if person:
        values["person"] = person
    for name in ("by", "note", "due", "done"):
        if said.get(name):
            values[name] = _plain(f"{Part.HISTORY}.{name}", said[name])
    return values


def _plain(word: str, text: str) -> object:
    what = target(word)
    return plain_value(what.field.kind, text) if what else text
