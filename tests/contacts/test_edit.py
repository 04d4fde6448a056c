"""Small changes to people's files: what was asked, and not one byte beside it."""

from __future__ import annotations

import codecs
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from contacts.odd_files import VALUES, as_read, is_one_insertion, is_readable, odd_files
from showkit.contacts.edit import Append, Change, EditError, Insert, Remove, Set, edited
from showkit.content.yaml import parse_yaml

DEMO = Path(__file__).parents[2] / "content" / "presenters"
DAY = dt.date(2027, 1, 15)
Steps = tuple[str | int, ...]


def edit(text: str, *changes: Change) -> str:
    return edited(text.encode(), changes).decode()


def values_of(data: bytes) -> dict[str, Any]:
    return parse_yaml(data.decode("utf-8-sig"), "").value


# ── Values ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old   # why", "new", "a: new   # why"),
        ("a: 'old' # why", "l’été d'ici", "a: 'l’été d''ici' # why"),
        ('a: "2023-02-09"', DAY, 'a: "2027-01-15"'),
        ("a: 2023-02-09", DAY, "a: 2027-01-15"),
        ("a: x", "2027-01-15", "a: 2027-01-15"),
        ("a: old", "NO", 'a: "NO"'),
        ("b: 'b'\na: old", "19:30", "b: 'b'\na: '19:30'"),
        ("a: old", "01000", 'a: "01000"'),
        ("a: 25000", "69001", "a: 69001"),
        ("a: old", "69001", 'a: "69001"'),
        ("a: old", 69001, "a: 69001"),
        ("a: oui # yes", False, "a: false # yes"),
        ("a: old", "+33 1 99", "a: +33 1 99"),
        ("a: old", "key: value # no comment", 'a: "key: value # no comment"'),
        ("a: old", " blank", 'a: " blank"'),
        ("a: old", "*star", 'a: "*star"'),
        ("a: old # c", None, "a: # c"),
        ("a:   # c", "x", "a: x   # c"),
        ("a:", "x", "a: x"),
        ("a: ~", "x", "a: x"),
        ("a: plain\n  that goes on # c\nb: 1", "x", "a: x # c\nb: 1"),
        ("a: 'quoted\n\n  lines'", "x", "a: 'x'"),
        ("a: |  # why\n  two\n  lines\n\n# b\nb: 1", "x", "a: x  # why\n\n# b\nb: 1"),
        ("a: |+\n  kept\n\nb: 1", "x", "a: x\nb: 1"),
        ("a: x # c\nb: 1", "two\nlines\n", "a: | # c\n  two\n  lines\nb: 1"),
        ("a: >-\n  folded\n  text", "one paragraph", "a: >-\n  one paragraph"),
        ("a: !!str 12 # c", "x", "a: !!str x # c"),
        ("a: &mine old # c", "x", "a: &mine x # c"),
        ("{a: old, b: 1}", "x, y", '{a: "x, y", b: 1}'),
        ("? a\n: old # c", "x", "? a\n: x # c"),
        ("a: old # c\nb: 1", {"c": 1}, "a: # c\n  c: 1\nb: 1"),
        ("a: old # c\nb: 1", [{"c": 1}], "a: # c\n  - c: 1\nb: 1"),
        ("a: old", ["x", "y"], 'a: [x, "y"]'),
        ("a: {b: 1} # c", "x", "a: x # c"),
        ("a: # c\n  b: 1\n  # in it\nd: 1", "x", "a: x # c\nd: 1"),
        ("a:\n- b\n- c\nd: 1", None, "a:\nd: 1"),
        ("a: &x\n  b: 1\nd: 1", "x", "a: x\nd: 1"),
        ("a: 1", {}, "a: {}"),
    ],
)
def test_a_value_is_replaced_in_its_own_way_of_writing(before: str, value: object, after: str):
    """The tour manager's next diff shows the one thing that was said, on its own line."""
    assert edit(before + "\n", Set(("a",), value)) == after + "\n"


def test_a_value_is_not_touched_where_it_says_so_already():
    text = "a: '3' # three\nb: {c: 1, d: [x,  y]}\n"
    assert edit(text, Set(("a",), 3), Set(("b",), {"d": ["x", "y"], "c": 1})) == text


def test_a_mapping_given_whole_changes_only_what_differs():
    """A screen or a spreadsheet hands over a whole address; the comments in it stay."""
    text = "address:\n  city: Lyon   # since 2020\n  country: FR\n  street: x\n"
    value = {"country": "FR", "city": "Besançon", "region": "BFC"}
    expected = "address:\n  city: Besançon   # since 2020\n  country: FR\n  region: BFC\n"
    assert edit(text, Set(("address",), value)) == expected


