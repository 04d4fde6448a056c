"""A file from another program, of whatever kind, as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.archive import ArchiveError, unpacked
from showkit.contacts.exchange.csv_sheet import csv_sheet
from showkit.contacts.exchange.vcard import vcard_sheet
from showkit.contacts.exchange.workbook import workbook_sheets
from showkit.content.rules import IMPORTS
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from showkit.contacts.exchange.sheet import Sheet

MAX_BYTES: Final = 50_000_000
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BINARY: Final = b"\x00\x01\x02\x03\x04\x05\x06\x07\x08"


def read_sheets(
    data: bytes, path: str, is_column: Callable[[str], bool], wanted: Sequence[str] = ()
) -> tuple[list[Sheet], list[Finding]]:
    """Return the sheets of a file, told by its content and not by its name, and what is wrong.

    `path` is what findings name; `wanted` are the names of sheets, else all that are not hidden.
    """
    if len(data) > MAX_BYTES:
        what = Message("it has {size} million bytes", size=len(data) // 1_000_000)
        return [], [IMPORTS.TOO_LARGE.at(Place(path), what=what)]
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            return [], [IMPORTS.LOCKED.at(Place(path))]
        return [], [IMPORTS.OLD_WORKBOOK.at(Place(path), kind="XLS")]
    if data.startswith(_ZIP):
        return _from_archive(data, path, is_column, wanted)
    if _is_address_book(data):
        sheet, findings = vcard_sheet(data, path)
    elif _is_text(data):
        sheet, findings = csv_sheet(data, path, is_column)
    else:
        return [], [IMPORTS.NOT_A_SHEET.at(Place(path))]
    return [sheet], findings


def _from_archive(
    data: bytes, path: str, is_column: Callable[[str], bool], wanted: Sequence[str]
) -> tuple[list[Sheet], list[Finding]]:
    try:
        parts = unpacked(data)
    except ArchiveError as error:
        if error.is_too_large:
            return [], [IMPORTS.TOO_LARGE.at(Place(path), what=error.message)]
        return [], [IMPORTS.DAMAGED.at(Place(path), problem=error.message)]
    if "xl/workbook.bin" in parts:
        return [], [IMPORTS.OLD_WORKBOOK.at(Place(path), kind="XLSB")]
    if "xl/workbook.xml" in parts or "content.xml" in parts:
        return workbook_sheets(parts, path, wanted)
    return _tables(parts, path, is_column, wanted)


def _tables(
    parts: Mapping[str, bytes],
    path: str,
    is_column: Callable[[str], bool],
    wanted: Sequence[str],
) -> tuple[list[Sheet], list[Finding]]:
    """Return the CSV files of an archive, as a mailing service sends its lists."""
    sheets = []
    findings: list[Finding] = []
    for name, data in sorted(parts.items()):
        if name.endswith(".csv") and (not wanted or name in wanted) and "__MACOSX" not in name:
            sheet, found = csv_sheet(data, f"{path}#{name}", is_column, name)
            sheets.append(sheet)
            findings.extend(found)
    if not sheets and not wanted:
        findings.append(IMPORTS.NOT_A_SHEET.at(Place(path)))
    return sheets, findings


def _is_address_book(data: bytes) -> bool:
    start = data[:200].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \r\n\t")
    return start[:20].upper().replace(b" ", b"").startswith(b"BEGIN:VCARD")


def _is_text(data: bytes) -> bool:
    """Tell whether the bytes can be somebody's text: few control characters at the beginning."""
    sample = data[:4000]
    controls = sum(sample.count(bytes([code])) for code in _BINARY if code)
    return controls * 100 <= len(sample)
