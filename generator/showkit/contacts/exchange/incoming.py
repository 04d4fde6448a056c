"""The rows of a sheet as what they say of houses, people, rooms, talks and exchanges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.cantons import REGION_OR_COUNTRY, CantonsAndCountries
from showkit.contacts.exchange.cells import CellReader
from showkit.contacts.exchange.column_names import IGNORE
from showkit.contacts.exchange.column_words import RowShape, texts_in
from showkit.contacts.exchange.fields import Field, Kind, Part, Target, target
from showkit.contacts.exchange.mapping import KEEP, fixed_values, keep_word
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.row_people import RowPeople
from showkit.contacts.exchange.row_places import part_code_and_city
from showkit.contacts.exchange.row_shows import talks_of
from showkit.contacts.exchange.said import (
    FIXED,
    Said,
    Values,
    is_empty,
    joined,
    said_in,
    texts,
)
from showkit.contacts.exchange.sheet import text_of
from showkit.contacts.exchange.values import with_lost_zero
from showkit.contacts.exchange.words import is_sum, says_no_house
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS
from showkit.model.finding import Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.contacts.exchange.column_words import Column
    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.contacts.exchange.matching import Matched
    from showkit.contacts.exchange.sheet import Sheet, SheetRow
    from showkit.model.finding import Finding

_CARRIED: Final = ("id", "key", "name", "address.city", "address.country")
_ORG: Final = frozenset({"org", "group", "location"})


@dataclass
class Incoming:
    """What one row says.

    `source` is the mapping's name; places are those of its cells. `names` are those of its
    columns, by their places from 0.
    """

    source: str
    path: str
    row: SheetRow
    house: Values = field(default_factory=dict)
    people: list[Values] = field(default_factory=list)
    rooms: list[Values] = field(default_factory=list)
    talks: list[Values] = field(default_factory=list)
    history: list[Values] = field(default_factory=list)
    names: Mapping[int, str] = field(default_factory=dict)

    def place(self, said: Said | None = None) -> Place:
        """Return where something is said, or the row as a whole."""
        if said is None or said.column == FIXED:
            return Place(self.path, self.row.line, 1)
        return self.row.place(self.path, said.column)

    def text(self, said: Said) -> str:
        """Return the whole cell in which something is said, nothing where the mapping says it."""
        cells = self.row.cells
        return text_of(cells[said.column]) if 0 <= said.column < len(cells) else ""

    def column_name(self, said: Said) -> str:
        """Return the name of the column in which something is said."""
        return self.names.get(said.column, "")


def incoming_rows(
    source: str, sheet: Sheet, matched: Matched, mapping: ImportMapping, findings: list[Finding]
) -> list[Incoming]:
    """Return what the rows of a sheet say; what is wrong with cells goes to `findings`.

    No row is left out for a bad cell: the cell is, with a finding.
    """
    reading = _Reading(source, sheet, matched, mapping, findings)
    return [
        made
        for row in sheet.rows
        if row.line > matched.header.line and (made := reading.incoming(row)) is not None
    ]


class _Reading:
    """One sheet being read, row after row."""

    def __init__(
        self,
        source: str,
        sheet: Sheet,
        matched: Matched,
        mapping: ImportMapping,
        findings: list[Finding],
    ) -> None:
        self._source = source
        self._path = sheet.path
        self._shape = mapping.rows or matched.shape
        # a card of an address book stands by itself, whatever card comes before it
        self._fills_down = self._shape is RowShape.MIXED and not sheet.is_address_book
        self._is_address_book = sheet.is_address_book
        self._columns = list(_targets(matched, mapping, self._shape))
        self._findings = findings
        pairs = [(column, what.field) for column, what in self._columns]
        self._cells = CellReader(sheet, pairs, mapping, findings)
        self._fixed = [
            (what, Said((value,) if what.field.is_list else value, FIXED))
            for word, value in fixed_values(mapping).items()
            if (what := target(word)) is not None
        ]
        self._people = RowPeople(self._cells, sheet.path, findings)
        self._last_house: Values = {}
        self._names = {column.index: column.name for column in matched.columns}
        self._nameless_told = False
        self._cantons = CantonsAndCountries(
            text
            for column, what in self._columns
            if what.field.name == REGION_OR_COUNTRY
            for text in texts_in(column.index, sheet.rows)
        )

    def incoming(self, row: SheetRow) -> Incoming | None:
        if not self._is_address_book and self._is_sum(row):
            return None
        self._tell_nameless(row)
        made = Incoming(self._source, self._path, row, names=self._names)
        numbered: dict[tuple[Part, int], list[tuple[Column, Field]]] = {}
        for column, what in self._columns:
            place = (what.field.part, what.number)
            numbered.setdefault(place, []).append((column, what.field))
        loose = said_in(self._cells, row, numbered.pop((Part.ROW, 1), []))
        for (part, _), columns in numbered.items():
            self._add(made, part, columns)
        for index, text in self._cells.undated(row).items():
            loose["note"] = joined(loose.get("note"), text, index)
        self._give_out(made, loose)
        _keep_notes_of_nobody(made)
        self._complete(made)
        parts = (made.people, made.rooms, made.talks, made.history)
        if is_empty(made.house) and not any(parts):
            return None
        return made

    def _add(self, made: Incoming, part: Part, columns: Sequence[tuple[Column, Field]]) -> None:
        if part is Part.HOUSE:
            made.house.update(said_in(self._cells, made.row, columns))
            self._keep_unread(made)
        elif part is Part.PERSON:
            made.people.extend(self._people.people(made.row, columns))
        else:
            said = said_in(self._cells, made.row, columns)
            if part is Part.TALK:
                made.talks.extend(talk for talk in talks_of(said) if not is_empty(talk))
            elif not is_empty(said):
                lists = {Part.ROOM: made.rooms, Part.HISTORY: made.history}
                lists[part].append(said)

    def _keep_unread(self, made: Incoming) -> None:
        """Note what stands among the disciplines and is none, so that nothing is lost."""
        unread = self._cells.unread_genres(made.row)
        if unread:
            note = made.house.get("interests.note", made.house["interests.genres"])
            lines = [note.value] if isinstance(note.value, str) and note.value else []
            made.house["interests.note"] = Said("\n".join([*lines, unread]), note.column)

    def _give_out(self, made: Incoming, loose: Values) -> None:
        """Give what stands in columns for either to the person of the row, else to the house."""
        kind = loose.pop("kind", None)
        name = loose.pop("name", None)
        is_house = (kind is not None and kind.value in {"house", *_ORG}) or (
            kind is not None and not kind.value and self._is_named_as_house(made, name)
        )
        if name is not None and name.value:
            if is_house:
                made.house.setdefault("name", name)
                if not made.house["name"].value:
                    made.house["name"] = name
            else:
                person = made.people[0] if made.people else {}
                person["name"] = name
                made.people[:1] = [person]
        if is_house:
            self._to_house(made, made.people[0] if made.people else {})
        for word, said in loose.items():
            if made.people and not is_house:
                _give(made.people[0], word, said)
            elif word == "note":
                _add_note(made.house, said)
            else:
                made.house.setdefault(word, said)

    def _is_named_as_house(self, made: Incoming, name: Said | None) -> bool:
        """Tell whether a card without a kind is a house's: no person's name, or the house's own."""
        person = made.people[0] if made.people else {}
        if any(texts(person).get(part) for part in ("given_name", "family_name")):
            return False
        house = texts(made.house).get("name", "")
        return bool(name and house and fold(str(name.value)) == fold(house))

    def _to_house(self, made: Incoming, person: Values) -> None:
        """Let the row of a house keep its mailbox as a person only where it has one."""
        phone = person.pop("phone", None) or person.pop("x-mobile", None)
        if phone is not None:
            made.house.setdefault("phone", phone)
        person.pop("name", None)
        for one in made.people:
            if "note" in one and not texts(one).get("email"):
                _add_note(made.house, one["note"])
        made.people[:] = [one for one in made.people if texts(one).get("email")]

    def _complete(self, made: Incoming) -> None:
        part_code_and_city(made)
        both = made.house.get(REGION_OR_COUNTRY)
        if both is not None and not self._cantons.part(made.house):
            self._tell_unclear(made, both)
        for what, said in self._fixed:
            if what.field.part is Part.HOUSE:
                self._fix(made.house, what.field, said)
            elif what.field.part is Part.PERSON:
                for person in made.people:
                    self._fix(person, what.field, said)
        for person in made.people:
            _name_whole(person)
        if made.people and is_empty(made.house):
            if self._fills_down and not _is_said_to_have_no_house(made.people):
                made.house = dict(self._last_house)
        elif not is_empty(made.house):
            self._last_house = {name: made.house[name] for name in _CARRIED if name in made.house}
        self._give_zeros(made)

    def _tell_unclear(self, made: Incoming, both: Said) -> None:
        """Say that the letters of a row are those of a canton and of a country."""
        self._findings.append(
            IMPORTS.VALUE.at(
                made.place(both),
                value=shown(str(both.value)),
                column=made.column_name(both),
                expected=Message("clearly a canton or a country"),
                suggestion=Message(" (its name in full, or a postal code and a town)"),
            )
        )

    def _fix(self, values: Values, what: Field, said: Said) -> None:
        if what.name not in values or not values[what.name].value:
            values[what.name] = said

    def _give_zeros(self, made: Incoming) -> None:
        country = texts(made.house).get("address.country", "")
        if not country:
            return
        for values in (made.house, *made.people):
            for name, kind in (
                ("address.postal_code", Kind.POSTAL_CODE),
                ("phone", Kind.PHONE),
                ("x-mobile", Kind.PHONE),
            ):
                said = values.get(name)
                if said is None or not isinstance(said.value, str):
                    continue
                text = with_lost_zero(kind, said.value, country)
                if text != said.value:
                    values[name] = Said(text, said.column)
                    if said.column != FIXED and kind is Kind.POSTAL_CODE:
                        self._cells.tell_lost_zero(made.row, said.column, said.value, text, country)

    def _is_sum(self, row: SheetRow) -> bool:
        """Tell whether a row adds up the others, and say that it is left out."""
        filled = {n: text for n, cell in enumerate(row.cells) if (text := text_of(cell))}
        if not is_sum(filled.values()):
            return False
        place = row.place(self._path, next(iter(filled)))
        self._findings.append(IMPORTS.SUM.at(place, value=shown(", ".join(filled.values()))))
        return True

    def _tell_nameless(self, row: SheetRow) -> None:
        if self._nameless_told:
            return
        for index, cell in enumerate(row.cells):
            if index not in self._names and cell != "" and str(cell).strip():
                self._nameless_told = True
                place = row.place(self._path, index)
                found = IMPORTS.NAMELESS_COLUMN.at(place, value=shown(str(cell)))
                self._findings.append(found)
                return


