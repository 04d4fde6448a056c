"""Every finding of an import, one folder each: the file that is brought, and what people are told.

``expected.txt`` holds the findings in English. On a difference the actual text is left beside it
as ``actual.txt``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from pathlib import Path

import pytest

from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.commands.content import ContentError
from showkit.content.rules import IMPORTS
from showkit.model.finding import Rule

_HERE = Path(__file__).parent / "findings"
_CODES = (
    *("I101", "I102", "I103", "I104", "I105", "I106", "I107", "I108"),
    *("I109", "I111", "I112", "I113", "I114", "I115", "I116", "I117"),
    *(
        "I118",
        "I119",
        "I120",
        "I121",
        "I122",
        "I123",
        "I124",
        "I125",
        "I126",
        "I127",
        "I128",
        "I131",
        "I132",
    ),
    *("I133", "I134", "I145", "I146", "I147", "I148"),
)


@pytest.mark.parametrize("code", _CODES)
def test_what_is_wrong_with_a_sheet_is_explained(code, smallest, capsys, monkeypatch):
    """Whoever made the sheet must be able to mend it, at the place that is named."""
    case = _HERE / code
    monkeypatch.setenv("LANGUAGE", "C")
    (file,) = (
        path for path in case.iterdir() if path.is_file() and path.suffix not in {".txt", ".yaml"}
    )
    for mapping in case.glob("*.yaml"):
        folder = smallest.content / "import"
        folder.mkdir(exist_ok=True)
        (folder / mapping.name).write_bytes(mapping.read_bytes())
    if (case / "presenters").is_dir():
        shutil.copytree(case / "presenters", smallest.content / "presenters")
    sheets = ("Elsewhere",) if code == "I109" else ()
    wishes = Wishes(sheets=sheets, apply=code == "I122")

    with contextlib.suppress(ContentError):
        import_contacts(smallest, file, wishes, dt.date(2026, 11, 21))

    actual = capsys.readouterr().err
    expected = case / "expected.txt"
    if not expected.is_file() or expected.read_text("utf-8") != actual:
        (case / "actual.txt").write_text(actual, "utf-8")
    assert actual == (expected.read_text("utf-8") if expected.is_file() else "")
    assert f"  {code} " in actual
    (case / "actual.txt").unlink(missing_ok=True)


def test_every_finding_of_an_import_has_its_folder():
    """A sentence that nobody ever saw is a sentence that nobody can act on."""
    codes = {rule.code for rule in vars(IMPORTS).values() if isinstance(rule, Rule)}

    assert codes == set(_CODES) == {path.name for path in _HERE.iterdir()}
