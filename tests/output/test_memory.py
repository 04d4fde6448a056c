"""What a process keeps in mind is believed only as long as nothing changed."""

from __future__ import annotations

import os
import pickle
import time

from showkit.output.artifact import Artifact
from showkit.output.cache import file_digest
from showkit.output.memory import Files, LastSite, Remembered, file_state
from showkit.output.writer import publish


def _makings(memory, *more):
    """Ask for two things, and return how often each was made."""
    made = []
    for name in ("a", "b"):
        assert memory.once(name, "page", lambda name=name: made.append(name) or name, *more) == name
    return made


def _later(monkeypatch):
    """Let an hour pass: what was written until now is not fresh any more."""
    later = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)


def _changed_in_secret(path, data):
    """Put other bytes of the same length in a file, and its old time back."""
    known = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


def test_what_stands_as_it_did_is_not_made_again():
    """One edited show out of a hundred is the only one to be planned."""
    memory = Remembered()
    memory.begin({"a": "1", "b": "1"})
    assert _makings(memory) == ["a", "b"]
    memory.begin({"a": "1", "b": "2"})
    assert _makings(memory) == ["b"]
    assert _makings(memory, "another card") == ["a", "b"]


def test_what_has_no_state_is_made_each_time():
    """Of a link that leads elsewhere nobody knows what has changed behind it."""
    memory = Remembered()
    memory.begin({"a": "1"})
    assert _makings(memory) == ["a", "b"]
    assert _makings(memory) == ["b"]


def test_what_was_not_asked_for_is_forgotten():
    """A process that serves for a week does not fill the computer's memory."""
    memory = Remembered()
    memory.begin({"a": "1", "b": "1"})
    _makings(memory)
    memory.begin({"a": "1", "b": "1"})
    memory.once("a", "page", lambda: "a")
    memory.begin({"a": "1", "b": "1"})
    assert _makings(memory) == ["b"]


def test_a_damaged_file_of_the_cache_is_noticed(tmp_path, monkeypatch):
    """A cache is never believed, not even by who has read it a minute ago."""
    file = tmp_path / "blob"
    file.write_bytes(b"whole")
    _later(monkeypatch)
    files = Files()
    before = files.digest(file)
    assert files.digest(file) == before == file_digest(file)
    _changed_in_secret(file, b"broke")
    assert files.digest(file) == file_digest(file) != before


def test_a_cache_that_is_known_is_not_believed_either(tmp_path, monkeypatch):
    """A picture of which the file was damaged is made again, under serve too."""
    files = Files()
    blob = files.cache(tmp_path).put("key", b"whole")
    _later(monkeypatch)
    assert files.cache(tmp_path).path("key") == files.cache(tmp_path).path("key") == blob
    _changed_in_secret(blob, b"broke")
    assert files.cache(tmp_path).path("key") is None
    files.cache(tmp_path).put("key", b"whole")
    assert files.cache(tmp_path).path("key") == blob
    blob.unlink()
    assert files.cache(tmp_path).path("key") is None


def test_a_fresh_file_is_read_each_time(tmp_path):
    """A change in the same step of the clock carries the same time."""
    file, files = tmp_path / "blob", Files()
    file.write_bytes(b"one")
    assert files.digest(file) == file_digest(file)
    assert files == Files()


def test_what_is_known_of_files_stays_in_its_process(tmp_path, monkeypatch):
    """A worker is handed a photograph to encode, not the state of three thousand files."""
    file, files = tmp_path / "blob", Files()
    file.write_bytes(b"one")
    _later(monkeypatch)
    files.digest(file)
    assert pickle.loads(pickle.dumps(files)) == Files() != files  # noqa: S301 - our own bytes
    memory = Remembered()
    memory.begin({"a": "1"})
    memory.once("a", "page", lambda: print)
    assert pickle.loads(pickle.dumps(memory)) == Remembered() != memory  # noqa: S301 - our own bytes


def test_a_file_of_the_site_that_somebody_changed_is_written_again(tmp_path, monkeypatch):
    """Whoever tries a word in the served page gets the real one back at the next build."""
    source, site, last = tmp_path / "photo", tmp_path / "site", LastSite()
    source.write_bytes(b"photo")
    _later(monkeypatch)
    artifacts = [Artifact("page.html", b"page"), Artifact("photo.jpg", source)]
    publish(artifacts, site, last)
    last.states = {name: file_state(site / name) for name in ("page.html", "photo.jpg")}
    assert last.holds("photo.jpg", site / "photo.jpg", source)
    assert last.holds("page.html", site / "page.html", b"page")
    _changed_in_secret(site / "photo.jpg", b"PHOTO")
    _changed_in_secret(site / "page.html", b"PAGE")
    assert publish(artifacts, site, last).written == 2
    assert (site / "photo.jpg").read_bytes() == b"photo"
    assert (site / "page.html").read_bytes() == b"page"


def test_a_new_content_of_a_known_file_is_published(tmp_path, monkeypatch):
    """A page that the engine made anew lies where the old one lay."""
    source, site, last = tmp_path / "made", tmp_path / "site", LastSite()
    source.write_bytes(b"old")
    _later(monkeypatch)
    publish([Artifact("page.html", source)], site, last)
    last.states = {"page.html": file_state(site / "page.html")}
    source.write_bytes(b"new")
    assert publish([Artifact("page.html", source)], site, last).written == 1
    assert (site / "page.html").read_bytes() == b"new"
