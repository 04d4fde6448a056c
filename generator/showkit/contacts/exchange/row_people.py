"""The people of a row: one, or as many as its cells name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.addresses import free_name, is_address, parts_of_cell
from showkit.contacts.exchange.fields import Field, Kind
from showkit.contacts.exchange.naming import fold, may_be_one_person
from showkit.contacts.exchange.said import Said, Values, is_empty, joined, said_in, texts
from showkit.contacts.exchange.unsubscribing import SPEAK_OF_IT
from showkit.content.rules import IMPORTS
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.contacts.exchange.cells import CellReader
    from showkit.contacts.exchange.column_words import Column
    from showkit.contacts.exchange.sheet import SheetRow
    from showkit.model.finding import Finding

_SHARED: Final = frozenset({"role", "phone", "language", "source", "verified_on"})
_ASIDE: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<aside>[^()]{2,})\)")
_FOLLOWS: Final = re.compile(
    r"\A(?:est )?(?:(?:a été )?remplacée? par|replaced by|now)\b[\s:]*(?=\S)", re.IGNORECASE
)
_AND: Final = re.compile(r"\s+(?:et|and|&|y|und)\s+|\s+/\s+")


class RowPeople:
    """Reads the people out of rows of one sheet; `path` is what findings name."""

    def __init__(self, cells: CellReader, path: str, findings: list[Finding]) -> None:
        self._cells = cells
        self._path = path
        self._findings = findings

    def people(self, row: SheetRow, columns: Sequence[tuple[Column, Field]]) -> Iterator[Values]:
        """Yield the people of a row's columns: one, or as many as a cell names."""
        parts = {
            column.index: self._cells.parts(row, column.index)
            for column, what in columns
            if what.kind in {Kind.NAME, Kind.EMAIL} and what.name in {"name", "email"}
        }
        names = [(column, what) for column, what in columns if what.name == "name"]
        several = [column.index for column, _ in names if len(parts[column.index]) > 1]
        if not several and names:
            split = _by_and(" ".join(parts[names[0][0].index]))
            if len(split) > 1:
                parts[names[0][0].index] = split
                several = [names[0][0].index]
        if several:
            told = [_name_and_aside(part) for part in parts[several[0]]]
            people = self._several(row, columns, parts, [name for name, _ in told])
            for person, (_, aside) in zip(people, told, strict=True):
                if aside:
                    _keep_as_note(person, aside, several[0])
                if not is_empty(person):
                    yield person
            return
        if not names and not any(what.name.endswith("_name") for _, what in columns):
            emails = next((parts[c.index] for c, what in columns if what.name == "email"), [])
            if len(emails) > 1:
                people = self._several(row, columns, parts, [""] * len(emails))
                yield from (person for person in people if not is_empty(person))
                return
        person = self._person(row, columns)
        if not is_empty(person):
            yield person

    def _person(self, row: SheetRow, columns: Sequence[tuple[Column, Field]]) -> Values:
        said = said_in(self._cells, row, [pair for pair in columns if pair[1].name != "email"])
        for column, what in columns:
            if what.name == "email":
                self._say_addresses(said, row, column.index, what)
        name = said.get("name")
        if name is not None:
            alone, aside = _name_and_aside(str(name.value))
            said["name"] = Said(alone, name.column)
            if aside:
                _keep_as_note(said, aside, name.column)
        return said

    def _say_addresses(self, said: Values, row: SheetRow, index: int, what: Field) -> None:
        """Add the addresses in a cell: the first is written to, no other one is lost."""
        said["email"] = Said("", index)
        for part in parts_of_cell(_cell_text(row, index)):
            email = self._cells.part_value(row, index, what, part)
            told = texts(said)
            if not email:
                _keep_as_note(said, part, index)
            elif "email" not in told:
                said["email"] = Said(email, index)
            elif email not in {value for name, value in told.items() if is_address(name)}:
                said[free_name(told)] = Said(email, index)

    def _several(
        self,
        row: SheetRow,
        columns: Sequence[tuple[Column, Field]],
        parts: Mapping[int, list[str]],
        names: Sequence[str],
    ) -> list[Values]:
        """Return the people that one row names in one cell, each with their share of the others."""
        people: list[Values] = [{} for _ in names]
        unread: list[tuple[Values, str, int]] = []
        # what is said of e-mail is said of whoever has an address, which must be known first
        for column, what in sorted(columns, key=lambda pair: _is_of_mail(pair[1])):
            given = parts.get(column.index) or self._cells.parts(row, column.index)
            if what.name == "name":
                given = list(names)
            if len(given) == len(people):
                shares = given
            elif len(given) == 1 and _is_of_mail(what):
                shares = [given[0] if n in _addressed(people) else "" for n in range(len(people))]
            elif len(given) == 1:
                shares = self._share_of_one(given[0], what, names)
            else:
                shares = (given + [""] * len(people))[: len(people)]
                if given:
                    self._tell_counts(row, column, given, people)
            for person, part in zip(people, shares, strict=True):
                text = self._cells.part_value(row, column.index, what, part) if part else ""
                person[what.name] = Said((text,) if what.is_list else text, column.index)
                if part and not text and what.name == "email":
                    unread.append((person, part, column.index))
        for person, part, index in unread:
            _keep_as_note(person, part, index)
        return people

    def _share_of_one(self, text: str, what: Field, names: Sequence[str]) -> list[str]:
        """Give one value to several people: what can be shared to all, an address to its owner."""
        if what.name in _SHARED:
            return [text] * len(names)
        owner = 0
        if what.name == "email":
            local = re.sub(r"[._-]+", " ", text.partition("@")[0])
            fits = [n for n, name in enumerate(names) if name and _is_local_part(local, name)]
            owner = fits[0] if len(fits) == 1 else 0
        return [text if n == owner else "" for n in range(len(names))]

    def _tell_counts(
        self, row: SheetRow, column: Column, given: Sequence[str], people: Sequence[Values]
    ) -> None:
        kept = Message("the first ones were given to the first names")
        self._findings.append(
            IMPORTS.COUNTS.at(
                row.place(self._path, column.index),
                column=column.name,
                values=len(given),
                people=len(people),
                kept=kept,
            )
        )


