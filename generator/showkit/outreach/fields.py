"""What a letter says of its reader: words in braces, in English or French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.access.page.slots import slot
from showkit.content.folding import folded_words
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE: Final = "page"
NAME: Final = "name"
HOUSE: Final = "house"
CITY: Final = "city"

FIELDS: Final[Mapping[str, Message]] = {
    PAGE: Message("their own page"),
    NAME: Message("their first name"),
    HOUSE: Message("their house"),
    CITY: Message("its town"),
}
"""What may stand in braces, each with what it becomes."""

IN_FRENCH: Final = ("prénom", "lieu", "ville")
"""The words for the same that the French documentation names."""

_WORDS: Final[Mapping[str, str]] = {
    **{name: name for name in FIELDS},
    "prenom": NAME,
    "first name": NAME,
    "lieu": HOUSE,
    "structure": HOUSE,
    "maison": HOUSE,
    "ville": CITY,
    "town": CITY,
    "lien": PAGE,
    "link": PAGE,
}
"""The fields by every word that people use for them, folded."""

_BRACES: Final = re.compile(r"\{{1,2}(?P<field>[^{}\n]{1,40})\}{1,2}")
"""Two braces are what mailing services want; whoever comes from there types them."""

_MARK: Final = re.compile(r"zzfield(?P<name>[a-z]+)zz")


def field_named(word: str) -> str | None:
    """Return the field that a word in braces names, None where it names none."""
    return _WORDS.get(folded_words(word))


def unknown_fields(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word in braces that names no field, with where it begins in `text`, from 0."""
    for found in _BRACES.finditer(text):
        if field_named(found["field"]) is None:
            yield found.start("field"), found["field"]


def fields_in(text: str) -> frozenset[str]:
    """Return the fields that a text uses."""
    named = (field_named(found["field"]) for found in _BRACES.finditer(text))
    return frozenset(name for name in named if name is not None)


def marked(text: str) -> str:
    """Return a text with a plain word for each field, which Markdown and addresses leave alone."""
    return _BRACES.sub(_mark, text)


def slotted(html: str) -> str:
    """Return the HTML of a marked text with a slot for each field (see `access.page.slots`)."""
    return _MARK.sub(lambda found: slot(found["name"]), html)


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return a plain text with its fields filled in; `values` by the names of all fields."""

    def value(found: re.Match[str]) -> str:
        name = field_named(found["field"])
        return found[0] if name is None else values[name]

    return _BRACES.sub(value, text)


def _mark(found: re.Match[str]) -> str:
    name = field_named(found["field"])
    return found[0] if name is None else f"zzfield{name}zz"
