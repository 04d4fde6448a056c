"""Links and keys: everything that is derived from the company's one secret.

Derivations are deterministic, labelled and versioned, so that the same content gives the same
site, and so that knowing one derived value opens none of the others. ``docs/security.md`` gives
the scheme with test vectors; ``site_templates/access/access.js`` is its other half.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from functools import cached_property

VERSION = "showkit/v1"
SEED_BYTES = 16
SECRET_BYTES = 32
_NO_SALT = bytes(32)
"""What RFC 5869 §2.2 takes where there is no salt: as many zeros as SHA-256 has bytes."""


_VERSION_FIELD = len(VERSION).to_bytes(4, "big") + VERSION.encode()


def encoded(*fields: str | int) -> bytes:
    """Return fields as bytes that no other list of fields gives: each with its length in front."""
    data = _VERSION_FIELD
    for field in fields:
        part = str(field).encode()
        data += len(part).to_bytes(4, "big") + part
    return data


def base64url(data: bytes) -> str:
    """Return unpadded base64url (RFC 4648 §5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Read unpadded base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def expand(key: bytes, label: str, length: int) -> bytes:
    """Return HKDF-SHA256 (RFC 5869) of `key`, no salt, with ``showkit/v1/<label>`` as info.

    `length` is 32 bytes at most, which is one block of it: two HMACs. For the six keys of each of
    many thousand people that is much quicker than making an object for each.
    """
    return _expand(_extracted(key), label, length)


def _extracted(key: bytes) -> bytes:
    """Return what the first step of HKDF makes of a key (RFC 5869 §2.2)."""
    return hmac.digest(_NO_SALT, key, "sha256")


def _expand(extracted: bytes, label: str, length: int) -> bytes:
    """Return the first `length` bytes of what its second step makes of that (§2.3)."""
    info = f"{VERSION}/{label}\x01".encode("ascii")
    return hmac.digest(extracted, info, "sha256")[:length]


@dataclass(frozen=True)
class PageKeys:
    """What a link's seed opens, derived alike here and in the reader's browser."""

    seed: bytes

    @property
    def fragment(self) -> str:
        """The 22 characters after ``#``."""
        return base64url(self.seed)

    @cached_property
    def payload_id(self) -> str:
        """The payload's name under ``/p/``, 22 characters."""
        return base64url(self._expanded("payload-id", 16))

    @cached_property
    def payload_key(self) -> bytes:
        """The payload's AES-256 key."""
        return self._expanded("payload-key", 32)

    @cached_property
    def nonce_key(self) -> bytes:
        """The key under which the payload's nonce is derived from its plaintext."""
        return self._expanded("payload-nonce", 32)

    @property
    def reading_token(self) -> str:
        """What the page sends after the first real interaction, 22 characters."""
        return base64url(self._expanded("confirmed-reading", 16))

    def _expanded(self, label: str, length: int) -> bytes:
        return _expand(self._key, label, length)

    @cached_property
    def _key(self) -> bytes:
        """What every value of the seed is expanded from."""
        return _extracted(self.seed)


@dataclass(frozen=True)
class FileKeys:
    """What a private file is sealed with; pages carry its address and key, never the seed."""

    seed: bytes

    @property
    def file_id(self) -> str:
        """The name of its first part under ``/p/``, 22 characters."""
        return base64url(expand(self.seed, "file-id", 16))

    @property
    def key(self) -> bytes:
        """Its AES-256 key."""
        return expand(self.seed, "file-key", 32)

    @property
    def nonce_key(self) -> bytes:
        """The key under which the nonces of its chunks are derived."""
        return expand(self.seed, "file-nonce", 32)


@dataclass(frozen=True)
class Secret:
    """The company's secret, 32 bytes."""

    value: bytes

    def page(self, person_id: str, generation: int) -> PageKeys:
        """Return the keys of a person's page; a higher generation is another link."""
        return PageKeys(self._mac("person-seed", person_id, generation)[:SEED_BYTES])

    def untracked_page(self, person_id: str, generation: int) -> PageKeys:
        """Return the keys of the twin that sends nothing and whose hits ingest discards."""
        return PageKeys(self._mac("untracked-seed", person_id, generation)[:SEED_BYTES])

    def file(self, show: str, path: str, content_hash: str, epoch: int) -> FileKeys:
        """Return the keys of a private file.

        `path` is that in the show's folder, `content_hash` its SHA-256 (hex); a higher epoch
        gives another key at another address.
        """
        return FileKeys(self._mac("file-seed", show, path, content_hash, epoch))

    def file_reader(self, show: str, payload_id: str) -> str:
        """Return what stands for a link that opens the files of a show, 16 characters."""
        return base64url(self._mac("file-reader", show, payload_id)[:12])

    def technical_page(self, person_id: str, generation: int) -> PageKeys:
        """Return the keys of the part of a person's page that they may forward."""
        return PageKeys(self._mac("technical-seed", person_id, generation)[:SEED_BYTES])

    def untracked_technical_page(self, person_id: str, generation: int) -> PageKeys:
        """Return the keys of its twin, which sends nothing and is counted for nobody."""
        mac = self._mac("untracked-technical-seed", person_id, generation)
        return PageKeys(mac[:SEED_BYTES])

    def private_feed(self, person_id: str, generation: int) -> str:
        """Return the name under ``/p/`` of the feed of a person's shows, 22 characters."""
        return base64url(self._mac("private-feed", person_id, generation)[:16])

    def private_calendar(self, person_id: str, generation: int) -> str:
        """Return the name under ``/p/`` of the calendar of a person's shows, 22 characters."""
        return base64url(self._mac("private-calendar", person_id, generation)[:16])

    def person_via(self, person_id: str, generation: int) -> str:
        """Return the ``via`` token of links given to a person, 22 characters."""
        return base64url(self._mac("via-person", person_id, generation)[:16])

    def presenter_via(self, presenter_id: str) -> str:
        """Return the ``via`` token that names only the house, 22 characters."""
        return base64url(self._mac("via-presenter", presenter_id)[:16])

    @property
    def own_mark(self) -> str:
        """What marks a browser as the company's own in the server's log, 22 characters."""
        return base64url(self._mac("own-browser")[:16])

    def log_key(self, time: str, path: str, token: str) -> str:
        """Return what stands for a log line in the link log, 16 characters."""
        return base64url(self._mac("log-line", time, path, token)[:12])

    def tombstone(self, kind: str, value: str) -> str:
        """Return what is left of an id or address of somebody who was forgotten, 22 characters."""
        return base64url(self._mac("tombstone", kind, value)[:16])

    @property
    def fingerprint(self) -> str:
        """What tells this secret from another without giving it away."""
        return hashlib.sha256(self._mac("fingerprint")).hexdigest()[:16]

    def _mac(self, label: str, *fields: str | int) -> bytes:
        return hmac.digest(self.value, encoded(label, *fields), "sha256")
