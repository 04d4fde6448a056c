"""Entries between brackets: taking some out, putting some in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.piece import LINE_BREAKS, end_of_line, start_of_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from showkit.contacts.piece import Piece
    from showkit.contacts.splices import Splices

_COMMENT: Final = re.compile(f"#[^{LINE_BREAKS}]*")


def take_out(piece: Piece, gone: Collection[int], splices: Splices) -> None:
    """Take some entries out, with a comma each; not all of them."""
    entries = piece.entries
    for first, last in _runs(gone):
        if last + 1 < len(entries):
            splices.add(entries[first].start, entries[last + 1].start, "")
        else:
            splices.add(entries[first - 1].end, entries[last].end, "")


def put_in(text: str, piece: Piece, after: int, entry: str, splices: Splices) -> None:
    """Put `entry` in after the entry at the place `after`; -1 is before the first.

    Where that one has a line of its own, so has the new one.
    """
    if after < 0:
        start = piece.entries[0].start
        splices.add(start, start, f"{entry}, ")
        return
    neighbour = piece.entries[after]
    is_last = after + 1 == len(piece.entries)
    following = piece.end - 1 if is_last else piece.entries[after + 1].start
    rest = _COMMENT.sub(lambda found: " " * len(found[0]), text[neighbour.end : following])
    comma = neighbour.end + rest.index(",") + 1 if "," in rest else None
    blanks = text[start_of_line(text, neighbour.start) : neighbour.start]
    at = neighbour.end if comma is None else comma
    below = end_of_line(text, at)
    if blanks.strip(" ") or below > following:  # several stand on one line
        splices.add(at, at, f", {entry}" if comma is None else f" {entry},")
        return
    line_end = text[below : below + 2] if text.startswith("\r\n", below) else text[below]
    if comma is None:
        splices.add(at, at, ",")
    splices.add(below, below, f"{line_end}{blanks}{entry}{'' if comma is None else ','}")


def _runs(places: Collection[int]) -> list[tuple[int, int]]:
    """Return places as runs of neighbours, first and last of each."""
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
