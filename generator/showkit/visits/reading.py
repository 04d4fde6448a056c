"""Going through logs: every line counted, only those on our links read.

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

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from showkit.kit.pictures.cores import on_all_cores
from showkit.visits.formats.line_reader import LineReader, is_remark
from showkit.visits.formats.w3c import FIELDS
from showkit.visits.networks import Networks
from showkit.visits.opening import STANDARD_INPUT, LogError, is_plain, opened
from showkit.visits.search import count_lines, lines_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from showkit.model.message import Message
    from showkit.model.visit import Visit
    from showkit.visits.access_log import Request
    from showkit.visits.cursor import Cursor
    from showkit.visits.hits import Seen
    from showkit.visits.traces import Trace

_WORDS: Final = ("/p/", "via", FIELDS)
_ESCAPED: Final = "\\/p\\/"
"""How some programs write ``/p/`` in JSON."""

_ID: Final = re.compile(
    rb"(?:/p\\?/(?:read\?)?|(?:via|own)(?:=|%3[Dd]))([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])"
)
_ID_LENGTH: Final = 22
_WITHOUT_ID: Final = re.compile(rb"/p\\?/(?:programs|index\.html)?[\s?\"]")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_BLOCK: Final = 1 << 18
"""Bytes; as many as stay in a processor's cache while they are gone through several times."""

_LONGEST_LINE: Final = 1 << 20
_SAMPLE: Final = 1000
"""Lines."""

_SHARED_FROM: Final = 256 << 20
_SHARE: Final = 64 << 20
"""Bytes from which on processes share a file, and of each share: they take a while to start."""

_HEAD: Final = 20
"""Lines at the head of a file among which one may name its columns."""

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


@dataclass(frozen=True)
class LogReading:
    """What logs hold: `lines` in all, those `not_understood` and an `example` of them.

    `visits` are events on our links, `traces` what else is known of those who came; `own` are
    requests from the company's own networks; `known` are files in which nothing was new; `problems`
    are what files could not be read to their end.
    """

    lines: int = 0
    not_understood: int = 0
    example: str = ""
    visits: tuple[Visit, ...] = ()
    traces: frozenset[Trace] = frozenset()
    own: int = 0
    known: int = 0
    problems: tuple[Message, ...] = ()


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


def read_logs(  # noqa: PLR0913 - what logs are held against, by name
    files: Iterable[Path],
    ids: Collection[str],
    seen: Callable[[Request], Seen | None],
    advance: Callable[[int, int], None],
    *,
    own: Networks | None = None,
    cursor: Cursor | None = None,
    shared_from: int = _SHARED_FROM,
) -> LogReading:
    """Return what the logs `files` hold; `advance` is called with (done, to do) of large ones.

    Requests from the company's `own` networks are set aside. What the `cursor` knows to have been
    read is left out, and what was read to its end is told to it. Processes share what is of
    `shared_from` bytes or more.
    """
    networks = own or Networks()
    lines = not_understood = set_aside = known = 0
    example = ""
    visits: list[Visit] = []
    traces: set[Trace] = set()
    problems: list[Message] = []
    for path in files:
        start = cursor.start(path) if cursor else (0, LineReader())
        if start is None:
            known += 1
            continue
        reader = start[1]
        try:
            for part in _parts(path, ids, advance, shared_from, start):
                reader = part.reader
                lines += part.lines
                not_understood += part.not_understood
                example = example or part.example
                others = [one for one in part.requests if not networks.hold(one.address)]
                set_aside += len(part.requests) - len(others)
                for one in filter(None, map(seen, others)):
                    if one.visit is not None:
                        visits.append(one.visit)
                    if one.trace is not None:
                        traces.add(one.trace)
            if cursor:
                cursor.keep(path, reader)
        except LogError as error:
            problems.append(error.message)
    return LogReading(
        lines,
        not_understood,
        example,
        tuple(visits),
        frozenset(traces),
        set_aside,
        known,
        tuple(problems),
    )


