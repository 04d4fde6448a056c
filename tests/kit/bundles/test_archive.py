"""Archives that are the same bytes for the same parts, wherever and whenever they are made."""

from __future__ import annotations

import os
import time
import zipfile

from showkit.kit.bundles.archive import Part, archive, tidy


def parts_in(folder):
    photo = folder / "a.jpg"
    photo.write_bytes(os.urandom(3_000_000))
    return [Part("x/texts/a.txt", b"Bonjour" * 500), Part("x/photos/a.jpg", photo)]


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


def test_what_earlier_content_and_killed_builds_left_is_dropped(tmp_path):
    made = archive(parts_in(tmp_path), tmp_path / "zips")
    (tmp_path / "zips" / "tmpabc.new").write_bytes(b"half")
    (tmp_path / "zips" / "old.zip").write_bytes(b"old")
    (tmp_path / "zips" / "mine.txt").write_bytes(b"mine")
    tidy(tmp_path / "zips", [made])
    assert sorted(path.name for path in (tmp_path / "zips").iterdir()) == sorted(
        [made.name, "mine.txt"]
    )