def test_a_list_given_whole_keeps_the_items_that_it_still_has():
    text = "people:\n  - id: a   # décide\n    name: A\n  - id: b   # adjoint\n    name: B\n"
    value = [{"id": "c", "name": "C"}, {"id": "b", "name": "Bea"}]
    expected = "people:\n  - id: c\n    name: C\n  - id: b   # adjoint\n    name: Bea\n"
    assert edit(text, Set(("people",), value)) == expected


# ── New fields ─────────────────────────────────────────────────────────────────────────────


def test_a_new_field_of_the_top_level_goes_where_people_look_for_it():
    text = "# Le Vauban\nname: Le Vauban\nlanguage: fr\n\npeople:\n  - id: a\n\n# ---\nnotes: x\n"
    changed = edit(
        text,
        Set(("phone",), "+33 1"),
        Set(("relation",), "prospect"),
        Set(("history",), [{"date": DAY, "note": "called"}]),
        Set(("x-own",), "mine"),
    )
    assert changed == (
        "# Le Vauban\nname: Le Vauban\nrelation: prospect\nlanguage: fr\nphone: +33 1\n\n"
        "people:\n  - id: a\n\nhistory:\n  - date: 2027-01-15\n    note: called\n\n"
        "# ---\nnotes: x\nx-own: mine\n"
    )


def test_a_field_that_comes_first_is_put_first():
    assert edit("# top\nkind: X\n", Set(("name",), "Vauban")) == "# top\nname: Vauban\nkind: X\n"


def test_fields_are_made_with_what_leads_to_them():
    """Consent of somebody who had none yet: the mappings on the way are made too."""
    text = "people:\n- id: a\n  name: A # c\n\n- id: b\n"
    changed = edit(text, Set(("people", 0, "consent", "email", "basis"), "express"))
    expected = "  name: A # c\n  consent:\n    email:\n      basis: express\n\n- id: b\n"
    assert changed == f"people:\n- id: a\n{expected}"


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a:\n    b: 1\n", Set(("a", "c"), {"d": 1}), "a:\n    b: 1\n    c:\n        d: 1\n"),
        ("a:\n- x: 1\n", Append(("a",), {"k": 1, "z": 2}), "a:\n- x: 1\n- k: 1\n  z: 2\n"),
        ("a:\n-   x: 1\n", Append(("a",), {"k": 1, "z": 2}), "a:\n-   x: 1\n-   k: 1\n    z: 2\n"),
        ("a: {b: 1}\n", Set(("a", "c"), "x"), "a: {b: 1, c: x}\n"),
        ("a: { b: 1 }\n", Set(("a", "c"), "x: y"), 'a: { b: 1, c: "x: y" }\n'),
        ("a: {}\n", Set(("a", "c"), "x"), "a:\n  c: x\n"),
        ("a: []\n", Append(("a",), {"x": 1}), "a:\n  - x: 1\n"),
        ("a: [b, c]  # two\n", Append(("a",), "d"), "a: [b, c, d]  # two\n"),
        ("a: [\n  b, # one\n  c # two\n  ]\n", Append(("a",), "d"),
         "a: [\n  b, # one\n  c, # two\n  d\n  ]\n"),
        ("a: [\n  b,\n  c,\n]\n", Append(("a",), "d"), "a: [\n  b,\n  c,\n  d,\n]\n"),
        ("a: circus # one\n", Append(("a",), "dance"), "a: [circus, dance] # one\n"),
        ("a:\n  - b\n\n  - c\n", Append(("a",), "d"), "a:\n  - b\n\n  - c\n\n  - d\n"),
        ("a:\n  - b\n  - c\n  # c\n", Insert(("a", 1), "d"), "a:\n  - b\n  - d\n  - c\n  # c\n"),
        ("a:\n  # newest first\n  - b\n", Insert(("a", 0), "d"),
         "a:\n  # newest first\n  - d\n  - b\n"),
        ("a:\n  - {x: 1}\n", Append(("a",), {"x": 2}), "a:\n  - {x: 1}\n  - {x: 2}\n"),
        ("a:\n  - b:\n      c: 1\n      # of b\nd: 1\n", Append(("a",), "e"),
         "a:\n  - b:\n      c: 1\n      # of b\n  - e\nd: 1\n"),
        ("# only a comment", Set(("name",), "Vauban"), "# only a comment\nname: Vauban"),
        ("", Set(("name",), "Vauban"), "name: Vauban\n"),
        ("---\n...\n", Set(("name",), "Vauban"), "---\nname: Vauban\n...\n"),
        ("{name: N}\n", Set(("kind",), "K"), "{name: N, kind: K}\n"),
        ("a: 1", Set(("x-b",), 2), "a: 1\nx-b: 2"),
        ("a: |\n  cut", Set(("x-b",), 2), "x-b: 2\na: |\n  cut"),
        ("a: |+\n  kept\n\n", Set(("x-b",), 2), "a: |+\n  kept\n\nx-b: 2\n"),
        ('a: "x"\nb: "y"\nc: "z"\n', Set(("x-d",), "w"), 'a: "x"\nb: "y"\nc: "z"\nx-d: "w"\n'),
    ],
)  # fmt: skip
def test_what_is_new_is_written_as_its_neighbours_are(before: str, change: Change, after: str):
    assert edit(before, change) == after


