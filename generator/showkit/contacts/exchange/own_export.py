"""The exact way back: an export of ours that was edited in a spreadsheet, as a plan of an import.

Each cell is held against what it was (the stamp of its row) and against the file as it is now.
Only what somebody has changed in the sheet changes in the file; where the file was changed too,
a person is asked. What the sheet does not show stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from showkit.contacts.exchange.own_cells import LONGEST, as_text, plain, sum_of, sums_in
from showkit.contacts.exchange.own_columns import (
    Column,
    SheetName,
    Use,
    columns_of,
    field_of,
    values_of,
)
from showkit.contacts.exchange.own_known import OwnKnown, Taken
from showkit.contacts.exchange.own_new_rows import NewRows
from showkit.contacts.exchange.own_removed import removed
from showkit.contacts.exchange.own_rows import Entry, layout_of, value_texts
from showkit.contacts.exchange.own_sheets import ComeBack, OwnSheet, is_own_export, own_sheets
from showkit.contacts.exchange.own_values import says_the_same
from showkit.contacts.exchange.plan import FieldChange, HousePlan, ImportPlan, ThingPlan
from showkit.contacts.exchange.three_way import Outcome, Take
from showkit.content.rules import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.contacts.exchange.gather import Surroundings
    from showkit.contacts.exchange.own_values import Value
    from showkit.contacts.exchange.sheet import Sheet
    from showkit.output.catalogues import Catalogue

__all__ = ["is_own_export", "own_plan"]


def own_plan(
    sheets: Iterable[Sheet],
    listed: Sequence[tuple[str, str, str]],
    around: Surroundings,
    words: Catalogue,
) -> ImportPlan:
    """Return what the sheets of an export of ours change, field by field.

    `listed` are the rows that went out (`rows_that_went_out`); `words` are those in which findings
    name columns.
    """
    known = OwnKnown(around.library, around.is_forgotten)
    plan = ImportPlan()
    reading = _Reading(known, plan, words, around.take)
    found = own_sheets(sheets)
    for sheet in found:
        plan.findings.extend(sheet.findings)
        reading.take_sheet(sheet)
    missing = [row for row in listed if (row[0], row[1]) not in reading.returned]
    for gone in removed(found, missing, known, reading.taken, plan.findings):
        reading.house_plan(gone.slug).things.append(gone.thing)
    plan.houses = sorted(reading.houses.values(), key=lambda house: house.slug)
    return plan


class _Went(NamedTuple):
    """A row that came back, and the record that it went out of."""

    sheet: SheetName
    row: ComeBack
    entry: Entry


class _Reading:
    """Goes over the sheets and fills the plan, house by house."""

    def __init__(
        self, known: OwnKnown, plan: ImportPlan, words: Catalogue, take: Take | None
    ) -> None:
        self.houses: dict[str, HousePlan] = {}
        self.returned: dict[tuple[SheetName, str], int] = {}
        self.taken: set[Taken] = set()
        self._known = known
        self._plan = plan
        self._words = words
        self._take = take
        self._new = NewRows(known, words, plan.findings, self.house_plan)

    def house_plan(self, slug: str) -> HousePlan:
        """Return the plan of a house's file, begun where it is not there."""
        if slug not in self.houses:
            presenter = self._known.library.presenter_by_slug.get(slug)
            name = presenter.name if presenter else slug
            self.houses[slug] = HousePlan(slug, name, presenter)
        return self.houses[slug]

    def take_sheet(self, sheet: OwnSheet) -> None:
        """Read all rows of a sheet."""
        for row, known in zip(sheet.rows, self._known.matched(sheet), strict=True):
            before = self.returned.setdefault((sheet.name, row.key), row.row.line)
            if row.key and before != row.row.line:
                self._plan.findings.append(EXPORTS.TWICE.at(row.place(), line=before))
                continue
            entry = known if row.key else self._twin(sheet, row)
            if entry is not None:
                self.taken.add((sheet.name, entry.key))
                self._take_row(sheet, _Went(sheet.name, row, entry))
            elif sheet.name is SheetName.PEOPLE and self._is_forgotten(sheet, row):
                self._plan.forgotten += 1
            elif row.key:
                self._plan.findings.append(EXPORTS.ROW_GONE.at(row.place(), key=row.key))
            else:
                self._new.take(sheet, row)

    def _is_forgotten(self, sheet: OwnSheet, row: ComeBack) -> bool:
        """Tell whether a row is about somebody who asked to be forgotten since it went out."""
        email = next((row.text(one) for one in sheet.columns if one.name == "email"), "")
        return self._known.is_forgotten(email or None, row.key)

    def _twin(self, sheet: OwnSheet, row: ComeBack) -> Entry | None:
        """Return the record that an added row has become before."""
        found = self._known.twin(sheet.name, row)
        return None if found is None or (sheet.name, found.key) in self.taken else found

    def _take_row(self, sheet: OwnSheet, went: _Went) -> None:
        self._hold_to_its_owner(sheet, went)
        changes = _wholes_taken_away(list(self._changes(sheet, went)), sheet, went)
        house = self.house_plan(went.entry.house.slug)
        place = went.row.place()
        if sheet.name is SheetName.HOUSES:
            house.changes.extend(changes)
            house.place = place
        elif changes or sheet.name is SheetName.PEOPLE:
            kind, id_, name = self._known.named(sheet.name, went.entry)
            thing = ThingPlan(kind, id_, name, is_new=False, changes=changes, place=place)
            house.things.append(thing)

    def _hold_to_its_owner(self, sheet: OwnSheet, went: _Went) -> None:
        """Say so where somebody has moved a row to another house or show."""
        for column in columns_of(sheet.name):
            if column.use is not Use.FIXED or column not in sheet.columns:
                continue
            owner = went.entry.house.slug if column.name == "house" else went.entry.show
            text = went.row.text(column)
            if text and self._known.owner(column, text) not in {owner, None}:
                label = self._words.say(column.label)
                place = went.row.place(column)
                moved = EXPORTS.MOVED.at(place, column=label, value=text, owner=owner)
                self._plan.findings.append(moved)

    def _changes(self, sheet: OwnSheet, went: _Went) -> Iterator[FieldChange]:
        columns = values_of(sheet.name)
        sums = sums_in(went.row.stamp, layout_of(sheet.name))
        now = value_texts(sheet.name, went.entry)
        for n, (column, ours) in enumerate(zip(columns, now, strict=True)):
            if column not in sheet.columns:
                continue
            base = sums[n] if sums is not None and n < len(sums) else None
            theirs = went.row.text(column)
            if theirs == ours or (base is not None and sum_of(theirs) == base):
                continue  # as it is now, or as it went out
            if not went.row.key and not theirs:
                continue  # an added row never held it
            if says_the_same(column, ours, went.row.cell(column)):
                continue
            if not theirs and ours == plain(column.default, column):
                continue  # an empty cell is what the record takes it for
            value = self._value(column, went, ours)
            if value is not None and as_text(value) != ours:
                is_changed_here = sum_of(ours) != base if went.row.key else bool(ours)
                is_changed_here = is_changed_here and (base is not None or not went.row.key)
                outcome = self._outcome(value, is_changed_here=is_changed_here)
                yield self._change(column, went, ours, value, outcome)

    def _value(self, column: Column, went: _Went, ours: str) -> Value | None:
        """Return what a cell says, empty where it was emptied; None with a finding."""
        row, findings = went.row, self._plan.findings
        if len(ours) >= LONGEST:
            findings.append(EXPORTS.TOO_LONG.at(row.place(column)))
            return None
        if not row.text(column):
            if not column.is_required:
                return ""
            label = self._words.say(column.label)
            findings.append(EXPORTS.EMPTY.at(row.place(column), column=label))
            return None
        value, problems = self._known.value_in(went.sheet, column, row, self._words)
        findings.extend(problems)
        return value

    def _outcome(self, value: Value, *, is_changed_here: bool) -> Outcome:
        """Return what becomes of an edited cell: a file that changed too is not written over."""
        if is_changed_here and self._take is not Take.THEIRS:
            return Outcome.CONFLICT if self._take is None else Outcome.KEPT
        return Outcome.SET if value else Outcome.REMOVE

    def _change(
        self, column: Column, went: _Went, ours: str, value: Value, outcome: Outcome
    ) -> FieldChange:
        pointer = (*self._known.pointer(went.sheet, went.entry), *column.path)
        return FieldChange(
            ".".join(map(str, pointer)),
            pointer,
            field_of(went.sheet, column),
            outcome,
            "",
            ours,
            went.row.text(column),
            value,
            went.row.place(column),
        )


def _wholes_taken_away(
    changes: list[FieldChange], sheet: OwnSheet, went: _Went
) -> list[FieldChange]:
    """Return changes that take away what has no sense in parts, such as coordinates, as a whole."""
    for within in {column.path[:-1] for column in sheet.columns if column.is_needed_within}:
        parts = [column for column in sheet.columns if column.path[:-1] == within]
        if not any(went.row.text(column) for column in parts):
            names = {column.path for column in parts}
            changes = [
                replace(change, pointer=change.pointer[:-1])
                if change.outcome is Outcome.REMOVE and change.field.path in names
                else change
                for change in changes
            ]
    return changes
