"""Sealing a page: compressed, padded, encrypted, the same bytes for the same content.

The sealed file is ``version (1 byte) ‖ nonce (12) ‖ AES-256-GCM ciphertext and tag``. What is
encrypted is ``length (4 bytes, big-endian) ‖ gzip data ‖ zeros`` up to the next padding step.
The nonce is derived from that plaintext under a key of its own, so that it repeats only when the
whole file repeats; version, id, chunk index and last-chunk flag are authenticated.
"""

from __future__ import annotations

import gzip
import hmac
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
_LEVEL = 9
_GZIP = 16 + zlib.MAX_WBITS
"""What zlib is told so that gzip's header, without a time, and its checksum are around the data."""


def seal(page: bytes, keys: PageKeys) -> bytes:
    """Return `page` as the file to publish under ``keys.payload_id``."""
    return seal_packed(Packing().packed(b"", page), keys)


@dataclass(frozen=True)
class Packing:
    """Pages on their way into the envelope; how several begin alike is compressed once."""

    _begun: dict[bytes, tuple[bytes, zlib._Compress]] = field(default_factory=dict)

    def packed(self, shared: bytes, rest: bytes) -> bytes:
        """Return a page, compressed and padded: the same bytes whatever of it is `shared`."""
        begun, compressor = self._beginning(shared)
        mine = compressor.copy()
        return _padded(b"".join((begun, mine.compress(rest), mine.flush())))

    def forget(self) -> None:
        """Let go of how pages began: those of the next house begin otherwise."""
        self._begun.clear()

    def _beginning(self, shared: bytes) -> tuple[bytes, zlib._Compress]:
        known = self._begun.get(shared)
        if known is None:
            compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
            known = compressor.compress(shared), compressor
            self._begun[shared] = known
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