# ── Removing ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "pointer", "after"),
    [
        ("a: 1\nb: 2 # two\n# c\nc: 3\n", ("b",), "a: 1\n# c\nc: 3\n"),
        ("a: 1\nb:\n  - x\n  # in b\n  - y\n    # of y\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a:\n  - b\n  - c # two\n", ("a", 1), "a:\n  - b\n"),
        ("a:\n  - b\n", ("a", 0), "a: []\n"),
        ("a:\n  b: 1\n", ("a", "b"), "a: {}\n"),
        ("a:\n  - b: 1 # one\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n"),
        ("a: [b, c, d]\n", ("a", 0), "a: [c, d]\n"),
        ("a: [b, c, d]\n", ("a", 2), "a: [b, c]\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
        ("a: 1\nb: 2", ("b",), "a: 1"),
        ("a: 1\n", ("b",), "a: 1\n"),
        ("a: 1\n", ("a",), "{}\n"),
    ],
)
def test_what_is_taken_away_leaves_its_lines_only(before: str, pointer: Steps, after: str):
    assert edit(before, Remove(pointer)) == after


def test_several_changes_meet_in_one_list_and_each_finds_its_item():
    text = "a:\n  - x # first\n  - y # second\n  - z # third\n"
    changes = [Remove(("a", 0)), Set(("a", 0), "Y"), Append(("a",), "new"), Insert(("a", 1), "mid")]
    expected = "a:\n  - Y # second\n  - mid\n  - z # third\n  - new\n"
    assert edit(text, *changes) == expected


def test_a_list_that_is_new_may_be_changed_before_it_is_written():
    """An import gives a field its first list, and a merge puts something into it."""
    changes = [Set(("a",), "text"), Set(("a",), ["x", "y"]), Insert(("a", 1), "z")]
    assert edit("a:\n  - b # one\n", *changes) == 'a:\n  - x\n  - z\n  - "y"\n'


# ── What stands elsewhere ──────────────────────────────────────────────────────────────────

SHARED = "load_in: &dock\n  dock: yes # both\n  lift: no\nsmall:\n  load_in: *dock   # the same\n"


def test_a_value_behind_an_alias_is_written_out_here_and_stays_there():
    """One hall gets a lift: the other, which lent its load-in, must not get one with it."""
    changed = edit(SHARED, Set(("small", "load_in", "lift"), value=True))
    expected = "  load_in:   # the same\n    dock: yes\n    lift: true\n"
    assert changed == SHARED.replace("  load_in: *dock   # the same\n", expected)


def test_a_field_taken_over_by_a_merge_is_overridden_here():
    text = "base: &base\n  a: 1\n  b: {c: 2}\nmine:\n  <<: *base\n"
    assert edit(text, Set(("mine", "a"), 5)) == f"{text}  a: 5\n"
    assert edit(text, Set(("mine", "b", "d"), 6)) == f"{text}  b:\n    c: 2\n    d: 6\n"


@pytest.mark.parametrize(
    "change",
    [
        Set(("load_in", "lift"), value=True),
        Remove(("load_in", "dock")),
        Remove(("load_in",)),
        Set(("load_in",), "none"),
    ],
)
def test_a_value_that_others_repeat_is_refused_with_its_name(change: Change):
    with pytest.raises(EditError, match="dock"):
        edit(SHARED, change)


