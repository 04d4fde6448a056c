"""Going through logs: file by file, from where each was read to before, on all cores if large."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.visits.block_reading import BlockReading, own_lines, read_lines, unknown_lines
from showkit.visits.formats.line_reader import LineReader
from showkit.visits.networks import Networks
from showkit.visits.opening import LogError, opened
from showkit.visits.shares import (
    SHARED_FROM,
    blocks_of,
    is_shared,
    search_shared,
    without_mark,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from showkit.model.message import Message
    from showkit.visits.access_log import Request
    from showkit.visits.cursor import Cursor


@dataclass(frozen=True)
class LogReading:
    """What logs hold: `lines` in all, those `not_understood` and an `example` of them.

    `ours` are events on our links, `own` requests from the company's own networks, `known` files
    in which nothing was new; `problems` are what files could not be read to their end.
    """

    lines: int = 0
    not_understood: int = 0
    example: str = ""
    ours: int = 0
    own: int = 0
    known: int = 0
    problems: tuple[Message, ...] = ()


def read_logs(  # noqa: PLR0913 - what logs are held against, by name
    files: Iterable[Path],
    ids: Collection[str],
    note: Callable[[Request], bool],
    advance: Callable[[int, int], None],
    *,
    own: Networks | None = None,
    cursor: Cursor | None = None,
    shared_from: int = SHARED_FROM,
) -> LogReading:
    """Return what the logs `files` hold; `advance` is called with (done, to do) of large ones.

    Every request on our links is given to `note`, which tells whether it was an event: there may
    be more of them than fit into memory. Requests from the company's `own` networks are set
    aside. What the `cursor` knows to have been read is left out, and what was read to its end is
    told to it. Processes share what is of `shared_from` bytes or more.
    """
    networks = own or Networks()
    names = frozenset(one.encode() for one in ids)
    lines = not_understood = ours = set_aside = known = 0
    example = ""
    problems: list[Message] = []
    for path in files:
        start = cursor.start(path) if cursor else (0, LineReader())
        if start is None:
            known += 1
            continue
        reader = start[1]
        try:
            for part in _parts(path, names, advance, shared_from, start):
                reader = part.reader
                lines += part.lines
                not_understood += part.not_understood
                example = example or part.example
                others = [one for one in part.requests if not networks.hold(one.address)]
                set_aside += len(part.requests) - len(others)
                ours += sum(map(note, others))
            if cursor:
                cursor.keep(path, reader)
        except LogError as error:
            problems.append(error.message)
    return LogReading(lines, not_understood, example, ours, set_aside, known, tuple(problems))


def _parts(
    path: Path,
    ids: Collection[bytes],
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
        blocks = blocks_of(file)
        first = next(blocks, memoryview(b""))
        first = first if start else without_mark(first)
        count, example = unknown_lines(first, ids, reader)
        yield BlockReading(not_understood=count, example=example, reader=reader)
        if is_shared(path, shared_from, start):
            found = search_shared(path, ids, advance, start, shared_from)
        else:
            found = (own_lines(block, ids) for block in itertools.chain([first], blocks) if block)
        for own in found:
            part = read_lines(own, reader)
            reader = part.reader
            yield part
