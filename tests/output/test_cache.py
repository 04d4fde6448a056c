"""The cache is fast, may vanish, and is never believed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showkit.output.cache import Cache, digest, keep_json, kept_json, write_atomically


def test_what_was_put_is_got(tmp_path):
    cache = Cache(tmp_path)
    cache.put(digest("key"), b"value")
    assert cache.get(digest("key")) == b"value"
    assert cache.get(digest("other")) is None


def test_a_damaged_entry_is_as_good_as_none(tmp_path):
    cache = Cache(tmp_path)
    blob = cache.put(digest("key"), b"value")
    blob.write_bytes(b"VALUE")
    assert cache.get(digest("key")) is None
    cache.put(digest("key"), b"value")
    assert cache.get(digest("key")) == b"value"


def test_a_damaged_name_is_as_good_as_none(tmp_path):
    cache = Cache(tmp_path)
    cache.put(digest("key"), b"value")
    name = next(path for path in (tmp_path / "names").rglob("*") if path.is_file())
    name.write_bytes(b"\xff../../../etc/passwd")
    assert cache.get(digest("key")) is None
    name.write_bytes(b"../../../../../../../../etc/passwd")
    assert cache.get(digest("key")) is None


@given(st.lists(st.binary(max_size=8), max_size=4), st.lists(st.binary(max_size=8), max_size=4))
def test_no_two_lists_of_parts_have_one_digest(one, other):
    """("ab", "c") and ("a", "bc") are different questions."""
    assert (digest(*one) == digest(*other)) == (one == other)


def test_an_atomic_write_keeps_the_file_s_permissions(tmp_path):
    path = tmp_path / "contact.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["contact.yaml"]


def test_what_is_kept_as_json_is_whole_and_of_the_shape_that_is_asked_for_or_nothing(tmp_path):
    kept = tmp_path / "kept.json"
    assert kept_json(kept, dict) is None
    keep_json(kept, {"a": [1, "é\udc80"]})
    assert kept_json(kept, dict) == {"a": [1, "é\udc80"]}
    assert kept.stat().st_mode & 0o077 == 0
    assert kept_json(kept, lambda held: held["b"]) is None
    assert kept_json(kept, lambda held: held.no_such) is None
    whole = kept.read_bytes()
    for damaged in (whole[:-1], whole.replace(b"1", b"2"), b"", b"{}"):
        kept.write_bytes(damaged)
        assert kept_json(kept, dict) is None
