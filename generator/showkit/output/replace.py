"""Replacing a file that others may be writing just now: only if it still holds what was read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from showkit.output.cache import written_beside
from showkit.output.swap import exchange

if TYPE_CHECKING:
    from pathlib import Path


def replace_if(path: Path, expected: bytes | None, data: bytes | None) -> bool:
    """Put `data` at `path` in one step if it holds `expected`; tell whether it did.

    None stands for no file: `expected` None makes a new one, `data` None takes it away.

    On Linux the two files are exchanged in one step and what comes out is looked at, so that a
    save by another program in that very moment is noticed and put back. Elsewhere a moment
    remains between the look and the rename; and nowhere can be seen what a program writes
    later into a file that it opened before. Programs of ours take turns by the project's lock.
    """
    if current(path) != expected:
        return False
    if data == expected:
        return True
    return _removed(path, expected) if data is None else _put(path, expected, data)


def current(path: Path) -> bytes | None:
    """Return what a file holds, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _put(path: Path, expected: bytes | None, data: bytes) -> bool:
    temporary = written_beside(path, data)
    try:
        if expected is None:
            return _linked(temporary, path)
        if not exchange(temporary, path):
            temporary.replace(path)
            return True
        if temporary.read_bytes() == expected:
            return True
        _put_back(temporary, path, data)
        return False
    finally:
        temporary.unlink(missing_ok=True)


def _put_back(temporary: Path, path: Path, data: bytes) -> None:
    """Exchange the two again until what was not ours is at `path`, the latest of it."""
    exchange(temporary, path)
    while temporary.read_bytes() != data:  # saved again in between: that save is the one to keep
        data = path.read_bytes()
        exchange(temporary, path)


def _linked(temporary: Path, path: Path) -> bool:
    """Give a new file its name; False where another program was first."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        temporary.replace(path)
    return True


def _removed(path: Path, expected: bytes | None) -> bool:
    """Take a file away; put it back where it was saved in the same moment."""
    aside = path.with_name(f".{path.name}.showkit-old")
    path.replace(aside)
    if aside.read_bytes() == expected:
        aside.unlink()
        return True
    if not _linked(aside, path):  # and saved once more: the newer one stays
        aside.unlink()
    aside.unlink(missing_ok=True)
    return False
