"""A value in the place of another: what of the old one's writing goes, what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showkit.contacts.piece import Kind, end_of_line, start_of_line

if TYPE_CHECKING:
    from showkit.contacts.lines import Lines
    from showkit.contacts.piece import Entry
    from showkit.contacts.scalars import Written
    from showkit.contacts.splices import Splices
    from showkit.contacts.writing import Writing


class Replacement:
    """Collects the splices that put a value in the place of an entry's.

    `column` counts the blanks before the entry's key or hyphen.
    """

    def __init__(self, lines: Lines, writing: Writing, splices: Splices) -> None:
        self._text = lines.text
        self._lines = lines
        self._writing = writing
        self._splices = splices
        self._line_end = writing.habits.line_end

    def in_brackets(self, entry: Entry, new: Any) -> None:  # noqa: ANN401 - YAML holds anything
        """Put `new` where a value between the brackets of others is."""
        piece = entry.value
        text = self._writing.flow(new, piece)
        if piece.kind is Kind.EMPTY:
            self._splices.add(
                piece.end, piece.end, f" {text}" if entry.gap is not None else f": {text}"
            )
        else:
            self._splices.add(piece.body, piece.end, text)

    def inline(self, entry: Entry, new: Any, column: int) -> None:  # noqa: ANN401 - YAML holds anything
        """Put `new` where a scalar, an alias, brackets or nothing is."""
        piece = entry.value
        written = self._written(entry, new, column)
        if entry.gap is None:  # `? key` without a value
            at = end_of_line(self._text, entry.end)
            text = f"{self._line_end}{' ' * column}: {written.text(self._line_end)}"
            self._splices.add(at, at, text)
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
            self._splices.add(start, end, inline + comment + written.below(self._line_end))
            return
        self._splices.add(start, end, inline + comment)
        if written.lines:
            self._splices.add(below, below, written.below(self._line_end))

    def block(self, entry: Entry, new: Any, column: int) -> None:  # noqa: ANN401 - YAML holds anything
        """Put `new` where a block of lines is."""
        piece = entry.value
        written = self._written(entry, new, column)
        end = self._lines.after(piece.entries[-1], column)
        below = end_of_line(self._text, entry.gap or entry.start)
        if piece.body <= below:  # it begins on the line of its hyphen
            self._splices.add(piece.body, end, written.text(self._line_end))
        elif piece.start < below:  # its anchor or tag stands there
            gap = entry.gap or entry.start
            inline = (self._lead(entry) + written.inline).rstrip()
            self._splices.add(gap, end, inline + written.below(self._line_end))
        else:
            gap = entry.gap or entry.start
            if written.inline:
                self._splices.add(gap, gap, self._lead(entry) + written.inline)
            self._splices.add(below, end, written.below(self._line_end))

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
