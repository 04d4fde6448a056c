"""QR codes as vector drawings: the one adapter to segno."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from typing import Final

import segno
from segno import consts

from showkit.kit.printing.qr_mask import Symbol, as_number

_DATA: Final = frozenset({consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT})
_FIXED: Final = frozenset(
    {
        consts.TYPE_FINDER_PATTERN_DARK,
        consts.TYPE_ALIGNMENT_PATTERN_DARK,
        consts.TYPE_TIMING_DARK,
    }
)


@lru_cache(maxsize=1024)  # a show's address stays through all its edits, and a code takes a while
def qr_svg(address: str) -> str:
    """Return the QR code (ISO/IEC 18004, a quarter-damaged one still reads) of an address as SVG.

    Black on white, with the quiet zone of four modules that the standard asks for.
    """
    code = segno.make(address, error="q", micro=False, mask=0)
    version = int(code.version)
    symbol = _symbol(version)
    best = symbol.best_mask(code.matrix)
    if best:  # to have the code made again under that mask is a third of the work
        under = symbol.under_mask(best, code.matrix, _around(version, code.error, best))
        for row, modules in zip(code.matrix, under, strict=True):
            row[:] = modules
    out = io.BytesIO()
    code.save(out, kind="svg", border=4, light="#fff", xmldecl=False, nl=False, svgclass=None)
    return out.getvalue().decode()


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
