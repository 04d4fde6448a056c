"""What the contact files hold, as the rows of an export of ours are known again by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.own_cells import sum_of, sums_in
from showkit.contacts.exchange.own_columns import Column, SheetName, Use, columns_of, values_of
from showkit.contacts.exchange.own_rows import Entry, entries, layout_of, stamp_of, value_texts
from showkit.contacts.exchange.own_values import value_in
from showkit.contacts.exchange.row_shows import shows_by_word
from showkit.content.folding import folded
from showkit.content.rules import CONTENT
from showkit.content.suggestions import did_you_mean
from showkit.model.person import Person
from showkit.model.room import Room
from showkit.model.talk import HistoryEntry, Talk

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from showkit.contacts.exchange.own_sheets import ComeBack, OwnSheet
    from showkit.contacts.exchange.own_values import Value
    from showkit.contacts.exchange.person_identity import IsForgotten
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding, Place
    from showkit.model.library import Library
    from showkit.output.catalogues import Catalogue

_LONGEST_NAME: Final = 60
_ANCHORS: Final[Mapping[SheetName, tuple[str, ...]]] = {
    SheetName.TALKS: ("stage", "period", "since", "note"),
    SheetName.HISTORY: ("date", "note"),
}
"""Fields of rows that are numbered in their file: one that is as it went out shows the row."""

_TELLING: Final[Mapping[SheetName, tuple[str, ...]]] = {
    SheetName.HOUSES: ("name", "address.city"),
    SheetName.ROOMS: ("name",),
    SheetName.PEOPLE: ("name",),
    SheetName.TALKS: ("period",),
    SheetName.HISTORY: ("date", "note"),
}
"""Fields by which a record is known that has no key, beside whose it is."""


Taken = tuple[SheetName, str]
"""A record that a row has been found to be, by its sheet and key."""


class OwnKnown:
    """All records of the library by the keys of an export, and the houses by their names.

    `is_forgotten` tells who asked to be forgotten.
    """

    def __init__(self, library: Library, is_forgotten: IsForgotten) -> None:
        self.library = library
        self.is_forgotten = is_forgotten
        self._shows = shows_by_word(library.show_by_slug)
        self._slugs: dict[str, str] = {}
        doubled: set[str] = set()
        for house in library.presenters:
            name = folded(house.name)
            if name in self._slugs:
                doubled.add(name)
            self._slugs[name] = house.slug
        for name in doubled:
            del self._slugs[name]

    def matched(self, sheet: OwnSheet) -> list[Entry | None]:
        """Return the records that the rows of a sheet went out of, None for one that is gone.

        Talks and exchanges have no id. A row is the one in its place if that says what the row
        said; else one of the same list that says what the row says now, or what it said; else
        the one in its place that has still something of it.
        """
        name = sheet.name
        found = [self.by_key(name, row.key) if row.key else None for row in sheet.rows]
        if name not in _ANCHORS:
            return found
        matched: list[Entry | None] = [
            entry if entry is not None and stamp_of(name, entry) == row.stamp else None
            for row, entry in zip(sheet.rows, found, strict=True)
        ]
        taken = {entry.key for entry in matched if entry is not None}
        for n, row in enumerate(sheet.rows):
            if row.key and matched[n] is None:
                entry = self._moved(sheet, row, found[n], taken)
                matched[n] = entry
                taken |= {entry.key} if entry is not None else set()
        return matched

    def _moved(
        self, sheet: OwnSheet, row: ComeBack, in_place: Entry | None, taken: Container[str]
    ) -> Entry | None:
        name = sheet.name
        free = [one for one in self.beside(name, row.key) if one.key not in taken]
        says = _texts_there(sheet, [row.text(column) for column in values_of(name)])
        for one in free:
            if _texts_there(sheet, value_texts(name, one)) == says:
                return one
        for one in free:
            if stamp_of(name, one) == row.stamp:
                return one
        is_it = in_place in free and in_place and _has_still(name, in_place, row.stamp)
        return in_place if is_it else None

    def twin(self, sheet: SheetName, row: ComeBack) -> Entry | None:
        """Return the record that a row without a key is about all the same.

        A row that was added and taken in stands without a key in the sheet still: a person or
        room is known by its name in its house, a house by its name and town, a talk by show and
        period, an exchange by its day and words.
        """
        wanted = _telling(sheet, [row.text(column) for column in values_of(sheet)])
        slug = show = ""
        for column in columns_of(sheet):
            if column.use is Use.FIXED:
                owner = self.owner(column, row.text(column))
                slug, show = (owner or "", show) if column.name == "house" else (slug, owner or "")
        within = {SheetName.HOUSES: "", SheetName.TALKS: f"{slug}/{show}"}.get(sheet, slug)
        known = self._by_list[sheet].get(within, ())
        if sheet is SheetName.PEOPLE:
            known = [one for one in self._by_list[sheet].get("", ()) if one.house.slug == slug]
        of_same = (one for one in known if _telling(sheet, value_texts(sheet, one)) == wanted)
        return next(of_same, None)

    def by_key(self, sheet: SheetName, key: str) -> Entry | None:
        """Return the record that a key leads to now."""
        return self._by_key[sheet].get(self._current(key))

    def beside(self, sheet: SheetName, key: str) -> Iterable[Entry]:
        """Return the records of the list in which that of `key` is or was."""
        within = self._current(key).rpartition("/")[0]
        return self._by_list[sheet].get(within, ())

    def owner(self, column: Column, text: str) -> str | None:
        """Return the slug of the house or show that a cell names, None where there is none."""
        if column.name == "house":
            presenter = self.library.presenter_by_slug.get(text)
            return presenter.slug if presenter else self._slugs.get(folded(text))
        return self.show(text)

    def show(self, text: str) -> str | None:
        """Return the slug of the show that a cell names by its slug or title, None for none."""
        return self._shows.get(fold(text))

    def no_show(self, text: str, place: Place) -> Finding:
        """Return the finding that a cell names no show of ours."""
        near = did_you_mean(text, self.library.show_by_slug)
        return CONTENT.UNKNOWN_SHOW.at(place, show=text, suggestion=near)

    def value_in(
        self, sheet: SheetName, column: Column, row: ComeBack, words: Catalogue
    ) -> tuple[Value | None, list[Finding]]:
        """Return what a cell says for its field, shows by their slugs; or None and why not."""
        if column.name != "show":
            return value_in(sheet, column, row, words)
        slug = self.show(row.text(column))
        return slug, [] if slug else [self.no_show(row.text(column), row.place(column))]

    def house_names(self) -> Iterator[str]:
        """Yield what a cell may call a house: names that only one house has, and all slugs."""
        yield from self.library.presenter_by_slug
        for house in self.library.presenters:
            if self._slugs.get(folded(house.name)) == house.slug:
                yield house.name

    def pointer(self, sheet: SheetName, entry: Entry) -> Pointer:
        """Return the way to a record in its file."""
        if sheet is SheetName.HOUSES:
            return ()
        if sheet is SheetName.TALKS:
            return ("shows", entry.show, entry.position)
        within = {SheetName.PEOPLE: "people", SheetName.ROOMS: "rooms"}.get(sheet, "history")
        return (within, entry.position)

    def named(self, sheet: SheetName, entry: Entry) -> tuple[str, str, str]:
        """Return what kind of thing a record is, its id, and what people call it."""
        record = entry.record
        if isinstance(record, Person):
            return "person", record.id, record.name
        if isinstance(record, Room):
            return "room", record.id, record.name
        if isinstance(record, Talk):
            return "talk", entry.show, " ".join(filter(None, (entry.show, record.period)))
        if isinstance(record, HistoryEntry):
            told = f"{record.date} {record.note}"[:_LONGEST_NAME]
            return "exchange", str(entry.position + 1), told
        return str(sheet), entry.key, entry.house.name

    def _current(self, key: str) -> str:
        """Return a key with the slug that its house has today."""
        slug, slash, rest = key.partition("/")
        house = self.library.presenter_by_slug.get(slug)
        return f"{house.slug}{slash}{rest}" if house else key

    @cached_property
    def _by_key(self) -> Mapping[SheetName, Mapping[str, Entry]]:
        people = [
            Entry(house, person, n)
            for house in self.library.presenters
            for n, person in enumerate(house.people)
        ]
        found = {
            sheet: {entry.key: entry for entry in entries(sheet, self.library.presenters, ())}
            for sheet in SheetName
        }
        return {**found, SheetName.PEOPLE: {entry.key: entry for entry in people}}

    @cached_property
    def _by_list(self) -> Mapping[SheetName, Mapping[str, list[Entry]]]:
        lists: dict[SheetName, dict[str, list[Entry]]] = {sheet: {} for sheet in SheetName}
        for sheet, known in self._by_key.items():
            for key, entry in known.items():
                lists[sheet].setdefault(key.rpartition("/")[0], []).append(entry)
        return lists


def _texts_there(sheet: OwnSheet, texts: Sequence[str]) -> list[str]:
    """Return the texts of the columns that the sheet still has."""
    columns = zip(values_of(sheet.name), texts, strict=True)
    return [text for column, text in columns if column in sheet.columns]


def _telling(sheet: SheetName, texts: Sequence[str]) -> list[str]:
    """Return the texts by which a record without a key is known."""
    return [
        folded(text)
        for column, text in zip(values_of(sheet), texts, strict=True)
        if column.name in _TELLING[sheet]
    ]


def _has_still(sheet: SheetName, entry: Entry, stamp: str) -> bool:
    """Tell whether a record has any telling field as it was when the row went out."""
    columns = values_of(sheet)
    sums = sums_in(stamp, layout_of(sheet))
    if sums is None:
        return not stamp
    now = value_texts(sheet, entry)
    return any(
        column.name in _ANCHORS[sheet] and text and sum_of(text) == base
        for column, text, base in zip(columns, now, sums, strict=False)
    )
