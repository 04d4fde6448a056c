"""From what a file says to what it should say: the fewest characters to put in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showkit.contacts.brackets import put_in, take_out
from showkit.contacts.entry_lines import EntryLines
from showkit.contacts.lines import Lines
from showkit.contacts.piece import Kind
from showkit.contacts.replacement import Replacement
from showkit.contacts.splices import Splices
from showkit.contacts.wanted import EditError, Items
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from showkit.contacts.layout import Layout
    from showkit.contacts.piece import Entry, Piece
    from showkit.contacts.scalars import Written
    from showkit.contacts.writing import Writing


class Difference:
    """Collects the splices that make a text say something else.

    `order` is that of the top level's fields: a new one goes after the nearest of those before
    it. With `before`, it goes in front of that field instead.
    """

    def __init__(
        self,
        text: str,
        found: Layout,
        writing: Writing,
        order: Sequence[str],
        *,
        before: bool = False,
    ) -> None:
        self.splices = Splices()
        self._text = text
        self._lines = Lines(text)
        self._found = found
        self._writing = writing
        self._order = {key: place for place, key in enumerate(order)}
        line_end = writing.habits.line_end
        self._entries = EntryLines(self._lines, self.splices, line_end, before=before)
        self._replacement = Replacement(self._lines, writing, self.splices)

    def take(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Collect what leads from `old`, the value of the file, to `new`.

        Raises:
            EditError: it cannot be done.
        """
        root = self._found.root
        if old == new:
            return
        if root is None:
            self._fill(new)
        elif new:
            self._map(root, old, new, is_top=True)
        else:
            self.splices.add(root.body, self._lines.after(root.entries[-1], root.column), "{}")

    def _fill(self, new: Mapping[str, Any]) -> None:
        """Write into a document of comments or nothing."""
        head, tail = self._text[: self._found.end], self._text[self._found.end :]
        is_ended = not head or head.endswith(("\n", "\r"))
        line_end = self._writing.habits.line_end
        block = line_end.join(self._writing.fields(new, 0))
        lead = "" if is_ended else line_end
        trail = line_end if is_ended or tail else ""
        self.splices.add(len(head), len(head), lead + block + trail)

    # One value ----------------------------------------------------------------------------

    def _value(self, owner: Piece, entry: Entry, old: Any, new: Any) -> None:  # noqa: ANN401 - YAML holds anything
        """Make the value of an entry of `owner` `new`."""
        piece = entry.value
        if old == new:
            return
        if piece.kind.is_map and piece.entries and isinstance(new, dict) and new:
            self._map(piece, old, new)
        elif piece.kind.is_list and piece.entries and isinstance(new, list) and new:
            self._list(piece, old, new)
        elif owner.kind.is_flow:
            self._replacement.in_brackets(entry, new)
        elif piece.kind in {Kind.BLOCK_MAP, Kind.BLOCK_LIST}:
            self._replacement.block(entry, new, owner.column)
        else:
            self._replacement.inline(entry, new, owner.column)

    # Mappings -----------------------------------------------------------------------------

    def _map(
        self, piece: Piece, old: Mapping[str, Any], new: Mapping[str, Any], *, is_top: bool = False
    ) -> None:
        mine: dict[str, int] = {}
        for place, entry in enumerate(piece.entries):
            if entry.key is not None and not entry.is_merge:
                mine.setdefault(entry.key, place)
        gone = {mine[key] for key in old if key not in new and self._is_mine(key, mine)}
        added = {
            key: value
            for key, value in new.items()
            if key not in mine and not (key in old and old[key] == value)
        }
        if self._is_rewritten(piece, gone, added):
            self.splices.add(piece.body, piece.end, self._writing.flow(new))
            return
        for key, place in mine.items():
            if key in new:
                self._value(piece, piece.entries[place], old[key], new[key])
        if piece.kind.is_flow:
            texts = [self._writing.flow({key: value})[1:-1] for key, value in added.items()]
            self._brackets(piece, gone, [(len(piece.entries) - 1, text) for text in texts])
        else:
            self._fields(piece, gone, added, is_top=is_top)

    def _is_mine(self, key: str, mine: Mapping[str, int]) -> bool:
        if key not in mine:
            raise EditError(
                Message("“{key}” is taken over from elsewhere (<<) and cannot go here", key=key)
            )
        return True

    def _is_rewritten(self, piece: Piece, gone: Collection[int], added: Collection[Any]) -> bool:
        """Tell whether what stands between brackets is easier written anew."""
        if piece.kind is Kind.PAIR:
            return bool(gone or added)
        return (
            piece.kind.is_flow and bool(gone) and (bool(added) or len(gone) == len(piece.entries))
        )

    def _fields(
        self, piece: Piece, gone: Collection[int], added: Mapping[str, Any], *, is_top: bool
    ) -> None:
        lines = [
            (key, self._writing.field(key, value, piece.column)) for key, value in added.items()
        ]
        self._entries.remove(piece, gone, [written for _, written in lines])
        kept = [n for n in range(len(piece.entries)) if n not in gone]
        if is_top and kept:
            self._add_fields(piece, kept, lines)
        elif kept:
            for _, written in lines:
                self._entries.add(piece, kept, kept[-1], written, spaced=False)

    def _add_fields(
        self, piece: Piece, kept: Sequence[int], lines: Sequence[tuple[str, Written]]
    ) -> None:
        """Add fields of the top level, each after the nearest of those that come before it."""
        places = self._order
        end = places.get("engagement", len(places)) - 0.5  # a company's own, before showkit's
        for key, written in sorted(lines, key=lambda line: places.get(line[0], end)):
            mine = places.get(key, end)
            present = ((places.get(piece.entries[n].key or "", end), n) for n in kept)
            earlier = [found for found in present if found[0] <= mine]
            after = max(earlier)[1] if earlier else -1
            spaced = self._is_spaced(piece, after, written)
            self._entries.add(piece, kept, after, written, spaced=spaced)

    def _is_spaced(self, piece: Piece, after: int, written: Written) -> bool:
        """Tell whether a blank line parts a new field from the one before it."""
        if after < 0:
            return False
        neighbour = after + 1 if after + 1 < len(piece.entries) else after
        is_large = bool(written.lines) or self._lines.is_large(piece.entries[after])
        return neighbour > 0 and is_large and self._lines.has_blank_before(piece, neighbour)

    # Lists --------------------------------------------------------------------------------

    def _list(self, piece: Piece, old: Sequence[Any], new: Sequence[Any]) -> None:
        origins = new.origins if isinstance(new, Items) else [None] * len(new)
        kept = [origin for origin in origins if origin is not None]
        gone = set(range(len(piece.entries))) - set(kept)
        added: list[tuple[int, Any]] = []
        after = -1
        for value, origin in zip(new, origins, strict=True):
            if origin is None:
                added.append((after, value))
            else:
                after = origin
        if self._is_rewritten(piece, gone, added):
            self.splices.add(piece.body, piece.end, self._writing.flow(list(new)))
            return
        for value, origin in zip(new, origins, strict=True):
            if origin is not None:
                self._value(piece, piece.entries[origin], old[origin], value)
        if piece.kind.is_flow:
            texts = [(after, self._writing.flow(value)) for after, value in added]
            self._brackets(piece, gone, texts)
            return
        lines = [(after, self._item(piece, value)) for after, value in added]
        self._entries.remove(piece, gone, [written for _, written in lines])
        if kept:
            spaced = self._is_spaced_list(piece)
            for after, written in lines:
                self._entries.add(piece, kept, after, written, spaced=spaced)

    def _item(self, piece: Piece, value: Any) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return a new item as its neighbours are written, between brackets or in lines."""
        if isinstance(value, dict) and all(e.value.kind is Kind.FLOW_MAP for e in piece.entries):
            return self._writing.item_in_brackets(value)
        return self._writing.item(value, piece.column)

    def _is_spaced_list(self, piece: Piece) -> bool:
        count = len(piece.entries)
        return count > 1 and all(self._lines.has_blank_before(piece, n) for n in range(1, count))

    def _brackets(
        self, piece: Piece, gone: Collection[int], added: Iterable[tuple[int, str]]
    ) -> None:
        take_out(piece, gone, self.splices)
        for after, text in added:
            put_in(self._text, piece, after, text, self.splices)
