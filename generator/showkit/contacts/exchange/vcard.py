"""Address books: vCard 4.0 (RFC 6350), 3.0 (RFC 2426) and the 2.1 that phones still write.

A reader of our own: the kept libraries know 3.0 only, and give up a whole file for one bad line.
Each card becomes a row, its properties the columns.
"""

from __future__ import annotations

import quopri
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.sheet import Sheet, SheetRow
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS
from showkit.content.text import decode
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLUMNS: Final = (
    "UID",
    "KIND",
    "FN",
    "N given",
    "N family",
    "ORG",
    "TITLE",
    "ROLE",
    "EMAIL",
    "TEL",
    "TEL cell",
    "ADR street",
    "ADR code",
    "ADR locality",
    "ADR region",
    "ADR country",
    "GEO",
    "URL",
    "LANG",
    "CATEGORIES",
    "NOTE",
    "REV",
)
"""The columns that every address book has here; ``X-`` properties of ours come after them."""

SEPARATOR: Final = "\n"
"""What parts several values of one property in a cell."""

_OURS: Final = "X-SHOWKIT-"
_LINE: Final = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)"
    r'(?P<parameters>(?:;(?:[^":;]|"[^"]*")*)*):(?P<value>.*)',
    re.DOTALL,
)
_PARAMETER: Final = re.compile(r';(?:(?P<name>[A-Za-z0-9-]+)=)?(?P<value>(?:"[^"]*"|[^";])*)')
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final[Mapping[str, tuple[str | None, ...]]] = {
    "N": ("N family", "N given"),
    "ADR": (None, None, "ADR street", "ADR locality", "ADR region", "ADR code", "ADR country"),
}
_SEVERAL: Final = frozenset({"EMAIL", "TEL", "TEL cell", "URL"})
_MOBILE: Final = frozenset({"cell", "mobile", "iphone"})


@dataclass(frozen=True)
class _Property:
    """One line of a card, unfolded and decoded; `line` is where it begins, from 1."""

    name: str
    value: str
    types: frozenset[str]
    preference: int
    line: int

    def parts(self) -> list[str]:
        """Return the components of a structured value."""
        return [_unescaped(part) for part in re.split(r"(?<!\\);", self.value)]


@dataclass
class _Card:
    """The properties of a card in the making."""

    line: int
    properties: list[_Property] = field(default_factory=list)


@dataclass(frozen=True)
class _Lines:
    """Where the properties of one card stand."""

    line: int
    lines: Mapping[int, int]

    def place(self, path: str, index: int) -> Place:
        """Return where the property of column `index` stands."""
        return Place(path, self.lines.get(index, self.line), 1)


def vcard_sheet(data: bytes, path: str) -> tuple[Sheet, list[Finding]]:
    """Return the cards of an address book as rows, and what could not be read of it."""
    text, notes = decode(data, path)
    findings = list(notes)
    cards = list(_cards(text, path, findings))
    ours = dict.fromkeys(
        one.name for card in cards for one in card.properties if one.name.startswith(_OURS)
    )
    columns = (*COLUMNS, *ours)
    rows = [SheetRow(0, columns)]
    rows += [_row(card, columns) for card in cards]
    return Sheet(path, "", tuple(rows), is_address_book=True), findings


def _row(card: _Card, columns: Sequence[str]) -> SheetRow:
    index = {column: n for n, column in enumerate(columns)}
    cells: dict[str, list[str]] = {}
    lines: dict[int, int] = {}
    for one in sorted(card.properties, key=lambda one: one.preference):
        for column, value in _cells(one):
            if column not in index or not value:
                continue
            known = cells.setdefault(column, [])
            if not known:
                lines[index[column]] = one.line
            if value not in known:
                known.append(value)
    if "TEL" not in cells and "TEL cell" in cells:  # a telephone all the same
        cells["TEL"] = cells.pop("TEL cell")
    joined = [
        SEPARATOR.join(cells[column] if column in _SEVERAL else cells[column][:1])
        if column in cells
        else ""
        for column in columns
    ]
    return SheetRow(card.line, joined, _Lines(card.line, lines))


