"""QR codes as vector drawings: the one adapter to segno."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import segno
from segno import consts

from showkit.kit.printing.qr_mask import Symbol, as_number

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA: Final = frozenset({consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT})
_FIXED: Final = frozenset(
    {
        consts.TYPE_FINDER_PATTERN_DARK,
        consts.TYPE_ALIGNMENT_PATTERN_DARK,
        consts.TYPE_TIMING_DARK,
    }
)


_QUIET: Final = 4
"""How many light modules the standard asks for on every side."""

_RUN: Final = re.compile(rb"\x01+")


@lru_cache(maxsize=1024)  # a show's address stays through all its edits, and a code takes a while
def qr_svg(address: str) -> str:
    """Return the QR code (ISO/IEC 18004, a quarter-damaged one still reads) of an address as SVG.

    Black on white, with the quiet zone of four modules that the standard asks for.
    """
    code = segno.make(address, error="q", micro=False, mask=0)
    version = int(code.version)
    symbol = _symbol(version)
    best = symbol.best_mask(code.matrix)
    if not best:
        return _drawing(code.matrix)
    # to have the code made again under that mask is a third of the work
    return _drawing(symbol.under_mask(best, code.matrix, _around(version, code.error, best)))


def _drawing(rows: Iterable[bytes | bytearray]) -> str:
    """Return rows of modules, a byte for each, as SVG: a line for each run of dark ones.

    As segno draws it, which looks at one module after the other.
    """
    lines: list[str] = []
    x, y, width = 0, 0.0, 0
    for i, row in enumerate(rows):
        width = len(row) + 2 * _QUIET
        for run in _RUN.finditer(row):
            start, end = run.start() + _QUIET, run.end() + _QUIET
            down = i + _QUIET + 0.5 - y
            lines.append(f"{'m' if lines else 'M'}{start - x} {down:g}h{end - start}")
            x, y = end, i + _QUIET + 0.5
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{width}">'
        f'<path fill="#fff" d="M0 0h{width}v{width}h-{width}z"/>'
        f'<path class="qrline" stroke="#000" d="{"".join(lines)}"/></svg>'
    )


@cache
def _symbol(version: int) -> Symbol:
    """Return what all symbols of a version have in common."""
    any_code = segno.make("0", error="q", version=version, micro=False, mask=0)
    kinds = [list(row) for row in any_code.matrix_iter(border=0, verbose=True)]
    kinds[8][-9] = consts.TYPE_DATA_DARK  # which segno 1.6 takes for one of the format's eight
    data = as_number((kind in _DATA for kind in row) for row in kinds)
    fixed = as_number((kind in _FIXED for kind in row) for row in kinds)
    return Symbol(len(kinds), data, fixed)


@cache
def _around(version: int, error: str, mask: int) -> int:
    """Return the modules around the data, which say under which mask it lies."""
    code = segno.make("0", error=error, version=version, micro=False, mask=mask, boost_error=False)
    return as_number(code.matrix) & ~_symbol(version).data
