"""What a block of a log holds: every line counted, only those on our links read.

Every address of ours that a log may hold carries ``/p/`` or ``via``, so a block is searched for
these, and only lines with an id that we gave, with the page that opens others or with the hidden
link are parsed: of ten million lines, as many as there were visits. What a line in an unknown
format would have said of others is nothing to us; of the first thousand lines of each file all are
parsed, so that somebody who brings a log of another kind is told.

A last line that its server has not finished is read like any other: what it says already is true,
and the whole of it is joined to that when it comes.

`own_lines` is a pure function of bytes, and what it gives can be joined in any order: blocks,
files, processes and computers can share the search. The few lines that it finds are then read by
one process, one after the other: what a line means may depend on one before it, which named the
columns.
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
class OwnLines:
    """How many `lines` a block has; `found`, those of them that are to be read, in their order.

    These are on our links, or name columns. They have no ends, and are as the server wrote them.
    """

    lines: int = 0
    found: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class BlockReading:
    """What a block holds: `lines`, the requests on our links, and those that were not understood.

    `example` is one of these; `reader` reads what follows.
    """

    lines: int = 0
    requests: tuple[Request, ...] = ()
    not_understood: int = 0
    example: str = ""
    reader: LineReader = field(default_factory=LineReader)


def own_lines(block: bytes | memoryview, ids: Collection[bytes]) -> OwnLines:
    """Return which of whole lines of a log are on the links with these `ids`."""
    words = (*_WORDS, _ESCAPED) if block[:1] == b"{" else _WORDS
    found = [
        line
        for line, at in lines_with(block, words)
        if _has_id(line, at, ids) or line.startswith(b"#") or _is_ours(line, ids)
    ]
    return OwnLines(count_lines(block) + (block[-1:] != b"\n"), tuple(found))


def read_lines(own: OwnLines, reader: LineReader) -> BlockReading:
    """Return what lines say that were found."""
    requests: list[Request] = []
    not_understood, example = 0, ""
    for raw in own.found:
        request = reader.plain(raw)
        if request is not None:
            requests.append(request)
            continue
        line = _decoded(raw)
        if line.startswith("#"):
            reader = reader.after(line)
            continue
        request = reader.request(line)
        if request is not None:
            requests.append(request)
        else:
            not_understood += 1
            example = example or _shown(line)
    return BlockReading(own.lines, tuple(requests), not_understood, example, reader)


def unknown_lines(
    block: bytes | memoryview, ids: Collection[bytes], reader: LineReader
) -> tuple[int, str]:
    """Return how many of the first lines of a log are in no known format, and one of them.

    Those on our links are left out: `read_lines` tells of them, wherever they are.
    """
    found = []
    for raw in bytes(block).split(b"\n", _SAMPLE)[:_SAMPLE]:
        if reader.plain(raw) is not None:
            continue
        line = _decoded(raw)
        reader = reader.after(line)
        if not is_remark(line) and not _is_ours(raw, ids) and reader.request(line) is None:
            found.append(line)
    return len(found), _shown(found[0]) if found else ""


def _is_ours(line: bytes, ids: Collection[bytes]) -> bool:
    """Tell whether a line has one of `ids`, the page that opens others, or the hidden link."""
    return (
        any(found[1] in ids for found in _ID.finditer(line)) or _WITHOUT_ID.search(line) is not None
    )


def _has_id(line: bytes, at: int, ids: Collection[bytes]) -> bool:
    """Tell whether one of `ids` follows a place where ``/p/`` or ``via`` was found: as a rule.

    It may have more behind it than it should, and be nobody's: who reads the line sees that.
    """
    start = at + len("/p/")
    return (
        line[start : start + _ID_LENGTH] in ids or line[start + 1 : start + 1 + _ID_LENGTH] in ids
    )


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace").rstrip("\r")


def _shown(line: str) -> str:
    """Return the beginning of a line, safe for a terminal."""
    text = "".join(sign if sign.isprintable() else "�" for sign in line.strip())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
