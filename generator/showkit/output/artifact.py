"""A file of the site before it is written: its path, and its bytes or where they lie."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

_RESERVED = re.compile(r"^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)", re.IGNORECASE)
_PLAIN = re.compile(r"(?:(?:[a-z]|[\w-]{5,})/)*(?:[a-z]|[\w-]{5,})(?:\.[a-z0-9]+)*", re.ASCII)
"""Most paths, of which it is seen at once that they are safe: no reserved name is so long."""
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')


class UnsafePathError(ValueError):
    """A path that would leave the site, or that some file system cannot hold."""


@dataclass(frozen=True)
class Artifact:
    """One file to publish.

    `path` is relative to the site, with forward slashes. `content` is the bytes themselves, or
    a file that holds them (a picture in the cache, a page that the engine made); the name of one
    where there are many thousands, since a `Path` takes longer to make than such a file to look
    at. `immutable` says that the path carries the content's hash, so that a page still open may
    ask for the file after the next build. `shareable` says that whoever made the file never
    writes into it again, so that the site may give it a second name instead of copying it.
    """

    path: str
    content: bytes | Path | str
    immutable: bool = False
    shareable: bool = False

    def __post_init__(self) -> None:
        """Refuse a path that is not safe everywhere.

        Raises:
            UnsafePathError: absolute, leaving the folder, or not a name on every system.
        """
        if not (_PLAIN.fullmatch(self.path) or _is_safe(self.path)):
            raise UnsafePathError(self.path)

    @property
    def size(self) -> int:
        """The number of bytes."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return os.stat(self.content).st_size  # noqa: PTH116 - it may be a name alone

    @property
    def source(self) -> bytes | Path:
        """The bytes themselves, or the file that holds them."""
        return self.content if isinstance(self.content, bytes) else Path(self.content)

    def read(self) -> bytes:
        """Return the bytes."""
        return self.content if isinstance(self.content, bytes) else Path(self.content).read_bytes()


@lru_cache(maxsize=1 << 16)  # under ``showkit serve`` the same paths come again and again
def _is_safe(path: str) -> bool:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or str(PurePosixPath(path)) != path:
        return False
    return not any(
        _FORBIDDEN.search(part) or _RESERVED.match(part) or part.endswith((".", " "))
        for part in parts
    )
