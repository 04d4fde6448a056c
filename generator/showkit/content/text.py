"""Bytes as people's programs save them, to text."""

from __future__ import annotations

import codecs

from showkit.content.rules import FILES
from showkit.model.finding import Finding, Place


def decode(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a file and what is to be said of its encoding.

    UTF-8 with or without a byte order mark, and UTF-16 with one, are read as what they are.
    Anything else is read as Windows-1252, in which every Western office program has saved at
    some time, and a finding says so.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), (
            FILES.ENCODING.at(Place(path), encoding="UTF-16"),
        )
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return text, (FILES.ENCODING.at(Place(path), encoding="Windows-1252"),)
