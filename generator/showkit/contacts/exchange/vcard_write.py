"""People and houses as vCards, version 4.0 (RFC 6350): for telephones and address books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from showkit.contacts.where import Selection
    from showkit.model.person import Person
    from showkit.model.place import PostalAddress
    from showkit.model.presenter import Presenter
    from showkit.output.catalogues import Catalogue

_LONGEST_LINE: Final = 75


def write_vcards(selection: Selection, words: Catalogue, today: dt.date) -> bytes:
    """Return the cards of the people chosen who still work there, and of houses without any.

    A house where nobody works is a card of its own. Countries are written in the language of
    `words`. Lines are folded after 75 octets and end in CR LF (RFC 6350 §3.2).
    """
    lines: list[str] = []
    there = [(h, p) for h, p in selection.people if p.left_on is None or p.left_on > today]
    for house, person in there:
        lines.extend(_card(_of_person(house, person, words)))
    for house in selection.houses:
        if not any(one.left_on is None or one.left_on > today for one in house.people):
            lines.extend(_card(_of_house(house, words)))
    return b"".join(_folded(line) for line in lines)


def _card(properties: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//showkit//contacts export//EN"
    yield from (f"{name}:{value}" for name, value in properties if value.strip(";"))
    yield "END:VCARD"


def _of_person(house: Presenter, person: Person, words: Catalogue) -> Iterator[tuple[str, str]]:
    yield "UID;VALUE=text", _text(person.id)
    yield "KIND", "individual"
    yield "FN", _text(person.name)
    yield "N", _name(person)
    yield "ORG", _text(house.name)
    yield "ROLE", _text(person.role)
    yield "TITLE", _text(person.role)  # which more address books show
    for address in person.addresses:
        yield "EMAIL;TYPE=work", _text(address)
    yield "TEL;TYPE=work", _text(person.phone or house.phone)
    yield "ADR;TYPE=work", _address(house.address, words)
    yield "LANG", house.language_of(person) or ""
    yield "URL;TYPE=work", house.website or ""
    yield "NOTE", _text(person.note)


def _of_house(house: Presenter, words: Catalogue) -> Iterator[tuple[str, str]]:
    yield "UID;VALUE=text", _text(house.slug)
    yield "KIND", "org"
    yield "FN", _text(house.name)
    yield "ORG", _text(house.name)
    yield "TEL;TYPE=work", _text(house.phone)
    yield "ADR;TYPE=work", _address(house.address, words)
    yield "LANG", house.language or ""
    yield "URL;TYPE=work", house.website or ""
    yield "NOTE", _text(house.interests.note)


def _name(person: Person) -> str:
    """Return family and given name, parted where the given one is known to come first."""
    given = person.greeting_name
    if not person.name.startswith(given) or person.name == given:
        return f"{_text(person.name)};;;;"
    return f"{_text(person.name[len(given) :].strip())};{_text(given)};;;"


def _address(address: PostalAddress, words: Catalogue) -> str:
    country = address.country or ""
    parts = (
        *("", "", address.street, address.city, address.region, address.postal_code),
        words.locale.territories.get(country, country),
    )
    return ";".join(map(_text, parts))


def _text(text: str) -> str:
    """Return a text as a value holds it (RFC 6350 §3.4)."""
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line in UTF-8, broken where it is too long but never within a character."""
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        data = sign.encode("utf-8", "replace")
        if len(piece) + len(data) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += data
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
