"""The content guide is made from the records, so that it cannot forget or contradict them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import create_model

from showkit.content.file_kinds import FILE_KINDS
from showkit.content.guide import content_guide
from showkit.content.records import without_empty
from showkit.content.type_words import UNITS, record_in, type_words, unit_of
from showkit.content.vocabularies import Vocabulary, terms
from showkit.content.yaml import parse_yaml
from showkit.model.record import Record
from showkit.output.catalogues import catalogue

_DOCS = Path(__file__).parents[2] / "docs"


def _records(record, seen):
    """Yield a record and all records in it, each once."""
    if record in seen:
        return
    seen.add(record)
    yield record
    for info in record.model_fields.values():
        inner = record_in(info)
        if inner is not None:
            yield from _records(inner, seen)


_SEEN: set[type[Record]] = set()
_FIELDS = [
    (record, name, info)
    for kind in FILE_KINDS
    for record in _records(kind.record, _SEEN)
    for name, info in record.model_fields.items()
    if name != "extensions"
]


def test_every_field_says_what_it_is():
    silent = [f"{record.__name__}.{name}" for record, name, info in _FIELDS if not info.description]
    assert silent == []


def test_every_description_is_translated():
    french = catalogue("fr-CA")
    same = {
        info.description
        for _, _, info in _FIELDS
        if french.gettext(info.description) == info.description
    }
    assert same <= {"Cyclorama", "Projection"}, "the same word in both languages, or forgotten"


@pytest.mark.parametrize(
    ("owner", "name", "info"),
    [field for field in _FIELDS if field[2].examples],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", ""),
)
def test_an_example_can_be_written_as_it_stands(owner, name, info):
    """People copy examples; one that is refused costs more trust than none."""
    assert owner.model_fields[name] is info
    shown = info.alias or name
    one_field = create_model("OneField", __base__=Record, **{name: (info.annotation, info)})
    text = str(info.examples[0])
    document = parse_yaml(f"{shown}: {text}", "f.yaml")
    if document.findings:
        document = parse_yaml(f"{shown}: {text!r}", "f.yaml")  # a table's cell needs no quotes
    assert document.findings == ()
    one_field.model_validate(without_empty(document.value))


def test_every_unit_has_its_word():
    units = {unit_of(info) for _, _, info in _FIELDS} - {""}
    assert units <= set(UNITS)
    assert {"m", "kg", "h", "A", "lm", "°C", "%", "pieces"} <= units


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("Visual.focal_x", "number, 0 to 1"),
        ("ShowFacts.duration", "whole number, 1 to 1440, in minutes"),
        ("ShowFacts.languages", "language code, such as fr or fr-CA, one or a list"),
        ("StageNeeds.width", "amount, in metres"),
        ("Stage.width", "number, more than 0, in metres"),
        (
            "Presenter.shows",
            "by name: fields of its own, or a list of them, one per touring period",
        ),
        ("Access.shows", "auto, or one or several shows"),
        ("Interests.decision_months", "whole number, one or a list"),
        ("Company.paper", "one of these words"),
        ("TeamMember.email", "e-mail address"),
    ],
)
def test_a_type_is_said_in_plain_words(field, words):
    by_name = {f"{record.__name__}.{name}": info for record, name, info in _FIELDS}
    assert str(type_words(by_name[field])) == words


@pytest.mark.parametrize(
    ("name", "tag"), [("content-guide.md", "en"), ("guide-des-contenus.md", "fr-CA")]
)
def test_the_committed_guide_is_the_generated_one(name, tag):
    committed = (_DOCS / name).read_text("utf-8")
    assert committed == content_guide(catalogue(tag)), "run make docs"


def test_the_guide_lists_every_file_and_every_word_of_the_vocabularies():
    guide = content_guide(catalogue("en"))
    for kind in FILE_KINDS:
        assert f"`content/{kind.path}`" in guide
    for vocabulary in Vocabulary:
        for term in terms(vocabulary):
            assert f"- `{term}` " in guide


def test_the_guide_shows_default_allowed_values_and_what_is_required():
    guide = content_guide(catalogue("en"))
    line = next(line for line in guide.splitlines() if line.startswith("| `hosting` |"))
    assert "`any`, `nginx`" in line
    assert "if left out: `any`" in line
    name = next(line for line in guide.splitlines() if line.startswith("| `tagline` |"))
    assert "(**required**)" in name


def test_a_table_row_has_as_many_cells_as_the_table_has_columns():
    """A bar in a description would shift the columns of the whole row."""
    for line in content_guide(catalogue("fr-CA")).splitlines():
        if line.startswith("|"):
            assert line.replace("\\|", "").count("|") == 5, line
