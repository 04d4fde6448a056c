"""The folders of ``tests/invalid/``: what is written wrongly, made into a project to be checked.

A case is laid over the smallest site:

* ``content/…`` files as a person would write them;
* ``delete.txt`` files to take away, one a line;
* ``generate.txt`` files too large to keep: a path, how often, and a text as JSON, one a line;
* ``sizes.txt`` files of which only the size matters: a path and how many bytes, one a line.

``expected.txt`` is what showkit says, in English and in French.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.commands.check import findings_of
from showkit.commands.excerpts import Excerpts
from showkit.commands.findings import as_text
from showkit.output.catalogues import catalogue
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.finding import Finding

TESTS = Path(__file__).parent
CASES = sorted(path for path in (TESTS / "invalid").iterdir() if path.is_dir())
TODAY = dt.date(2026, 11, 21)
"""The day of all cases."""


def lay_out(case: Path, root: Path) -> Project:
    """Make the project of a case in the empty folder `root`."""
    shutil.copytree(TESTS / "sites" / "smallest", root, dirs_exist_ok=True)
    if (case / "content").is_dir():
        shutil.copytree(case / "content", root / "content", dirs_exist_ok=True)
    for name in _lines(case / "delete.txt"):
        (root / name).unlink()
    for line in _lines(case / "generate.txt"):
        name, times, text = line.split(" ", 2)
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("a", encoding="utf-8", newline="") as file:
            file.write(json.loads(text) * int(times))
    for line in _lines(case / "sizes.txt"):
        name, size = line.split(" ")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("ab") as file:
            file.truncate(int(size))  # takes no room on the disk
    return Project(root)


def findings_in(case: Path, root: Path) -> tuple[Sequence[Finding], str]:
    """Return the findings of a case, and what a person reads of them in both languages."""
    project = lay_out(case, root)
    findings = findings_of(project, as_of=TODAY)
    excerpts = Excerpts(project.root)
    english, french = (as_text(findings, catalogue(tag), excerpts) for tag in ("en", "fr-CA"))
    return findings, f"{english}\n\n{french}\n"


def code_of(case: Path) -> str:
    """Return the code that a case is about: ``C101`` of ``C101-dates``."""
    return case.name.partition("-")[0]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.is_file() else []
