"""How a listed resource says that its table is to be read: dialect, encoding, schema.

Data Package v2, “Table Dialect” and “Table Schema”: what a company's own package declares comes
before what showkit would find out by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from showkit.content.csv_text import CsvRow, Dialect

if TYPE_CHECKING:
    from collections.abc import Sequence

_YES_NO = {"trueValues": "true", "falseValues": "false"}
_ANY_ORDER = frozenset({"equal", "subset", "superset", "partial"})


@dataclass(frozen=True)
class TableSource:
    """A table as its resource describes it.

    `path` is relative to the show's folder. `fields` are those of its Table Schema, `missing` the
    texts that stand for an empty cell; both are empty where the resource has no schema.
    """

    path: str
    dialect: Dialect = field(default_factory=Dialect)
    schema: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> Sequence[Mapping[str, Any]]:
        """The fields of the schema, in its order."""
        given = self.schema.get("fields")
        return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []

    def rows(self, rows: Sequence[CsvRow]) -> tuple[CsvRow, ...]:
        """Return the table's rows as showkit's records know them.

        The first row names the columns by the schema where the two go together by their order,
        and every cell is written showkit's way: empty where it is missing, a decimal point, true
        or false, an ISO date.
        """
        if not rows:
            return ()
        fields = self.fields
        head, body = rows[0], rows[1:]
        if not self.dialect.has_header:
            names = [str(one.get("name", "")) for one in fields]
            head, body = CsvRow(head.line, names, "", head.delimiter), rows
        by_name = {str(one.get("name", "")): one for one in fields}
        match = self.schema.get("fieldsMatch", "exact")  # a text, or the list that 2.0 asks for
        matches = map(str, match if isinstance(match, list) else [match])
        in_order = _ANY_ORDER.isdisjoint(matches)
        if in_order and len(fields) == len(head.cells):
            head = replace(head, cells=[str(one.get("name", "")) for one in fields])
        columns = [by_name.get(name.strip(), {}) for name in head.cells]
        return (head, *(self._plain(row, columns) for row in body))

    def _plain(self, row: CsvRow, columns: Sequence[Mapping[str, Any]]) -> CsvRow:
        cells = [
            self._cell(cell.strip(), columns[index]) if index < len(columns) else cell
            for index, cell in enumerate(row.cells)
        ]
        return row if cells == list(row.cells) else replace(row, cells=cells)

    def _cell(self, cell: str, column: Mapping[str, Any]) -> str:
        missing = column.get("missingValues", self.schema.get("missingValues", [""]))
        if cell in _words(missing):
            return ""
        match column.get("type"):
            case "number" | "integer":
                return _number(cell, column)
            case "boolean":
                return next(
                    (plain for key, plain in _YES_NO.items() if cell in _words(column.get(key))),
                    cell,
                )
            case "date":
                return _day(cell, column.get("format"))
        return cell


def _words(given: object) -> list[str]:
    """Return texts of a list, which may hold them as ``{value, label}`` (Table Schema v2)."""
    if not isinstance(given, list):
        return []
    return [str(one.get("value", "")) if isinstance(one, Mapping) else str(one) for one in given]


def _number(cell: str, column: Mapping[str, Any]) -> str:
    group, decimal = str(column.get("groupChar", "")), str(column.get("decimalChar", "."))
    number = cell.replace(group, "") if group else cell
    if decimal:
        number = number.replace(decimal, ".")
    if column.get("bareNumber") is False:
        number = re.sub(r"^[^0-9+.-]+|[^0-9]+$", "", number)
    return number


def _day(cell: str, format_: object) -> str:
    """Return a date as ISO 8601 writes it; what does not fit the format is left as it stands."""
    if not isinstance(format_, str) or "%" not in format_:
        return cell
    try:
        day = dt.datetime.strptime(cell, format_)  # noqa: DTZ007 - a day has no zone
    except (ValueError, re.error):  # a directive that stands twice makes a pattern of no use
        return cell
    return day.date().isoformat()
