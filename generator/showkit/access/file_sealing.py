"""Sealing a private file: in chunks, so that it can be opened while it arrives.

A sealed file lies in one or several parts. A part is ``version (1 byte)`` and then chunks, each
``nonce (12) ‖ AES-256-GCM ciphertext ‖ tag (16)`` of 1 MiB of the file; the last chunk is padded
with zeros to a step of 4 KiB, and the page says where the file ends. Version, file id, the
chunk's index in the whole file and the last-chunk flag are authenticated, so that a chunk that is
missing, moved or of another file is noticed. ``site_templates/assets/access-files.js`` is the
other half.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from showkit.access.sealing import FORMAT, NONCE_BYTES, PADDING_STEP, associated_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.access.keys import FileKeys

CHUNK_BYTES: Final = 1 << 20
_TAG_BYTES: Final = 16
SEALED_CHUNK_BYTES: Final = NONCE_BYTES + CHUNK_BYTES + _TAG_BYTES


class DamagedFileError(ValueError):
    """What was put together is not the file that was sealed."""


class ChangedFileError(OSError):
    """A file ended before the size that it had."""


@dataclass(frozen=True)
class Part:
    """The chunks of a file, of `size` bytes in all, that lie in one published file."""

    size: int
    first: int
    count: int

    def sealed(self, source: IO[bytes], keys: FileKeys) -> Iterator[bytes]:
        """Yield the part's bytes, a chunk at a time; `source` is the file, open at any place.

        Raises:
            ChangedFileError: the file is shorter than `size`.
        """
        aes, nonce_key, file_id = AESGCM(keys.key), keys.nonce_key, keys.file_id
        source.seek(self.first * CHUNK_BYTES)
        yield bytes([FORMAT])
        for index in range(self.first, self.first + self.count):
            length = min(CHUNK_BYTES, self.size - index * CHUNK_BYTES)
            chunk = source.read(length)
            if len(chunk) != length:
                raise ChangedFileError("the file changed while it was read")
            last = index == chunks_of(self.size) - 1
            yield _sealed_chunk(aes, nonce_key, file_id, _padded(chunk), index, last=last)


def parts_of(size: int, part_bytes: int | None) -> tuple[Part, ...]:
    """Return the parts of a file of `size` bytes, none of more than `part_bytes` when sealed."""
    chunks = chunks_of(size)
    each = chunks_in(part_bytes) or chunks
    return tuple(Part(size, n, min(each, chunks - n)) for n in range(0, chunks, each))


def chunks_of(size: int) -> int:
    """Return how many chunks a file of `size` bytes has; an empty one has one too."""
    return max(1, -(-size // CHUNK_BYTES))


def chunks_in(part_bytes: int | None) -> int:
    """Return how many chunks a part of at most `part_bytes` holds, 0 where that is not limited."""
    return 0 if part_bytes is None else max(1, (part_bytes - 1) // SEALED_CHUNK_BYTES)


def part_name(file_id: str, number: int) -> str:
    """Return the name of a part under ``/p/``: the file's id, and from the second on its number."""
    return file_id if number == 0 else f"{file_id}-{number}"


def unsealed_file(parts: Iterable[bytes], keys: FileKeys, size: int) -> Iterator[bytes]:
    """Yield the file of `size` bytes that lies in `parts`, in their order.

    Raises:
        DamagedFileError: another key, or a part that is changed, cut, missing or out of place.
        cryptography.exceptions.InvalidTag: likewise.
    """
    aes, index, total = AESGCM(keys.key), 0, chunks_of(size)
    for part in parts:
        if part[:1] != bytes([FORMAT]):
            raise DamagedFileError("not a sealed file of this version")
        for start in range(1, len(part), SEALED_CHUNK_BYTES):
            sealed = part[start : start + SEALED_CHUNK_BYTES]
            if len(sealed) <= NONCE_BYTES + _TAG_BYTES or index == total:
                raise DamagedFileError("there is more, or less, than the file")
            about = associated_data(keys.file_id, chunk=index, last=index == total - 1)
            chunk = aes.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
            yield chunk[: size - index * CHUNK_BYTES]
            index += 1
    if index != total:
        raise DamagedFileError("the end is missing")


def _sealed_chunk(  # noqa: PLR0913 - what is authenticated, by name
    aes: AESGCM, nonce_key: bytes, file_id: str, chunk: bytes, index: int, *, last: bool
) -> bytes:
    """Return a chunk's nonce and ciphertext.

    Two chunks alike at two places must not share a nonce: the tag would give its key away. So
    what is authenticated goes into the nonce with the chunk.
    """
    about = associated_data(file_id, chunk=index, last=last)
    running = hmac.new(nonce_key, about, "sha256")
    running.update(chunk)
    nonce = running.digest()[:NONCE_BYTES]
    return nonce + aes.encrypt(nonce, chunk, about)


def _padded(chunk: bytes) -> bytes:
    return chunk + bytes(-len(chunk) % PADDING_STEP) if chunk else bytes(PADDING_STEP)
