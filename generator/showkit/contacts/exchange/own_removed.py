"""Rows that went out and did not come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from showkit.contacts.exchange.fields import Field, Kind, Part
from showkit.contacts.exchange.own_columns import SheetName
from showkit.contacts.exchange.own_rows import Entry, stamp_of
from showkit.contacts.exchange.own_tables import checksum
from showkit.contacts.exchange.plan import FieldChange, ThingPlan
from showkit.contacts.exchange.three_way import Outcome
from showkit.content.rules import EXPORTS
from showkit.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from showkit.contacts.exchange.own_known import OwnKnown, Taken
    from showkit.contacts.exchange.own_sheets import OwnSheet
    from showkit.model.finding import Finding

_PARTS = {
    SheetName.ROOMS: Part.ROOM,
    SheetName.TALKS: Part.TALK,
    SheetName.HISTORY: Part.HISTORY,
}
"""What can be taken away in a sheet. People are not: who left is remembered as having left."""


class Removed(NamedTuple):
    """A room, talk or exchange to be taken away from a house's file."""

    slug: str
    thing: ThingPlan


def removed(
    sheets: Iterable[OwnSheet],
    missing: Iterable[tuple[str, str, str]],
    known: OwnKnown,
    taken: set[Taken],
    findings: list[Finding],
) -> list[Removed]:
    """Return what to take away, the last of each list first, so that positions stay right.

    `missing` are the rows that went out and did not come back; `taken` the records that rows are
    known to be. A row of a sheet that did not come back at all is not missing, and what its file
    says otherwise by now is not taken away.
    """
    paths = {sheet.name: sheet.path for sheet in sheets}
    gone: list[tuple[SheetName, Entry]] = []
    for name, key, stamp in missing:
        if name not in paths:
            continue
        sheet = SheetName(name)
        entry = _entry(sheet, key, stamp, known, taken)
        if entry is None or (sheet, entry.key) in taken:
            continue
        taken.add((sheet, entry.key))
        place = Place(paths[sheet])
        if sheet not in _PARTS:
            _, _, who = known.named(sheet, entry)
            findings.append(EXPORTS.STILL_THERE.at(place, who=who))
        elif checksum(stamp_of(sheet, entry)) != stamp:
            findings.append(EXPORTS.CHANGED_SINCE.at(place, key=key))
        else:
            gone.append((sheet, entry))
    gone.sort(key=lambda one: (one[0], one[1].house.slug, one[1].show, -one[1].position))
    return [_removal(sheet, entry, paths[sheet], known, gone) for sheet, entry in gone]


def _entry(
    sheet: SheetName,
    key: str,
    stamp: str,
    known: OwnKnown,
    taken: set[Taken],
) -> Entry | None:
    """Return the record of a listed row that no row has come back for."""
    found = known.by_key(sheet, key)
    if sheet not in {SheetName.TALKS, SheetName.HISTORY}:
        return found
    free = [one for one in known.beside(sheet, key) if (sheet, one.key) not in taken]
    same = [one for one in free if checksum(stamp_of(sheet, one)) == stamp]
    return next((one for one in same if one is found), same[0] if same else found)


def _removal(
    sheet: SheetName,
    entry: Entry,
    path: str,
    known: OwnKnown,
    gone: Sequence[tuple[SheetName, Entry]],
) -> Removed:
    kind, id_, name = known.named(sheet, entry)
    pointer = known.pointer(sheet, entry)
    if sheet is SheetName.TALKS:
        of_show = [one for _, one in gone if (one.house, one.show) == (entry.house, entry.show)]
        if len(of_show) == len(entry.house.shows[entry.show]):
            pointer = pointer[:2] if entry is of_show[-1] else ()
    field = Field(_PARTS[sheet], ("note",), Kind.TEXT)
    way = ".".join(map(str, pointer))
    change = FieldChange(way, pointer, field, Outcome.REMOVE, "", name, "", "", Place(path))
    changes = [change] if pointer else []
    thing = ThingPlan(kind, id_, name, is_new=False, changes=changes, place=Place(path))
    return Removed(entry.house.slug, thing)
