"""Large logs shared by processes, and files cut into blocks of whole lines."""

from __future__ import annotations

from collections import deque
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from showkit.output.cores import cores, processes
from showkit.visits.block_reading import OwnLines, own_lines
from showkit.visits.opening import STANDARD_INPUT, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from concurrent.futures import Future
    from io import BufferedIOBase
    from pathlib import Path

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
SHARED_FROM: Final = 512 << 20
"""Bytes from which on processes share a file: they take a while to start."""

_SHARE: Final = 16 << 20
"""Bytes."""

_BLOCK: Final = 1 << 18
"""Bytes; as many as stay in a processor's cache while they are gone through several times."""

_LONGEST_LINE: Final = 1 << 20
_AHEAD: Final = 2
"""Shares for each core that other processes have before them, so that they never wait."""


def is_shared(path: Path, shared_from: int, start: int) -> bool:
    """Tell whether processes may share a file: much is to do, and its bytes are the log's own."""
    return (
        cores() > 1
        and path != STANDARD_INPUT
        and path.stat().st_size - start >= shared_from
        and is_plain(path)
    )


def search_shared(
    path: Path,
    ids: Collection[bytes],
    advance: Callable[[int, int], None],
    start: int,
    shared_from: int,
) -> Iterator[OwnLines]:
    """Yield what processes found in the shares of a file from `start` on, in their order.

    This process takes shares from the first on and gives the others some from the last, until
    they meet: so it does not wait for them to start, and its caller reads what was found meanwhile.
    """
    left = deque(_shares(path, min(_SHARE, shared_from), start))
    elsewhere: dict[tuple[int, int], Future[OwnLines]] = {}
    count = len(left)
    with processes(cores() - 1) as pool:
        while left:
            with suppress(BrokenProcessPool):
                while left and sum(not one.done() for one in elsewhere.values()) < _AHEAD * cores():
                    elsewhere[left[-1]] = pool.submit(search_share, path, *left[-1], ids)
                    left.pop()
            advance(count - len(left) - len(elsewhere), count)
            if left:
                yield search_share(path, *left.popleft(), ids)
        for n, (share, found) in enumerate(reversed(elsewhere.items())):
            advance(count - len(elsewhere) + n, count)
            # what a process broke on is searched here
            yield search_share(path, *share, ids) if found.exception() else found.result()
    advance(count, count)


def search_share(path: Path, start: int, end: int, ids: Collection[bytes]) -> OwnLines:
    """Return our lines among the bytes from `start` to `end` of a plain file."""
    lines, found = 0, list[bytes]()
    with path.open("rb") as file:
        file.seek(start)
        for n, block in enumerate(blocks_of(file, end - start)):
            own = own_lines(block if start or n else without_mark(block), ids)
            lines += own.lines
            found += own.found
    return OwnLines(lines, tuple(found))


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


def blocks_of(file: BufferedIOBase, length: int | None = None) -> Iterator[memoryview]:
    """Yield blocks of whole lines, each of them good until the next is asked for.

    They share their memory: copies would cost as much as the search. A line beyond all reason is
    cut in pieces that nobody reads.
    """
    buffer = bytearray(_LONGEST_LINE + _BLOCK)
    view = memoryview(buffer)
    rest = 0  # bytes at the head of the buffer that begin a line
    left = length
    while read := _read_into(file, view[rest:], left):
        left = None if left is None else left - read
        filled = rest + read
        cut = buffer.rfind(b"\n", rest, filled) + 1
        if not cut and filled > _LONGEST_LINE:
            cut = filled
        if cut:
            yield view[:cut]
        rest = filled - cut
        view[:rest] = bytes(view[cut:filled])
    if rest:
        yield view[:rest]


def _read_into(file: BufferedIOBase, place: memoryview, left: int | None) -> int:
    """Read the next bytes of a file, of which no more than `left` are wanted; return how many."""
    most = _BLOCK if left is None else min(_BLOCK, left)
    return file.readinto(place[:most])


def without_mark(block: memoryview) -> memoryview:
    """Return the first block of a file without a byte order mark."""
    mark = len(BYTE_ORDER_MARK)
    return block[mark:] if bytes(block[:mark]) == BYTE_ORDER_MARK else block
