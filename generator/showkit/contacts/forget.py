"""Taking a person out of people's files, and finding where else they are spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.edit import Remove, edited
from showkit.contacts.layout import layout
from showkit.contacts.opened import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from showkit.contacts.edit import Change
    from showkit.model.person import Person

_SHORTEST_WORD: Final = 3
_SHORTEST_NUMBER: Final = 7
"""Letters and digits with which a word or a number tells of one person."""


@dataclass(frozen=True)
class Mention:
    """A line that may speak of somebody; lines count from 1."""

    line: int
    text: str


def without_person(data: bytes, ids: Collection[str]) -> bytes:
    """Return a contact file without the person who has, or had, one of `ids`.

    Their entry goes with the comments in it, and what imports and visits say of them. What was
    said with them stays, without their id.

    Raises:
        EditError: see `edited`.
    """
    value = opened(data).value
    said = [n for n, one in _items(value, "history") if one.get("person") in ids]
    there = [n for n, one in _items(value, "people") if one.get("id") in ids]
    changes: list[Change] = [
        *(Remove(("history", n, "person")) for n in said),
        *_of_engagement(value, ids),
        *_of_imports(value, ids),
        *(Remove(("people", n)) for n in reversed(there)),
    ]
    return edited(data, changes)


def _items(value: Any, key: str) -> list[tuple[int, dict[str, Any]]]:  # noqa: ANN401 - YAML holds anything
    items = value.get(key)
    items = items if isinstance(items, list) else []
    return [(n, one) for n, one in enumerate(items) if isinstance(one, dict)]


def _of_engagement(value: dict[str, Any], ids: Collection[str]) -> Iterator[Change]:
    engagement = value.get("engagement")
    people = engagement.get("people") if isinstance(engagement, dict) else None
    yield from _keys_away(("engagement", "people"), people, lambda key: key in ids)


def _of_imports(value: dict[str, Any], ids: Collection[str]) -> Iterator[Change]:
    starts = tuple(f"people.{one}." for one in ids)
    imported = value.get("imported")
    for source, said in imported.items() if isinstance(imported, dict) else ():
        for part in ("fields", "earlier"):
            ways = said.get(part) if isinstance(said, dict) else None
            place = ("imported", source, part)
            yield from _keys_away(place, ways, lambda way: way.startswith(starts))


def _keys_away(
    place: tuple[str, ...],
    mapping: Any,  # noqa: ANN401 - YAML holds anything
    is_theirs: Callable[[str], bool],
) -> Iterator[Change]:
    """Yield what takes some keys out of a mapping, or the mapping where none would stay."""
    keys = list(mapping) if isinstance(mapping, dict) else []
    gone = [key for key in keys if is_theirs(key)]
    if gone and len(gone) == len(keys):
        yield Remove(place)
    else:
        yield from (Remove((*place, key)) for key in gone)


def mentions(
    text: str, person: Person, *, is_their_house: bool, comments: Collection[str] = ()
) -> tuple[Mention, ...]:
    """Return the lines of a text that name a person: by name, address, number or id.

    In the file of `is_their_house`, one word of the name is enough. `comments` are lines to
    list too: those that stood above their entry (see `comments_above`).
    """
    words = [person.name, *person.ids, *person.addresses]
    if is_their_house:
        words += [word for word in re.split(r"[\s-]+", person.name) if len(word) >= _SHORTEST_WORD]
    either = "|".join(re.escape(word) for word in words)
    named = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    number = re.sub(r"\D", "", person.phone)
    is_number = len(number) >= _SHORTEST_NUMBER
    return tuple(
        Mention(n, line.strip())
        for n, line in enumerate(text.splitlines(), start=1)
        if named.search(line)
        or line.strip() in comments
        or (is_number and number in re.sub(r"\D", "", line))
    )


def comments_above(text: str, ids: Collection[str]) -> frozenset[str]:
    """Return the comments right above the entry of a person: they may speak of nobody else."""
    lines = text.splitlines()
    found = set()
    for start in _entries(text, ids):
        n = text.count("\n", 0, start) - 1
        while n >= 0 and lines[n].lstrip().startswith("#"):
            found.add(lines[n].strip())
            n -= 1
    return frozenset(found)


def _entries(text: str, ids: Collection[str]) -> Iterator[int]:
    """Yield where each entry of `people` starts that has one of `ids`."""
    try:
        root = layout(text).root
    except ValueError:
        return
    people = next((e.value for e in root.entries if e.key == "people"), None) if root else None
    for entry in people.entries if people else ():
        if any(one.key == "id" and one.value.text in ids for one in entry.value.entries):
            yield entry.start
