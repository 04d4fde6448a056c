"""The reference page of findings: complete, readable in both languages, and up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from showkit.commands.all_checks import ALL_CHECKS
from showkit.commands.docs import pages
from showkit.commands.findings_page import examples, findings_page
from showkit.content.rules import all_rules
from showkit.output.catalogues import catalogue

_ROOT = Path(__file__).parents[2]
_CASES = _ROOT / "tests" / "invalid"


@pytest.mark.parametrize("name", ["findings.md", "constats.md"])
def test_the_committed_page_is_the_one_that_the_program_makes(name):
    """``make docs`` after any change of a rule; otherwise the page tells of another program."""
    assert (_ROOT / "docs" / name).read_text("utf-8") == pages(_ROOT)[name]


def test_the_page_explains_every_code_once():
    page = findings_page(catalogue("en"), examples(_CASES))
    for rule in all_rules():
        assert page.count(f"\n### {rule.code}\n") == 1


def test_every_check_is_on_the_page_with_its_advice():
    page = findings_page(catalogue("en"), {})
    for check in ALL_CHECKS:
        assert f"**{check.rule.replace('``', '`')}**" in page
        for paragraph in check.advice:
            assert paragraph.replace("``", "`") in page


def test_an_example_is_what_a_person_reads_in_their_language():
    """The page shows the same words as the terminal, so that one can search for them."""
    example = examples(_CASES)["C103"]
    assert example.in_language("en").splitlines()[0].endswith("there is no show “sola”")
    assert "«" in example.in_language("fr")
    assert "duo" not in example.in_language("en").splitlines()[0], "one finding, not the whole case"
    assert "Errors:" not in example.in_language("en")


def test_the_page_has_no_braces_of_messages_left():
    """``{field}`` is for programs; a person reads an ellipsis."""
    page = findings_page(catalogue("en"), {})
    assert "{field}" not in page
    assert "{suggestion}" not in page
