"""What a command did to people's files can be taken back, and never takes others' work with it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from showkit.contacts import undo
from showkit.contacts.contact_file import write_block
from showkit.contacts.edit import EditError, Set
from showkit.contacts.undo import UndoError, undo_last, undoable
from showkit.contacts.undo_journal import purge, undo_entries
from showkit.model.message import Message
from showkit.output.project import Project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    presenters = project.content / "presenters"
    presenters.mkdir(parents=True)
    (presenters / "a.yaml").write_bytes(b"name: A # a\r\n")
    (presenters / "b.yaml").write_bytes(b"name: B\n")
    return project


def files(project: Project) -> dict[str, bytes]:
    presenters = project.content / "presenters"
    return {path.name: path.read_bytes() for path in presenters.iterdir()}


def change_three(project: Project) -> None:
    presenters = project.content / "presenters"
    with undoable(project, "import", "three houses") as changes:
        changes.change(presenters / "a.yaml", [Set(("name",), "Aa")])
        changes.delete(presenters / "b.yaml")
        changes.write(presenters / "c.yaml", b"name: C\n")


def test_what_was_changed_made_and_taken_away_comes_back_to_the_byte(project: Project):
    before = files(project)
    change_three(project)
    assert files(project) == {"a.yaml": b"name: Aa # a\r\n", "c.yaml": b"name: C\n"}
    assert undo_last(project).description == "three houses"
    assert files(project) == before
    with pytest.raises(UndoError, match="nothing"):
        undo_last(project)


def test_the_last_is_taken_back_first(project: Project):
    path = project.content / "presenters" / "a.yaml"
    for name in ("one", "two", "three"):
        with undoable(project, "log", Message("named {name}", name=name)) as changes:
            changes.change(path, [Set(("name",), name)])
    assert [entry.description for entry in undo_entries(project)] == [
        "named three",
        "named two",
        "named one",
    ]
    undo_last(project)
    assert path.read_bytes() == b"name: two # a\r\n"
    undo_last(project)
    undo_last(project)
    assert path.read_bytes() == b"name: A # a\r\n"


def test_what_somebody_wrote_since_is_not_undone(project: Project):
    """The tour manager went on working in the file: it is named, and no file is touched."""
    change_three(project)
    path = project.content / "presenters" / "a.yaml"
    path.write_bytes(b"name: Aa\nphone: 1\n")
    before = files(project)
    with pytest.raises(UndoError, match=r"presenters/a\.yaml"):
        undo_last(project)
    assert files(project) == before
    assert len(undo_entries(project)) == 1


def test_visits_that_came_since_stay_and_do_not_stand_in_the_way(project: Project):
    """The log is read every night; the call of yesterday can still be taken back."""
    path = project.content / "presenters" / "a.yaml"
    for block in ({"visits": 1}, {"visits": 2}):
        with undoable(project, "log", "x") as changes:
            changes.change(path, [Set(("phone",), "+1"), Set(("notes",), "n")])
        write_block(path, path.parent, "engagement", block, comment="by showkit")
        undo_last(project)
        block_text = f"engagement:\r\n  # by showkit\r\n  visits: {block['visits']}\r\n"
        assert path.read_bytes() == f"name: A # a\r\n{block_text}".encode()


def test_the_journal_is_there_before_the_files_are_touched(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    """The power fails between two files: what was done so far can still be taken back."""
    before = files(project)
    calls = iter(range(10))

    def fails_after_the_first(path: Path, expected: bytes | None, data: bytes | None) -> bool:
        if next(calls) >= 1:
            raise KeyboardInterrupt
        return replace_if(path, expected, data)

    replace_if = undo.replace_if
    monkeypatch.setattr(undo, "replace_if", fails_after_the_first)
    with pytest.raises(KeyboardInterrupt):
        change_three(project)
    monkeypatch.undo()
    assert files(project) != before
    undo_last(project)
    assert files(project) == before


def test_where_one_file_cannot_be_written_none_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    before = files(project)
    calls = iter(range(10))

    def fails_at_the_third(path: Path, expected: bytes | None, data: bytes | None) -> bool:
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        return replace_if(path, expected, data)

    replace_if = undo.replace_if
    monkeypatch.setattr(undo, "replace_if", fails_at_the_third)
    with pytest.raises(OSError, match="No space"):
        change_three(project)
    assert files(project) == before
    assert undo_entries(project) == ()


def test_where_one_file_cannot_be_given_back_none_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    """Half an undo would be a third state, which nobody has ever seen."""
    change_three(project)
    after = files(project)
    calls = iter(range(10))

    def fails_at_the_third(path: Path, expected: bytes | None, data: bytes | None) -> bool:
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        return replace_if(path, expected, data)

    replace_if = undo.replace_if
    monkeypatch.setattr(undo, "replace_if", fails_at_the_third)
    with pytest.raises(OSError, match="No space"):
        undo_last(project)
    assert files(project) == after
    assert len(undo_entries(project)) == 1


def test_a_block_that_fails_writes_nothing(project: Project):
    before = files(project)

    def change() -> None:
        with undoable(project, "log", "never") as changes:
            changes.write(project.content / "presenters" / "c.yaml", b"name: C\n")
            changes.change(project.content / "presenters" / "a.yaml", [Set(("name", "x"), 1)])

    with pytest.raises(EditError):
        change()
    assert files(project) == before
    assert undo_entries(project) == ()


def test_a_small_change_is_made_in_what_was_saved_meanwhile(project: Project):
    path = project.content / "presenters" / "a.yaml"
    with undoable(project, "log", "x") as changes:
        changes.change(path, [Set(("name",), "Aa")])
        path.write_bytes(b"name: A\nphone: 1\n")
    assert path.read_bytes() == b"name: Aa\nphone: 1\n"
    undo_last(project)
    assert path.read_bytes() == b"name: A\nphone: 1\n"


def test_a_file_written_whole_gives_way_to_what_was_saved_meanwhile(project: Project):
    path = project.content / "presenters" / "a.yaml"

    def change() -> None:
        with undoable(project, "import", "x") as changes:
            changes.write(path, b"name: ours\n")
            path.write_bytes(b"name: theirs\n")

    with pytest.raises(EditError, match=r"a\.yaml"):
        change()
    assert path.read_bytes() == b"name: theirs\n"


def test_nothing_changed_is_nothing_to_take_back(project: Project):
    with undoable(project, "log", "x") as changes:
        changes.change(project.content / "presenters" / "a.yaml", [Set(("name",), "A")])
    assert not (project.content / ".undo").exists()


def test_the_journal_keeps_itself_out_of_git_and_within_bounds(project: Project):
    """It holds personal data: not in a commit by mistake, and not for ever."""
    path = project.content / "presenters" / "a.yaml"
    for n in range(105):
        with undoable(project, "log", str(n)) as changes:
            changes.change(path, [Set(("name",), f"n{n}")])
    assert (project.content / ".undo" / ".gitignore").read_text("utf-8") == "*\n"
    assert [entry.description for entry in undo_entries(project)][::99] == ["104", "5"]


def test_a_damaged_entry_is_passed_over(project: Project):
    change_three(project)
    (project.content / ".undo" / "000009-x.zip").write_bytes(b"PK cut")
    assert [entry.verb for entry in undo_entries(project)] == ["import"]


def test_entries_that_speak_of_somebody_are_purged(project: Project):
    change_three(project)
    path = project.content / "presenters" / "a.yaml"
    with undoable(project, "log", "x") as changes:
        changes.change(path, [Set(("name",), "B")])
    assert purge(project, lambda data: b"name: C" in data) == 1
    assert [entry.verb for entry in undo_entries(project)] == ["log"]


def test_a_link_or_a_path_leading_out_is_refused(project: Project, tmp_path: Path):
    (tmp_path / "outside.yaml").write_text("name: x\n", encoding="utf-8")
    link = project.content / "presenters" / "link.yaml"
    link.symlink_to(tmp_path / "outside.yaml")
    for path in (link, tmp_path / "outside.yaml"):
        with pytest.raises(EditError), undoable(project, "x", "x") as changes:
            changes.write(path, b"")


def test_an_entry_opens_with_any_program(project: Project):
    """Should showkit be gone one day, the files as they were are in a zip file."""
    change_three(project)
    (entry,) = undo_entries(project)
    with zipfile.ZipFile(entry.path) as archive:
        assert archive.read("before/presenters/a.yaml") == b"name: A # a\r\n"
