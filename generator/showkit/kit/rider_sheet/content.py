"""Everything that a printed rider says: head, plan, sections, crew, schedule, contact."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from showkit.kit.fit.compare import fit
from showkit.kit.fit.needs import needs_of
from showkit.kit.fit.words import LEVELS, MARKS, amount, headline
from showkit.kit.rider_sheet.lines import SUPPLIERS
from showkit.kit.rider_sheet.sections import sections
from showkit.kit.stage_plan.alone import stage_plan
from showkit.kit.stage_plan.in_room import plan_in_room
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.kit.rider_sheet.reader import Reader
    from showkit.model.material import Equipment
    from showkit.model.rider import Rider
    from showkit.model.room import Room
    from showkit.model.work_needs import CrewCall, ScheduleEntry


@dataclass(frozen=True)
class RiderSource:
    """What a printed rider is made from; `title`, `company` and `documents` are typeset.

    `facts` stand first, at a glance, each with its ``label``, ``value`` and ``aside``.
    """

    rider: Rider
    title: str
    company: str
    equipment: Sequence[Equipment] = ()
    documents: Sequence[str] = ()
    facts: Sequence[Mapping[str, str]] = ()


def rider_sheet(
    source: RiderSource, reader: Reader, room: Room | None = None
) -> Mapping[str, object]:
    """Return what the rider says, as plain values; held against `room` where there is one."""
    rider = source.rider
    if room is not None:
        plan = plan_in_room(rider, room, source.title, reader)
    else:
        plan = stage_plan(rider, source.title, reader)
    return {
        "title": source.title,
        "company": source.company,
        "kind": reader.say(Message("Tech rider")),
        "version": version(rider, reader),
        "room": _room(rider, room, reader),
        "facts": list(source.facts),
        "plan": plan.svg if plan else "",
        "plan_words": f"{plan.title}. {plan.description}" if plan else "",
        "sections": sections(rider, source.equipment, reader, room),
        "crew": list(_crew(rider.crew, reader)),
        "schedule": list(_schedule(rider.schedule, reader)),
        "notes": [reader.text(note) for note in rider.notes],
        "documents": list(source.documents),
        "contact": _contact(rider, reader),
        "words": {name: reader.say(message) for name, message in _WORDS.items()},
        "levels": {level.value: reader.say(message) for level, message in LEVELS.items()},
        "suppliers": {one.value: reader.say(message) for one, message in SUPPLIERS.items()},
        "marks": {mark.value: reader.say(message) for mark, message in MARKS.items()},
    }


_WORDS: Mapping[str, Message] = {
    "answer": Message("The house’s answer"),
    "initials": Message("Initials"),
    "need": Message("Need"),
    "asked": Message("Asked for"),
    "level": Message("Level"),
    "by": Message("Supplied by"),
    "quantity": Message("Number"),
    "item": Message("Item"),
    "crew": Message("Crew"),
    "call": Message("Call"),
    "trade": Message("Trade"),
    "people": Message("Number"),
    "hours": Message("Hours"),
    "schedule": Message("Schedule"),
    "time": Message("Time"),
    "what": Message("What is done"),
    "notes": Message("Please note"),
    "documents": Message("Plans and documents, with the show’s page"),
    "contact": Message("Technical contact"),
    "agreement": Message("Read and agreed by the house"),
    "name": Message("Name"),
    "date": Message("Date"),
    "signature": Message("Signature"),
    "supply": Message("Unless it says otherwise, the house supplies it."),
    "ours": Message("we bring it"),
    "changes": Message("Differences to settle together"),
    "page": Message("page"),
}


def version(rider: Rider, reader: Reader) -> str:
    """Return which version it is, and of which day, as far as the rider says."""
    day = reader.day(rider.revised_on) if rider.revised_on else ""
    if not rider.version:
        return day
    if not day:
        return reader.say(Message("Version {version}", version=rider.version))
    return reader.say(Message("Version {version}, {date}", version=rider.version, date=day))


def _room(rider: Rider, room: Room | None, reader: Reader) -> Mapping[str, str] | None:
    if room is None:
        return None
    found = fit(needs_of(rider), room)
    return {"name": reader.set(room.name), "headline": headline(found, room.name, reader)}


def _crew(calls: Sequence[CrewCall], reader: Reader) -> Iterator[Mapping[str, str]]:
    for call in calls:
        yield {
            "call": reader.text(call.call),
            "trade": reader.text(call.role),
            "people": reader.number(call.people),
            "hours": amount(call.hours, "h", reader) if call.hours is not None else "",
            "by": call.supplied_by.value,
            "by_words": reader.say(SUPPLIERS[call.supplied_by]),
            "note": reader.text(call.note),
        }


@dataclass(frozen=True)
class _Day:
    title: str
    entries: tuple[Mapping[str, str], ...]


def _schedule(entries: Sequence[ScheduleEntry], reader: Reader) -> Iterator[Mapping[str, object]]:
    for day in sorted({entry.day for entry in entries}):
        of_day = (entry for entry in entries if entry.day == day)
        rows = tuple(
            {
                "time": " – ".join(
                    reader.time(clock) for clock in (entry.starts, entry.ends) if clock
                ),
                "what": reader.text(entry.what),
            }
            for entry in of_day
        )
        yield asdict(_Day(_day(day, reader), rows))


def _day(day: int, reader: Reader) -> str:
    if day == 0:
        return reader.say(Message("Day of the first performance"))
    days = abs(day)
    if day < 0:
        text = reader.ngettext("The day before", "{n} days before", days)
    else:
        text = reader.ngettext("The day after", "{n} days after", days)
    return text.format(n=days)


def _contact(rider: Rider, reader: Reader) -> Mapping[str, str] | None:
    one = rider.technical_contact
    if one is None:
        return None
    return {
        "name": reader.set(one.name),
        "role": reader.text(one.role),
        "email": one.email or "",
        "phone": one.phone.replace(" ", "\u00a0"),
    }
