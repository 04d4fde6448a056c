"""The sections of a printed rider, in the order in which technicians look for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from showkit.kit.fit.compare import fit
from showkit.kit.fit.needs import CAPACITY, needs_of
from showkit.kit.fit.words import amount
from showkit.kit.rider_labels import LABELS
from showkit.kit.rider_sheet.lines import (
    SheetLine,
    answered,
    item_line,
    line_of,
    lines_of,
    plain_lines,
)
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.kit.fit.compare import Line
    from showkit.kit.fit.needs import Path
    from showkit.kit.rider_sheet.reader import Reader
    from showkit.model.material import Equipment
    from showkit.model.record import LocalText
    from showkit.model.requirement import Item
    from showkit.model.rider import Rider
    from showkit.model.room import Room


@dataclass(frozen=True)
class SheetList:
    """An equipment list under its heading."""

    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class Section:
    """A part of the rider that a house answers and initials."""

    title: str
    lines: tuple[SheetLine, ...] = ()
    lists: tuple[SheetList, ...] = ()
    note: str = ""
    kind: str = field(default="lines")

    @property
    def is_empty(self) -> bool:
        """Whether it has nothing to say."""
        return not (self.lines or self.lists or self.note)


def sections(
    rider: Rider, equipment: Sequence[Equipment], reader: Reader, room: Room | None
) -> list[dict[str, object]]:
    """Return the sections that have something to say, as plain values."""
    answers: dict[Path, Line] = {}
    if room is not None:
        answers = {line.need.path: line for line in fit(needs_of(rider), room).lines}
    found = _sections(rider, equipment, answers, reader)
    return [_plain(section) for section in found if not section.is_empty]


def _plain(section: Section) -> dict[str, object]:
    """Return a section as plain values: by hand, as `asdict` copies each word of each line."""
    return {
        "title": section.title,
        "lines": [vars(line) for line in section.lines],
        "lists": [
            {"title": one.title, "lines": [vars(line) for line in one.lines]}
            for one in section.lists
        ],
        "note": section.note,
        "kind": section.kind,
    }


def _sections(
    rider: Rider, equipment: Sequence[Equipment], answers: Mapping[Path, Line], reader: Reader
) -> Iterator[Section]:
    def section(title: Message, *paths: str, note: LocalText | None = None) -> Section:
        lines: list[SheetLine] = []
        for path in paths:
            lines += lines_of(getattr(rider, path), (path,), answers, reader)
        return Section(reader.say(title), tuple(lines), note=reader.text(note))

    yield section(Message("The stage"), "stage")
    curtains = section(Message("Curtains"), "soft_goods")
    dark = rider.blackout
    blackout = [line_of(dark, ("blackout",), "", answers, reader)] if dark else []
    yield Section(curtains.title, (*curtains.lines, *blackout))
    light = section(Message("Light"), "lighting")
    fixtures = _items(Message("Fixtures"), rider.lighting.fixtures, reader)
    yield Section(light.title, light.lines, fixtures)
    sound = section(Message("Sound and intercom"), "sound", "intercom")
    microphones = _items(Message("Microphones"), rider.sound.microphones, reader)
    yield Section(sound.title, sound.lines, microphones)
    yield section(Message("Projection"), "video")
    yield section(Message("Power"), "power")
    way_in = section(Message("Load-in and freight"), "load_in")
    freight = tuple(plain_lines(_freight(rider, reader), reader))
    yield Section(way_in.title, (*way_in.lines, *freight), note=reader.text(rider.freight.note))
    yield section(Message("Set-up and strike"), "time")
    care = section(Message("Backstage and touring party"), "backstage")
    party = tuple(plain_lines(_party(rider, reader), reader))
    yield Section(care.title, (*party, *care.lines), note=reader.text(rider.touring_party.note))
    yield section(Message("Effects"), "effects", note=rider.effects.note)
    house = section(Message("The audience"), "audience")
    limits = _audience(rider, answers, reader)
    yield Section(house.title, (*limits, *house.lines), note=reader.text(rider.audience.note))
    yield Section(
        reader.say(Message("Equipment list")), lists=tuple(_by_department(equipment, reader))
    )


def _items(title: Message, items: Sequence[Item], reader: Reader) -> tuple[SheetList, ...]:
    lines = tuple(item_line(item, reader) for item in items)
    return (SheetList(reader.say(title), lines),) if lines else ()


def _by_department(equipment: Sequence[Equipment], reader: Reader) -> Iterator[SheetList]:
    departments = dict.fromkeys(item.department for item in equipment)
    for department in departments:
        known = DEPARTMENTS.get(department.casefold())
        title = reader.say(known) if known else reader.set(department)
        lines = (item_line(item, reader) for item in equipment if item.department == department)
        yield SheetList(title[:1].upper() + title[1:], tuple(lines))


DEPARTMENTS = {
    "lighting": Message("Light"),
    "sound": Message("Sound"),
    "video": Message("Projection"),
    "stage": Message("Stage and set"),
    "rigging": Message("Rigging"),
    "safety": Message("Safety"),
    "costumes": Message("Costumes"),
    "props": Message("Props"),
}
"""The departments of ``equipment.csv`` that have a name in every language."""


def _freight(rider: Rider, reader: Reader) -> Iterator[tuple[Message, str]]:
    freight = rider.freight
    if freight.volume is not None:
        yield Message("Volume"), f"{reader.number(freight.volume)}\u00a0m³"
    if freight.weight is not None:
        yield Message("Weight"), amount(freight.weight, "kg", reader)
    yield Message("Vehicle"), reader.text(freight.vehicle)


def _party(rider: Rider, reader: Reader) -> Iterator[tuple[Message, str]]:
    party = rider.touring_party
    counts = (
        (Message("Artists"), party.artists),
        (Message("Technicians"), party.technicians),
        (Message("Others"), party.others),
    )
    for label, people in counts:
        yield label, reader.number(people) if people else ""
    yield Message("Catering"), reader.text(rider.backstage.catering)


def _audience(rider: Rider, answers: Mapping[Path, Line], reader: Reader) -> Iterator[SheetLine]:
    most, youngest = rider.audience.capacity_limit, rider.audience.age_limit
    if most is not None:
        line = SheetLine(reader.say(LABELS[CAPACITY]), reader.number(most))
        yield answered(line, answers.get(CAPACITY), reader)
    if youngest is not None:
        years = reader.ngettext("{n} year", "{n} years", youngest).format(n=youngest)
        yield SheetLine(reader.say(Message("Minimum age")), years)
