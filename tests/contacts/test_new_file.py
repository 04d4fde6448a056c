"""A whole contact file made by an import should read as if somebody had written it with care."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.odd_files import TEXT, VALUES, as_read
from showkit.contacts.edit import EditError
from showkit.contacts.new_file import new_file
from showkit.content.records import make_record, without_empty
from showkit.content.yaml import parse_yaml
from showkit.model.presenter import Presenter, Relation

DEMO = Path(__file__).parents[2] / "content" / "presenters"


def test_it_stands_in_the_order_and_with_the_spacing_of_the_guide():
    values = {
        "people": [
            {
                "name": "Claire Aubin",
                "id": "claire-aubin",
                "verified_on": dt.date(2026, 11, 2),
                "phone": "",
                "note": "deux\nlignes",
            }
        ],
        "x-source": "sheet",
        "name": "Théâtre : l’Été",
        "relation": Relation.PROSPECT,
        "address": {"country": "NO", "postal_code": "01000", "city": "Bourg-en-Bresse"},
        "networks": [],
        "interests": {"decision_months": [1, 2], "genres": ["circus", "dance"]},
        "rooms": [{"name": "Salle", "id": "salle", "stage": {"depth": 9.5, "crossover": True}}],
    }
    assert new_file(values).decode() == (
        "# yaml-language-server: $schema=../.schemas/presenter.json\n"
        'name: "Théâtre : l’Été"\n'
        "relation: prospect\n"
        "address:\n"
        '  postal_code: "01000"\n'
        "  city: Bourg-en-Bresse\n"
        '  country: "NO"\n'
        "\n"
        "rooms:\n"
        "  - id: salle\n"
        "    name: Salle\n"
        "    stage:\n"
        "      depth: 9.5\n"
        "      crossover: true\n"
        "\n"
        "people:\n"
        "  - id: claire-aubin\n"
        "    name: Claire Aubin\n"
        "    verified_on: 2026-11-02\n"
        "    note: |-\n"
        "      deux\n"
        "      lignes\n"
        "\n"
        "interests:\n"
        "  genres: [circus, dance]\n"
        "  decision_months: [1, 2]\n"
        "\n"
        "x-source: sheet\n"
    )


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_demo_file_written_anew_is_the_same_house(path: Path):
    value = parse_yaml(path.read_text("utf-8"), path.name).value
    again = parse_yaml(new_file(value).decode(), path.name)
    assert again.value == without_empty(value)
    slug = {"slug": path.stem}
    assert make_record(again, Presenter, slug)[0] is not None


@settings(deadline=None, max_examples=200)
@given(values=st.dictionaries(st.sampled_from(["name", "notes", "people", "x-own"]) | TEXT, VALUES))
def test_whatever_is_written_is_read_back(values: dict[str, object]):
    """A sheet holds anything: what looks like a number, a yes, a comment, an alias."""
    read = parse_yaml(new_file(values).decode(), "").value
    assert read == emptied(as_read(values))


def emptied(value: object) -> object:
    """Return a value without what is empty."""
    if isinstance(value, dict):
        pairs = ((key, emptied(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner not in (None, "", [], {})}
    if isinstance(value, list):
        return [made for one in value if (made := emptied(one)) not in (None, "", [], {})]
    return value


def test_what_no_file_can_hold_is_refused():
    with pytest.raises(EditError):
        new_file({"name": "\ud800"})
