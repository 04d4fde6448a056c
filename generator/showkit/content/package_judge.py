"""The one adapter to frictionless: a Data Package held against the standard.

frictionless is given data, never a path: it would follow addresses and links, and it reads
Windows-1252 and semicolons wrongly without a word. The rows go in as showkit's own reader found
them in the file, and schemas stand in the descriptor. Importing it takes a quarter of a second,
so that happens only when there is a package to judge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.content.rules import PACKAGES
from showkit.model.finding import Finding, Place
from showkit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from showkit.content.csv_text import CsvRow
    from showkit.model.finding import Rule

    PlaceOf = Callable[[int | None], Place]
    """Gives the place of a resource by its number in the package, of the package for None."""

_RULES: Final[Mapping[str, Rule]] = {
    "type-error": PACKAGES.TYPE,
    "constraint-error": PACKAGES.CONSTRAINT,
    "missing-cell": PACKAGES.CELLS,
    "extra-cell": PACKAGES.CELLS,
    "primary-key": PACKAGES.KEY,
    "unique-error": PACKAGES.KEY,
    "foreign-key": PACKAGES.KEY,
    "blank-header": PACKAGES.LABELS,
    "blank-label": PACKAGES.LABELS,
    "duplicate-label": PACKAGES.LABELS,
    "extra-label": PACKAGES.LABELS,
    "incorrect-label": PACKAGES.LABELS,
    "missing-label": PACKAGES.LABELS,
    "unmatched-header": PACKAGES.LABELS,
}
"""What frictionless finds, by its own names; everything else is `PACKAGES.INVALID`."""

_TYPES: Final[Mapping[str, Message]] = {
    "boolean": Message("it is no yes or no"),
    "date": Message("it is no date as the schema writes dates"),
    "datetime": Message("it is no date and time as the schema writes them"),
    "integer": Message("it is no whole number"),
    "number": Message("it is no number"),
    "time": Message("it is no time as the schema writes times"),
    "year": Message("it is no year"),
}
"""What a cell is not, by the type of its field."""

_LABELS: Final[Mapping[str, str]] = {
    "incorrect-label": N_("“{label}” stands where “{field}” is meant"),
    "extra-label": N_("“{label}” is not in the schema"),
    "missing-label": N_("“{field}” is missing"),
    "unmatched-header": N_("none of its columns is in the schema"),
}

_NOTES: Final[Sequence[tuple[re.Pattern[str], str]]] = (
    (re.compile(r'field type "(?P<name>.*)" is not supported'), N_("a field has no type “{name}”")),
    (re.compile(r"'(?P<name>.*)' is a required property"), N_("“{name}” is missing")),
    (
        re.compile(r'property "(?P<name>.*)" is not valid "(?P<kind>.*)"'),
        N_("“{name}” is not written as the standard asks ({kind})"),
    ),
)
"""What is wrong with a description, as frictionless says it most often."""

_KEYS_ONLY: Final = frozenset({"primary-key", "unique-error", "foreign-key"})
"""Of the usual tables, types and columns have been judged by showkit's own reader."""


@dataclass(frozen=True)
class JudgedTable:
    """A table to judge: where it lies, its rows as they stand, and whose schema describes it."""

    path: str
    rows: Sequence[CsvRow]
    has_own_schema: bool


def judge(
    descriptor: Mapping[str, Any], tables: Mapping[str, JudgedTable], place_of: PlaceOf
) -> Iterator[Finding]:
    """Yield what frictionless says of a package; of a broken description it says only that.

    `tables` are the rows of the resources that have some, by their names.
    """
    from frictionless import Package, system  # noqa: PLC0415 - takes a quarter of a second

    about = {name: descriptor[name] for name in descriptor if name != "resources"}
    resources = [_without_paths(one, tables) for one in descriptor["resources"]]
    with system.use_context(trusted=False):
        try:
            report = Package.from_descriptor({**about, "resources": resources}).validate()
        except Exception as error:  # noqa: BLE001 - it trips over shapes that it does not expect
            alone = [_broken({**about, "resources": [one]}) for one in resources]
            for number, notes in enumerate(alone):
                for note in notes:
                    yield PACKAGES.INVALID.at(place_of(number), problem=_said(note))
            if not any(alone):
                yield PACKAGES.INVALID.at(place_of(None), problem=_said(_notes(error)[0]))
            return
    for found in report.errors:
        yield PACKAGES.INVALID.at(place_of(None), problem=_said(found.note))
    for task in report.tasks:
        table = tables.get(task.name)
        for found in task.errors:
            finding = _finding(found, table) if table else None
            if finding is not None:
                yield finding


