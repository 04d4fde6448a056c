"""Which of the eight masks a QR code is best read under (ISO/IEC 18004 §7.8.3).

To weigh them module by module takes most of the time that a code does. Here a symbol is one whole
number, a bit for each module, and all its rows are weighed by a few shifts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_MASKS: Final[Sequence[Callable[[int, int], bool]]] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + (i * j) % 3) % 2 == 0,
)
"""Which modules of row i and column j each turns over (Table 10)."""

_AS_BYTES: Final = bytes.maketrans(b"01", b"\x00\x01")
_AS_DIGITS: Final = bytes.maketrans(b"\x00\x01", b"01")

_LONG: Final = 2
_BLOCK: Final = 3
_FINDER: Final = 40
_SHARE: Final = 10
"""Points of Table 11: a run of five has one and these two, and one for each further module."""

_LIKE_A_FINDER: Final = "1011101"
_BESIDE: Final = "0000"
"""The light modules on one side of it that make it pass for a finder pattern."""


@dataclass(frozen=True)
class Symbol:
    """What all symbols of a size have in common: their width in modules, and what lies where.

    `data` and `fixed` have a bit for each module that carries data, or belongs to a pattern by
    which readers find the symbol; neither has those of the format and of the version, which are
    not weighed. After each row stands a bit for nothing, so that rows do not run into each other.
    """

    width: int
    data: int
    fixed: int

    def best_mask(self, rows: Iterable[Iterable[int]]) -> int:
        """Return the number of the best mask, given the modules of the symbol under mask 0."""
        under = as_number(rows) & (self.data | self.fixed)
        scores = [self._score(under ^ turned) for turned in self._turned]
        return scores.index(min(scores))

    def under_mask(self, mask: int, rows: Iterable[Iterable[int]], around: int) -> Iterator[bytes]:
        """Yield the rows of the symbol under a mask, a byte for each module, given those under 0.

        `around` has the modules that are not data under that mask.
        """
        symbol = ((as_number(rows) ^ self._turned[mask]) & self.data) | around
        step = self.width + 1
        modules = f"{symbol:0{self.width * step}b}".encode().translate(_AS_BYTES)
        for i in range(self.width):
            yield modules[i * step : i * step + self.width]

    @cached_property
    def _turned(self) -> Sequence[int]:
        """The modules that each mask turns over, where mask 0 is on them already."""
        size = range(self.width)
        masks = [as_number((turns(i, j) for j in size) for i in size) for turns in _MASKS]
        return [(mask ^ masks[0]) & self.data for mask in masks]

    @cached_property
    def _has_left(self) -> int:
        """The modules that have one to their left."""
        return as_number((j > 0 for j in range(self.width)) for _ in range(self.width))

    @cached_property
    def _has_above(self) -> int:
        """The modules that have one above them."""
        return as_number((i > 0 for _ in range(self.width)) for i in range(self.width))

    def _score(self, symbol: int) -> int:
        """Return the penalty points of a symbol."""
        below = self.width + 1
        as_left = ~(symbol ^ (symbol >> 1)) & self._has_left
        as_above = ~(symbol ^ (symbol >> below)) & self._has_above
        runs = _runs(as_left, 1) + _runs(as_above, below)
        blocks = (as_left & (as_left >> below) & as_above).bit_count()
        share = symbol.bit_count() / self.width**2
        off_half = int(abs(share * 100 - 50) / 5)
        return runs + _BLOCK * blocks + _FINDER * self._like_finders(symbol) + _SHARE * off_half

    def _like_finders(self, symbol: int) -> int:
        """Return how often something in a row or column could be taken for a finder pattern."""
        step = self.width + 1
        text = f"{symbol:0{self.width * step}b}"
        rows = (text[i * step : i * step + self.width] for i in range(self.width))
        columns = (text[j::step] for j in range(self.width))
        # what lies around a symbol is light, as are the modules that part one line from the next
        lines = _BESIDE.join(["", *rows, *columns, ""])
        return _in_lines(lines)


def as_number(rows: Iterable[Iterable[int]]) -> int:
    """Return rows of modules, 1 where it is dark, as one number: the first is its highest bit."""
    modules = b"".join(bytes(row) + b"\x00" for row in rows)
    return int(modules.translate(_AS_DIGITS), 2)


def _runs(alike: int, step: int) -> int:
    """Return the points for five and more in a line that are `alike`, each as the one before."""
    fives = alike & (alike >> step) & (alike >> 2 * step) & (alike >> 3 * step)
    return fives.bit_count() + _LONG * (fives & ~(fives >> step)).bit_count()


def _in_lines(lines: str) -> int:
    count, at = 0, lines.find(_LIKE_A_FINDER)
    while at >= 0:
        end = at + len(_LIKE_A_FINDER)
        if _BESIDE in {lines[at - len(_BESIDE) : at], lines[end : end + len(_BESIDE)]}:
            count += 1
        else:
            end = at + 4  # its last three may begin another
        at = lines.find(_LIKE_A_FINDER, end)
    return count