def _targets(
    matched: Matched, mapping: ImportMapping, shape: RowShape
) -> Iterator[tuple[Column, Target]]:
    """Yield the columns that fill something, with what they fill."""
    taken: set[str] = set(mapping.columns.values())
    part = "house" if shape is RowShape.HOUSE else "person"
    for column in matched.columns:
        word = mapping.columns.get(column.name, column.word)
        if word == KEEP:
            word = keep_word(column.name, taken, part)
            taken.add(word)
        what = target(word) if word and word != IGNORE else None
        if what is not None:
            yield column, what


def _is_said_to_have_no_house(people: Sequence[Values]) -> bool:
    """Tell whether somebody's row says in words that they belong to no house: “pas de lieu”."""
    told = [texts(person).get(name, "") for person in people for name in ("role", "note")]
    return any(says_no_house(text) for text in told)


def _give(person: Values, word: str, said: Said) -> None:
    """Give a person what the row says; a note of theirs stands under that of the row."""
    if word == "note" and word in person:
        person[word] = joined(said, str(person[word].value), person[word].column)
    else:
        person.setdefault(word, said)


def _add_note(house: Values, said: Said) -> None:
    """Add a note to those of a house."""
    notes = house.get("notes")
    before = notes.value if notes is not None and isinstance(notes.value, tuple) else ()
    added = (str(said.value),) if said.value else ()
    house["notes"] = Said((*before, *added), said.column)


def _keep_notes_of_nobody(made: Incoming) -> None:
    """Let the house keep a note, such as an address that is none, where nobody is named."""
    if is_empty(made.house):
        return
    nobody = [person for person in made.people if set(texts(person)) == {"note"}]
    for person in nobody:
        _add_note(made.house, person["note"])
    made.people[:] = [person for person in made.people if person not in nobody]


def _name_whole(person: Values) -> None:
    """Make the name of a person from given and family name, where they stand apart.

    The given name is kept only where it is more than the name's first word, by which people
    are greeted otherwise.
    """
    given, family = person.pop("given_name", None), person.pop("family_name", None)
    parts = [said for said in (given, family) if said is not None]
    if parts and any(said.value for said in parts):
        whole = " ".join(str(said.value) for said in parts if said.value)
        person["name"] = Said(whole, parts[-1].column)
    if given is not None and len(str(given.value).split()) > 1:
        person["given_name"] = given
