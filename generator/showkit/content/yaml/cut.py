"""Values between braces that a comma cuts in two: ``{min: 4,5}`` has a field “5”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.yaml.document import Pointer

_CUT: Final = re.compile(r"\{[^{}]*,[^{}]*\}", re.DOTALL)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*|[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})?|x-.*")
"""A field's name, or a language's."""


@dataclass(frozen=True)
class CutValue:
    """A value that a comma cuts: as it is written, and where its pieces stand, the rest as keys.

    `looks_cut` where no field could have the name of the second piece; else the record alone can
    tell.
    """

    begins: Pointer
    pieces: tuple[Pointer, ...]
    whole: str
    looks_cut: bool


def may_be_cut(text: str) -> bool:
    """Tell cheaply whether any value of a text may be cut."""
    return _CUT.search(text) is not None


def cut_values(node: yaml.Node | None, text: str, pointer: Pointer = ()) -> Iterator[CutValue]:
    """Yield the values of a tree that are cut; `text` is what the tree was made from."""
    if isinstance(node, yaml.SequenceNode):
        for n, inner in enumerate(node.value):
            yield from cut_values(inner, text, (*pointer, n))
    elif isinstance(node, yaml.MappingNode):
        if node.flow_style:
            yield from _cut_in(node, text, pointer)
        for key, inner in node.value:
            yield from cut_values(inner, text, (*pointer, str(key.value)))


def _cut_in(node: yaml.MappingNode, text: str, pointer: Pointer) -> Iterator[CutValue]:
    entries = node.value
    for n, (field, begun) in enumerate(entries[:-1]):
        is_first = not (n and _is_piece(*entries[n]))
        pieces = list(takewhile(lambda entry: _is_piece(*entry), entries[n + 1 :]))
        if is_first and pieces and _is_plain(begun) and begun.value:
            key, value = pieces[-1]
            end = value if value.value else key
            whole = text[begun.start_mark.index : end.end_mark.index]
            names = [key.value for key, _ in pieces]
            yield CutValue(
                begins=(*pointer, field.value),
                pieces=tuple((*pointer, name) for name in names),
                whole=whole,
                looks_cut=_NAME.fullmatch(names[0]) is None,
            )


def _is_piece(key: yaml.Node, value: yaml.Node) -> bool:
    """Tell whether a key is the rest of a text: nothing follows it, or it is of several words."""
    if not _is_plain(key) or not _is_plain(value):
        return False
    return not value.value or " " in key.value


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style
