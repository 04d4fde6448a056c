"""Private files, sealed: the published vector, and that nothing can be taken out or moved."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.access.file_sealing import (
    CHUNK_BYTES,
    SEALED_CHUNK_BYTES,
    ChangedFileError,
    DamagedFileError,
    parts_of,
    unsealed_file,
)
from showkit.access.keys import FileKeys, Secret, base64url, from_base64url

_VECTOR = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
_FILE = _VECTOR["file"]
_SECRET = Secret(bytes.fromhex(_VECTOR["secret"]))
_KEYS = FileKeys(b"k" * 32)

_sizes = st.sampled_from([0, 1, 4095, 4096, 4097]) | st.builds(
    lambda chunks, more: chunks * CHUNK_BYTES + more, st.integers(1, 3), st.integers(-3, 3)
)
_limits = st.sampled_from([None, SEALED_CHUNK_BYTES, SEALED_CHUNK_BYTES + 1, 25 << 18])


def _sealed(data, keys=_KEYS, limit=None):
    return [b"".join(part.sealed(io.BytesIO(data), keys)) for part in parts_of(len(data), limit)]


def _data(size):
    return hashlib.shake_128(str(size).encode()).digest(size)


def _mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def test_the_published_file_is_sealed_as_documented():
    """The scheme as docs/security.md gives it, written out once more by hand."""
    content = _FILE["content"].encode()
    fields = ["showkit/v1", "file-seed", _FILE["show"], _FILE["path"]]
    fields += [hashlib.sha256(content).hexdigest(), str(_FILE["epoch"])]
    seed = _mac(
        bytes.fromhex(_VECTOR["secret"]),
        b"".join(len(one.encode()).to_bytes(4, "big") + one.encode() for one in fields),
    )

    def expanded(label, length):
        info = f"showkit/v1/{label}".encode() + b"\x01"
        return _mac(_mac(bytes(32), seed), info)[:length]

    assert base64url(expanded("file-id", 16)) == _FILE["id"]
    assert expanded("file-key", 32).hex() == _FILE["key"]
    padded = content + bytes(4096 - len(content))
    about = bytes([1]) + from_base64url(_FILE["id"]) + bytes([0, 0, 0, 0, 1])
    nonce = _mac(expanded("file-nonce", 32), about + padded)[:12]
    assert nonce.hex() == _FILE["nonce"]
    by_hand = b"\x01" + nonce + AESGCM(expanded("file-key", 32)).encrypt(nonce, padded, about)
    assert hashlib.sha256(by_hand).hexdigest() == _FILE["sealed_sha256"]

    keys = _SECRET.file(
        _FILE["show"], _FILE["path"], hashlib.sha256(content).hexdigest(), _FILE["epoch"]
    )
    assert keys.file_id == _FILE["id"]
    assert _sealed(content, keys) == [by_hand]


@given(_sizes, _limits)
@settings(deadline=None, max_examples=25)
def test_a_file_of_any_size_opens_to_what_it_was(size, limit):
    data = _data(size)
    parts = _sealed(data, limit=limit)
    assert b"".join(unsealed_file(parts, _KEYS, size)) == data
    assert _sealed(data, limit=limit) == parts, "the same content gives the same bytes"
    assert all(len(part) <= max(limit or len(part), SEALED_CHUNK_BYTES + 1) for part in parts)
    assert (sum(map(len, parts)) - len(parts)) % 4096 == 28 * max(1, -(-size // CHUNK_BYTES))


def _chunks(part):
    starts = range(1, len(part), SEALED_CHUNK_BYTES)
    return [part[n : n + SEALED_CHUNK_BYTES] for n in starts]


@pytest.mark.parametrize(
    "order", [[1, 0, 2], [0, 2], [0, 1], [0, 0, 1, 2], [0, 1, 2, 2], [0, 1, 1], [2, 1, 0], []]
)
def test_a_chunk_that_is_moved_left_out_or_repeated_is_noticed(order):
    """Also where two chunks hold the same bytes: a place is sealed with them."""
    data = bytes(2 * CHUNK_BYTES) + b"end"
    chunks = _chunks(_sealed(data)[0])
    assert len({chunk[:12] for chunk in chunks}) == 3, "no nonce is used twice"
    forged = b"\x01" + b"".join(chunks[n] for n in order)
    with pytest.raises((InvalidTag, DamagedFileError)):
        list(unsealed_file([forged], _KEYS, len(data)))


@given(st.integers(0, CHUNK_BYTES + 5000), st.data())
@settings(deadline=None, max_examples=25)
def test_a_file_that_is_cut_or_changed_is_noticed(size, data):
    whole = _sealed(_data(size))[0]
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises((InvalidTag, DamagedFileError)):
        list(unsealed_file([whole[:cut]], _KEYS, size))
    changed = bytearray(whole)
    changed[cut] ^= data.draw(st.integers(1, 255))
    with pytest.raises((InvalidTag, DamagedFileError)):
        list(unsealed_file([bytes(changed)], _KEYS, size))


def test_parts_of_one_file_do_not_go_into_another():
    data = _data(2 * CHUNK_BYTES)
    one = _sealed(data, limit=SEALED_CHUNK_BYTES + 1)
    other = _sealed(data, FileKeys(b"o" * 32), SEALED_CHUNK_BYTES + 1)
    with pytest.raises(InvalidTag):
        list(unsealed_file([one[0], other[1]], _KEYS, len(data)))
    with pytest.raises(InvalidTag):
        list(unsealed_file(one[::-1], _KEYS, len(data)))


def test_a_file_that_shrinks_while_it_is_read_is_told():
    part = parts_of(10, None)[0]
    with pytest.raises(ChangedFileError):
        list(part.sealed(io.BytesIO(b"short"), _KEYS))


@given(st.text(max_size=8), st.text(max_size=8), st.integers(0, 9), st.integers(0, 9))
def test_every_show_and_every_epoch_has_keys_of_its_own(one, other, first, second):
    same = (one, first) == (other, second)
    keys = [_SECRET.file(s, "documents/a", "0", e) for s, e in ((one, first), (other, second))]
    assert (keys[0].file_id == keys[1].file_id) == same
    assert (keys[0].key == keys[1].key) == same
