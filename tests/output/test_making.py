from __future__ import annotations

import pytest

from showkit.output.making import Making, make_all
from showkit.output.memory import LastMade


def _making(name, made, text="x"):
    def make():
        made.append(name)
        return (name.encode(),)

    return Making(text + name, ((f"{name}.txt", f"old/{name}.txt"),), make)


def test_what_has_not_changed_is_not_made_again(tmp_path):
    made = []
    kept = tmp_path / "kept.json"
    first = make_all([_making("a", made), _making("b", made)], kept)
    again = make_all([_making("a", made), _making("b", made, "y")], kept)
    assert made == ["a", "b", "b"]
    assert (first.anew, again.anew) == (2, 1)
    assert {one.path: one.read() for one in again.artifacts} == {
        "a.txt": b"a", "old/a.txt": b"a", "b.txt": b"b", "old/b.txt": b"b",
    }  # fmt: skip


def test_a_process_that_goes_on_writes_its_few_new_results_later(tmp_path):
    """An edit makes one feed anew; the file of all of them is large."""
    made, last = [], LastMade()
    kept = tmp_path / "kept.json"
    many = [_making(str(n), made) for n in range(60)]
    make_all(many, kept, last)
    before = kept.read_bytes()
    after = make_all([*many[1:], _making("0", made, "y")], kept, last)
    assert (len(made), after.anew, kept.read_bytes()) == (61, 1, before)
    make_all(many[1:], kept)
    assert len(made) == 61, "another process finds what was written"


def test_any_bytes_come_back(tmp_path):
    """What is kept may be a file of another kind one day."""
    given = bytes(range(256))
    making = Making("bytes", (("a.bin",),), lambda: (given,))
    for _ in range(2):
        made = make_all([making], tmp_path / "kept.json")
    assert (made.anew, made.artifacts[0].read()) == (0, given)


@pytest.mark.parametrize("damage", [b"", b"{}", b"0\n{}", None])
def test_what_was_kept_is_not_believed_when_damaged(tmp_path, damage):
    made = []
    kept = tmp_path / "kept.json"
    make_all([_making("a", made)], kept)
    if damage is None:
        data = bytearray(kept.read_bytes())
        data[-8] ^= 1
        damage = bytes(data)
    kept.write_bytes(damage)
    assert make_all([_making("a", made)], kept).artifacts[0].read() == b"a"
    assert made == ["a", "a"]
