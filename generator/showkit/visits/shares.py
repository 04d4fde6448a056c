"""Large logs shared by processes, and files cut into blocks of whole lines."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from showkit.kit.pictures.cores import on_all_cores
from showkit.visits.block_reading import BlockReading, joined, read_block
from showkit.visits.opening import STANDARD_INPUT, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from showkit.visits.formats.line_reader import LineReader

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
SHARED_FROM: Final = 256 << 20
"""Bytes from which on processes share a file: they take a while to start."""

_SHARE: Final = 64 << 20
"""Bytes."""

_BLOCK: Final = 1 << 18
"""Bytes; as many as stay in a processor's cache while they are gone through several times."""

_LONGEST_LINE: Final = 1 << 20
_HEAD: Final = 20
"""Lines at the head of a file among which one may name its columns."""


def is_shared(path: Path, shared_from: int, start: int) -> bool:
    """Tell whether processes may share a file: much is to do, and its bytes are the log's own."""
    return path != STANDARD_INPUT and path.stat().st_size - start >= shared_from and is_plain(path)


def read_shared(
    path: Path,
    ids: Collection[str],
    advance: Callable[[int, int], None],
    begin: tuple[int, LineReader],
    shared_from: int,
) -> Iterator[BlockReading]:
    """Yield what processes found in the shares of a file, in their order.

    A share takes its columns from the head of the file. Where a line before it named others, it
    is read once more with those; one whose process crashed is read here.
    """
    first, reader = begin
    with path.open("rb") as file:
        head = file.readline(_LONGEST_LINE)
        head += b"".join(itertools.islice(file, _HEAD)) if b"#" in head[:_HEAD] else b""
    guess = read_block(head.removeprefix(BYTE_ORDER_MARK), (), reader).reader
    shares = _shares(path, min(_SHARE, shared_from), first)
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
        for n, block in enumerate(blocks_of(file, end - start)):
            text = block if start or n else block.removeprefix(BYTE_ORDER_MARK)
            whole = joined(whole, read_block(text, ids, whole.reader))
    return whole


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


def blocks_of(file: BinaryIO, length: int | None = None) -> Iterator[bytes]:
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
