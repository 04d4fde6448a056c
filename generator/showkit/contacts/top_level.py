"""Where the entries of a YAML file's top mapping stand."""

from __future__ import annotations

from dataclasses import dataclass

from showkit.contacts.layout import layout
from showkit.contacts.piece import Kind


@dataclass(frozen=True)
class TopLevelEntry:
    """A key of the top mapping; positions count the characters of the text from 0.

    `start` is the key's first character (its ``?``, tag or anchor where it has one), `end` the
    place just after the last character of its value: no comment, no blank line is in between.
    `key` is None where it is not a plain text.
    """

    key: str | None
    start: int
    end: int


@dataclass(frozen=True)
class TopLevel:
    """The entries of the top mapping in the order of the file.

    `indent` counts the blanks before each key; `end` is where the document ends: at its ``...``,
    or with the text.
    """

    entries: tuple[TopLevelEntry, ...]
    indent: int
    end: int


def top_level(text: str) -> TopLevel:
    """Return where the entries of the top mapping stand; an empty document has none.

    Raises:
        ValueError: `text` is not one document of YAML that is a block mapping.
    """
    found = layout(text)
    if found.root is None:
        return TopLevel((), 0, found.end)
    if found.root.kind is not Kind.BLOCK_MAP:
        raise ValueError("the top level is not a block mapping")
    entries = tuple(TopLevelEntry(e.key, e.start, e.end) for e in found.root.entries)
    return TopLevel(entries, found.root.column, found.end)
