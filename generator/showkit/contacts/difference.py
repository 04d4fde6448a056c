"""From what a file says to what it should say: the fewest characters to put in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showkit.contacts.brackets import put_in, take_out
from showkit.contacts.lines import LINE_END, Lines
from showkit.contacts.piece import Kind, end_of_line, start_of_line
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
        self._line_end = writing.habits.line_end
        self._order = {key: place for place, key in enumerate(order)}
        self._before = before

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
        block = self._line_end.join(self._writing.fields(new, 0))
        lead = "" if is_ended else self._line_end
        trail = self._line_end if is_ended or tail else ""
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
            self._replace_in_flow(entry, new)
        elif piece.kind in {Kind.BLOCK_MAP, Kind.BLOCK_LIST}:
            self._replace_block(entry, new, owner.column)
        else:
            self._replace(entry, new, owner.column)

    def _written(self, entry: Entry, new: Any, column: int) -> Written:  # noqa: ANN401 - YAML holds anything
        if self._is_item(entry):
            return self._writing.after_hyphen(new, self._inner(entry, column), entry.value)
        return self._writing.under_key(new, column, entry.value)

    def _inner(self, entry: Entry, column: int) -> int:
        """Return how many blanks are before what follows the hyphen of an item."""
        body = entry.value.body
        line = end_of_line(self._text, entry.start)
        if entry.value.kind is not Kind.EMPTY and body <= line:
            return body - start_of_line(self._text, body)
        return column + self._writing.habits.item_step

    def _lead(self, entry: Entry) -> str:
        """Return the blanks between a colon or hyphen and what is to follow it."""
        return " " * (self._writing.habits.item_step - 1) if self._is_item(entry) else " "

    def _is_item(self, entry: Entry) -> bool:
        return entry.gap == entry.start + 1 and self._text[entry.start] == "-"

    def _replace_in_flow(self, entry: Entry, new: Any) -> None:  # noqa: ANN401 - YAML holds anything
        piece = entry.value
        text = self._writing.flow(new, piece)
        if piece.kind is Kind.EMPTY:
            self.splices.add(
                piece.end, piece.end, f" {text}" if entry.gap is not None else f": {text}"
            )
        else:
            self.splices.add(piece.body, piece.end, text)

    def _replace(self, entry: Entry, new: Any, column: int) -> None:  # noqa: ANN401 - YAML holds anything
        """Put `new` where a scalar, an alias, brackets or nothing is."""
        piece = entry.value
        written = self._written(entry, new, column)
        if entry.gap is None:  # `? key` without a value
            at = end_of_line(self._text, entry.end)
            inline = f"{self._line_end}{' ' * column}: {written.inline}"
            self.splices.add(at, at, inline + self._under(written.lines))
            return
        start, end, comment = piece.body, piece.end, ""
        if piece.style in {"|", ">"}:
            comment = self._lines.comment_in_header(piece)
            end = self._lines.end_of_block(piece)
        inline = written.inline
        if piece.kind is Kind.EMPTY and inline:
            inline = self._lead(entry) + inline
        elif not inline:
            start = len(self._text[: piece.body].rstrip(" \t"))
        below = end_of_line(self._text, end)
        if written.lines and below == end:
            self.splices.add(start, end, inline + comment + self._under(written.lines))
            return
        self.splices.add(start, end, inline + comment)
        if written.lines:
            self.splices.add(below, below, self._under(written.lines))

    def _replace_block(self, entry: Entry, new: Any, column: int) -> None:  # noqa: ANN401 - YAML holds anything
        """Put `new` where a block of lines is."""
        piece = entry.value
        written = self._written(entry, new, column)
        end = self._lines.after(piece.entries[-1], column)
        below = end_of_line(self._text, entry.gap or entry.start)
        if piece.body <= below:  # it begins on the line of its hyphen
            self.splices.add(piece.body, end, written.inline + self._under(written.lines))
        elif piece.start < below:  # its anchor or tag stands there
            gap = entry.gap or entry.start
            inline = (self._lead(entry) + written.inline).rstrip()
            self.splices.add(gap, end, inline + self._under(written.lines))
        else:
            gap = entry.gap or entry.start
            if written.inline:
                self.splices.add(gap, gap, self._lead(entry) + written.inline)
            self.splices.add(below, end, self._under(written.lines))

    def _under(self, lines: Iterable[str]) -> str:
        return "".join(self._line_end + line for line in lines)

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
        self._remove_lines(piece, gone, [written for _, written in lines])
        kept = [n for n in range(len(piece.entries)) if n not in gone]
        if is_top and kept:
            self._add_fields(piece, kept, lines)
        elif kept:
            for _, written in lines:
                self._add_line(piece, kept, kept[-1], written, spaced=False)

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
            self._add_line(piece, kept, after, written, spaced=spaced)

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
        self._remove_lines(piece, gone, [written for _, written in lines])
        if kept:
            spaced = self._is_spaced_list(piece)
            for after, written in lines:
                self._add_line(piece, kept, after, written, spaced=spaced)

    def _item(self, piece: Piece, value: Any) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return a new item as its neighbours are written, between brackets or in lines."""
        if isinstance(value, dict) and all(e.value.kind is Kind.FLOW_MAP for e in piece.entries):
            return self._writing.item_in_brackets(value)
        return self._writing.item(value, piece.column)

    def _is_spaced_list(self, piece: Piece) -> bool:
        count = len(piece.entries)
        return count > 1 and all(self._lines.has_blank_before(piece, n) for n in range(1, count))

    # Lines --------------------------------------------------------------------------------

    def _add_line(
        self, piece: Piece, kept: Sequence[int], after: int, written: Written, *, spaced: bool
    ) -> None:
        """Write a new entry after another one, or before the first of those that stay."""
        gap = self._line_end if spaced else ""
        text = written.inline + self._under(written.lines)
        if after < 0 or self._before:
            at = piece.entries[after if after >= 0 else kept[0]].start
            self.splices.add(at, at, text + gap + self._line_end + " " * piece.column)
        else:
            at = self._lines.after(piece.entries[after], piece.column)
            self.splices.add(at, at, gap + self._line_end + " " * piece.column + text)

    def _remove_lines(self, piece: Piece, gone: Collection[int], added: Sequence[Written]) -> None:
        """Take entries away; where none stays, those that are new take their place."""
        entries = piece.entries
        if len(gone) == len(entries):
            end = self._lines.after(entries[-1], piece.column)
            blanks = " " * piece.column
            texts = [one.inline + self._under(one.lines) for one in added]
            self.splices.add(entries[0].start, end, (self._line_end + blanks).join(texts))
            return
        first = 0
        if 0 in gone and self._lines.is_inline(entries[0]):
            first = next(n for n in range(len(entries)) if n not in gone)
            self.splices.add(entries[0].start, entries[first].start, "")
        for n in sorted(gone):
            if n >= first:
                self._remove_line(entries[n], piece.column)

    def _remove_line(self, entry: Entry, column: int) -> None:
        """Take an entry's lines away, with the line end before them; at the top, the one after."""
        start = start_of_line(self._text, entry.start)
        end = self._lines.after(entry, column)
        if self._before:  # blank lines after it would join a text before it: a comment parts them
            self.splices.add(start, end, "#")
        elif start:
            self.splices.add(self._lines.before_line_end(start), end, "")
        else:
            found = LINE_END.match(self._text, end)
            self.splices.add(start, found.end() if found else end, "")

    def _brackets(
        self, piece: Piece, gone: Collection[int], added: Iterable[tuple[int, str]]
    ) -> None:
        take_out(piece, gone, self.splices)
        for after, text in added:
            put_in(self._text, piece, after, text, self.splices)
