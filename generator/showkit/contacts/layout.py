"""Where everything of a YAML file stands, by the scanner's own marks.

Tokens are used rather than nodes: a node behind an alias carries the marks of its anchor, and
that of a block collection ends only where the next thing begins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from showkit.contacts.piece import LINE_BREAKS, Entry, Kind, Piece, start_of_line
from showkit.content.yaml import yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.content.yaml import YamlToken

_BLANKS: Final = " \t" + LINE_BREAKS


@dataclass(frozen=True)
class Layout:
    """A document: `root` is None where nothing is in it.

    `end` is where the document ends: at its ``...``, or with the text.
    """

    root: Piece | None
    end: int


def layout(text: str) -> Layout:
    """Return where everything in a text stands.

    Raises:
        ValueError: `text` is not one document of YAML.
    """
    return _Reader(text).read()


_PROPERTIES: Final = frozenset({"AnchorToken", "TagToken"})
_NOTHING: Final = frozenset(
    {
        "KeyToken",
        "ValueToken",
        "BlockEntryToken",
        "FlowEntryToken",
        "BlockEndToken",
        "FlowSequenceEndToken",
        "FlowMappingEndToken",
        "DocumentStartToken",
        "DocumentEndToken",
        "StreamEndToken",
    }
)
"""Before these, a value that is due is empty."""


class _Reader:
    """Reads tokens by YAML's grammar (https://yaml.org/spec/1.1, productions 3 to 5)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[YamlToken] = list(yaml_tokens(text))
        self._at = 0
        self._named: dict[str, Piece] = {}

    def read(self) -> Layout:
        self._take("StreamStartToken")
        while self._is("DirectiveToken"):
            self._at += 1
        if self._is("DocumentStartToken"):
            self._at += 1
        first = self._now.start
        root = self._piece(first)
        end = self._now.start if self._is("DocumentEndToken") else len(self._text)
        while self._is("DocumentEndToken"):
            self._at += 1
        if not self._is("StreamEndToken"):
            raise ValueError("the file holds more than one document")
        return Layout(None if root.kind is Kind.EMPTY else root, end)

    @property
    def _now(self) -> YamlToken:
        return self._tokens[self._at]

    def _is(self, *kinds: str) -> bool:
        return self._now.kind in kinds

    def _take(self, kind: str) -> YamlToken:
        token = self._now
        if token.kind != kind:
            raise ValueError(f"{token.kind} where {kind} was due")
        self._at += 1
        return token

    def _require_progress(self, before: int) -> None:
        """Stop at tokens that the scanner gives and no parser takes: a bracket never closed."""
        if self._at == before:
            raise ValueError(f"{self._now.kind} where a value was due")

    def _piece(self, default: int, *, hyphens_may_follow: bool = False) -> Piece:
        """Read one value; an empty one stands at `default`.

        A mapping's list may have its hyphens under the key: no token tells of its start.
        """
        start, anchor, after = None, "", default
        while self._now.kind in _PROPERTIES:
            token = self._now
            anchor = token.text if token.kind == "AnchorToken" else anchor
            start = token.start if start is None else start
            after = token.end
            self._at += 1
        token = self._now
        is_list = token.kind == "BlockEntryToken" and hyphens_may_follow
        if token.kind in _NOTHING and not is_list:
            place = after if start is not None else default
            piece = Piece(Kind.EMPTY, place, place, place, place, token.column)
        elif token.kind == "ScalarToken":
            piece = self._scalar(self._take("ScalarToken"))
        elif token.kind == "AliasToken":
            self._at += 1
            end = token.end
            piece = Piece(
                Kind.ALIAS, token.start, token.start, end, end, token.column, text=token.text
            )
        else:
            piece = self._collection(token)
        if start is not None:
            piece = replace(piece, start=start, anchor=anchor)
        if anchor:
            self._named[anchor] = piece
        return piece

    def _scalar(self, token: YamlToken) -> Piece:
        end = full_end = token.end
        if token.style in {"|", ">"}:
            written = self._text[token.start : end].rstrip(_BLANKS)
            full_end = end if end == len(self._text) else start_of_line(self._text, end)
            end = token.start + len(written)
        return Piece(
            Kind.SCALAR,
            token.start,
            token.start,
            end,
            max(end, full_end),
            token.column,
            text=token.text,
            style=token.style,
        )

    def _collection(self, token: YamlToken) -> Piece:
        if token.kind == "BlockMappingStartToken":
            self._at += 1
            return self._of(Kind.BLOCK_MAP, token, self._map_entries("BlockEndToken"))
        if token.kind == "BlockSequenceStartToken":
            self._at += 1
            piece = self._of(Kind.BLOCK_LIST, token, self._items())
            self._take("BlockEndToken")
            return piece
        if token.kind == "BlockEntryToken":
            return self._of(Kind.BLOCK_LIST, token, self._items())
        if token.kind == "FlowMappingStartToken":
            self._at += 1
            entries = self._map_entries("FlowMappingEndToken")
            return self._of(Kind.FLOW_MAP, token, entries, self._tokens[self._at - 1].end)
        if token.kind == "FlowSequenceStartToken":
            self._at += 1
            entries = self._flow_items()
            return self._of(Kind.FLOW_LIST, token, entries, self._tokens[self._at - 1].end)
        raise ValueError(f"{token.kind} where a value was due")

    def _of(
        self, kind: Kind, token: YamlToken, entries: Sequence[Entry], end: int | None = None
    ) -> Piece:
        if end is None:
            last = entries[-1] if entries else None
            end = last.end if last else token.end
            full_end = last.full_end if last else token.end
        else:
            full_end = end
        return Piece(
            kind, token.start, token.start, end, full_end, token.column, entries=tuple(entries)
        )

    def _map_entries(self, closing: str) -> list[Entry]:
        entries = []
        while not self._is(closing):
            before = self._at
            if self._is("FlowEntryToken"):
                self._at += 1
            else:
                entries.append(self._entry())
            self._require_progress(before)
        self._take(closing)
        return entries

    def _entry(self) -> Entry:
        start = self._now.start
        key: Piece | None = None
        key_end = start
        if self._is("KeyToken"):
            key_end = self._take("KeyToken").end
            key = self._piece(key_end, hyphens_may_follow=True)
            key_end = max(key_end, key.end)
        elif not self._is("ValueToken"):  # {key}
            key = self._piece(start)
            key_end = key.end
        gap = None
        if self._is("ValueToken"):
            gap = self._take("ValueToken").end
            value = self._piece(gap, hyphens_may_follow=True)
        else:
            value = Piece(Kind.EMPTY, key_end, key_end, key_end, key_end, 0)
        is_merge = (
            key is not None and key.kind is Kind.SCALAR and key.text == "<<" and not key.style
        )
        return Entry(self._name(key), start, gap, value, key_end, is_merge)

    def _name(self, key: Piece | None) -> str | None:
        if key is not None and key.kind is Kind.ALIAS:
            key = self._named.get(key.text)
        return key.text if key is not None and key.kind in {Kind.SCALAR, Kind.EMPTY} else None

    def _items(self) -> list[Entry]:
        entries = []
        while self._is("BlockEntryToken"):
            token = self._take("BlockEntryToken")
            entries.append(Entry(None, token.start, token.end, self._piece(token.end)))
        return entries

    def _flow_items(self) -> list[Entry]:
        entries: list[Entry] = []
        while not self._is("FlowSequenceEndToken"):
            before = self._at
            if self._is("FlowEntryToken"):
                self._at += 1
            elif self._is("KeyToken", "ValueToken"):
                token = self._now
                pair = self._of(Kind.PAIR, token, [self._entry()])
                entries.append(Entry(None, pair.start, None, pair))
            else:
                item = self._piece(self._now.start)
                entries.append(Entry(None, item.start, None, item))
            self._require_progress(before)
        self._take("FlowSequenceEndToken")
        return entries
