"""Entries that have lines of their own: new ones among them, old ones taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.lines import LINE_END
from showkit.contacts.piece import start_of_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from showkit.contacts.lines import Lines
    from showkit.contacts.piece import Entry, Piece
    from showkit.contacts.scalars import Written
    from showkit.contacts.splices import Splices


class EntryLines:
    """Collects the splices that add entries to a block and take entries from it.

    With `before`, a new entry goes in front of its neighbour instead of behind it.
    """

    def __init__(self, lines: Lines, splices: Splices, line_end: str, *, before: bool) -> None:
        self._text = lines.text
        self._lines = lines
        self._splices = splices
        self._line_end = line_end
        self._before = before

    def add(
        self, piece: Piece, kept: Sequence[int], after: int, written: Written, *, spaced: bool
    ) -> None:
        """Write a new entry after another one, or before the first of those that stay."""
        gap = self._line_end if spaced else ""
        text = written.text(self._line_end)
        if after < 0 or self._before:
            at = piece.entries[after if after >= 0 else kept[0]].start
            self._splices.add(at, at, text + gap + self._line_end + " " * piece.column)
        else:
            at = self._lines.after(piece.entries[after], piece.column)
            self._splices.add(at, at, gap + self._line_end + " " * piece.column + text)

    def remove(self, piece: Piece, gone: Collection[int], added: Sequence[Written]) -> None:
        """Take entries away; where none stays, those that are new take their place."""
        entries = piece.entries
        if len(gone) == len(entries):
            end = self._lines.after(entries[-1], piece.column)
            blanks = " " * piece.column
            texts = [one.text(self._line_end) for one in added]
            self._splices.add(entries[0].start, end, (self._line_end + blanks).join(texts))
            return
        first = 0
        if 0 in gone and self._lines.is_inline(entries[0]):
            first = next(n for n in range(len(entries)) if n not in gone)
            self._splices.add(entries[0].start, entries[first].start, "")
        for n in sorted(gone):
            if n >= first:
                self._remove_one(entries[n], piece.column)

    def _remove_one(self, entry: Entry, column: int) -> None:
        """Take an entry's lines away, with the line end before them; at the top, the one after."""
        start = start_of_line(self._text, entry.start)
        end = self._lines.after(entry, column)
        if self._before:  # blank lines after it would join a text before it: a comment parts them
            self._splices.add(start, end, "#")
        elif start:
            self._splices.add(self._lines.before_line_end(start), end, "")
        else:
            found = LINE_END.match(self._text, end)
            self._splices.add(start, found.end() if found else end, "")
