"""A piece of a YAML file and where it stands: what `layout` finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LINE_BREAKS: Final = "\r\n\x85\u2028\u2029"
"""What ends a line, and with it a comment, for YAML 1.1 (§4.2) and so for libyaml."""

_BREAK: Final = re.compile(f"[{LINE_BREAKS}]")


class Kind(Enum):
    """What a piece of YAML is."""

    EMPTY = "empty"
    SCALAR = "scalar"
    ALIAS = "alias"
    BLOCK_MAP = "block map"
    BLOCK_LIST = "block list"
    FLOW_MAP = "flow map"
    FLOW_LIST = "flow list"
    PAIR = "pair"  # the mapping in [key: value], which has no braces

    @property
    def is_map(self) -> bool:
        """Tell whether its entries have keys."""
        return self in {Kind.BLOCK_MAP, Kind.FLOW_MAP, Kind.PAIR}

    @property
    def is_list(self) -> bool:
        """Tell whether its entries have places only."""
        return self in {Kind.BLOCK_LIST, Kind.FLOW_LIST}

    @property
    def is_flow(self) -> bool:
        """Tell whether what lies in it is written between brackets."""
        return self in {Kind.FLOW_MAP, Kind.FLOW_LIST, Kind.PAIR}


@dataclass(frozen=True)
class Piece:
    """A scalar, an alias, a collection, or the nothing after a colon; positions count from 0.

    `start` is its first character (its anchor or tag where it has one), `body` the first one
    after those, `end` the place just after its last: no comment, no blank line is in between.
    `full_end` is `end`, but for a block scalar the start of the line that is no longer its own:
    blank lines before it may belong to the text. `column` counts the characters of the line
    before `body`. `text` is a scalar's value or an alias's name, `anchor` its own name.
    """

    kind: Kind
    start: int
    body: int
    end: int
    full_end: int
    column: int
    text: str = ""
    style: str = ""
    anchor: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A key with its value, or an item of a list.

    `start` is the key's first character or the item's hyphen. `gap` is the place just after the
    colon or the hyphen; None where there is none (``? key`` alone, ``{key}``, items between
    brackets). `key` is None where it is not one text; `is_merge` tells the ``<<`` that takes in
    another mapping.
    """

    key: str | None
    start: int
    gap: int | None
    value: Piece
    key_end: int = 0
    is_merge: bool = False

    @property
    def end(self) -> int:
        """The place just after its last character."""
        return max(self.key_end, self.gap or 0, self.value.end)

    @property
    def full_end(self) -> int:
        """The same, with the blank lines that belong to a block scalar at its end."""
        return max(self.end, self.value.full_end)


def pieces(piece: Piece | None, *, without: Collection[str] = ()) -> Iterator[Piece]:
    """Yield a piece and everything in it, but for what its own keys `without` hold."""
    if piece is not None:
        yield piece
        for entry in piece.entries:
            if entry.key not in without:
                yield from pieces(entry.value)


def end_of_line(text: str, position: int) -> int:
    """Return where the line of `position` ends, before what ends it."""
    found = _BREAK.search(text, position)
    return found.start() if found else len(text)


def start_of_line(text: str, position: int) -> int:
    """Return where the line of `position` starts."""
    return max(text.rfind(sign, 0, position) for sign in LINE_BREAKS) + 1