def _is_of_mail(what: Field) -> bool:
    return what.name in SPEAK_OF_IT or what.path[:2] == ("consent", "email")


def _addressed(people: Sequence[Values]) -> Sequence[int]:
    """Return which people of a row have an address; the first where none has."""
    return [n for n, one in enumerate(people) if texts(one).get("email")] or [0]


def _keep_as_note(person: Values, part: str, index: int) -> None:
    """Keep what stands in the place of an address and is none, under the note of its row."""
    person["note"] = joined(person.get("note"), part, index)


def _name_and_aside(text: str) -> tuple[str, str]:
    """Return a name alone, and what is said of it: “Guy Roy (parti en mai)”, “remplacé par …”."""
    name = _FOLLOWS.sub("", text.strip())
    match = _ASIDE.fullmatch(name)
    return (match["name"], match["aside"]) if match else (name, "")


def _by_and(text: str) -> list[str]:
    """Return the full names in “Claire Aubin et Thomas Grüter”, or the text as it is."""
    names = [name.strip() for name in _AND.split(text) if name.strip()]
    return names if len(names) > 1 and all(len(name.split()) > 1 for name in names) else [text]


def _is_local_part(local: str, name: str) -> bool:
    """Tell whether the beginning of an address is made of a name: ``claire.aubin``, ``caubin``."""
    words = fold(name).split()
    squeezed = local.replace(" ", "").lower()
    made = {"".join(words), words[0], words[-1], words[0][:1] + words[-1]}
    return squeezed in made or may_be_one_person(local, name)


def _cell_text(row: SheetRow, index: int) -> str:
    cell = row.cells[index] if index < len(row.cells) else ""
    return cell if isinstance(cell, str) else str(cell)
