"""QR codes as vector drawings: the one adapter to segno."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=1024)  # a show's address stays through all its edits, and a code takes a while
def qr_svg(address: str) -> str:
    """Return the QR code (ISO/IEC 18004, a quarter-damaged one still reads) of an address as SVG.

    Black on white, with the quiet zone of four modules that the standard asks for.
    """
    out = io.BytesIO()
    code = segno.make(address, error="q", micro=False)
    code.save(out, kind="svg", border=4, light="#fff", xmldecl=False, nl=False, svgclass=None)
    return out.getvalue().decode()
