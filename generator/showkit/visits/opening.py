"""Logs as hosts keep them: plain, gzip, zstd or bz2, whatever they are called, or from a pipe.

The one adapter of isal, which reads gzip several times as fast as zlib, and of zstandard.
"""

from __future__ import annotations

import bz2
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import zstandard
from isal import igzip, igzip_threaded

from showkit.model.message import Message

if TYPE_CHECKING:
    import io
    from collections.abc import Iterable, Iterator

STANDARD_INPUT: Final = Path("-")
_GZIP, _ZSTD, _BZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh"
_DAMAGE: Final = (OSError, EOFError, zstandard.ZstdError, igzip.BadGzipFile)


class LogError(Exception):
    """A log cannot be read; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def log_files(given: Iterable[str]) -> tuple[Path, ...]:
    """Return the files that are meant: themselves, those in a folder, those that a pattern fits.

    ``-`` is standard input. The order is that of the arguments, and by name within one; nothing
    comes twice.

    Raises:
        LogError: there is no such file, or a pattern fits none.
    """
    found: dict[Path, None] = {}
    for text in given:
        path = Path(text)
        if text == "-":
            files = [STANDARD_INPUT]
        elif path.is_dir():
            files = sorted(inner for inner in path.rglob("*") if inner.is_file())
        elif path.exists():
            files = [path]
        else:
            files = sorted(one for one in _matching(path) if one.is_file())
            if not files:
                raise LogError(Message("there is no log “{path}”: mend the name", path=text))
        found |= dict.fromkeys(files)
    return tuple(found)


def _matching(path: Path) -> Iterator[Path]:
    root = Path(path.anchor) if path.is_absolute() else Path()
    pattern = path.relative_to(path.anchor) if path.is_absolute() else path
    return root.glob(str(pattern))


def is_plain(path: Path) -> bool:
    """Tell whether a file's bytes are the log's own, so that a part of them can be read alone."""
    with path.open("rb") as file:
        return not file.read(4).startswith((_GZIP, _ZSTD, _BZIP))


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedIOBase]:
    """Open a log for reading, unpacked.

    Raises:
        LogError: it cannot be read, or what packs it is damaged.
    """
    try:
        if path == STANDARD_INPUT:
            with _unpacked(cast("io.BufferedReader", sys.stdin.buffer)) as log:
                yield log
        else:
            with path.open("rb") as file, _unpacked(file) as log:
                yield log
    except _DAMAGE as error:
        raise LogError(
            Message(
                "{path} cannot be read to its end ({reason}); what is before that counts, the "
                "rest once the file is whole",
                path=path.name,
                reason=str(error) or type(error).__name__,
            )
        ) from error


@contextmanager
def _unpacked(file: io.BufferedReader) -> Iterator[io.BufferedIOBase]:
    head = file.peek(4)[:4]
    if head.startswith(_GZIP):
        # its thread unpacks the next block while this one is searched
        with igzip_threaded.open(file) as gzip:  # type: ignore[no-untyped-call]
            yield gzip
    elif head.startswith(_ZSTD):
        reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        yield cast("io.BufferedIOBase", reader)
    elif head.startswith(_BZIP):
        yield bz2.BZ2File(file)
    else:
        yield file