def test_a_field_of_elsewhere_cannot_be_taken_away_here():
    with pytest.raises(EditError, match="“a”"):
        edit("base: &b\n  a: 1\nmine:\n  <<: *b\n  c: 2\n", Remove(("mine", "a")))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("- a\n", Set(("a",), 1)),
        ("a: 1\n---\nb: 2\n", Set(("a",), 2)),
        ("a: 'open\n", Set(("a",), 2)),
        ("a: 1\n", Set(("a", "b"), 2)),
        ("a: [1]\n", Set(("a", 1), 2)),
        ("a: [1]\n", Set(("a", -1), 2)),
        ("a: [1]\n", Insert(("a", 3), 2)),
        ("a: [1]\n", Remove(("a", 5))),
        ("a: 1\n", Remove(())),
        ("a: 1\n", Set((), "text")),
        ("a: 1\n", Set(("b",), {1, 2})),
        ("a: 1\n", Set(("b",), "\ud800")),
        ("a: 1\nb: 1\na: 2\n", Remove(("a",))),
    ],
)
def test_what_has_no_place_is_refused(text: str, change: Change):
    with pytest.raises(EditError) as refused:
        edit(text, change)
    assert str(refused.value)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_is_refused(encoding: str):
    with pytest.raises(EditError):
        edited("name: Théâtre\n".encode(encoding), [Set(("name",), "x")])


def test_the_file_s_own_line_ends_and_mark_are_kept():
    data = codecs.BOM_UTF8 + b"name: x\r\npeople:\r\n- id: a\r\n"
    expected = data.replace(b"x", b"k") + b"- id: b\r\n  note: |-\r\n    two\r\n    lines\r\n"
    item = {"id": "b", "note": "two\nlines"}
    assert edited(data, [Set(("name",), "k"), Append(("people",), item)]) == expected


# ── Odd files ──────────────────────────────────────────────────────────────────────────────


def places(value: object, pointer: Steps = ()) -> list[Steps]:
    """Return the pointers to everything in a value."""
    found = [pointer] if pointer else []
    pairs = value.items() if isinstance(value, dict) else ()
    pairs = enumerate(value) if isinstance(value, list) else pairs
    for step, inner in pairs:
        found += places(inner, (*pointer, step))
    return found


def at(value: Any, pointer: Steps) -> Any:
    for step in pointer:
        value = value[step]
    return value


def asked(value: Any, change: Change) -> Any:
    """Return what a change means, on plain values."""
    root = value = json.loads(json.dumps(value))  # nothing in it is shared
    *way, last = (*change.pointer, None) if isinstance(change, Append) else change.pointer
    value = at(value, tuple(way))
    if isinstance(change, Set):
        value[last] = as_read(change.value)
    elif isinstance(change, Remove):
        del value[last]
    elif isinstance(change, Insert):
        value.insert(last, as_read(change.value))
    else:
        value.append(as_read(change.value))
    return root


WORDS = ["x", "NO", 3, "3", DAY, True, "a: b", "l\nm", "l\n\n", "é ", "# c", "- d", "{e", "|"]
NEW = (
    st.sampled_from(WORDS)
    | VALUES
    | st.lists(VALUES, max_size=3)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.none()
)


@st.composite
def changes(draw: st.DrawFn, value: Any) -> Change:
    """Draw a change that has its place in `value`."""
    pointer = draw(st.sampled_from(places(value)))
    target = at(value, pointer)
    kinds = ["set", "remove", "field of the file"]
    kinds += ["insert"] if isinstance(pointer[-1], int) else []
    kinds += ["append"] if isinstance(target, list) else []
    kinds += ["field"] if isinstance(target, dict) else []
    kind = draw(st.sampled_from(kinds))
    event(kind)
    new = draw(NEW)
    if kind == "field of the file":
        return Set((draw(st.sampled_from(["people", "added", "country", "rooms"])),), new)
    if kind == "field":
        return Set((*pointer, draw(st.sampled_from(["added", "no", "é: x"]))), new)
    return {
        "set": Set(pointer, new),
        "remove": Remove(pointer),
        "insert": Insert(pointer, new),
        "append": Append(pointer, new),
    }[kind]


@st.composite
def odd(draw: st.DrawFn) -> bytes:
    before, mine, after = draw(odd_files())
    data = before + (mine or b"") + after
    assume(is_readable(data) and values_of(data))
    return data


def test_two_changes_that_want_two_ways_of_writing_are_both_made():
    """After a text that keeps its last line ends, a field goes before it and no entry can."""
    data = "genres:\n- a\nname: Le Vauban\nnote: |+\n  kept\n\n\u2029".encode()
    result = edited(data, [Set(("added",), "x"), Append(("genres",), "b")])
    assert result == data.replace(b"- a\n", b"- a\n- b\n").replace(b"note:", b"added: x\nnote:")


