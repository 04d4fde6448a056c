"""What a workbook's XML says that its reader keeps silent about, and how far its cells reach.

Merged cells, percentages, errors, formulas whose result was never saved; and, before anybody
makes room for them, the last row and column that hold something (ECMA-376 part 1 §18.3,
OpenDocument 1.3 part 3 §9). One pass over start tags, so that a large sheet costs little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_ROWS: Final = 200_000
MAX_CELLS: Final = 6_000_000

_PERCENT_FORMATS: Final = frozenset({9, 10})  # ECMA-376 part 1 §18.8.30: 0% and 0.00%
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WORKBOOK: Final = "xl/workbook.xml"

Position = tuple[int, int]
"""Row and column, from 0."""


class ReachError(ValueError):
    """A cell lies farther out than any contact base reaches."""


@dataclass
class SheetFacts:
    """What is to be known of one sheet beside its values.

    `merged` are regions as first row, first column, last row, last column.
    """

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: set[Position] = field(default_factory=set)
    unsaved: list[Position] = field(default_factory=list)
    errors: dict[Position, str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def reach(self, rows: int, columns: int) -> None:
        """Note that something stands in the last of so many rows and columns.

        Raises:
            ReachError: that is too far out.
        """
        self.rows = max(self.rows, rows)
        self.columns = max(self.columns, columns)
        if self.rows > MAX_ROWS or self.rows * self.columns > MAX_CELLS:
            raise ReachError


def workbook_facts(parts: Mapping[str, bytes]) -> dict[str, SheetFacts]:
    """Return what there is to know of the sheets of an unpacked workbook, by their names.

    Raises:
        ReachError: its cells reach too far.
        ValueError: a part is not well-formed XML, or has a document type.
    """
    try:
        if _WORKBOOK in parts:
            return _of_xlsx(parts)
        return _of_ods(parts["content.xml"])
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _of_xlsx(parts: Mapping[str, bytes]) -> dict[str, SheetFacts]:
    index = _Index()
    index.parse(parts[_WORKBOOK])
    index.parse(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    styles = _Styles()
    styles.parse(parts.get("xl/styles.xml", b"<none/>"))
    found: dict[str, SheetFacts] = {}
    for name, relation in index.sheets.items():
        target = index.targets.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in parts:
            sheet = _XlsxSheet(styles.percents)
            sheet.parse(parts[path])
            sheet.end_cell()
            found[name] = sheet.facts
    return found


def _of_ods(content: bytes) -> dict[str, SheetFacts]:
    scan = _OdsContent()
    scan.parse(content)
    return scan.sheets


class _Scan:
    """Feeds start tags, by their local names, to `start`; refuses document types (bombs)."""

    def parse(self, data: bytes) -> None:
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
        del self._parser

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        raise NotImplementedError

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.start(name.rpartition("}")[2], attributes)

    def _refuse(self, *_: object) -> None:
        raise ValueError("it has a document type")


def _local(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in attributes.items()}


class _Index(_Scan):
    """Names of sheets and relations, and relations and parts."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            given = _local(attributes)
            self.sheets[given.get("name", "")] = given.get("id", "")
        elif name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Styles(_Scan):
    """Which cell formats show a percentage, by their number."""

    def __init__(self) -> None:
        self.percents: set[str] = set()
        self._codes = set(_PERCENT_FORMATS)
        self._formats = -1  # counts the formats within cellXfs; -1 outside

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            code = re.sub(r'"[^"]*"|\\.', "", attributes.get("formatCode", ""))
            if "%" in code:
                self._codes.add(_number(attributes.get("numFmtId")))
        elif name == "cellXfs":
            self._formats = 0
        elif name in {"cellStyles", "cellStyleXfs", "dxfs"}:
            self._formats = -1
        elif name == "xf" and self._formats >= 0:
            if _number(attributes.get("numFmtId")) in self._codes:
                self.percents.add(str(self._formats))
            self._formats += 1


class _XlsxSheet(_Scan):
    """The cells of one worksheet."""

    def __init__(self, percents: set[str]) -> None:
        self.facts = SheetFacts()
        self._percents = percents
        self._row = self._column = -1
        self._type = ""
        self._has_formula = False
        self._in_value = False
        self._value = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "is"}:
            self._in_value = True
            self.facts.reach(self._row + 1, self._column + 1)
        elif name == "f":
            self._has_formula = True
            self._in_value = False
            self._parser.CharacterDataHandler = self._text
        elif name == "row":
            self.end_cell()
            self._row = _number(attributes.get("r"), self._row + 2) - 1
            self._column = -1
        elif name == "mergeCell":
            ends = _REFERENCE.findall(attributes.get("ref", ""))
            if len(ends) == 2:  # noqa: PLR2004 - a region has two corners
                (left, top), (right, bottom) = ends
                self.facts.merged.append(
                    (int(top) - 1, _column(left), int(bottom) - 1, _column(right))
                )

    def end_cell(self) -> None:
        """Judge the cell that the last tags were of."""
        if not (self._has_formula or self._type == "e"):
            return
        position = (self._row, self._column)
        if self._type == "e":
            self.facts.errors[position] = self._value.strip()
        elif not self._value:
            self.facts.unsaved.append(position)
        self._has_formula = False
        self._type = ""
        self._parser_silent()

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self.end_cell()
        at = _REFERENCE.fullmatch(attributes.get("r", ""))
        if at:
            self._column, self._row = _column(at[1]), int(at[2]) - 1
        else:
            self._column += 1
        self._value = ""
        self._in_value = False
        if attributes.get("s") in self._percents:
            self.facts.percents.add((self._row, self._column))
        self._type = attributes.get("t", "")
        if self._type == "e":
            self._parser.CharacterDataHandler = self._text
        else:
            self._type = ""

    def _text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def _parser_silent(self) -> None:
        if hasattr(self, "_parser"):
            self._parser.CharacterDataHandler = None


class _OdsContent(_Scan):
    """The cells of all tables of an OpenDocument spreadsheet."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._facts = SheetFacts()
        self._row = self._rows = 0
        self._column = self._columns = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self._facts = self.sheets.setdefault(_local(attributes).get("name", ""), SheetFacts())
            self._row = self._rows = 0
        elif name == "table-row":
            self._row += self._rows
            self._rows = _number(_local(attributes).get("number-rows-repeated"), 1)
            self._column = self._columns = 0
        elif name in {"table-cell", "covered-table-cell"}:
            self._column += self._columns
            self._cell(attributes)
        elif name == "p":
            self._holds_something()

    def _cell(self, attributes: Mapping[str, str]) -> None:
        calculated = next((v for k, v in attributes.items() if "calcext" in k), "")
        given = _local(attributes)
        self._columns = _number(given.get("number-columns-repeated"), 1)
        position = (self._row, self._column)
        kind = given.get("value-type", "")
        if kind:
            self._holds_something()
        if calculated == "error":
            self._facts.errors[position] = ""
        elif kind == "percentage":
            self._facts.percents.add(position)
        elif "formula" in given and not kind:
            self._facts.unsaved.append(position)
        rows = _number(given.get("number-rows-spanned"), 1)
        columns = _number(given.get("number-columns-spanned"), 1)
        if rows > 1 or columns > 1:
            self._facts.merged.append(
                (self._row, self._column, self._row + rows - 1, self._column + columns - 1)
            )

    def _holds_something(self) -> None:
        self._facts.reach(self._row + self._rows, self._column + self._columns)


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,9}", text) else otherwise


def _column(letters: str) -> int:
    """Return a column's number from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
