"""The page on filters says what is true."""

from __future__ import annotations

import re
from pathlib import Path

from showkit.content.where.known import Known
from showkit.content.where.parser import parse
from showkit.content.where.reference import with_tables

_PAGE = (Path(__file__).parents[3] / "docs" / "where.md").read_text("utf-8")
_KNOWN = Known({"haubans": "haubans"}, {"circus-europe", "to-call-back", "nom"})


def test_the_tables_of_fields_are_those_of_the_code():
    """`make docs` makes them anew."""
    assert with_tables(_PAGE) == _PAGE
    assert _PAGE.count("| `country` | `pays` |") == 1
    assert _PAGE.count("| `pays` | `country` |") == 1


def test_every_filter_on_the_page_can_be_read():
    """People copy them."""
    found = re.findall(r'--where "([^"]+)"', _PAGE)
    found += re.findall(r"^  where: (.+)$", _PAGE, re.MULTILINE)
    (listed,) = re.findall(r"```\n(room\(.*?)```", _PAGE, re.DOTALL)
    found += listed.splitlines()
    prose = re.sub(r"```.*?```", "", _PAGE, flags=re.DOTALL)
    found += re.findall(r"`([a-zé@(][^`]* (?:is|est|in|dans|has|a|>=|!=) [^`]*)`", prose)
    distances = ("more than", "il y a")  # which stand after a field
    filters = [text for text in found if not text.startswith(distances)]
    assert len(filters) > 30
    for text in filters:
        parse(text, _KNOWN)
