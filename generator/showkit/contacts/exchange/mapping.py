"""How a sheet is read, remembered in ``content/import/<source>.yaml`` for people to edit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from showkit.contacts.exchange.column_names import IGNORE
from showkit.contacts.exchange.column_words import RowShape
from showkit.contacts.exchange.dates import DateOrder
from showkit.contacts.exchange.fields import fields, target
from showkit.contacts.exchange.values import ValueProblemError, read_value
from showkit.content.records import make_record
from showkit.content.rules import IMPORTS
from showkit.content.slugs import as_slug
from showkit.content.suggestions import did_you_mean
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from showkit.contacts.exchange.column_words import Column
    from showkit.contacts.exchange.matching import Matched
    from showkit.contacts.exchange.sheet import Sheet
    from showkit.content.yaml import YamlDocument
    from showkit.model.finding import Finding

FOLDER: Final = "import"
"""The folder of the mappings, in ``content/``."""

KEEP: Final = "keep"
"""The word of a column that is kept under a name of its own, ``x-…``."""

_NOISE: Final = re.compile(
    r"(?i)(?:[\s_.()-]*(?:copie|copy|final|v?\d+|\d{4}[-_]?\d{2}[-_]?\d{2}|export(?:ed)?|"
    r"feuil(?:le)?\s*\d*|sheet\s*\d*|grid view|vue grille|all)[\s_.()-]*)+\Z"
)


class HouseBy(StrEnum):
    """What tells that a row speaks of a house that is known, surest first."""

    ID = "id"
    KEY = "key"
    NAME_AND_CITY = "name and city"
    DOMAIN = "domain"


class PersonBy(StrEnum):
    """What tells that a row speaks of a person who is known, surest first."""

    ID = "id"
    KEY = "key"
    EMAIL = "email"
    NAME = "name"


class WithoutHouse(StrEnum):
    """What becomes of new people of whom the sheet names no house."""

    ASK = "ask"
    OWN = "own"
    SKIP = "skip"


class Identify(Record):
    """Which columns tell who a row is about; a line taken out no longer counts."""

    house: tuple[HouseBy, ...] = tuple(HouseBy)
    person: tuple[PersonBy, ...] = tuple(PersonBy)


class ImportMapping(Record):
    """``import/<source>.yaml``."""

    product: str = ""
    sheet: str = ""
    header: Annotated[int, Field(ge=1)] | None = None
    rows: RowShape | None = None
    dates: DateOrder | None = None
    separator: str = ""
    columns: Mapping[str, str] = Field(default={})
    fixed: Mapping[str, str] = Field(default={})
    identify: Identify = Identify()
    words: Mapping[str, str] = Field(default={})
    settled: Mapping[str, str] = Field(default={})
    without_house: WithoutHouse = WithoutHouse.ASK


def parse_mapping(text: str, path: str) -> tuple[ImportMapping | None, list[Finding]]:
    """Return the mapping that a file holds, and what is wrong with it; None where it cannot be."""
    document = parse_yaml(text, path)
    made, findings = make_record(document, ImportMapping)
    found = [*document.findings, *findings]
    if made is not None:
        found.extend(_check_columns(made, document))
        found.extend(_check_fixed(made, document))
    return made, found


def source_name(file_name: str, sheet: str = "") -> str:
    """Return what to call the source that a file is of: without its date, copy mark, ending.

    ``CRM export 2026-11-03 (2).csv`` and the next month's are one source, ``crm``.
    """
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}\Z", "", file_name)
    plain = _NOISE.sub("", stem) or stem
    return as_slug(f"{plain}-{sheet}" if sheet else plain)[:60].strip("-")


def same_columns(mapping: ImportMapping, sheets: Sequence[Sheet]) -> bool:
    """Tell whether a mapping is of one of `sheets`: every column of it is there."""
    if not mapping.columns:
        return False
    wanted = set(mapping.columns)
    return any(
        wanted <= {" ".join(str(cell).split()) for cell in row.cells}
        for sheet in sheets
        for row in sheet.rows[:15]
    )


def proposed(matched: Matched, sheet_name: str, remembered: ImportMapping | None) -> ImportMapping:
    """Return the mapping of a sheet: what is remembered, and what is new in it."""
    base = remembered or ImportMapping()
    columns = {column.name: column.word or IGNORE for column in matched.columns}
    gone = {name: word for name, word in base.columns.items() if name not in columns}
    return base.model_copy(
        update={
            "product": base.product or (matched.product.key if matched.product else ""),
            "sheet": base.sheet or sheet_name,
            "rows": base.rows or matched.shape,
            "columns": columns | gone,
        }
    )


def new_columns(matched: Matched, remembered: ImportMapping) -> list[Column]:
    """Return the columns of which the mapping does not speak yet."""
    return [column for column in matched.columns if column.name not in remembered.columns]


def _check_columns(mapping: ImportMapping, document: YamlDocument) -> Iterator[Finding]:
    for name, word in mapping.columns.items():
        if word not in {IGNORE, KEEP} and target(word) is None:
            yield _unknown(document, ("columns", name), word)


def _check_fixed(mapping: ImportMapping, document: YamlDocument) -> Iterator[Finding]:
    for word, value in mapping.fixed.items():
        found = target(word)
        if found is None:
            yield _unknown(document, ("fixed", word), word, of_key=True)
            continue
        try:
            read_value(found.field, value)
        except ValueProblemError as problem:
            yield IMPORTS.FIXED.at(
                document.place(("fixed", word)),
                value=value,
                word=word,
                expected=problem.expected,
                suggestion=problem.suggestion,
            )
        except ValueError:
            expected = Message("a date as year-month-day, such as 2027-03-31")
            place = document.place(("fixed", word))
            yield IMPORTS.FIXED.at(place, value=value, word=word, expected=expected, suggestion="")


def _unknown(
    document: YamlDocument, pointer: Sequence[str], word: str, *, of_key: bool = False
) -> Finding:
    return IMPORTS.UNKNOWN_WORD.at(
        document.place(pointer, of_key=of_key),
        word=word,
        suggestion=did_you_mean(word, [IGNORE, KEEP, *fields()]),
    )


def column_findings(
    mapping: ImportMapping, names: AbstractSet[str], document: YamlDocument
) -> Iterator[Finding]:
    """Yield the columns that a mapping speaks of and the sheet, with its `names`, does not have."""
    for name in mapping.columns:
        if name not in names:
            yield IMPORTS.NO_SUCH_COLUMN.at(
                document.place(("columns", name), of_key=True),
                column=name,
                suggestion=did_you_mean(name, names - set(mapping.columns)),
            )


def fixed_values(mapping: ImportMapping) -> Mapping[str, str]:
    """Return the values that every row has, in our form; those that do not fit are left out."""
    found: dict[str, str] = {}
    for word, value in mapping.fixed.items():
        what = target(word)
        if what is None:
            continue
        try:
            found[word] = read_value(what.field, value)
        except ValueError:
            continue
    return found


def keep_word(name: str, taken: Iterable[str], part: str) -> str:
    """Return the word under which a column is kept that no field is for."""
    word = f"{part}.x-{as_slug(name)}"
    others = set(taken)
    return next(
        candidate
        for candidate in (word, *(f"{word}-{n}" for n in range(2, len(others) + 3)))
        if candidate not in others
    )
