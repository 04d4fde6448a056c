"""Going through logs: every line counted, only those on our links read.

Every address of ours that a log may hold carries ``/p/`` or ``via=`` and an id of 22 characters, so
a block is searched for these, and only lines with an id that we gave are parsed: of ten million
lines, as many as there were visits. What a line in an unknown format would have said of others is
nothing to us; of the first thousand lines of each file all are parsed, so that somebody who brings
a log of another kind is told.

`read_block` is a pure function of bytes, and what it gives can be joined in any order: blocks,
files, processes and computers can share the work.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from showkit.kit.pictures.cores import on_all_cores
from showkit.visits.formats.line_reader import LineReader, is_remark
from showkit.visits.formats.w3c import FIELDS
from showkit.visits.opening import STANDARD_INPUT, LogError, is_plain, opened
from showkit.visits.own import OwnNetworks
from showkit.visits.search import count_lines, lines_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from showkit.model.message import Message
    from showkit.model.visit import Visit
    from showkit.visits.access_log import Request

_WORDS: Final = ("/p/", "via=", FIELDS)
_ID: Final = re.compile(rb"(?:/p/(?:read\?)?|via=)([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_BLOCK: Final = 4 << 20
_LONGEST_LINE: Final = 1 << 20
_SAMPLE: Final = 1000
"""Lines."""

_SHARED_FROM: Final = 256 << 20
_SHARE: Final = 64 << 20
"""Bytes from which on processes share a file, and of each share: they take a while to start."""

_LONGEST_SHOWN: Final = 120


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


@dataclass(frozen=True)
class LogReading:
    """What logs hold: `lines` in all, those `not_understood` and an `example` of them, visits.

    `own` are requests of the company's own; `problems` are what files could not be read to their
    end.
    """

    lines: int = 0
    not_understood: int = 0
    example: str = ""
    visits: tuple[Visit, ...] = ()
    own: int = 0
    problems: tuple[Message, ...] = ()


def read_block(block: bytes, ids: Collection[str], reader: LineReader) -> BlockReading:
    """Return what whole lines of a log hold on the links with these `ids`."""
    requests: list[Request] = []
    not_understood, example = 0, ""
    for raw in lines_with(block, _WORDS):
        if raw.startswith(b"#"):
            reader = reader.after(_decoded(raw))
        elif any(found.decode("ascii") in ids for found in _ID.findall(raw)):
            line = _decoded(raw)
            request = reader.request(line)
            if request is not None:
                requests.append(request)
            else:
                not_understood += 1
                example = example or _shown(line)
    lines = count_lines(block) + (not block.endswith(b"\n"))
    return BlockReading(lines, tuple(requests), not_understood, example, reader)


def unknown_lines(block: bytes) -> tuple[int, str]:
    """Return how many of the first lines of a log are in no known format, and one of them."""
    reader, found = LineReader(), []
    for raw in block.split(b"\n", _SAMPLE)[:_SAMPLE]:
        line = _decoded(raw)
        reader = reader.after(line)
        if not is_remark(line) and reader.request(line) is None:
            found.append(line)
    return len(found), _shown(found[0]) if found else ""


def read_logs(  # noqa: PLR0913 - what logs are held against, by name
    files: Iterable[Path],
    ids: Collection[str],
    visit_of: Callable[[Request], Visit | None],
    advance: Callable[[int, int], None],
    *,
    own: OwnNetworks | None = None,
    shared_from: int = _SHARED_FROM,
) -> LogReading:
    """Return what the logs `files` hold; `advance` is called with (done, to do) of large ones.

    Requests from the company's `own` networks are set aside. Processes share a file of
    `shared_from` bytes or more.
    """
    networks = own or OwnNetworks()
    lines = not_understood = set_aside = 0
    example = ""
    visits: list[Visit] = []
    problems: list[Message] = []
    for path in files:
        try:
            for part in _parts(path, ids, advance, shared_from):
                lines += part.lines
                not_understood += part.not_understood
                example = example or part.example
                others = [one for one in part.requests if not networks.hold(one.address)]
                set_aside += len(part.requests) - len(others)
                visits += filter(None, map(visit_of, others))
        except LogError as error:
            problems.append(error.message)
    return LogReading(lines, not_understood, example, tuple(visits), set_aside, tuple(problems))


def _parts(
    path: Path, ids: Collection[str], advance: Callable[[int, int], None], shared_from: int
) -> Iterator[BlockReading]:
    """Yield what a file holds, part by part; the first one tells of a format that is unknown."""
    with opened(path) as file:
        parts = _blocks(file)
        first = next(parts, b"")
        count, example = unknown_lines(first)
        yield BlockReading(not_understood=count, example=example)
        if _is_shared(path, first, shared_from):
            size = min(_SHARE, shared_from)
            jobs = {start: (path, start, end, ids) for start, end in _shares(path, size)}
            for reading in on_all_cores(read_share, jobs, advance).values():
                if reading is not None:
                    yield reading
            return
        reader = LineReader()
        for block in itertools.chain([first], parts):
            if block:
                reading = read_block(block, ids, reader)
                reader = reading.reader
                yield _without_doubles(reading, count)


def _without_doubles(reading: BlockReading, told: int) -> BlockReading:
    """Return a reading whose unknown lines are not counted again where the sample told of them."""
    if not told:
        return reading
    return BlockReading(reading.lines, reading.requests, 0, "", reading.reader)


def read_share(path: Path, start: int, end: int, ids: Collection[str]) -> BlockReading:
    """Return what the bytes from `start` to `end` of a plain file hold, in a process of its own."""
    lines = not_understood = 0
    example = ""
    requests: list[Request] = []
    with path.open("rb") as file:
        file.seek(start)
        for block in _blocks(file, end - start):
            reading = read_block(block, ids, LineReader())
            lines += reading.lines
            not_understood += reading.not_understood
            example = example or reading.example
            requests += reading.requests
    return BlockReading(lines, tuple(requests), not_understood, example)


def _is_shared(path: Path, first: bytes, shared_from: int) -> bool:
    """Tell whether processes may share a file: large, plain, without columns named at its head."""
    return (
        path != STANDARD_INPUT
        and not first.startswith(b"#")
        and path.stat().st_size >= shared_from
        and is_plain(path)
    )


def _shares(path: Path, share: int) -> Iterator[tuple[int, int]]:
    """Yield parts of a file that begin and end with whole lines, as offsets in bytes."""
    size, start = path.stat().st_size, 0
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
