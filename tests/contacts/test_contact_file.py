"""Contact files are open in editors, synced by clouds, linked: replacing one must be safe."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest

from showkit.contacts import contact_file
from showkit.contacts.contact_file import write_block
from showkit.contacts.splice import splice_block
from showkit.contacts.wanted import EditError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VALUE = {"visits": 1}


@pytest.fixture
def presenters(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "presenters"
    folder.mkdir(parents=True)
    (folder / "le-vauban.yaml").write_bytes(b"name: Le Vauban\r\n# Claire\r\n")
    return folder


def test_the_block_is_written_and_the_permissions_stay(presenters: Path):
    path = presenters / "le-vauban.yaml"
    path.chmod(0o640)
    assert write_block(path, presenters, "engagement", VALUE) is True
    expected = b"name: Le Vauban\r\n# Claire\r\nengagement:\r\n  visits: 1\r\n"
    assert path.read_bytes() == expected
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in presenters.iterdir()] == ["le-vauban.yaml"]


def test_a_file_that_says_so_already_is_not_touched(presenters: Path):
    """Cloud folders copy what is written, so nothing is written without need."""
    path = presenters / "le-vauban.yaml"
    write_block(path, presenters, "engagement", VALUE)
    before = path.stat()
    assert write_block(path, presenters, "engagement", VALUE) is False
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_someone_saves_meanwhile_is_kept(presenters: Path, monkeypatch: pytest.MonkeyPatch):
    """The tour manager presses save in the very moment of the splice: both changes stand."""
    path = presenters / "le-vauban.yaml"
    saves = iter([b"name: Le Grand Vauban\n"])

    def splice_meanwhile(data: bytes, key: str, value: Mapping[str, Any], *, comment: str) -> bytes:
        for saved in saves:
            path.write_bytes(saved)
        return splice_block(data, key, value, comment=comment)

    monkeypatch.setattr(contact_file, "splice_block", splice_meanwhile)
    assert write_block(path, presenters, "engagement", VALUE) is True
    assert path.read_bytes() == b"name: Le Grand Vauban\nengagement:\n  visits: 1\n"


def test_a_file_that_never_rests_is_left_alone(presenters: Path, monkeypatch: pytest.MonkeyPatch):
    path = presenters / "le-vauban.yaml"
    count = iter(range(100))

    def splice_meanwhile(data: bytes, key: str, value: Mapping[str, Any], *, comment: str) -> bytes:
        path.write_bytes(b"name: %d\n" % next(count))
        return splice_block(data, key, value, comment=comment)

    monkeypatch.setattr(contact_file, "splice_block", splice_meanwhile)
    with pytest.raises(EditError, match="another program"):
        write_block(path, presenters, "engagement", VALUE)
    assert b"engagement" not in path.read_bytes()


def test_a_link_is_not_replaced_by_a_file(presenters: Path, tmp_path: Path):
    """Someone linked the file from elsewhere: writing would cut the link in silence."""
    target = tmp_path / "elsewhere.yaml"
    target.write_text("name: x\n", encoding="utf-8")
    link = presenters / "linked.yaml"
    link.symlink_to(target)
    with pytest.raises(EditError, match="link"):
        write_block(link, presenters, "engagement", VALUE)
    assert target.read_text(encoding="utf-8") == "name: x\n"


def test_a_file_outside_the_folder_is_refused(presenters: Path, tmp_path: Path):
    outside = tmp_path / "outside.yaml"
    outside.write_text("name: x\n", encoding="utf-8")
    for path in (outside, presenters / ".." / ".." / "outside.yaml"):
        with pytest.raises(EditError, match="outside"):
            write_block(path, presenters, "engagement", VALUE)


def test_a_folder_is_no_contact_file(presenters: Path):
    (presenters / "folder.yaml").mkdir()
    with pytest.raises(EditError, match="not a file"):
        write_block(presenters / "folder.yaml", presenters, "engagement", VALUE)