def _broken(descriptor: dict[str, Any]) -> Sequence[str]:
    """Return why frictionless cannot make anything of a descriptor; nothing where it can."""
    from frictionless import Package  # noqa: PLC0415 - as above

    try:
        Package.from_descriptor(descriptor).validate()
    except Exception as error:  # noqa: BLE001 - as above
        return _notes(error)
    return ()


def _notes(error: Exception) -> Sequence[str]:
    """Return what an exception of frictionless says: its reasons where it has some."""
    reasons = getattr(error, "reasons", None) or [getattr(error, "error", None)]
    return [str(getattr(reason, "note", None) or error) for reason in reasons]


def _without_paths(
    resource: Mapping[str, Any], tables: Mapping[str, JudgedTable]
) -> dict[str, Any]:
    """Return a resource whose data stands in it, so that nothing is opened for it."""
    about = ("path", "data", "encoding", "dialect", "bytes", "hash", "format", "compression")
    kept = {name: value for name, value in resource.items() if name not in about}
    table = tables.get(str(resource["name"]))
    if table is None:
        kept.pop("schema", None)  # of a file that is no table, or of an empty one
        return {**kept, "type": "json", "data": {"lies": "elsewhere"}}
    return {**kept, "type": "table", "data": [list(row.cells) for row in table.rows]}


def _finding(error: Any, table: JudgedTable) -> Finding | None:  # noqa: ANN401 - frictionless ships its own error types
    rule = _RULES.get(error.type, PACKAGES.INVALID)
    if not table.has_own_schema and error.type not in _KEYS_ONLY:
        return None
    if not table.has_own_schema and table.path.endswith("/performances.csv"):
        return None  # ids of dates are held against those of all shows, and told by that check
    number = getattr(error, "row_number", None) or 1
    if number > len(table.rows):
        return rule.at(Place(table.path), field="", value="", problem=error.note)
    row = table.rows[number - 1]
    column = getattr(error, "field_number", None)
    return rule.at(
        row.place(table.path, column - 1) if column else Place(table.path, row.line, 1),
        field=getattr(error, "field_name", "") or "",
        value=getattr(error, "cell", "") or "",
        problem=_problem(error, table),
    )


def _said(note: str) -> Message | str:
    """Return what frictionless says of a description, in the reader's words where we have them."""
    for pattern, text in _NOTES:
        matched = pattern.search(note)
        if matched:
            return Message(text, **matched.groupdict())
    return note


def _problem(error: Any, table: JudgedTable) -> Message | str:  # noqa: ANN401 - as above
    """Return what frictionless found, in the words of people where we know what it means."""
    note = str(error.note or error.title)
    if error.type in _LABELS:
        names = {name: getattr(error, name, "") for name in ("label", "field_name")}
        return Message(_LABELS[error.type], label=names["label"], field=names["field_name"])
    said = re.findall(r'"([^"]*)"', note)
    position = re.search(r"position (\d+)", note)
    if error.type == "type-error" and said:
        kind: str = said[0].partition("/")[0]
        return _TYPES.get(kind, kind)
    if error.type == "constraint-error" and len(said) > 1:
        return f"{said[0]}: {said[1]}"
    if error.type in _KEYS_ONLY and position:
        return Message("line {line} has the same", line=table.rows[int(position[1]) - 1].line)
    return note
