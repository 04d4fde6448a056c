"""The exports of other programs, one folder each: what is kept of them and what is said.

A folder under ``exports/`` holds the file as the program writes it, and ``expected/``: the contact
files and mapping that an import into the smallest site leaves, and what was on the screen. On a
difference the actual files are left beside it in ``actual/``.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.contacts.exchange.three_way import Take

_HERE = Path(__file__).parent / "exports"
_CASES = sorted(path for path in _HERE.iterdir() if path.is_dir())
_DAY = dt.date(2026, 11, 21)


@pytest.fixture
def english(smallest):
    """Return a company that works in English: what is written does not hang on a translation."""
    facts = smallest.content / "company.yaml"
    facts.write_text(facts.read_text("utf-8").replace("[fr, en]", "[en, fr]"), "utf-8")
    return smallest


def _file(case: Path) -> Path:
    (file,) = (path for path in case.iterdir() if path.is_file())
    return file


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_what_another_program_exports_becomes_contact_files(case, english, capsys, monkeypatch):
    """A company must not have to rename a column before it can leave its old program."""
    monkeypatch.setenv("LANGUAGE", "C")

    import_contacts(english, _file(case), Wishes(apply=True), _DAY)

    actual = case / "actual"
    shutil.rmtree(actual, ignore_errors=True)
    for name in ("presenters", "import"):
        if (english.content / name).is_dir():
            shutil.copytree(english.content / name, actual / name)
    actual.mkdir(exist_ok=True)
    said = capsys.readouterr()
    lines = [line.rstrip() for line in f"{said.out}\n{said.err}".splitlines()]
    (actual / "screen.txt").write_text("\n".join(lines) + "\n", "utf-8")
    assert _files(actual) == _files(case / "expected")
    shutil.rmtree(actual)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_importing_the_same_file_again_changes_nothing(case, smallest, capsys):
    """The next month's export is mostly last month's: it must not touch a thousand files."""
    import_contacts(smallest, _file(case), Wishes(apply=True), _DAY)
    before = _files(smallest.content)

    import_contacts(smallest, _file(case), Wishes(apply=True), _DAY + dt.timedelta(days=40))

    assert _files(smallest.content) == before
    capsys.readouterr()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_nothing_is_written_without_apply(case, smallest, capsys):
    """Looking is free: a preview that leaves traces is not one."""
    before = _files(smallest.content)

    import_contacts(smallest, _file(case), Wishes(take=Take.THEIRS), _DAY)

    assert _files(smallest.content) == before
    assert "Nothing was written" in capsys.readouterr().out
