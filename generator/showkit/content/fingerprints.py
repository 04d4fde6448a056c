"""Whether a part's files are still those that were read, told without reading them.

A fingerprint is what the file system says of each file: size, time of the last change to its
bytes, time of the last change to anything about it, and its number there (inode). Where all is
as it was, the bytes are believed to be. Two things put that in doubt, and then the bytes are
read and their hash decides:

* any of it differs: a copy, a checkout or ``touch`` changes times and leaves the bytes alone;
* a file changed so shortly before it was looked at that another change could carry the same
  time (Git calls such an entry “racily clean”). File systems count time in steps of up to two
  seconds (FAT).

A program that writes other bytes of the same length and then sets the old time back is still
told by the second time, which no program can set; Windows has none (there the field holds the
time at which the file was made), and such a change is not seen there until anything else changes.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.output.cache import file_digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.output.project import Project

FileSeen = tuple[str, int, int, int, int]
"""A file's path from ``content/``, size in bytes, two times in nanoseconds, and number."""

Fingerprint = tuple[FileSeen, ...]
"""What is known of every file of a part, by path."""

_STEP: Final = 2_000_000_000
"""The longest step, in nanoseconds, in which a file system counts time."""


def fingerprints(folder: Path) -> dict[str, Fingerprint | None]:
    """Return the fingerprint of each entry of a folder of parts, by its path from ``content/``.

    None stands for an entry of which nothing can be known from its own files: a link leads to
    files elsewhere.
    """
    try:
        with os.scandir(folder) as entries:
            return {f"{folder.name}/{e.name}": _fingerprint(e, folder.name) for e in entries}
    except OSError:
        return {}


def _fingerprint(entry: os.DirEntry[str], above: str) -> Fingerprint | None:
    try:
        return tuple(sorted(_files(entry, above)))
    except OSError:
        return None


def _files(entry: os.DirEntry[str], above: str) -> list[FileSeen]:
    """Return what is known of a file, or of everything below a folder.

    Raises:
        OSError: it is a link, or something else than a file or folder, or has gone.
    """
    path = f"{above}/{entry.name}"
    known = entry.stat(follow_symlinks=False)
    if stat.S_ISREG(known.st_mode):
        return [(path, known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)]
    if not stat.S_ISDIR(known.st_mode):
        raise OSError(path)
    with os.scandir(entry) as entries:
        return [file for inner in entries for file in _files(inner, path)]


@dataclass(frozen=True)
class Seen:
    """A part as it was looked at: its fingerprint, and when that was taken (nanoseconds)."""

    fingerprint: Fingerprint
    looked_at: int

    @property
    def is_settled(self) -> bool:
        """Tell whether no later change can hide behind the fingerprint."""
        times = (max(file[2], file[3]) for file in self.fingerprint)
        return max(times, default=0) + _STEP < self.looked_at


def same_bytes(
    before: Fingerprint, now: Fingerprint, digests: Mapping[str, str], project: Project
) -> bool:
    """Tell whether a part's files are what they were, by the bytes of those that were read.

    `digests` are the SHA-256 of those, by their path in the project. Of files that were not read,
    such as photographs, it matters only that they are there as they were.
    """
    if [file[0] for file in before] != [file[0] for file in now]:
        return False
    for old, new in zip(before, now, strict=True):
        path = project.content / new[0]
        known = digests.get(project.relative(path))
        if known is None:
            if (old[1], old[2], old[4]) != (new[1], new[2], new[4]):
                return False
        elif old[1] != new[1] or not _has_digest(path, known):
            return False
    return True


def _has_digest(path: Path, known: str) -> bool:
    try:
        return file_digest(path) == known
    except OSError:
        return False
