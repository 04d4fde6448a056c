"""Sealing a page: compressed, padded, encrypted, the same bytes for the same content.

The sealed file is ``version (1 byte) ‖ nonce (12) ‖ AES-256-GCM ciphertext and tag``. What is
encrypted is ``length (4 bytes, big-endian) ‖ gzip data ‖ zeros`` up to the next padding step.
The nonce is derived from that plaintext under a key of its own, so that it repeats only when the
whole file repeats; version, id, chunk index and last-chunk flag are authenticated.
"""

from __future__ import annotations

import gzip
import hmac
import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from showkit.access.keys import from_base64url

if TYPE_CHECKING:
    from showkit.access.keys import PageKeys

FORMAT = 1
NONCE_BYTES = 12
PADDING_STEP = 4096
"""Bytes; payload sizes tell no more than how many steps of this size they take."""
_LEVEL = 5
"""What 6 takes beyond this is a third of the time, and 9 two thirds, for three bytes in a hundred
of a published page, and five."""

_HEADER = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
"""How a gzip member begins that says nothing of a time or of a system (RFC 1952 §2.3)."""

_BARE = -zlib.MAX_WBITS
"""What zlib is told so that it adds nothing around the data."""

_END = -12
"""What it is told for the end of a page: neither of the two, and a window of 4 KiB, which is soon
made ready."""

_END_MEMORY = 5
"""Of 9: 4 KiB for its tables."""


def seal(page: bytes, keys: PageKeys) -> bytes:
    """Return `page` as the file to publish under ``keys.payload_id``."""
    return seal_packed(Packing().packed((page,), b""), keys)


@dataclass(frozen=True)
class Packing:
    """Pages on their way into the envelope; what several have alike is compressed once.

    The parts of a page lie behind each other in one gzip member (RFC 1952), each without looking
    back at those before it, so that nothing needs to be remembered of them.
    """

    _parts: dict[bytes, bytes] = field(default_factory=dict)
    """Parts, compressed up to a full byte."""
    _begun: dict[tuple[bytes, ...], tuple[bytes, int, int]] = field(default_factory=dict)
    """How pages begin: compressed, their checksum, and how many bytes they are."""

    def packed(self, shared: tuple[bytes, ...], rest: bytes) -> bytes:
        """Return a page, compressed and padded: the same bytes for the same parts."""
        begun, checksum, before = self._beginning(shared)
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _END, _END_MEMORY)
        end = compressor.compress(rest) + compressor.flush()
        size = (before + len(rest)) & 0xFFFFFFFF
        trailer = struct.pack("<II", zlib.crc32(rest, checksum), size)
        return _padded(b"".join((begun, end, trailer)))

    def forget(self) -> None:
        """Let go of how pages began: those of the next house begin otherwise."""
        self._parts.clear()
        self._begun.clear()

    def _beginning(self, shared: tuple[bytes, ...]) -> tuple[bytes, int, int]:
        known = self._begun.get(shared)
        if known is None:
            checksum = 0
            for part in shared:
                checksum = zlib.crc32(part, checksum)
            begun = b"".join((_HEADER, *map(self._compressed, shared)))
            known = self._begun[shared] = begun, checksum, sum(map(len, shared))
        return known

    def _compressed(self, part: bytes) -> bytes:
        known = self._parts.get(part)
        if known is None:
            compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _BARE)
            known = compressor.compress(part) + compressor.flush(zlib.Z_FULL_FLUSH)
            self._parts[part] = known
        return known


def seal_packed(plaintext: bytes, keys: PageKeys) -> bytes:
    """Return a packed page (see `Packing`) as the file to publish under ``keys.payload_id``."""
    nonce = hmac.digest(keys.nonce_key, plaintext, "sha256")[:NONCE_BYTES]
    associated = associated_data(keys.payload_id, chunk=0, last=True)
    ciphertext = AESGCM(keys.payload_key).encrypt(nonce, plaintext, associated)
    return bytes([FORMAT]) + nonce + ciphertext


def unseal(sealed: bytes, keys: PageKeys) -> bytes:
    """Return the page in a sealed file.

    Raises:
        cryptography.exceptions.InvalidTag: another key, another id, or a changed file.
        ValueError: not a sealed file of this version.
    """
    if len(sealed) <= 1 + NONCE_BYTES or sealed[0] != FORMAT:
        raise ValueError("not a sealed page of this version")
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    associated = associated_data(keys.payload_id, chunk=0, last=True)
    plaintext = AESGCM(keys.payload_key).decrypt(nonce, ciphertext, associated)
    length = int.from_bytes(plaintext[:4], "big")
    return gzip.decompress(plaintext[4 : 4 + length])


def associated_data(payload_id: str, *, chunk: int, last: bool) -> bytes:
    """Return what is authenticated beside the ciphertext: 22 bytes.

    ``version (1) ‖ id (16) ‖ chunk index (4, big-endian) ‖ 1 for the last chunk, else 0 (1)``.
    """
    return bytes([FORMAT]) + from_base64url(payload_id) + chunk.to_bytes(4, "big") + bytes([last])


def _padded(compressed: bytes) -> bytes:
    data = len(compressed).to_bytes(4, "big") + compressed
    return data + bytes(-len(data) % PADDING_STEP)
