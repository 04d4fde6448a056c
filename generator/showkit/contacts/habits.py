"""How the people of a file write YAML: what is added should look as if they had typed it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from showkit.contacts.piece import Kind, end_of_line, pieces
from showkit.contacts.scalars import is_misread

if TYPE_CHECKING:
    from showkit.contacts.layout import Layout
    from showkit.contacts.piece import Piece

_T = TypeVar("_T")

_OURS: Final = frozenset({"engagement", "imported"})
"""The blocks that showkit writes tell nothing of people's habits."""

_FEW: Final = 2
"""So many quoted texts are no habit yet."""


@dataclass(frozen=True)
class Habits:
    """How a file is written.

    `line_end` ends its lines. `step` blanks indent a mapping under its key, `list_step` a list's
    hyphens, and `item_step` is from a hyphen to what follows it. `mark` is the quotation mark,
    and `quotes` tells that texts stand in them without need. `short_lists`:
    a list of a few words stands in brackets.
    """

    line_end: str = "\n"
    step: int = 2
    list_step: int = 2
    item_step: int = 2
    mark: str = '"'
    quotes: bool = False
    short_lists: bool = True


@dataclass
class _Seen:
    steps: Counter[int] = field(default_factory=Counter)
    list_steps: Counter[int] = field(default_factory=Counter)
    item_steps: Counter[int] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    plain: int = 0
    lists: Counter[Kind] = field(default_factory=Counter)


def habits(text: str, found: Layout) -> Habits:
    """Return how `text`, whose layout is `found`, is written, by majority."""
    seen = _Seen()
    for piece in pieces(found.root, without=_OURS):
        _note(text, piece, seen)
    usual = Habits()
    return Habits(
        line_end=line_end(text),
        step=_most(seen.steps, usual.step),
        list_step=_most(seen.list_steps, usual.list_step),
        item_step=_most(seen.item_steps, usual.item_step),
        mark=_most(seen.marks, usual.mark),
        quotes=sum(seen.marks.values()) > _FEW and not seen.plain,
        short_lists=_most(seen.lists, Kind.FLOW_LIST) is Kind.FLOW_LIST,
    )


def line_end(text: str) -> str:
    """Return how the file ends its lines, by majority."""
    ends = Counter(found[0] for found in re.finditer(r"\r\n|\r|\n", text))
    return _most(ends, "\n")


def _note(text: str, piece: Piece, seen: _Seen) -> None:
    if piece.style in {"'", '"'}:
        seen.marks[piece.style] += 1
    if piece.kind is Kind.SCALAR and not piece.style and piece.text[:1].isalpha():
        seen.plain += not is_misread(piece.text)
    if piece.kind.is_list and all(e.value.kind is Kind.SCALAR for e in piece.entries):
        seen.lists[piece.kind] += 1
    for entry in piece.entries if not piece.kind.is_flow else ():
        value, is_below = entry.value, False
        if entry.gap is not None and value.entries:
            is_below = end_of_line(text, entry.gap) < value.body
        if piece.kind is Kind.BLOCK_MAP and is_below and value.kind is Kind.BLOCK_MAP:
            seen.steps[value.column - piece.column] += 1
        elif piece.kind is Kind.BLOCK_MAP and is_below and value.kind is Kind.BLOCK_LIST:
            seen.list_steps[value.column - piece.column] += 1
        elif piece.kind is Kind.BLOCK_LIST and not is_below and value.kind is Kind.BLOCK_MAP:
            seen.item_steps[value.column - piece.column] += 1


def _most(counted: Counter[_T], usual: _T) -> _T:
    return max(counted, key=lambda one: counted[one]) if counted else usual
