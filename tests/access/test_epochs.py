"""Who loses access to a file loses it at the next build: its key and address are others then."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from showkit.access.epochs import Epochs, keep_epochs, read_epochs
from showkit.access.keys import Secret
from showkit.access.made_from import HouseStates
from showkit.access.private_files import PrivateFile, seal_files
from showkit.access.readers import readers_of_shows
from showkit.access.secret import SecretError
from showkit.content.load import load
from showkit.model.record import LocalText
from showkit.output.project import Project

_SECRET = Secret(bytes(32))
_DAY = dt.date(2026, 11, 21)
_LIBRARY = load(Project(Path(__file__).parents[2])).library


def _of(**shows):
    return {show: frozenset(readers) for show, readers in shows.items()}


def test_an_epoch_is_raised_once_when_somebody_is_gone_and_not_when_somebody_comes():
    epochs = Epochs().next(_of(haubans="ab", solo="a"))
    assert (epochs.of("haubans"), epochs.of("solo")) == (0, 0)
    epochs = epochs.next(_of(haubans="abc", solo="a"))
    assert epochs.of("haubans") == 0
    lost = epochs.next(_of(haubans="bc", solo="a"))
    assert (lost.of("haubans"), lost.of("solo")) == (1, 0)
    assert lost.next(_of(haubans="bc", solo="a")) == lost


def test_a_show_that_comes_back_has_other_keys():
    gone = Epochs().next(_of(haubans="a")).next({})
    assert gone.next(_of(haubans="a")).of("haubans") == 1


def test_epochs_come_back_as_they_were_kept(tmp_path):
    project = Project(tmp_path)
    epochs = Epochs().next(_of(haubans="ab")).next(_of(haubans="b")).with_addresses({"x": "y"})
    keep_epochs(project, epochs)
    assert read_epochs(project) == epochs
    before = project.file_epochs.stat().st_mtime_ns
    keep_epochs(project, epochs)
    assert project.file_epochs.stat().st_mtime_ns == before


def test_without_private_files_nothing_is_kept(tmp_path):
    keep_epochs(Project(tmp_path), Epochs())
    assert not Project(tmp_path).file_epochs.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"shows": {"a": 1}, "addresses": {}}', "<<<<<<<"])
def test_a_damaged_file_of_epochs_is_refused(tmp_path, text):
    """Beginning anew would bring back keys that people who lost access have."""
    project = Project(tmp_path)
    project.content.mkdir()
    project.file_epochs.write_text(text, "utf-8")
    with pytest.raises(SecretError, match="damaged"):
        read_epochs(project)


def test_whose_page_expires_is_no_longer_among_the_readers():
    shows = {show.slug for show in _LIBRARY.shows}
    now = readers_of_shows(HouseStates(_LIBRARY, _SECRET, _DAY), shows)
    assert any(now.values())
    assert json.dumps(sorted(now["haubans"])).count(_LIBRARY.presenters[0].people[0].id) == 0
    later = readers_of_shows(HouseStates(_LIBRARY, _SECRET, dt.date(2099, 1, 1)), shows)
    assert any(now[show] - later[show] for show in shows)


@pytest.mark.parametrize("harm", [None, b"", b"damaged", Path.unlink])
def test_readers_that_were_kept_are_those_that_are_found(tmp_path, harm):
    """Who lost access must be noticed whatever the cache says."""
    shows = {show.slug for show in _LIBRARY.shows}
    states = HouseStates(_LIBRARY, _SECRET, _DAY)
    found = readers_of_shows(states, shows)
    assert readers_of_shows(states, shows, cache=tmp_path) == found
    kept = tmp_path / "readers.json"
    if isinstance(harm, bytes):
        kept.write_bytes(harm)
    elif harm:
        harm(kept)
    assert readers_of_shows(states, shows, cache=tmp_path) == found
    fewer = replace(_LIBRARY, presenters=_LIBRARY.presenters[1:])
    gone = HouseStates(fewer, _SECRET, _DAY)
    assert readers_of_shows(gone, shows, cache=tmp_path) == readers_of_shows(gone, shows) != found


def _sealed(folder, epoch):
    readers = iter([_of(haubans="ab"), _of(haubans="b")])
    epochs = Epochs()
    for _ in range(epoch + 1):
        epochs = epochs.next(next(readers))
    file = PrivateFile("haubans", "documents/a.pdf", folder / "a.pdf", LocalText({}), "")
    return seal_files(
        [file], _SECRET, epochs, cache=folder / "cache", part_bytes=None,
        advance=lambda _done, _to_do: None,
    )  # fmt: skip


def test_an_unchanged_file_is_not_sealed_again_and_a_damaged_cache_is(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"plan")
    first = _sealed(tmp_path, 0)[1][0]
    stamp = first.content.stat().st_mtime_ns
    again = _sealed(tmp_path, 0)[1][0]
    assert (again, again.content.stat().st_mtime_ns) == (first, stamp)
    whole = first.read()
    first.content.write_bytes(b"damaged")
    assert _sealed(tmp_path, 0)[1][0].read() == whole
    other = _sealed(tmp_path, 1)[1][0]
    assert other.path != first.path
    assert not first.content.exists(), "what was taken back is not kept in the cache"
