"""Which lines of a YAML text are whose: entries, the comments under them, blank lines between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.piece import LINE_BREAKS, end_of_line, start_of_line

if TYPE_CHECKING:
    from showkit.contacts.piece import Entry, Piece

LINE_END: Final = re.compile(f"\r\n|[{LINE_BREAKS}]")
_HEADER: Final = re.compile(rf"[|>]([-+0-9]*)([ \t]+#[^{LINE_BREAKS}]*)?")


@dataclass(frozen=True)
class Lines:
    """The lines of one text; positions count its characters from 0."""

    text: str

    def after(self, entry: Entry, column: int) -> int:
        """Return the end of the last line that is an entry's, whose key or hyphen is at `column`.

        Comments under it that stand further right are its own.
        """
        at = end_of_line(self.text, entry.end)
        if entry.full_end > entry.end:
            at = max(at, self.end_of_block(_last(entry.value)))
        ours, line = at, LINE_END.match(self.text, at)
        while line is not None:
            end = end_of_line(self.text, line.end())
            words = self.text[line.end() : end]
            blanks = len(words) - len(words.lstrip(" \t"))
            if words.strip() and not (words.lstrip().startswith("#") and blanks > column):
                break
            ours = end if words.strip() else ours
            line = LINE_END.match(self.text, end)
        return ours

    def end_of_block(self, piece: Piece) -> int:
        """Return where the last line of a block scalar ends, blank ones that it keeps with it."""
        header = _HEADER.match(self.text, piece.body)
        if header is None or "+" not in header[1]:
            return end_of_line(self.text, piece.end)
        return self.before_line_end(piece.full_end)

    def comment_in_header(self, piece: Piece) -> str:
        """Return the comment on the first line of a block scalar, with the blanks before it."""
        header = _HEADER.match(self.text, piece.body)
        return (header and header[2]) or ""

    def before_line_end(self, position: int) -> int:
        """Return `position`, or the place before the line end that stands right before it."""
        if self.text.startswith("\r\n", position - 2):
            return position - 2
        is_after_end = position > 0 and self.text[position - 1] in LINE_BREAKS
        return position - 1 if is_after_end else position

    def is_inline(self, entry: Entry) -> bool:
        """Tell whether an entry begins on the line of the hyphen that it lies under."""
        before = self.text[start_of_line(self.text, entry.start) : entry.start]
        return bool(before.strip(" \ufeff"))

    def is_large(self, entry: Entry) -> bool:
        """Tell whether an entry takes several lines."""
        return end_of_line(self.text, entry.start) < entry.end

    def has_blank_before(self, piece: Piece, place: int) -> bool:
        """Tell whether a blank line parts an entry of `piece` from the one before it."""
        start = self.after(piece.entries[place - 1], piece.column)
        between = self.text[start : piece.entries[place].start]
        return any(not line.strip() for line in LINE_END.split(between)[1:-1])


def _last(piece: Piece) -> Piece:
    while piece.entries:
        piece = piece.entries[-1].value
    return piece
