"""The page on evidence explains every reason that the link log can hold, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from showkit.model.visit import Evidence
from showkit.visits import evidence

_PAGE = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text("utf-8")


def test_every_reason_and_every_verdict_is_explained():
    reasons = {
        value
        for name, value in vars(evidence).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str)
    }
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \|", _PAGE)
    assert set(rows) == reasons | {verdict.value for verdict in Evidence}
    assert len(rows) == len(set(rows))


def test_every_reason_names_its_known_failure():
    for row in re.findall(r"(?m)^\| `[a-z-]+` \| (?:human|probable|machine) \|.*$", _PAGE):
        *_, failure, end = row.split("|")
        assert failure.strip()
        assert end == ""
