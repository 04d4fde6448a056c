"""An export of ours as a Data Package v2: CSV tables and a descriptor that says what is in them.

https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.exchange.csv_write import csv_files
from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.own_columns import SheetName, Use
from showkit.contacts.exchange.own_tables import ROWS_COLUMNS, ROWS_SHEET
from showkit.content.choices import words_of
from showkit.content.descriptor import PROFILE
from showkit.content.slugs import as_slug
from showkit.content.table_schema import Column as TableColumn
from showkit.content.table_schema import schema_of
from showkit.content.vocabularies import Vocabulary
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.contacts.exchange.own_columns import Column
    from showkit.contacts.exchange.own_tables import OwnTable
    from showkit.model.company import Company
    from showkit.output.catalogues import Catalogue

DESCRIPTOR: Final = "datapackage.json"
"""The name of the descriptor's file."""

_TYPES: Final[Mapping[Kind, str]] = {
    Kind.DAY: "date",
    Kind.NUMBER: "number",
    Kind.WHOLE: "integer",
    Kind.YES_NO: "boolean",
}
_TITLE: Final = Message("Contacts of {company}")
_PRIVATE: Final = Message(
    "Personal data: not to be published. A text that a spreadsheet program would run as a "
    "formula has an apostrophe before it, which showkit takes away when the file comes back."
)
_STAMPS: Final = Message("By this showkit knows which cells have changed")
_LISTED: Final = Message("The rows of the other tables, so that one taken away is seen")


def package_files(
    tables: Sequence[OwnTable], company: Company, today: dt.date, words: Catalogue
) -> dict[str, bytes]:
    """Return the files of the package by name, the descriptor first.

    Titles and descriptions are in the language of `words`; choices are ids.
    """
    files = csv_files(tables, mark=False)
    described = [_resource(table, files[f"{table.name}.csv"], words) for table in tables]
    listed = {
        "schema": schema_of([TableColumn(name, "string", required=True) for name in ROWS_COLUMNS]),
        "description": words.say(_LISTED),
        **_file(ROWS_SHEET, files[f"{ROWS_SHEET}.csv"]),
    }
    descriptor = {
        "$schema": PROFILE,
        "name": f"{as_slug(company.name)}-contacts",
        "title": words.say(Message(_TITLE.text, company=company.name)),
        "description": words.say(_PRIVATE),
        "created": f"{today}T00:00:00Z",
        "resources": [*described, listed],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return {DESCRIPTOR: text.encode(), **files}


def _resource(table: OwnTable, data: bytes, words: Catalogue) -> dict[str, Any]:
    key = next(column.name for column in table.columns if column.use is Use.KEY)
    described = [_described(column, words) for column in table.columns]
    stamps = TableColumn(table.stamps, "string", required=False, description=words.say(_STAMPS))
    schema = schema_of([*described, stamps], primary_key=[key])
    for field, column in zip(schema["fields"], table.columns, strict=False):
        field["title"] = words.say(column.label)
    if table.name is not SheetName.HOUSES:
        reference = {"resource": SheetName.HOUSES.value, "fields": ["house"]}
        schema["foreignKeys"] = [{"fields": ["house"], "reference": reference}]
    return {**_file(table.name, data), "title": table.title, "schema": schema}


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }


def _described(column: Column, words: Catalogue) -> TableColumn:
    is_closed = not isinstance(column.source, Vocabulary)  # a vocabulary's words are advice
    choices = column.source is not None and is_closed and not column.is_list
    return TableColumn(
        column.name,
        "string" if column.is_list else _TYPES.get(column.kind, "string"),
        required=column.use is Use.KEY or column.is_required,
        description=words.gettext(column.about) if column.about else "",
        constraints={"enum": list(words_of(column.source))}
        if choices and column.source is not None
        else {},
    )
