"""The contact file belongs to the people who write it; showkit owns one block of it."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, event, given, settings

from contacts.odd_files import VALUES, Parts, as_read, is_one_insertion, is_readable, odd_files
from showkit.contacts.splice import splice_block
from showkit.contacts.wanted import EditError
from showkit.content.yaml import YamlDocument, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = "engagement"
VALUE = {
    "first_visit": dt.date(2026, 11, 2),
    "last_visit": dt.date(2026, 11, 2),
    "visits": 3,
    "shows": {"les-marees": 2, "1984": 1},
    "files": ["kit/les-marees.zip", "fiche technique – été.pdf"],
}
BLOCK = """engagement:
  first_visit: 2026-11-02
  last_visit: 2026-11-02
  visits: 3
  shows:
    les-marees: 2
    '1984': 1
  files:
  - kit/les-marees.zip
  - fiche technique – été.pdf"""


def splice(text: str, value: Mapping[str, Any] | None = VALUE, **options: str) -> str:
    return splice_block(text.encode(), KEY, value, **options).decode()


def test_a_new_block_goes_to_the_end():
    assert splice("name: Le Vauban\n") == f"name: Le Vauban\n{BLOCK}\n"


def test_a_block_in_the_middle_is_replaced_and_its_neighbours_stay():
    """Comments after the block speak of what follows, blank lines part the two."""
    text = (
        "# contacts of the west\n"
        "name:   'Le Vauban'   # as on the poster\n"
        "\n"
        "{}\n"
        "\n"
        "# Claire decides\n"
        "  # in March\n"
        "people: [ {{name: Claire}} ]\n"
    )
    old = "engagement: # by showkit\n  visits: 1\n  # two so far\n  files:\n    - a  # the kit"
    assert splice(text.format(old)) == text.format(BLOCK)


def test_the_file_s_own_line_ends_and_mark_are_kept():
    """A file from Notepad stays one; its owner's next diff shows the block alone."""
    data = codecs.BOM_UTF8 + b"name: Le Vauban\r\n"
    expected = data + BLOCK.replace("\n", "\r\n").encode() + b"\r\n"
    assert splice_block(data, KEY, VALUE) == expected


def test_a_file_without_a_last_line_end_stays_without():
    assert splice("name: Le Vauban") == f"name: Le Vauban\n{BLOCK}"
    assert splice("name: Le Vauban\nengagement: x") == f"name: Le Vauban\n{BLOCK}"


def test_the_same_value_gives_the_same_bytes_however_it_is_written():
    """Somebody's own way of writing it is no reason to touch the file."""
    text = (
        "engagement: {visits: '3', shows: {les-marees: 2, 1984: 1}, # odd\n"
        "  first_visit: 2026-11-02, last_visit: 2026-11-02,\n"
        "  files: [kit/les-marees.zip, fiche technique – été.pdf]}\n"
    )
    assert splice(text) == text


def test_a_block_goes_away_with_its_lines_only():
    text = "a: 1\n\nengagement:\n  visits: 1 # one\n\n# about b\nb: 2\n"
    assert splice(text, None) == "a: 1\n\n\n# about b\nb: 2\n"
    assert splice("a: 1\n", None) == "a: 1\n"


def test_a_removed_block_leaves_the_text_before_it_alone():
    """Blank lines after the block would join a text that keeps its own (`|+`)."""
    text = "note: |+\n  a\nengagement:\n  visits: 1\n\nb: 2\n"
    assert parse_yaml(splice(text, None), "").value == {"note": "a\n", "b": "2"}


def test_a_comment_may_say_whose_block_it_is():
    text = splice("name: x\n", {"visits": 1}, comment="showkit writes this")
    assert text == "name: x\nengagement:\n  # showkit writes this\n  visits: 1\n"
    assert splice(text, {"visits": 2}, comment="showkit writes this") == text.replace("1", "2")


def test_a_text_that_the_end_of_the_file_cuts_is_not_lengthened():
    """A line end after the last line of a block scalar would become part of the text."""
    result = splice("name: x\n# a note\nnote: |\n  cut", {"visits": 1})
    assert parse_yaml(result, "").value == {
        "name": "x",
        "note": "cut",
        "engagement": {"visits": "1"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "{name: x}\n",
        "- name\n",
        "name\n",
        "a: 1\n---\nb: 2\n",
        "engagement: 1\nengagement: 2\n",
        "engagement: &e {visits: 1}\nbefore: *e\n",
        "name: 'open\n",
        "name: a\x07b\n",
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str):
    """A wrong guess would damage years of notes; a refusal costs one line of text."""
    with pytest.raises(EditError) as refused:
        splice(text)
    assert str(refused.value)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_is_refused(encoding: str):
    with pytest.raises(EditError):
        splice_block("name: Théâtre\n".encode(encoding), KEY, VALUE)


def test_an_empty_file_and_one_of_comments_take_the_block():
    assert splice("") == f"{BLOCK}\n"
    assert splice("# nothing yet") == f"# nothing yet\n{BLOCK}"
    assert splice("---\n...\n") == f"---\n{BLOCK}\n...\n"


# ── Odd files ──────────────────────────────────────────────────────────────────────────────


def values_of(data: bytes) -> tuple[dict[str, Any], YamlDocument]:
    parsed = parse_yaml(data.decode("utf-8-sig"), "")
    return {k: v for k, v in parsed.value.items() if k != KEY}, parsed


@settings(deadline=None, max_examples=400)
@given(parts=odd_files(), value=VALUES)
def test_no_byte_outside_the_block_ever_changes(parts: Parts, value: Mapping[str, Any]):
    """The rule that lets people trust showkit with their files, over thousands of odd ones."""
    before, mine, after = parts
    data = before + (mine or b"") + after
    assume(is_readable(data))
    result = splice_block(data, KEY, value)
    others, parsed = values_of(result)
    assert others == values_of(data)[0]
    assert parsed.value[KEY] == as_read(value)
    if mine is None:
        event("added")
        assert is_one_insertion(data, result)
    else:
        event("replaced")
        assert result.startswith(before)
        assert result.endswith(after)
    assert splice_block(result, KEY, value) == result


@settings(deadline=None, max_examples=150)
@given(parts=odd_files())
def test_removing_a_block_removes_nothing_else(parts: Parts):
    before, mine, after = parts
    data = before + (mine or b"") + after
    assume(is_readable(data))
    assume(values_of(data)[0])  # a file of nothing but the block has nothing to leave
    result = splice_block(data, KEY, None)
    others, parsed = values_of(result)
    assert others == values_of(data)[0]
    assert KEY not in parsed.value
    if mine is None:
        assert result == data
    else:
        # its own line end goes with it, whichever that is
        rest = after.decode().lstrip("\r\n").encode()
        assert result.endswith(rest)
        assert result.startswith(before.decode().rstrip(" \r\n").encode())


@settings(deadline=None, max_examples=150)
@given(parts=odd_files(), value=VALUES)
def test_adding_and_removing_a_block_gives_the_file_back(parts: Parts, value: Mapping[str, Any]):
    before, _, after = parts
    data = before + after
    # other readers of YAML than libyaml do not end a line there, so one more end is written
    assume(not re.search("[\u0085\u2028\u2029](\\.\\.\\.\\s|$)", data.decode()))
    assume(is_readable(data) and KEY not in parse_yaml(data.decode("utf-8-sig"), "").value)
    assert splice_block(splice_block(data, KEY, value), KEY, None) == data
