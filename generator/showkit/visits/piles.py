"""Lines laid on piles, most of which lie on the disk: there may be more than fit into memory."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_HELD: Final = 20_000
"""Lines, of all piles together: a few megabytes."""


class Piles:
    """Lines by the name of their pile, such as ``2026-11-02``: a file each in `folder`.

    What is in the folder goes: a run that was killed left it there. So does the folder at the end.
    """

    def __init__(self, folder: Path, held: int = _HELD) -> None:
        self._folder = folder
        self._most = held
        self._held = 0
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._on_disk: set[str] = set()

    def add(self, pile: str, line: str) -> None:
        """Lay a line, which has its end, on a pile."""
        self._lines[pile].append(line)
        self._held += 1
        if self._held >= self._most:
            self._put_down()

    def add_all(self, pile: str, lines: Iterable[str]) -> None:
        """Lay several lines on a pile; they should not be many times as many as are held."""
        of_pile = self._lines[pile]
        before = len(of_pile)
        of_pile += lines
        self._held += len(of_pile) - before
        if self._held >= self._most:
            self._put_down()

    def lines(self, pile: str) -> Iterator[str]:
        """Yield the lines of a pile as they came."""
        if pile in self._on_disk:
            with (self._folder / pile).open(encoding="utf-8", newline="\n") as file:
                yield from file
        yield from self._lines.get(pile, ())

    @property
    def names(self) -> frozenset[str]:
        """Those of all piles."""
        return frozenset(self._lines.keys() | self._on_disk)

    def _put_down(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for pile, lines in self._lines.items():
            with (self._folder / pile).open("a", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
        self._on_disk |= self._lines.keys()
        self._lines.clear()
        self._held = 0
