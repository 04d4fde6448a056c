"""What was read of the content, kept for the next run: ``.showkit/cache/content/``.

Parts are kept in sixty-four files, each with those whose names fall to it: few enough to open at
once, and one changed contact file has a sixty-fourth written anew. A file is believed where its
own hash says that it is whole; anything else, and anything that another version of showkit, of
its records or of the libraries beneath them wrote, is as if it were not there. It is put in its
place in one step, so that of two runs at once each leaves a whole file, and a killed one none.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import time
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import showkit
from showkit.content.fingerprints import Seen
from showkit.content.part_bytes import load_parts
from showkit.output.cache import digest, keep_privately
from showkit.output.memory import file_state

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from showkit.content.parts import Part
    from showkit.output.memory import FileState

_MAGIC: Final = b"showkit content 1\n"
_BUCKETS: Final = 64
_SUFFIX: Final = ".parts"
_HASH: Final = 32
_SIZE: Final = 8
_LEFT_OVER_SECONDS: Final = 24 * 60 * 60
_PACKAGES: Final = ("pydantic", "pydantic-core", "pyyaml")


@dataclass(frozen=True)
class Bucket:
    """The parts that one file keeps: how each looked when it was read, and what was read.

    `payload` holds `parts` as bytes.
    """

    seen: Mapping[str, Seen]
    parts: Mapping[str, Part]
    payload: bytes


def bucket_of(name: str) -> int:
    """Return the number of the bucket that a part falls to, by its name alone."""
    return zlib.crc32(name.encode()) % _BUCKETS


KnownBuckets: TypeAlias = "dict[Path, tuple[FileState, Bucket]]"
"""Buckets by their files, each with its file's state."""


@dataclass(frozen=True)
class PartCache:
    """A folder of buckets; it can be deleted at any time.

    `known` are those that this process keeps in mind, with their files as they were.
    """

    folder: Path
    known: KnownBuckets | None = None

    def get(self, number: int) -> Bucket | None:
        """Return a bucket, or None where it is missing, damaged or of another version."""
        path = self._path(number)
        if self.known is None:
            return self._read(path)
        try:
            state = file_state(path)
        except OSError:
            return None
        known = self.known.get(path)
        if known is not None and known[0] == state:
            return known[1]
        bucket = self._read(path)
        if bucket is not None:
            self.known[path] = (state, bucket)
        return bucket

    def _read(self, path: Path) -> Bucket | None:
        try:
            data = path.read_bytes()
            head = len(_MAGIC) + _HASH
            if not data.startswith(_MAGIC):
                return None
            if hashlib.sha256(data[head:]).digest() != data[len(_MAGIC) : head]:
                return None
            begin = head + _SIZE
            end = begin + int.from_bytes(data[head:begin], "big")
            seen = json.loads(data[begin:end])
            payload = data[end:]
            return Bucket(
                {
                    name: Seen(tuple((path, *rest) for path, *rest in files), looked_at)
                    for name, (looked_at, files) in seen.items()
                },
                load_parts(payload),
                payload,
            )
        except (OSError, ValueError):
            return None

    def put(self, number: int, bucket: Bucket) -> None:
        """Keep a bucket; where the disk does not take it, the next run reads more."""
        seen = {name: (one.looked_at, one.fingerprint) for name, one in bucket.seen.items()}
        listed = json.dumps(seen, separators=(",", ":")).encode()
        data = len(listed).to_bytes(_SIZE, "big") + listed + bucket.payload
        whole, path = hashlib.sha256(data).digest(), self._path(number)
        try:
            keep_privately(path, _MAGIC + whole + data)
            if self.known is not None:
                self.known[path] = (file_state(path), bucket)
        except OSError:
            return

    def tidy(self, in_use: Container[int]) -> None:
        """Drop buckets that hold nothing any more, other versions' and what killed runs left."""
        try:
            for path in self.folder.iterdir():
                if path.name == _version():
                    _drop_unused(path, in_use)
                elif not path.name.startswith(".") or _is_old(path):
                    shutil.rmtree(path)
        except (OSError, ValueError):
            return

    def _path(self, number: int) -> Path:
        return self.folder / _version() / f"{number:02}{_SUFFIX}"


def _drop_unused(folder: Path, in_use: Container[int]) -> None:
    for path in folder.iterdir():
        is_left_over = path.name.startswith(".") and _is_old(path)
        if is_left_over or (path.suffix == _SUFFIX and int(path.stem) not in in_use):
            path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > _LEFT_OVER_SECONDS


@cache
def _version() -> str:
    """Return a name for everything but the content that what is read depends on.

    That is the code of records and readers, which in a checkout changes without its version, and
    the libraries beneath.
    """
    package = Path(showkit.__file__).parent
    code = [
        path.read_bytes()
        for folder in ("model", "content")
        for path in sorted((package / folder).rglob("*.py"))
    ]
    libraries = [f"{name} {metadata.version(name)}" for name in _PACKAGES]
    return digest(showkit.__version__, platform.python_version(), *libraries, *code)[:16]
