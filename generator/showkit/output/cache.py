"""The build cache: bytes found again by a hash of everything they were made from.

It can be deleted at any time, two builds may use it at once, and it is never believed: what
it gives back is held against the hash it was stored under.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Read = TypeVar("Read")

_OWNER: Final = 0o600
"""May read and write, and nobody else: what `tempfile` gives."""


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 (hex) of `parts`, each with its length, so that no two lists collide."""
    found = [part.encode() if isinstance(part, str) else part for part in parts]
    whole = b"".join(piece for data in found for piece in (len(data).to_bytes(8, "big"), data))
    return hashlib.sha256(whole).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 (hex) of a file."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the whole new one.

    What may be too large for memory comes in pieces. The new file keeps the old one's permissions.
    """
    temporary = written_beside(path, data)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def keep_privately(path: Path, data: bytes) -> None:
    """Write a file in one step, for its owner's eyes alone: caches hold what contact files hold.

    It is not waited for until it is on the disk: a power cut costs the work of one run.
    """
    _keep(path, data, _OWNER)


def keep_json(path: Path, value: object) -> None:
    """Write what JSON can hold as `keep_privately` does, behind a hash of its own."""
    data = json.dumps(value, separators=(",", ":")).encode()
    keep_privately(path, hashlib.sha256(data).hexdigest().encode() + b"\n" + data)


def kept_json(path: Path, read: Callable[[Any], Read]) -> Read | None:
    """Return what `read` makes of what `keep_json` wrote.

    None where that is missing, not whole, or of another version's make.
    """
    try:
        checksum, _, data = path.read_bytes().partition(b"\n")
        if hashlib.sha256(data).hexdigest().encode() != checksum:
            return None
        return read(json.loads(data))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remove_left_over(folder: Path) -> None:
    """Take away what killed runs left beside the files of a folder that they were replacing.

    To be called with the project locked: what a run that is under way writes looks the same.
    """
    for path in folder.glob(".*.new"):
        path.unlink(missing_ok=True)


def written_beside(path: Path, data: bytes | Iterable[bytes]) -> Path:
    """Return a new hidden file in the folder of `path` that holds `data`, with its permissions.

    Its bytes are on the disk: a rename can put it in the place of `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines([data] if isinstance(data, bytes) else data)
            out.flush()
            os.fsync(out.fileno())
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _keep(path: Path, data: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        if mode != _OWNER:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


class Blobs(dict[str, Path]):
    """Files of a cache by their keys, as far as this process knows them."""

    def __reduce__(self) -> tuple[type[Blobs], tuple[()]]:
        """Go to another process without what is known here."""
        return Blobs, ()


@dataclass(frozen=True)
class Cache:
    """A folder of blobs by content, and of names that lead to them.

    `digest_of` returns the SHA-256 of a file, `known` are blobs that were found before: a process
    that builds again need not read every file again.
    """

    folder: Path
    digest_of: Callable[[Path], str] = file_digest
    known: Blobs = field(default_factory=Blobs, compare=False)

    def path(self, key: str) -> Path | None:
        """Return the file stored under `key`, or None where it is missing or damaged."""
        known = self.known.get(key)
        if known is not None and self._holds(known, known.name):
            return known
        name = self.folder / "names" / key[:2] / key
        try:
            content_hash = name.read_text("ascii")
        except (OSError, UnicodeDecodeError):
            return None
        blob = self._blob(content_hash)
        if not self._holds(blob, content_hash):
            return None
        self.known[key] = blob
        return blob

    def get(self, key: str) -> bytes | None:
        """Return the bytes stored under `key`, or None where they are missing or damaged."""
        path = self.path(key)
        return None if path is None else path.read_bytes()

    def put(self, key: str, data: bytes) -> Path:
        """Store `data` under `key` and return the file that holds it.

        Bytes that are there already, under whatever key, are not written again. Nothing is waited
        for until it is on the disk: what a power cut damaged is not believed.
        """
        content_hash = hashlib.sha256(data).hexdigest()
        blob, mode = self._blob(content_hash), 0o666 & ~_umask()
        if not self._holds(blob, content_hash):
            _keep(blob, data, mode)
        _keep(self.folder / "names" / key[:2] / key, content_hash.encode("ascii"), mode)
        return blob

    def _blob(self, content_hash: str) -> Path:
        return self.folder / "blobs" / content_hash[:2] / content_hash

    def _holds(self, blob: Path, content_hash: str) -> bool:
        try:
            return self.digest_of(blob) == content_hash
        except OSError:
            return False
