"""XLSX and OpenDocument workbooks: the one adapter to python-calamine.

It reads both kinds at ten times the speed of the readers written in Python. What it is silent
about (errors, formulas never calculated, percentages, OpenDocument's merged cells) and what it
does not guard against (bombs, one cell a million rows down) is `workbook_facts`' part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import python_calamine

from showkit.contacts.exchange.archive import repacked
from showkit.contacts.exchange.sheet import Cell, Percent, Sheet, SheetRow
from showkit.contacts.exchange.workbook_facts import ReachError, SheetFacts, workbook_facts
from showkit.content.rules import IMPORTS
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MANIFEST: Final = "META-INF/manifest.xml"


def workbook_sheets(
    parts: Mapping[str, bytes], path: str, wanted: Sequence[str] = ()
) -> tuple[list[Sheet], list[Finding]]:
    """Return the sheets of an unpacked workbook: those `wanted`, else all that are not hidden.

    Merged cells are filled downwards, so that each row stands for itself; to the right they are
    not, as the next column means something else. Numbers, days and yes or no come as such.
    """
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        return [], [IMPORTS.LOCKED.at(Place(path))]
    try:
        facts = workbook_facts(parts)
        found = _read(parts, wanted)
    except ReachError:
        return [], [IMPORTS.TOO_LARGE.at(Place(path), what=Message("it has millions of cells"))]
    except python_calamine.PasswordError:
        return [], [IMPORTS.LOCKED.at(Place(path))]
    except (python_calamine.CalamineError, ValueError, KeyError, OSError) as error:
        return [], [IMPORTS.DAMAGED.at(Place(path), problem=str(error))]
    sheets = []
    findings: list[Finding] = []
    for name, rows in found.items():
        shown = f"{path}#{name}" if len(found) > 1 else path
        about = facts.get(name, SheetFacts())
        findings.extend(_left_out(about, shown))
        sheets.append(Sheet(shown, name, _rows(rows, about)))
    return sheets, findings


def _read(parts: Mapping[str, bytes], wanted: Sequence[str]) -> dict[str, list[list[Cell]]]:
    """Return the cells of sheets by their names.

    Raises:
        ValueError, CalamineError: the workbook is not one that can be read.
    """
    try:
        with python_calamine.load_workbook(repacked(parts)) as book:
            names = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.name in wanted
                or (not wanted and sheet.visible == python_calamine.SheetVisibleEnum.Visible)
            ]
            return {
                name: _cells(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in names
            }
    except BaseException as error:
        # a panic of the Rust library is no Exception, and nobody's bug but its own
        if type(error).__name__ == "PanicException":
            raise ValueError(Message("it is damaged")) from error
        raise


def _cells(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    return [list(row) for row in rows]


def _left_out(facts: SheetFacts, path: str) -> list[Finding]:
    findings = [
        IMPORTS.FORMULA.at(Place(path, row + 1, column + 1)) for row, column in facts.unsaved
    ]
    for (row, column), value in facts.errors.items():
        findings.append(IMPORTS.CELL_ERROR.at(Place(path, row + 1, column + 1), value=value or "?"))
    return findings


def _rows(rows: list[list[Cell]], facts: SheetFacts) -> tuple[SheetRow, ...]:
    for row, column in facts.percents:
        if row < len(rows) and column < len(rows[row]):
            value = rows[row][column]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                rows[row][column] = Percent(value)
    for row, column in facts.errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ""
    filled = [n for n, cells in enumerate(rows) if any(cell != "" for cell in cells)]
    there = set(filled)
    for top, left, bottom, _ in facts.merged:
        if top < len(rows) and left < len(rows[top]):
            for row in there.intersection(range(top + 1, min(bottom + 1, len(rows)))):
                rows[row][left] = rows[top][left]
    return tuple(SheetRow(n + 1, rows[n]) for n in filled)
