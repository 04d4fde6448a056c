"""Which shows a page holds, in which order, and why the others are not there."""

from __future__ import annotations

import re
from pathlib import Path

from access.selection.houses import selection, show, slugs
from showkit.access.selection import LIMIT, Place, ReasonKind
from showkit.access.selection.facts import NOTICE
from showkit.access.selection.near import AROUND, NEAR_KM
from showkit.access.selection.rules import RULES


def test_chosen_shows_come_as_they_were_ordered():
    found = selection({"access": {"shows": ["b", "a"]}}, [show("a"), show("b"), show("c")])
    assert slugs(found) == ["b", "a"]
    assert [one.place for one in found.chosen] == [Place.LISTED, Place.LISTED]
    assert [(one.show.slug, one.reason.kind) for one in found.left_out] == [
        ("c", ReasonKind.LISTED)
    ]


def test_showkit_s_choice_leaves_out_what_was_declined_excluded_or_retired():
    shows = [
        show("a"),
        show("b", state="retired"),
        show("c"),
        show("d", genres=["circus"]),
        show("e", former_slugs=["old-e"]),
        show("f"),
    ]
    presenter = {
        "interests": {"genres": ["circus"]},
        "access": {"excluded": ["c"], "pinned": ["f"]},
        "shows": {"old-e": {"stage": "declined"}},
    }
    found = selection(presenter, shows)
    assert slugs(found) == ["f", "d", "a"]
    assert {one.show.slug: one.reason.kind for one in found.left_out} == {
        "b": ReasonKind.RETIRED,
        "c": ReasonKind.EXCLUDED,
        "e": ReasonKind.DECLINED,
    }


def test_a_page_is_a_letter_and_not_a_catalogue():
    """An agency has forty shows; what is after the eighth is left out, and says so."""
    shows = [show(f"s{n:02}") for n in range(LIMIT + 3)]
    found = selection({"access": {"pinned": ["s10"]}}, shows)
    assert slugs(found) == ["s10", *(f"s{n:02}" for n in range(LIMIT - 1))]
    assert {one.reason.kind for one in found.left_out} == {ReasonKind.LIMIT}


def test_the_page_about_selection_has_every_rule_in_its_order():
    text = (Path(__file__).parents[3] / "docs/selection.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| ([^|]+) \|", text, re.MULTILINE)
    assert rows == [str(rule.question) for rule in RULES]
    figures = {"eight": LIMIT, "two months": NOTICE.days // 30, "three days": AROUND}
    assert figures == {"eight": 8, "two months": 2, "three days": 3}
    assert f"within {NEAR_KM:.0f} km" in text
    assert [figure for figure in figures if figure not in text] == []
