"""QR codes as vector drawings: the one adapter to zxing-cpp."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import zxingcpp


@lru_cache(maxsize=1024)  # a show's address stays through all its edits
def qr_svg(address: str) -> str:
    """Return the QR code (ISO/IEC 18004, a quarter-damaged one still reads) of an address as SVG.

    Black on white, with the quiet zone of four modules that the standard asks for.
    """
    code: Any = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    drawing = str(code.to_svg(add_quiet_zones=True))
    return drawing[drawing.index("<svg") :]  # without what announces XML
