"""What a column's name means: looked up by its words, as people and other programs write them."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.data import data
from showkit.contacts.exchange.fields import Part, fields, target
from showkit.contacts.exchange.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

IGNORE: Final = "ignore"
"""The word of a column that is left out."""

_NEAR: Final = 0.85
_ARTICLES: Final = frozenset(
    {"a", "and", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les", "of", "the"}
)
_PEOPLE: Final = frozenset({"contact", "personne", "person", "interlocuteur"})
_HOUSES: Final = frozenset(
    {"company", "diffuseur", "house", "lieu", "organisation", "organisme", "presenter", "structure"}
)
_ROOMS: Final = frozenset({"salle", "room", "plateau"})
_ROW_TO: Final = {Part.PERSON: "person", Part.HOUSE: "house", Part.ROOM: "room"}


class How(StrEnum):
    """How sure it is what a column means."""

    REMEMBERED = "remembered"
    PRODUCT = "product"
    NAME = "name"
    GUESS = "guess"
    VALUES = "values"
    TAKEN = "taken"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Product:
    """A program whose exports are known by their columns."""

    key: str
    name: str
    rows: str
    signature: tuple[re.Pattern[str], ...]
    without: tuple[re.Pattern[str], ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()

    def wrote(self, names: Sequence[str]) -> bool:
        """Tell whether columns of these names are an export of it."""
        return all(
            any(pattern.search(name) for name in names) for pattern in self.signature
        ) and not any(pattern.search(name) for pattern in self.without for name in names)

    def word(self, name: str) -> str | None:
        """Return what it means by the column `name`, None where that is any program's."""
        known = self.columns.get(fold(name))
        if known:
            return known
        return next((word for pattern, word in self.patterns if pattern.search(name)), None)


def product_of(names: Sequence[str]) -> Product | None:
    """Return the program that exports columns of these names, None where it may be anybody."""
    return next((product for product in products() if product.wrote(names)), None)


@cache
def products() -> tuple[Product, ...]:
    """Return the programs of ``products.yaml``."""
    found = []
    for key, said in data("products").items():
        columns = said["columns"]
        found.append(
            Product(
                key,
                said["name"],
                said["rows"],
                tuple(_pattern(one) for one in said["signature"]),
                tuple(_pattern(one) for one in said.get("without", ())),
                {fold(name): word for name, word in columns.items() if not name.startswith("/")},
                tuple((_pattern(n), word) for n, word in columns.items() if n.startswith("/")),
            )
        )
    return tuple(found)


def is_column(name: str) -> bool:
    """Tell whether a name is one that a column of contacts may have, in any program."""
    return bool(name) and (
        word_of(name) is not None or any(fold(name) in product.columns for product in products())
    )


def word_of(name: str) -> str | None:
    """Return the field that a column's name means, by its own words; see ``columns.yaml``.

    ``Contact 2 – Courriel`` is ``person.2.email``; a field of “row” is left to what stands
    beside it.
    """
    words = _telling(name)
    known = _index().get(fold(name)) or _index().get(" ".join(words))
    return known or _numbered(words) or _scoped(words)


def guess(name: str) -> str | None:
    """Return the field whose name is a slip of the hand away from `name`."""
    words = " ".join(_telling(name))
    if len(words) < 4:  # noqa: PLR2004 - too short to tell a slip
        return None
    near = difflib.get_close_matches(words, _index(), n=1, cutoff=_NEAR)
    return _index()[near[0]] if near else None


def _numbered(words: Sequence[str]) -> str | None:
    """Return what ``contact 2 nom`` and ``courriel contact 2`` mean."""
    numbers = [word for word in words if re.fullmatch("[1-9]", word)]
    if len(numbers) != 1:
        return None
    rest = [word for word in words if word != numbers[0]]
    about = _PEOPLE if _PEOPLE & set(rest) else _ROOMS
    if not about & set(rest):
        return None
    base = _scoped(rest) or _index().get(" ".join(rest))
    if base is None:
        return None
    part, _, name = base.partition(".")
    word = base if numbers[0] == "1" else f"{part}.{numbers[0]}.{name}"
    return word if target(word) else None


def _scoped(words: Sequence[str]) -> str | None:
    """Return what ``contact téléphone`` or ``structure courriel`` means."""
    for part, about in ((Part.PERSON, _PEOPLE), (Part.HOUSE, _HOUSES), (Part.ROOM, _ROOMS)):
        rest = [word for word in words if word not in about]
        if not rest or len(rest) == len(words):
            continue
        base = _index().get(" ".join(rest))
        if base is None:
            continue
        found, _, name = base.partition(".")
        word = f"{_ROW_TO[part]}.{name}"
        if found in {Part.ROW, part} and target(word):
            return word
    return None


def _telling(name: str) -> list[str]:
    words = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).split()
    kept = [_singular(word) for word in words if word not in _ARTICLES]
    return kept or [_singular(word) for word in words]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word  # noqa: PLR2004 - “bus” is no plural


@cache
def _index() -> Mapping[str, str]:
    own = {fold(word): word for word in fields()}
    named = [(name, word) for word, names in data("columns").items() for name in _as_list(names)]
    found = own | {fold(name): word for name, word in named}
    # what remains without articles and plurals gives way to what is written out
    for name, word in (*((word.replace("_", " "), word) for word in fields()), *named):
        found.setdefault(" ".join(_telling(name)), word)
    return found


def _as_list(names: Iterable[str] | str) -> Iterable[str]:
    return [names] if isinstance(names, str) else names


def _pattern(said: str) -> re.Pattern[str]:
    """Return what matches a name of ``products.yaml``: itself, or a pattern between slashes."""
    if not said.startswith("/"):
        return re.compile(rf"\A\s*{re.escape(said)}\s*\Z")
    pattern, _, flags = said[1:].rpartition("/")
    return re.compile(pattern, re.IGNORECASE if "i" in flags else 0)
