"""Every kind of finding, one folder each: what is written, and what the person is told.

On a difference the actual text is left beside ``expected.txt`` as ``actual.txt``. When the change
is meant, read it as the person who has to mend the file, then ``make expected`` takes it over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from invalid_cases import CASES, TESTS, TODAY, code_of, findings_in, lay_out
from showkit.commands.all_checks import ALL_CHECKS
from showkit.content.checks.check import run
from showkit.content.load import load
from showkit.content.rules import FAMILIES, all_rules
from showkit.model.finding import Rule

if TYPE_CHECKING:
    from pathlib import Path

_TESTED_ELSEWHERE = {
    "R109": "content/test_record_errors.py",  # hundreds of mistakes in one file
    "T110": "content/test_tables.py",  # a table of 50 MB, which the folder's reader refuses first
    "X1": "content/test_exposure.py",  # the Git repository around content/
    "L1": "visits/test_ingest.py",  # what cannot be written, not what is written wrongly
    "H1": "portal/test_hosting.py",  # the site that was made
    "Q1": "portal/test_sheets.py",  # the company's own templates, outside content/
    "B106": "access/test_forgotten.py",  # told by a secret, which no folder of content holds
    "I1": "contacts",  # spreadsheets and address books
    "E1": "contacts",  # spreadsheets that we wrote and people edited
}
"""Codes and families that no folder of content can bring about, and where in tests/ they are
tested: a file, or a folder of them, that names each code."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_file_is_explained(case: Path, tmp_path: Path) -> None:
    findings, actual = findings_in(case, tmp_path)

    expected = case / "expected.txt"
    if not expected.is_file() or expected.read_text("utf-8") != actual:
        (case / "actual.txt").write_text(actual, encoding="utf-8")
    assert actual == (expected.read_text("utf-8") if expected.is_file() else "")
    assert code_of(case) in {finding.code for finding in findings}
    (case / "actual.txt").unlink(missing_ok=True)


def test_every_code_has_a_case_or_a_test_of_its_own():
    """Whoever adds a kind of finding shows what it looks like."""
    codes = {rule.code for rule in all_rules()}
    shown = {code_of(case) for case in CASES}
    assert shown - codes == set(), "no such code"
    elsewhere = {code: name for code in codes - shown for name in _tests_of(code)}
    assert codes - shown - set(elsewhere) == set(), "neither a case nor a test"
    for code, name in elsewhere.items():
        path = TESTS / name
        files = [path] if path.is_file() else sorted(path.rglob("*.py"))
        assert any(code in file.read_text("utf-8") for file in files), (code, name)


def _tests_of(code: str) -> list[str]:
    return [name for prefix, name in _TESTED_ELSEWHERE.items() if code.startswith(prefix)]


def test_codes_are_unique_and_begin_as_their_family_does():
    """A code is how people talk of a finding, for years: it must mean one thing."""
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    for family in FAMILIES:
        letter = (family.__doc__ or "").partition(":")[0]
        rules = [rule for rule in vars(family).values() if isinstance(rule, Rule)]
        assert rules, family
        for rule in rules:
            assert rule.code.startswith(letter), (family, rule.code)
            assert len(rule.code) == len("A100"), rule.code


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_check_yields_what_it_says_it_may(case: Path, tmp_path: Path) -> None:
    """The reference page names a check by the codes that the table gives it."""
    loaded = load(lay_out(case, tmp_path))
    for check in ALL_CHECKS:
        allowed = {rule.code for rule in check.rules}
        assert {finding.code for finding in run([check], loaded, TODAY)} <= allowed, check


def test_every_check_says_its_rule_in_one_line():
    """The first line of the docstring heads the rule in the reference page."""
    for check in ALL_CHECKS:
        assert check.rule.endswith("."), check.find.__name__
        assert check.rules, check.find.__name__