@settings(deadline=None, max_examples=300)
@given(data=odd(), drawn=st.data())
def test_changes_say_what_was_asked_and_nothing_else_changes(data: bytes, drawn: st.DataObject):
    """Over thousands of odd files; only those that share values by & and * may be refused."""
    wanted = values_of(data)
    asked_for = []
    for _ in range(drawn.draw(st.integers(1, 3))):
        if places(wanted):
            asked_for.append(drawn.draw(changes(wanted)))
            wanted = asked(wanted, asked_for[-1])
    try:
        result = edited(data, asked_for)
    except EditError:
        event("refused")
        assert b"*" in data, "only shared values are left to a person"
        return
    assert values_of(result) == wanted
    assert edited(result, [Set((), wanted)]) == result


@settings(deadline=None, max_examples=200)
@given(data=odd(), drawn=st.data())
def test_what_is_new_goes_in_as_one_run_of_bytes(data: bytes, drawn: st.DataObject):
    """Nothing before it and nothing after it moves, comments least of all."""
    value = values_of(data)
    lists = [
        place for place in places(value) if at(value, place) and isinstance(at(value, place), list)
    ]
    maps = [
        place for place in places(value) if at(value, place) and isinstance(at(value, place), dict)
    ]
    targets = [Append(place, "new") for place in lists]
    targets += [Set((*place, "added"), "new") for place in [*maps, ()]]
    change = drawn.draw(st.sampled_from(targets))
    assume("\n" not in repr(change))
    try:
        result = edited(data, [change])
    except EditError:
        assert b"*" in data
        return
    assume(b"*" not in data)  # what was shared is written out
    assume(b"pairs" not in data)  # a pair needs braces to take a second field
    assume(b"# one\n" not in data)  # between brackets, the comma goes before the comment
    assert is_one_insertion(data, result)


@settings(deadline=None, max_examples=200)
@given(data=odd(), drawn=st.data())
def test_a_value_of_one_line_changes_that_line_alone(data: bytes, drawn: st.DataObject):
    """Every other line comes back byte for byte, and so does the comment on this one."""
    text = data.decode("utf-8-sig")
    assume(not set("\x85\u2028\u2029") & set(text))
    document = parse_yaml(text, "")
    lines = data.splitlines(keepends=True)
    one_line = [
        pointer
        for pointer in places(document.value)
        if isinstance(old := at(document.value, pointer), str)
        and old in text.splitlines()[document.place(pointer).line - 1]
    ]
    assume(one_line and b"*" not in data)
    pointer = drawn.draw(st.sampled_from(one_line))
    place = document.place(pointer)
    line = lines[place.line - 1]
    result = edited(data, [Set(pointer, "new words")]).splitlines(keepends=True)
    others = lines[: place.line - 1], lines[place.line :]
    assert (result[: place.line - 1], result[place.line :]) == others
    column = place.column - 1 + (1 if place.line == 1 and data.startswith(codecs.BOM_UTF8) else 0)
    changed = result[place.line - 1].decode()
    assert changed[:column] == line.decode()[:column]
    assert "new words" in changed
    comment = line.decode().rpartition(" #")
    if comment[1]:
        assert changed.endswith(comment[1] + comment[2])


UNLIKE_OTHERS = {"true", "false", "yes", "no", "0"}
"""Scalars that no other text resembles; what stood in their place between keeps its quotes."""


MOST = 40
"""Values of a file that are changed: from its beginning to its end, so that it ends in seconds."""


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.yaml")), ids=lambda path: path.stem)
def test_values_of_the_demo_s_files_can_be_changed_and_changed_back(path: Path):
    """Twelve people's styles: quotes everywhere or nowhere, brackets, lists not indented."""
    data = path.read_bytes()
    text, value = data.decode(), values_of(data)
    changeable = [
        (pointer, old)
        for pointer in places(value)
        if isinstance(old := at(value, pointer), str)
        and old not in UNLIKE_OTHERS
        and old in text
        and len(old) <= 80
        and "&" not in text
    ]
    for pointer, old in changeable[:: 1 + len(changeable) // MOST]:
        other = old + ("1" if old[-1].isdigit() else "x")
        changed = edited(data, [Set(pointer, other)])
        assert values_of(changed) != value
        assert edited(changed, [Set(pointer, old)]) == data
    assert len(changeable) > 10 or "&" in text
