"""What a block of a log holds: every line counted, only those on our links read.

Every address of ours that a log may hold carries ``/p/`` or ``via``, so a block is searched for
these, and only lines with an id that we gave, with the page that opens others or with the hidden
link are parsed: of ten million lines, as many as there were visits. What a line in an unknown
format would have said of others is nothing to us; of the first thousand lines of each file all are
parsed, so that somebody who brings a log of another kind is told.

A last line that its server has not finished is read like any other: what it says already is true,
and the whole of it is joined to that when it comes.

`read_block` is a pure function of bytes, and what it gives can be joined in any order: blocks,
files, processes and computers can share the work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.visits.formats.line_reader import LineReader, is_remark
from showkit.visits.formats.w3c import FIELDS
from showkit.visits.search import count_lines, lines_with

if TYPE_CHECKING:
    from collections.abc import Collection

    from showkit.visits.access_log import Request

_WORDS: Final = ("/p/", "via", FIELDS)
_ESCAPED: Final = "\\/p\\/"
"""How some programs write ``/p/`` in JSON."""

_ID: Final = re.compile(
    rb"(?:/p\\?/(?:read\?)?|(?:via|own)(?:=|%3[Dd]))([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])"
)
_ID_LENGTH: Final = 22
_WITHOUT_ID: Final = re.compile(rb"/p\\?/(?:programs|index\.html)?[\s?\"]")
_SAMPLE: Final = 1000
"""Lines."""

_LONGEST_SHOWN: Final = 120


@dataclass(frozen=True)
class BlockReading:
    """What a block holds: `lines`, the requests on our links, and those that were not understood.

    `example` is one of these; `reader` reads what follows. `names` tells whether a line of the
    block names columns, `begins` whether one does before any line that this matters to.
    """

    lines: int = 0
    requests: tuple[Request, ...] = ()
    not_understood: int = 0
    example: str = ""
    reader: LineReader = field(default_factory=LineReader)
    names: bool = False
    begins: bool = False


def read_block(block: bytes, ids: Collection[str], reader: LineReader) -> BlockReading:
    """Return what whole lines of a log hold on the links with these `ids`."""
    requests: list[Request] = []
    not_understood, example = 0, ""
    names = begins = False
    words = (*_WORDS, _ESCAPED) if block.startswith(b"{") else _WORDS
    for raw, at in lines_with(block, words):
        if raw.startswith(b"#"):
            reader = reader.after(_decoded(raw))
            names = True
            begins = begins or not (requests or not_understood)
        elif _begins_with_id(raw, at, ids) or _is_ours(raw, ids):
            line = _decoded(raw)
            request = reader.request(line)
            if request is not None:
                requests.append(request)
            else:
                not_understood += 1
                example = example or _shown(line)
    lines = count_lines(block) + (not block.endswith(b"\n"))
    return BlockReading(lines, tuple(requests), not_understood, example, reader, names, begins)


def unknown_lines(block: bytes, ids: Collection[str], reader: LineReader) -> tuple[int, str]:
    """Return how many of the first lines of a log are in no known format, and one of them.

    Those on our links are left out: `read_block` tells of them, wherever they are.
    """
    found = []
    for raw in block.split(b"\n", _SAMPLE)[:_SAMPLE]:
        line = _decoded(raw)
        reader = reader.after(line)
        if not is_remark(line) and not _is_ours(raw, ids) and reader.request(line) is None:
            found.append(line)
    return len(found), _shown(found[0]) if found else ""


def _begins_with_id(raw: bytes, at: int, ids: Collection[str]) -> bool:
    """Tell whether what was found at a place is ``/p/`` or ``via=`` and one of our ids: mostly."""
    for start in (at + len("/p/"), at + len("via=")):
        if raw[start : start + _ID_LENGTH].decode("latin-1") in ids:
            return _ID.match(raw, at) is not None
    return False


def _is_ours(raw: bytes, ids: Collection[str]) -> bool:
    return (
        any(found[1].decode("ascii") in ids for found in _ID.finditer(raw))
        or _WITHOUT_ID.search(raw) is not None
    )


def joined(one: BlockReading, following: BlockReading) -> BlockReading:
    """Return what two blocks hold, one behind the other."""
    return BlockReading(
        one.lines + following.lines,
        one.requests + following.requests,
        one.not_understood + following.not_understood,
        one.example or following.example,
        following.reader,
        one.names or following.names,
        one.begins or (following.begins and not (one.requests or one.not_understood)),
    )


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace").rstrip("\r")


def _shown(line: str) -> str:
    """Return the beginning of a line, safe for a terminal."""
    text = "".join(sign if sign.isprintable() else "�" for sign in line.strip())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
