"""Links and keys: the published vectors, and that knowing one thing opens none of the others."""

from __future__ import annotations

import hashlib
import hmac
import json
import zlib
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.access.keys import PageKeys, Secret, base64url, encoded, expand, from_base64url
from showkit.access.sealing import PADDING_STEP, Packing, associated_data, seal, unseal

_HERE = Path(__file__).parent
VECTORS = json.loads((_HERE / "vectors.json").read_text("utf-8"))
SEALED = (_HERE / "sealed-page.bin").read_bytes()

_secrets = st.binary(min_size=32, max_size=32).map(Secret)
_seeds = st.binary(min_size=16, max_size=16).map(PageKeys)


@pytest.fixture
def secret():
    return Secret(bytes.fromhex(VECTORS["secret"]))


@pytest.fixture
def keys(secret):
    return secret.page(VECTORS["person"], VECTORS["generation"])


def test_a_person_s_link_is_the_published_one(secret, keys):
    """A link in somebody's mailbox must open for as long as the company keeps its secret."""
    assert keys.seed.hex() == VECTORS["seed"]
    assert keys.fragment == VECTORS["fragment"]
    assert keys.payload_id == VECTORS["payload_id"]
    assert keys.payload_key.hex() == VECTORS["payload_key"]
    assert keys.nonce_key.hex() == VECTORS["nonce_key"]
    assert keys.reading_token == VECTORS["reading_token"]
    assert secret.page("claire-aubin", 1).fragment == VECTORS["next_generation_fragment"]
    assert secret.untracked_page("claire-aubin", 0).fragment == VECTORS["untracked_fragment"]
    technical = secret.technical_page("claire-aubin", 0)
    assert technical.fragment == VECTORS["technical_fragment"]
    assert technical.payload_id == VECTORS["technical_payload_id"]
    assert technical.reading_token == VECTORS["technical_reading_token"]
    untracked = secret.untracked_technical_page("claire-aubin", 0)
    assert untracked.fragment == VECTORS["untracked_technical_fragment"]
    assert secret.private_feed("claire-aubin", 0) == VECTORS["private_feed"]
    assert secret.private_calendar("claire-aubin", 0) == VECTORS["private_calendar"]
    assert secret.person_via("claire-aubin", 0) == VECTORS["person_via"]
    assert secret.presenter_via("le-vauban") == VECTORS["presenter_via"]
    assert secret.fingerprint == VECTORS["fingerprint"]


def test_the_seed_is_the_documented_hmac():
    """The scheme as docs/security.md gives it, written out once more by hand."""
    data = b"".join(
        len(part).to_bytes(4, "big") + part
        for part in (b"showkit/v1", b"person-seed", b"claire-aubin", b"0")
    )
    assert (
        data.hex()
        == VECTORS["encoded_seed_input"]
        == encoded("person-seed", "claire-aubin", 0).hex()
    )
    mac = hmac.new(bytes.fromhex(VECTORS["secret"]), data, hashlib.sha256).digest()
    assert mac[:16].hex() == VECTORS["seed"]


@given(st.binary(min_size=1, max_size=64), st.sampled_from(["payload-id", "payload-key"]))
def test_expansion_is_hkdf_as_rfc_5869_gives_it(key, label):
    extracted = hmac.new(bytes(32), key, hashlib.sha256).digest()
    info = f"showkit/v1/{label}".encode()
    block = hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()
    assert expand(key, label, 32) == block
    assert expand(key, label, 16) == block[:16]


def test_the_published_sealed_page_opens(keys):
    assert associated_data(keys.payload_id, chunk=0, last=True).hex() == VECTORS["associated_data"]
    assert SEALED[1:13].hex() == VECTORS["nonce"]
    assert unseal(SEALED, keys).decode() == VECTORS["page"]


@given(_seeds, st.binary(max_size=20_000))
@settings(deadline=None)
def test_a_sealed_page_opens_to_what_it_was(keys, page):
    sealed = seal(page, keys)
    assert unseal(sealed, keys) == page
    assert seal(page, keys) == sealed, "the same content gives the same bytes"
    assert (len(sealed) - 1 - 12 - 16) % PADDING_STEP == 0, "its size tells only steps"


@given(_seeds, _seeds, st.binary(max_size=100))
@settings(deadline=None)
def test_no_other_link_opens_it(keys, others, page):
    if keys == others:
        return
    with pytest.raises(InvalidTag):
        unseal(seal(page, keys), others)


@given(_seeds, st.integers(min_value=1, max_value=4000), st.integers(min_value=1, max_value=255))
@settings(deadline=None)
def test_a_changed_byte_is_noticed(keys, position, change):
    sealed = bytearray(seal(b"page", keys))
    sealed[position] ^= change
    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), keys)


@pytest.mark.parametrize("damaged", [b"", b"\x01", SEALED[:20], b"\x02" + SEALED[1:]])
def test_what_is_no_sealed_page_is_refused(damaged, keys):
    with pytest.raises((ValueError, InvalidTag)):
        unseal(damaged, keys)


@given(_secrets, st.text(max_size=20), st.text(max_size=20), st.integers(0, 5), st.integers(0, 5))
def test_everybody_and_every_generation_has_a_link_of_their_own(secret, one, other, m, n):
    same = (one, m) == (other, n)
    assert (secret.page(one, m).seed == secret.page(other, n).seed) == same


@given(_secrets, st.text(max_size=20), st.integers(0, 5))
def test_what_stands_in_a_log_is_none_of_what_opens_the_page(secret, person, generation):
    page = secret.page(person, generation)
    stage = secret.technical_page(person, generation)
    shown = {page.payload_id, page.reading_token, secret.person_via(person, generation)}
    shown |= {stage.payload_id, stage.reading_token}
    shown |= {secret.private_feed(person, generation), secret.private_calendar(person, generation)}
    shown |= {secret.untracked_page(person, generation).payload_id}
    shown |= {secret.untracked_technical_page(person, generation).payload_id}
    hidden = {page.fragment, base64url(page.payload_key[:16]), base64url(page.nonce_key[:16])}
    assert len(shown | hidden | {stage.fragment}) == 13


@given(st.lists(st.text(max_size=6), max_size=4), st.lists(st.text(max_size=6), max_size=4))
def test_no_two_lists_of_fields_are_encoded_alike(one, other):
    assert (encoded(*one) == encoded(*other)) == (one == other)


@given(st.binary(max_size=40))
def test_base64url_has_no_padding_and_is_read_back(data):
    text = base64url(data)
    assert "=" not in text
    assert from_base64url(text) == data


@given(
    st.lists(st.binary(max_size=2_000), max_size=6),
    st.lists(st.sampled_from([b"<p class='fit'>", b"12,5 m", bytes(range(256))]), max_size=900),
    st.integers(0, 60_000),
)
@settings(max_examples=40, deadline=None)
def test_what_pages_share_is_compressed_once_to_the_same_bytes(some, more, cut):
    """What was packed before must leave no trace, or unchanged pages would change."""
    page = b"".join([*some, *more])
    packing = Packing()
    shared = (page[: cut // 2], page[cut // 2 : cut])
    packing.packed(shared, b"of somebody else")
    packing.packed((b"another beginning", shared[1]), b"of the stage")
    packed = packing.packed(shared, page[cut:])
    assert packed == Packing().packed(shared, page[cut:])
    length = int.from_bytes(packed[:4], "big")
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert member.decompress(packed[4 : 4 + length]) == page
    assert member.eof, "one member with its checksum: browsers take no more"
    assert not member.unused_data
    assert not any(packed[4 + length :]), "zeros up to the step"
