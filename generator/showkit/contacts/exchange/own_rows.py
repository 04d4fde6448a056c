"""The rows of an export of ours: who is in which sheet, under which key, with which values."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from showkit.contacts.exchange.own_cells import plain, stamp
from showkit.contacts.exchange.own_columns import Column, SheetName, Use, columns_of, values_of
from showkit.content.choices import labels
from showkit.model.consent import TrackingState
from showkit.model.person import Person
from showkit.model.presenter import Presenter
from showkit.model.room import Room
from showkit.model.talk import Talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from showkit.model.record import Record
    from showkit.output.catalogues import Catalogue


class Entry(NamedTuple):
    """A row to be: the house, the record, its position in the house's list, a talk's show."""

    house: Presenter
    record: Record
    position: int = 0
    show: str = ""

    @property
    def key(self) -> str:
        """The row's key: the house's file alone, a person's id, or the way to it in the file."""
        if isinstance(self.record, Presenter):
            return self.record.slug
        if isinstance(self.record, Person):
            return self.record.id
        if isinstance(self.record, Room):
            return f"{self.house.slug}/{self.record.id}"
        within = f"/{self.show}" if isinstance(self.record, Talk) else ""
        return f"{self.house.slug}{within}/{self.position + 1}"


class OwnRow(NamedTuple):
    """A row: its key, the plain text of each column, the stamp of its values."""

    key: str
    texts: tuple[str, ...]
    stamp: str


def entries(
    sheet: SheetName,
    houses: Iterable[Presenter],
    people: Iterable[tuple[Presenter, Person]],
) -> Iterator[Entry]:
    """Yield the records of a sheet: of `houses`, and of people those in `people`."""
    if sheet is SheetName.PEOPLE:
        yield from (Entry(house, person) for house, person in people)
        return
    for house in houses:
        if sheet is SheetName.HOUSES:
            yield Entry(house, house)
        elif sheet is SheetName.ROOMS:
            yield from (Entry(house, room, n) for n, room in enumerate(house.rooms))
        elif sheet is SheetName.TALKS:
            for show, talks in house.shows.items():
                yield from (Entry(house, talk, n, show) for n, talk in enumerate(talks))
        else:
            yield from (Entry(house, entry, n) for n, entry in enumerate(house.history))


def row_of(sheet: SheetName, entry: Entry, today: dt.date, words: Catalogue) -> OwnRow:
    """Return the row of a record as it stands."""
    values = value_texts(sheet, entry)
    following = iter(values)
    texts = tuple(
        next(following) if column.use is Use.VALUE else _text(column, entry, today, words)
        for column in columns_of(sheet)
    )
    return OwnRow(entry.key, texts, stamp(values, layout_of(sheet)))


def value_texts(sheet: SheetName, entry: Entry) -> tuple[str, ...]:
    """Return the plain texts of a record's own fields, in the order of `values_of`."""
    return tuple(plain(_at(entry.record, column), column) for column in values_of(sheet))


def stamp_of(sheet: SheetName, entry: Entry) -> str:
    """Return the stamp of a record's own fields."""
    return stamp(value_texts(sheet, entry), layout_of(sheet))


@cache
def layout_of(sheet: SheetName) -> int:
    """Return the checksum of the names of a sheet's own fields: stamps of others do not compare."""
    return crc32(" ".join(column.name for column in values_of(sheet)).encode())


def _text(column: Column, entry: Entry, today: dt.date, words: Catalogue) -> str:
    if column.use is Use.KEY:
        return entry.key
    if column.use is Use.FIXED:
        return entry.house.slug if column.name == "house" else entry.show
    return plain(_shown(column.name, entry, today, words), column)


def _at(record: object, column: Column) -> object:
    for step in column.path:
        record = getattr(record, step) if record is not None else None
    return record


def _shown(name: str, entry: Entry, today: dt.date, words: Catalogue) -> object:
    """Return what showkit works out for a row: it is read by people, and never read back."""
    house = entry.house
    if name == "house_name":
        return house.name
    if isinstance(entry.record, Person):
        return _shown_of_person(name, house, entry.record, today, words)
    return _SHOWN_OF_HOUSES[name](house, today)


def _shown_of_person(
    name: str, house: Presenter, person: Person, today: dt.date, words: Catalogue
) -> object:
    if name == "tracking":
        return labels(TrackingState, words.tag)[person.consent.tracking_on(today)]
    noted = house.engagement.people.get(person.id) if house.engagement else None
    return noted.last_visit if noted else None


_SHOWN_OF_HOUSES: Final[Mapping[str, Callable[[Presenter, dt.date], object]]] = {
    "last_exchange": lambda house, today: max(
        (one.date for one in house.history if one.date <= today), default=None
    ),
    "next_due": lambda house, _: min(
        (one.due for one in house.history if one.due and not one.done), default=None
    ),
    "last_visit": lambda house, _: house.engagement.last_visit if house.engagement else None,
    "visits": lambda house, _: house.engagement.visits if house.engagement else None,
}