def _parts(
    path: Path,
    ids: Collection[str],
    advance: Callable[[int, int], None],
    shared_from: int,
    begin: tuple[int, LineReader],
) -> Iterator[BlockReading]:
    """Yield what a file holds from where to `begin`, part by part.

    The first part tells of a format that is unknown; the last one has who reads what may follow.
    """
    start, reader = begin
    with opened(path) as file:
        if start:
            file.seek(start)
        parts = _blocks(file)
        first = next(parts, b"")
        first = first if start else first.removeprefix(_BYTE_ORDER_MARK)
        count, example = unknown_lines(first, ids, reader)
        yield BlockReading(not_understood=count, example=example, reader=reader)
        if _is_shared(path, shared_from, start):
            yield from _shared(path, ids, advance, min(_SHARE, shared_from), begin)
            return
        for block in itertools.chain([first], parts):
            if block:
                reading = read_block(block, ids, reader)
                reader = reading.reader
                yield reading


def _shared(
    path: Path,
    ids: Collection[str],
    advance: Callable[[int, int], None],
    share: int,
    begin: tuple[int, LineReader],
) -> Iterator[BlockReading]:
    """Yield what processes found in the shares of a file, in their order.

    A share takes its columns from the head of the file. Where a line before it named others, it
    is read once more with those; one whose process crashed is read here.
    """
    first, reader = begin
    with path.open("rb") as file:
        head = file.readline(_LONGEST_LINE)
        head += b"".join(itertools.islice(file, _HEAD)) if b"#" in head[:_HEAD] else b""
    guess = read_block(head.removeprefix(_BYTE_ORDER_MARK), (), reader).reader
    shares = _shares(path, share, first)
    jobs = {start: (path, start, end, ids, guess) for start, end in shares}
    readings = on_all_cores(read_share, jobs, advance)
    for start, (_, _, end, _, _) in jobs.items():
        reading = readings[start]
        if reading is None or (reader != guess and _took_the_guess(reading)):
            reading = read_share(path, start, end, ids, reader)
        reader = reading.reader if reading.names else reader
        yield replace(reading, reader=reader)


def _took_the_guess(reading: BlockReading) -> bool:
    """Tell whether lines were read with the columns that were guessed."""
    return not reading.begins and bool(reading.requests or reading.not_understood)


def read_share(
    path: Path, start: int, end: int, ids: Collection[str], reader: LineReader
) -> BlockReading:
    """Return what the bytes from `start` to `end` of a plain file hold, in a process of its own."""
    whole = BlockReading(reader=reader)
    with path.open("rb") as file:
        file.seek(start)
        for n, block in enumerate(_blocks(file, end - start)):
            text = block if start or n else block.removeprefix(_BYTE_ORDER_MARK)
            whole = _joined(whole, read_block(text, ids, whole.reader))
    return whole


def _joined(one: BlockReading, following: BlockReading) -> BlockReading:
    return BlockReading(
        one.lines + following.lines,
        one.requests + following.requests,
        one.not_understood + following.not_understood,
        one.example or following.example,
        following.reader,
        one.names or following.names,
        one.begins or (following.begins and not (one.requests or one.not_understood)),
    )


def _is_shared(path: Path, shared_from: int, start: int) -> bool:
    """Tell whether processes may share a file: much is to do, and its bytes are the log's own."""
    return path != STANDARD_INPUT and path.stat().st_size - start >= shared_from and is_plain(path)


def _shares(path: Path, share: int, start: int) -> Iterator[tuple[int, int]]:
    """Yield parts of a file from `start` on that begin and end with whole lines, as offsets."""
    size = path.stat().st_size
    with path.open("rb") as file:
        while start < size:
            file.seek(min(start + share, size))
            file.readline()
            end = min(file.tell(), size)
            yield start, end
            start = end


def _blocks(file: BinaryIO, length: int | None = None) -> Iterator[bytes]:
    """Yield blocks of whole lines; a line beyond all reason is cut in pieces that nobody reads."""
    rest = b""
    left = length
    while data := file.read(_BLOCK if left is None else min(_BLOCK, left)):
        if left is not None:
            left -= len(data)
        whole = rest + data
        cut = whole.rfind(b"\n") + 1
        if not cut and len(whole) > _LONGEST_LINE:
            cut = len(whole)
        if cut:
            yield whole[:cut]
        rest = whole[cut:]
    if rest:
        yield rest


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace").rstrip("\r")


def _shown(line: str) -> str:
    """Return the beginning of a line, safe for a terminal."""
    text = "".join(sign if sign.isprintable() else "�" for sign in line.strip())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
