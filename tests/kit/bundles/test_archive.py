"""Archives that are the same bytes for the same parts, wherever and whenever they are made."""

from __future__ import annotations

import os
import time
import zipfile
from functools import partial

import pytest

from showkit.kit.bundles.archive import Made, Part, archives


def parts_in(folder):
    photo = folder / "a.jpg"
    photo.write_bytes(os.urandom(3_000_000))
    return [Part("x/texts/a.txt", b"Bonjour" * 500), Part("x/photos/a.jpg", photo)]


def archive(parts, folder):
    return archives([("x", parts)], folder, lambda *_: None)["x"]


def test_the_same_parts_give_the_same_bytes(tmp_path):
    parts = parts_in(tmp_path)
    one = archive(parts, tmp_path / "one")
    (tmp_path / "a.jpg").touch()
    other = archive(parts[::-1], tmp_path / "other")
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["x/photos/a.jpg", "x/texts/a.txt"]
        assert opened.read("x/photos/a.jpg") == (tmp_path / "a.jpg").read_bytes()
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_unchanged_archive_is_not_made_again(tmp_path):
    parts = parts_in(tmp_path)
    made = archive(parts, tmp_path / "zips")
    before = made.stat().st_mtime_ns
    time.sleep(0.01)
    assert archive(parts, tmp_path / "zips") == made
    assert made.stat().st_mtime_ns == before


@pytest.mark.parametrize("count", [2, 6])
def test_each_that_is_made_is_counted_and_those_that_are_there_are_not(tmp_path, count):
    """Few are made in this process, many in others."""
    wanted = [(str(n), [Part("a.txt", b"%d" % n)]) for n in range(count)]
    calls = []
    made = archives(wanted, tmp_path, lambda *so_far: calls.append(so_far))
    assert list(dict.fromkeys(calls)) == [(n, count) for n in range(count + 1)]
    assert archives(wanted, tmp_path, lambda *_: calls.clear()) == made
    assert calls, "nothing was made again"


def test_two_with_the_same_parts_are_one_archive(tmp_path):
    wanted = [("one", [Part("a.txt", b"a")]), ("other", [Part("a.txt", b"a")])]
    made = archives(wanted, tmp_path, lambda *_: None)
    assert made["one"] == made["other"]


def test_what_a_process_broke_on_is_made_by_this_one(tmp_path):
    """A kit that is missing would be a page with a dead link."""
    breaks = "b'' if __import__('os').getpid() == {} else __import__('os')._exit(9)"
    make = partial(eval, breaks.format(os.getpid()))
    wanted = [(str(n), [Part("a.txt", Made(str(n), make))]) for n in range(5)]
    for made in archives(wanted, tmp_path, lambda *_: None).values():
        with zipfile.ZipFile(made) as opened:
            assert opened.read("a.txt") == b""


def test_what_earlier_content_and_killed_builds_left_is_dropped(tmp_path):
    folder = tmp_path / "zips"
    folder.mkdir()
    (folder / "tmpabc.new").write_bytes(b"half")
    (folder / "old.zip").write_bytes(b"old")
    (folder / "mine.txt").write_bytes(b"mine")
    made = archive(parts_in(tmp_path), folder)
    assert {path.name for path in folder.iterdir()} == {made.name, "mine.txt"}
