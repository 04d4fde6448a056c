"""Where the entries of a YAML file's top mapping stand, by the scanner's own marks.

Tokens are used rather than nodes: a node behind an alias carries the marks of its anchor, and
that of a block collection ends only where the next thing begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.content.yaml_text import yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.content.yaml_text import YamlToken

LINE_BREAKS: Final = "\r\n\x85\u2028\u2029"
"""What ends a line, and with it a comment, for YAML 1.1 (§4.2) and so for libyaml."""

_OPENING: Final = frozenset(
    {
        "BlockMappingStartToken",
        "BlockSequenceStartToken",
        "FlowMappingStartToken",
        "FlowSequenceStartToken",
    }
)
_CLOSING: Final = frozenset({"BlockEndToken", "FlowMappingEndToken", "FlowSequenceEndToken"})
_PROPERTIES: Final = frozenset({"AnchorToken", "TagToken"})


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
    scan = _Scan(text)
    for token in yaml_tokens(text):
        scan.take(token)
    return scan.result()


class _Scan:
    """Follows the tokens of one document and keeps them by entry of the top mapping."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self._indent = 0
        self._documents = 0
        self._end: int | None = None
        self._entries: list[list[YamlToken]] = []
        self._awaits_value = False

    def take(self, token: YamlToken) -> None:
        if token.kind == "DocumentStartToken":
            self._documents += 1
            if self._documents > 1:
                raise ValueError("the file holds more than one document")
        elif token.kind == "DocumentEndToken":
            if self._end is None:
                self._end = token.start
        elif self._depth == 0:
            self._take_outside(token)
        else:
            self._take_inside(token)

    def _take_outside(self, token: YamlToken) -> None:
        if token.kind == "BlockMappingStartToken":
            self._depth = 1
            self._indent = token.column
        elif token.kind in _OPENING or token.kind in {"ScalarToken", "AliasToken"}:
            raise ValueError("the top level is not a block mapping")

    def _take_inside(self, token: YamlToken) -> None:
        if self._depth == 1 and token.kind == "KeyToken":
            self._entries.append([])
            self._awaits_value = True
        elif self._depth == 1 and token.kind == "ValueToken":
            if not self._awaits_value:  # a value whose key is empty
                self._entries.append([])
            self._awaits_value = False
        self._depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        if self._entries:
            self._entries[-1].append(token)

    def result(self) -> TopLevel:
        entries = tuple(self._entry(tokens) for tokens in self._entries)
        end = len(self._text) if self._end is None else self._end
        return TopLevel(entries, self._indent, end)

    def _entry(self, tokens: Sequence[YamlToken]) -> TopLevelEntry:
        first, *rest = tokens
        # implied tokens lie with whatever follows, and a block scalar ends after blank lines
        end = max((token.end for token in tokens if token.end > token.start), default=first.start)
        text = self._text[first.start : end].rstrip(" \t" + LINE_BREAKS)
        name = next((token for token in rest if token.kind not in _PROPERTIES), None)
        is_plain = first.kind == "KeyToken" and name is not None and name.kind == "ScalarToken"
        key = name.text if name is not None and is_plain else None
        return TopLevelEntry(key, first.start, first.start + len(text))
