"""Rows that somebody has added to an export of ours."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from showkit.contacts.exchange.field_planning import plain_change
from showkit.contacts.exchange.own_columns import (
    RECORDS,
    Column,
    SheetName,
    Use,
    columns_of,
    field_of,
    values_of,
)
from showkit.contacts.exchange.plan import FieldChange, HousePlan, ThingPlan
from showkit.contacts.exchange.three_way import Outcome
from showkit.content.folding import folded
from showkit.content.record_errors import findings_from
from showkit.content.rules import EXPORTS
from showkit.content.slugs import as_slug
from showkit.content.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from showkit.contacts.exchange.fields import Field
    from showkit.contacts.exchange.own_known import OwnKnown
    from showkit.contacts.exchange.own_sheets import ComeBack, OwnSheet
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding, Place
    from showkit.output.catalogues import Catalogue

_KINDS: Final[Mapping[SheetName, str]] = {
    SheetName.PEOPLE: "person",
    SheetName.ROOMS: "room",
    SheetName.TALKS: "talk",
    SheetName.HISTORY: "exchange",
}


class NewRows:
    """Makes houses, people, rooms, talks and exchanges of rows without a key.

    `house_plan` gives the plan of a house's file. Rows of a house that is new itself name it by
    its name.
    """

    def __init__(
        self,
        known: OwnKnown,
        words: Catalogue,
        findings: list[Finding],
        house_plan: Callable[[str], HousePlan],
    ) -> None:
        self._known = known
        self._words = words
        self._findings = findings
        self._house_plan = house_plan
        self._new_houses: dict[str, str] = {}
        self._slugs = set(known.library.presenter_by_slug)
        self._ids = {one for _, person in known.library.people() for one in person.ids}

    def take(self, sheet: OwnSheet, row: ComeBack) -> None:
        """Add what a row says to the plan of its house; say so where it cannot be."""
        if not any(row.text(column) for column in sheet.columns if column.use is not Use.SHOWN):
            return
        changes = self._changes(sheet, row)
        if sheet.name is SheetName.HOUSES:
            self._house(row, changes)
            return
        owners = self._owners(sheet, row)
        if owners is None:
            return
        slug, show = owners
        values = _nested(changes)
        name = str(values.get("name", ""))
        id_ = show
        if sheet.name is SheetName.PEOPLE and name:
            id_ = _free(as_slug(name), self._is_taken)
            values = {"id": id_, **values}
        elif sheet.name is SheetName.ROOMS and name:
            id_ = _free(as_slug(name), self._rooms(slug).__contains__)
            values = {"id": id_, **values}
        if not self._is_right(sheet.name, row, values):
            return
        if sheet.name is SheetName.PEOPLE:
            self._ids.add(id_)
        if sheet.name is SheetName.HISTORY:
            id_, name = str(values.get("date", "")), str(values.get("note", ""))
        thing = ThingPlan(
            _KINDS[sheet.name], id_, name or show, is_new=True, changes=changes, values=values
        )
        thing.place = row.place()
        self._house_plan(slug).things.append(thing)

    def _house(self, row: ComeBack, changes: list[FieldChange]) -> None:
        values = _nested(changes)
        name = str(values.get("name", ""))
        slug = _free(as_slug(name), self._slugs.__contains__) if name else "x"
        if not self._is_right(SheetName.HOUSES, row, values, {"slug": slug}):
            return
        self._slugs.add(slug)
        self._new_houses[folded(name)] = slug
        plan = self._house_plan(slug)
        plan.name, plan.changes, plan.values, plan.place = name, changes, values, row.place()

    def _changes(self, sheet: OwnSheet, row: ComeBack) -> list[FieldChange]:
        """Return what the cells of a new row say; those that say nothing right are left out."""
        changes = []
        for column in values_of(sheet.name):
            theirs = row.text(column) if column in sheet.columns else ""
            if not theirs:
                continue
            value, findings = self._known.value_in(sheet.name, column, row, self._words)
            self._findings.extend(findings)
            if value:
                field = field_of(sheet.name, column)
                changes.append(_set(column.path, field, theirs, value, row.place(column)))
        return changes

    def _owners(self, sheet: OwnSheet, row: ComeBack) -> tuple[str, str] | None:
        """Return the house's slug and, for a talk, the show's; None with a finding."""
        found = {"house": "", "show": ""}
        for column in columns_of(sheet.name):
            if column.use is not Use.FIXED:
                continue
            text = row.text(column)
            owner = self._known.owner(column, text)
            if owner is None and column.name == "house":
                owner = self._new_houses.get(folded(text))
            if owner is None:
                self._findings.append(self._no_owner(column, text, row.place(column)))
                return None
            found[column.name] = owner
        return found["house"], found["show"]

    def _no_owner(self, column: Column, text: str, place: Place) -> Finding:
        if not text:
            return EXPORTS.EMPTY.at(place, column=self._words.say(column.label))
        if column.name == "show":
            return self._known.no_show(text, place)
        suggestion = did_you_mean(text, self._known.house_names())
        return EXPORTS.NO_HOUSE.at(place, value=text, suggestion=suggestion)

    def _is_taken(self, id_: str) -> bool:
        """Tell whether an id is or was somebody's: their link must not lead to somebody else."""
        return id_ in self._ids or self._known.is_forgotten(None, id_)

    def _rooms(self, slug: str) -> set[str]:
        """Return the ids of a house's rooms, those added in this sheet included."""
        presenter = self._known.library.presenter_by_slug.get(slug)
        there = {room.id for room in presenter.rooms} if presenter else set()
        return there | {one.id for one in self._house_plan(slug).things if one.kind == "room"}

    def _is_right(
        self,
        sheet: SheetName,
        row: ComeBack,
        values: Mapping[str, Any],
        more: Mapping[str, str] | None = None,
    ) -> bool:
        """Tell whether the record takes the values; say what it misses."""
        required = [
            column for column in values_of(sheet) if column.is_required and not row.text(column)
        ]
        for column in required:
            label = self._words.say(column.label)
            self._findings.append(EXPORTS.EMPTY.at(row.place(column), column=label))
        if required:
            return False
        try:
            RECORDS[sheet].model_validate({**values, **(more or {})})
        except ValidationError as error:
            by_path = {column.path: column for column in values_of(sheet)}

            def place(pointer: Pointer) -> Place:
                path = tuple(step for step in pointer if isinstance(step, str))
                return row.place(by_path.get(path))

            self._findings.extend(findings_from(error, RECORDS[sheet], place))
            return False
        return True


def _set(
    path: tuple[str, ...], field: Field, theirs: str, value: str | tuple[str, ...], place: Place
) -> FieldChange:
    return FieldChange(".".join(path), path, field, Outcome.SET, "", "", theirs, value, place)


def _nested(changes: list[FieldChange]) -> dict[str, Any]:
    """Return the values of changes as a file holds them, mappings within mappings."""
    values: dict[str, Any] = {}
    for change in changes:
        here = values
        *way, last = map(str, change.pointer)
        for step in way:
            here = here.setdefault(step, {})
        here[last] = plain_change(change)
    return values


def _free(base: str, is_taken: Callable[[str], bool]) -> str:
    candidates = chain((base,), (f"{base}-{n}" for n in count(2)))
    return next(one for one in candidates if not is_taken(one))
