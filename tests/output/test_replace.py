"""Two programs write one file: whoever comes second must notice, and nobody's save is lost."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from showkit.output import replace
from showkit.output.replace import replace_if

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_holds_what_was_read_is_replaced(tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    assert replace_if(path, b"old", b"new") is True
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_file_that_holds_something_else_stays(tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(b"saved by others")
    for data in (b"new", None):
        assert replace_if(path, b"old", data) is False
        assert replace_if(path, None, data) is False
    assert path.read_bytes() == b"saved by others"


def test_a_new_file_is_made_only_where_there_is_none(tmp_path: Path):
    path = tmp_path / "folder" / "file"
    assert replace_if(path, None, b"new") is True
    assert replace_if(path, None, b"newer") is False
    assert path.read_bytes() == b"new"


def test_a_file_is_taken_away_only_as_it_was_read(tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    assert replace_if(path, b"old", None) is True
    assert list(tmp_path.iterdir()) == []
    assert replace_if(path, b"old", None) is False


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux's")
@pytest.mark.parametrize("saves", [[b"theirs"], [b"theirs", b"theirs again"]])
def test_a_save_between_the_look_and_the_rename_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: list[bytes]
):
    """An editor saves in the very moment: its bytes win, and we are told to read again."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    exchange, waiting = replace.exchange, iter(saves)

    def exchange_late(one: Path, other: Path) -> bool:
        for saved in waiting:
            other.write_bytes(saved)
            break
        return exchange(one, other)

    monkeypatch.setattr(replace, "exchange", exchange_late)
    assert replace_if(path, b"old", b"ours") is False
    assert path.read_bytes() == saves[-1]
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_where_files_cannot_be_exchanged_it_is_a_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(replace, "exchange", lambda *_: False)
    path = tmp_path / "file"
    path.write_bytes(b"old")
    assert replace_if(path, b"old", b"new") is True
    assert path.read_bytes() == b"new"
