"""The one writer: a site is whole or not there, and only what changed is touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showkit.output import swap, writer
from showkit.output.artifact import Artifact, UnsafePathError
from showkit.output.writer import MARKER, PublishError, publish


def _files(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def test_a_site_holds_exactly_its_artifacts(tmp_path):
    (tmp_path / "photo").write_bytes(b"jpeg")
    publish([Artifact("a/b.html", b"B"), Artifact("photo.jpg", tmp_path / "photo")], tmp_path / "s")
    assert _files(tmp_path / "s") == {"a/b.html": b"B", "photo.jpg": b"jpeg"}


def test_an_unchanged_file_keeps_its_time_stamp_and_a_changed_one_does_not(tmp_path):
    site = tmp_path / "site"
    publish([Artifact("same.html", b"1"), Artifact("other.html", b"1")], site)
    for name in ("same.html", "other.html"):
        os.utime(site / name, (1_000_000, 1_000_000))
    published = publish([Artifact("same.html", b"1"), Artifact("other.html", b"2")], site)
    assert (published.written, published.unchanged) == (1, 1)
    assert (site / "same.html").stat().st_mtime == 1_000_000
    assert (site / "other.html").stat().st_mtime != 1_000_000


def test_nothing_is_touched_where_nothing_changed(tmp_path):
    site = tmp_path / "site"
    publish([Artifact("a.html", b"1")], site)
    before = site.stat().st_ino
    assert publish([Artifact("a.html", b"1")], site).written == 0
    assert site.stat().st_ino == before


def test_what_is_no_longer_made_is_gone(tmp_path):
    site = tmp_path / "site"
    publish([Artifact("a.html", b"1"), Artifact("b/c.html", b"1")], site)
    assert publish([Artifact("a.html", b"1")], site).removed == 1
    assert _files(site) == {"a.html": b"1"}


def test_old_assets_stay_for_one_generation(tmp_path):
    """A page that was open before the build still finds its stylesheet."""
    site = tmp_path / "site"
    publish([Artifact("a.1.css", b"1", immutable=True), Artifact("x", b"1")], site)
    publish([Artifact("a.2.css", b"2", immutable=True), Artifact("x", b"2")], site)
    assert _files(site) == {"a.1.css": b"1", "a.2.css": b"2", "x": b"2"}
    publish([Artifact("a.2.css", b"2", immutable=True), Artifact("x", b"2")], site)
    assert "a.1.css" in _files(site), "a build without a change is no generation"
    publish([Artifact("a.3.css", b"3", immutable=True), Artifact("x", b"3")], site)
    assert _files(site) == {"a.2.css": b"2", "a.3.css": b"3", "x": b"3"}


@pytest.mark.parametrize("paths", [("a.html", "a.html"), ("A.html", "a.html"), ("a", "a/b")])
def test_two_things_at_one_address_are_refused(paths, tmp_path):
    with pytest.raises(PublishError):
        publish([Artifact(path, path.encode()) for path in paths], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_folder_that_showkit_did_not_make_is_not_replaced(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.odt").write_bytes(b"years of work")
    with pytest.raises(PublishError):
        publish([Artifact("a.html", b"1")], site)
    assert (site / "thesis.odt").read_bytes() == b"years of work"


def test_an_empty_folder_may_become_the_site(tmp_path):
    (tmp_path / "site").mkdir()
    publish([Artifact("a.html", b"1")], tmp_path / "site")
    assert _files(tmp_path / "site") == {"a.html": b"1"}


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "C:\\x", "a\\b"),
        *("con", "aux.txt", "a:b", "x\x00", "end.", "end "),
    ],
)
def test_a_path_that_leaves_the_site_cannot_be_said(path):
    with pytest.raises(UnsafePathError):
        Artifact(path, b"")


@given(st.text(min_size=1, max_size=30))
def test_every_path_is_refused_or_stays_inside(path):
    try:
        artifact = Artifact(path, b"")
    except UnsafePathError:
        return
    assert Path("/site", artifact.path).resolve().is_relative_to("/site")


def test_the_two_renames_elsewhere_do_the_same(tmp_path, monkeypatch):
    """Windows and macOS have no exchange of folders."""
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    site = tmp_path / "site"
    publish([Artifact("a.html", b"1")], site)
    publish([Artifact("a.html", b"2")], site)
    assert _files(site) == {"a.html": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_crash_between_the_two_renames_is_mended(tmp_path):
    site = tmp_path / "site"
    publish([Artifact("a.html", b"1")], site)
    site.rename(swap.old_place(site))
    publish([Artifact("a.html", b"1")], site)
    assert _files(site) == {"a.html": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


_PUBLISHER = """
import sys
from pathlib import Path
from showkit.output.artifact import Artifact
from showkit.output.writer import publish
n = 0
while True:
    n += 1
    same = [Artifact(f"same/{i}.html", b"same") for i in range(20)]
    made = [Artifact(f"{i}.html", b"%d" % n) for i in range(20)]
    publish([*made, *same], Path(sys.argv[1]), former=Path(sys.argv[2]) if sys.argv[2] else None)