def _cells(one: _Property) -> Iterator[tuple[str, str]]:
    """Yield the columns that a property fills."""
    if one.name in _PARTS:
        for column, part in zip(_PARTS[one.name], one.parts(), strict=False):
            if column:
                yield column, part
    elif one.name == "ORG":
        yield "ORG", one.parts()[0]
    elif one.name == "TEL":
        number = _unescaped(one.value).removeprefix("tel:")
        yield "TEL cell" if one.types & _MOBILE else "TEL", number
    elif one.name == "EMAIL":
        yield "EMAIL", _unescaped(one.value).removeprefix("mailto:")
    elif one.name == "X-ABSHOWAS":
        yield "KIND", "org" if one.value.upper() == "COMPANY" else ""
    else:
        yield one.name, _unescaped(one.value)


def _cards(text: str, path: str, findings: list[Finding]) -> Iterator[_Card]:
    card: _Card | None = None
    for line, content in _content_lines(text):
        opens = re.fullmatch(r"(BEGIN|END)\s*:\s*VCARD\s*", content, re.IGNORECASE)
        if opens:
            if card is not None:
                if opens[1].upper() == "BEGIN":
                    findings.append(IMPORTS.OPEN_CARD.at(Place(path, card.line, 1)))
                yield card
            card = _Card(line) if opens[1].upper() == "BEGIN" else None
            continue
        if card is None:
            continue
        found = _property(content, line)
        if found is None:
            place = Place(path, line, 1)
            findings.append(IMPORTS.CARD.at(place, value=shown(content)))
        else:
            card.properties.append(found)
    if card is not None:
        findings.append(IMPORTS.OPEN_CARD.at(Place(path, card.line, 1)))
        yield card


def _content_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield unfolded lines with the number of their first (RFC 6350 §3.2).

    A line of 2.1 in quoted-printable goes on after an equals sign at its end.
    """
    begun = 0
    content = ""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if begun and line[:1] in {" ", "\t"}:
            content += line[1:]
            continue
        if begun and content.endswith("=") and _is_quoted_printable(content):
            content = content[:-1] + line
            continue
        if content.strip():
            yield begun, content
        begun, content = number, line
    if content.strip():
        yield begun, content


def _is_quoted_printable(content: str) -> bool:
    return "QUOTED-PRINTABLE" in content.partition(":")[0].upper()


def _property(content: str, line: int) -> _Property | None:
    match = _LINE.fullmatch(content)
    if match is None:
        return None
    value = match["value"]
    types: set[str] = set()
    charset = "utf-8"
    preference = 50  # between those preferred (RFC 6350 §5.3: 1 is first) and those that are not
    quoted = False
    for parameter in _PARAMETER.finditer(match["parameters"]):
        name = (parameter["name"] or "TYPE").upper()
        given = parameter["value"].strip('"').lower()
        if name == "TYPE":
            types.update(given.split(","))
        elif name == "PREF" and re.fullmatch("[0-9]{1,3}", given):
            preference = int(given) % 100
        elif name == "ENCODING" and given in {"quoted-printable", "q"}:
            quoted = True
        elif name == "CHARSET":
            charset = given
    if "pref" in types:
        preference = 0
    if quoted or "quoted-printable" in types:
        value = _unquoted(value, charset)
    return _Property(match["name"].upper(), value, frozenset(types), preference, line)


def _unquoted(value: str, charset: str) -> str:
    try:
        return quopri.decodestring(value.encode("utf-8")).decode(charset, errors="replace")
    except (LookupError, ValueError):  # no such character set, or one for other things than text
        return value


def _unescaped(value: str) -> str:
    """Return a text value as people read it (RFC 6350 §3.4)."""
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()
