"""Putting several changes into one text at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class _Splice:
    """The characters from `start` to `end` give way to `text`; `turn` keeps the order of many."""

    start: int
    end: int
    turn: int
    text: str


class Splices:
    """Changes to one text, whose positions are all those of the text as it is."""

    def __init__(self) -> None:
        self._all: list[_Splice] = []

    def add(self, start: int, end: int, text: str) -> None:
        """Have the characters from `start` to `end` give way to `text`.

        Of several at the same place, the one added first stands first.
        """
        self._all.append(_Splice(start, end, len(self._all), text))

    def made_in(self, text: str) -> str:
        """Return `text` with all of them made.

        Raises:
            ValueError: two of them speak of the same characters.
        """
        parts, at = [], 0
        for splice in sorted(self._all):
            if splice.start < at:
                raise ValueError("two changes meet in the same place")
            parts += [text[at : splice.start], splice.text]
            at = splice.end
        return "".join([*parts, text[at:]])