"""


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["a.html", "b.html", "c/a.html", "c/d/a.html", "e/a.html"]),
            st.tuples(st.sampled_from([b"1", b"2"]), st.booleans()),
            min_size=1,
        ),
        max_size=6,
    )
)
def test_built_in_the_one_before_it_is_the_same_site(sites):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        apart, site, former = folder / "apart", folder / "site", folder / "work" / "former"
        for one in sites:
            before = _files(site) if site.exists() else {}
            made = [
                Artifact(path, data, immutable=immutable) for path, (data, immutable) in one.items()
            ]
            assert publish(made, site, former=former) == publish(made, apart)
            assert _files(site) == _files(apart)
            assert (site / MARKER).read_text() == (apart / MARKER).read_text()
            folders = [sorted(p for p, *_ in os.walk(one)) for one in (site, apart)]
            assert len(folders[0]) == len(folders[1])
            if former.exists() and _files(site) != before:
                assert _files(former) == before, "the one before is as it was"


def test_whatever_happened_to_the_one_before_the_next_is_right(tmp_path):
    site, former = tmp_path / "site", tmp_path / "former"
    same = [Artifact(f"{n}/same.html", b"1") for n in range(4)]
    for number in b"123":
        publish([*same, Artifact("a.html", bytes([number]))], site, former=former)
    (former / "0" / "same.html").unlink()
    (former / "1" / "same.html").replace(former / "1" / "other.html")
    (former / "2" / "same.html").unlink()
    (former / "2" / "same.html").symlink_to(tmp_path / "secret")
    shutil.rmtree(former / "3")
    (former / "3").write_bytes(b"no folder")
    (former / "more").symlink_to(tmp_path)
    publish([*same, Artifact("a.html", b"4")], site, former=former)
    assert _files(site) == {"a.html": b"4", **{f"{n}/same.html": b"1" for n in range(4)}}
    assert not any(path.is_symlink() for path in site.rglob("*"))
    shutil.rmtree(former)
    former.write_bytes(b"no folder")
    publish([*same, Artifact("a.html", b"5")], site, former=former)
    assert (site / "a.html").read_bytes() == b"5"
    assert former.is_dir()


def test_a_disk_that_cannot_link_has_no_second_site(tmp_path, monkeypatch):
    """It would be a copy of it all."""

    def refuse(*_):
        raise OSError

    monkeypatch.setattr(writer.os, "link", refuse)
    for number in b"123":
        made = [Artifact("same.html", b"1"), Artifact("a.html", bytes([number]))]
        publish(made, tmp_path / "site", former=tmp_path / "former")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform != "linux", reason="the exchange in one step is Linux's")
@pytest.mark.parametrize("former", ["", "former"])
def test_a_killed_build_leaves_a_whole_site(tmp_path, former):
    """Whoever serves the folder never sees half of one site and half of another."""
    site, place = tmp_path / "site", str(tmp_path / former) if former else ""
    for attempt in range(12):
        process = subprocess.Popen([sys.executable, "-c", _PUBLISHER, str(site), place])
        deadline = time.monotonic() + 20
        while not site.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.05 + attempt * 0.007)
        process.send_signal(signal.SIGKILL)
        process.wait()
        contents = _files(site)
        same = {path: contents.pop(path) for path in [*contents] if path.startswith("same/")}
        assert len(contents) == len(same) == 20
        assert len(set(contents.values())) == len(set(same.values())) == 1
    publish([Artifact("0.html", b"end")], site, former=Path(place) if place else None)
    there = {path.name for path in tmp_path.iterdir()}
    assert there <= {"site", former}, "left-overs are cleared"


def test_a_disk_that_cannot_link_still_keeps_time_stamps(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(writer.os, "link", refuse)
    site = tmp_path / "site"
    publish([Artifact("same.html", b"1"), Artifact("other.html", b"1")], site)
    os.utime(site / "same.html", (1_000_000, 1_000_000))
    publish([Artifact("same.html", b"1"), Artifact("other.html", b"2")], site)
    assert (site / "same.html").stat().st_mtime == 1_000_000
