"""YAML as people mean it, and nothing that a person can write takes the process down."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.content.yaml import parse_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("country: NO", {"country": "NO"}),
        ("time: 19:30", {"time": "19:30"}),
        ("postal_code: 01000", {"postal_code": "01000"}),
        ("title: 1984", {"title": "1984"}),
        ("phone: +33 1 99 00 12 34", {"phone": "+33 1 99 00 12 34"}),
        ("empty:", {"empty": None}),
        ("quoted: 'null'", {"quoted": "null"}),
        ("day: 2027-03-31", {"day": "2027-03-31"}),
        ("", {}),
        ("# only a comment\n", {}),
        ('{"name": "x", "resources": []}', {"name": "x", "resources": []}),
    ],
)
def test_a_value_is_the_text_that_stands_in_the_file(text, value):
    """YAML 1.1 would make Norway false and half past seven 1170."""
    assert parse_yaml(text, "x.yaml").value == value


def test_a_merge_key_gives_what_is_not_said_again():
    text = "a: &a {width: 8, depth: 6}\nb:\n  <<: *a\n  depth: 7\n"
    assert parse_yaml(text, "x.yaml").value["b"] == {"width": "8", "depth": "7"}


def test_a_value_knows_its_line_and_column():
    document = parse_yaml("name: A\nrooms:\n  - id: r\n    name: R\n", "x.yaml")
    assert str(document.place(("rooms", 0, "name"))) == "x.yaml:4:11"
    assert str(document.place(("rooms", 0, "name"), of_key=True)) == "x.yaml:4:5"


def test_a_missing_value_is_placed_where_it_should_be():
    document = parse_yaml("name: A\nrooms:\n  - id: r\n", "x.yaml")
    assert str(document.place(("rooms", 0, "name"))) == "x.yaml:3:5"


def test_front_matter_lines_are_counted_from_the_top_of_the_file():
    document = parse_yaml("a: 1\nb: 2\n", "show.fr.md", first_line=1)
    assert document.place(("b",)).line == 3


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? "])
def test_endless_nesting_is_refused_before_it_reaches_the_parser(opening):
    """The C composer recurses without a bound: this used to end in a segmentation fault."""
    document = parse_yaml(opening * 100_000, "x.yaml")
    assert [finding.code for finding in document.findings] == ["Y108"]


def test_an_alias_inside_itself_is_refused():
    assert [f.code for f in parse_yaml("a: &a [*a]", "x.yaml").findings] == ["Y106"]


@given(st.text(alphabet=st.sampled_from("ab:-? \t\n\r\"'[]{},&*!|>%@`#~\x00\x85\ufeff\ud800é")))
@settings(deadline=None, max_examples=1000)
def test_any_text_gives_a_value_or_a_finding(text):
    document = parse_yaml(text, "x.yaml")
    assert isinstance(document.value, dict)
    assert document.is_readable or document.findings


_PLAIN = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.recursive(
        st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=8,
    ),
    max_size=5,
)


@given(_PLAIN)
@settings(deadline=None, max_examples=300)
def test_what_is_written_as_quoted_yaml_is_read_back(value):
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    assert parse_yaml(text, "x.yaml").value == value


_SIGNS = st.text(st.sampled_from("abé 1~-:#'\"[]{},&*!|>?%@\n\t"), max_size=8)
_TREES = st.recursive(
    st.one_of(st.none(), _SIGNS, st.sampled_from(["null", "~", "<<", "NO", "19:30", "=", ""])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_SIGNS, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


def _from_tree(text):
    """Return what PyYAML's own tree says that a text holds, and whether a key stands twice."""
    is_odd = False

    def value(node):
        nonlocal is_odd
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            is_odd = is_odd or len(set(map(str, keys))) != len(keys) or "<<" in keys
            return {key.value: value(inner) for key, inner in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(inner) for inner in node.value]
        is_null = not node.style and node.value in {"", "~", "null", "Null", "NULL"}
        return None if is_null else node.value

    return value(yaml.compose(text, Loader=yaml.SafeLoader)), is_odd


def _has_none(value):
    if isinstance(value, dict):
        return any(_has_none(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_has_none(inner) for inner in value)
    return value is None


@settings(deadline=None)
@given(
    tree=st.dictionaries(_SIGNS, _TREES, min_size=1, max_size=4),
    flow=st.sampled_from([None, True, False]),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_the_quick_reading_is_the_whole_reading(tree, flow, style):
    """Files without anything unusual are read without a tree: with the same values in them."""
    text = yaml.dump(tree, default_flow_style=flow, default_style=style, allow_unicode=True)
    expected, is_odd = _from_tree(text)
    document = parse_yaml(text, "x.yaml")
    assert is_odd or (document.value == expected and document.findings == ())
    assert document.has_empty or not _has_none(expected)


@settings(deadline=None)
@given(
    lines=st.lists(
        st.sampled_from(
            [
                *("a: b", "a:", "b: {c: d, e: [f, null]}", "- x", "  - y: z", "  k: v # note"),
                *("c: &x {d: e}", "f: *x", "g:", "  <<: *x", "? h", ": i", "---", "...", "  ~: j"),
                *("k: |", "  text", "l: 'it''s'", 'm: "\\u00e9"', "\t", "n: [", "%YAML 1.2"),
            ]
        ),
        max_size=8,
    )
)
def test_the_quick_reading_leaves_all_that_is_unusual_to_the_whole_one(lines):
    text = "\n".join(lines)
    document = parse_yaml(text, "x.yaml")
    try:
        expected, is_odd = _from_tree(text)
    except (yaml.YAMLError, AttributeError, TypeError):
        return  # nothing to hold it against
    if document.is_readable and not is_odd:
        assert document.value == (expected or {})


def test_a_place_is_known_in_a_file_that_was_read_quickly():
    text = "a: 1\nb:\n  - c: 2\n"
    document = parse_yaml(text, "x.yaml", first_line=3)
    assert not document.has_empty
    assert str(document.place(("b", 0, "c"))) == "x.yaml:6:8"
    assert str(document.place(("b", 0, "c"), of_key=True)) == "x.yaml:6:5"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: b\ntagline: "Du cirque\n# about: "Hier"\nc: d\n', "f.yaml:2:10"),
        ("a: b\ntagline: 'Du cirque\nname: 'Hier'\n", "f.yaml:2:10"),
        ('a: "Avec\n  Qui: Ana"\n b: [\n', "f.yaml:3:2"),
    ],
)
def test_an_open_quote_is_told_where_it_opens(text, place):
    """Marks further down, in comments or other fields, make an error far from the slip."""
    (finding,) = parse_yaml(text, "f.yaml").findings

    assert str(finding.place) == place
