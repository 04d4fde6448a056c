"""Every kind of finding, one folder each: what is written, and what the person is told.

A folder under ``tests/invalid/`` holds files that are laid over the smallest site, and
``expected.txt``. On a difference the actual text is left beside it as ``actual.txt``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from showkit.commands.findings import as_text
from showkit.content.checks import check
from showkit.content.load import load
from showkit.output.catalogues import catalogue
from showkit.output.project import Project

_HERE = Path(__file__).parent
_CASES = sorted(path for path in (_HERE / "invalid").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_broken_file_is_explained(case: Path, tmp_path: Path) -> None:
    shutil.copytree(_HERE / "sites" / "smallest", tmp_path, dirs_exist_ok=True)
    if (case / "content").is_dir():
        shutil.copytree(case / "content", tmp_path / "content", dirs_exist_ok=True)
    if (case / "delete.txt").is_file():
        for name in (case / "delete.txt").read_text("utf-8").split():
            (tmp_path / name).unlink()

    findings = check(load(Project(tmp_path)))

    actual = "\n".join(
        [as_text(findings, catalogue("en")), "", as_text(findings, catalogue("fr-CA")), ""]
    )
    expected = case / "expected.txt"
    if not expected.is_file() or expected.read_text("utf-8") != actual:
        (case / "actual.txt").write_text(actual, encoding="utf-8")
    assert actual == (expected.read_text("utf-8") if expected.is_file() else "")
    assert case.name.split("-")[0] in {finding.code for finding in findings}
    (case / "actual.txt").unlink(missing_ok=True)
