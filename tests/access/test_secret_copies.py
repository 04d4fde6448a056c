"""Copies of the secret: sealed in a file, and as four lines on paper."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.access.keys import Secret, base64url
from showkit.access.secret import SecretError
from showkit.access.secret_copy import is_copy, opened_copy, sealed_copy
from showkit.access.secret_paper import from_paper, line_bytes, paper_lines

_SECRET = Secret(bytes(range(32)))
_PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - of these tests alone
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture(scope="module")
def copy():
    """Return a sealed copy; making a key takes a while, and is meant to."""
    return sealed_copy(_SECRET, _PASSPHRASE).decode()


def test_a_copy_opens_with_its_passphrase_alone(copy):
    assert opened_copy(copy, _PASSPHRASE) == _SECRET
    with pytest.raises(SecretError, match="does not open the copy"):
        opened_copy(copy, _PASSPHRASE + " ")


def test_a_copy_gives_nothing_away_but_the_fingerprint(copy):
    assert base64url(_SECRET.value) not in copy
    held = json.loads(copy)
    assert held["fingerprint"] == _SECRET.fingerprint
    assert sealed_copy(_SECRET, _PASSPHRASE).decode() != copy, "its salt is new each time"


@pytest.mark.parametrize("field", ["fingerprint", "sealed"])
def test_a_copy_that_was_changed_does_not_open(copy, field):
    held = json.loads(copy)
    first = "A" if held[field][0] != "A" else "B"
    held[field] = first + held[field][1:]
    with pytest.raises(SecretError, match="was changed"):
        opened_copy(json.dumps(held), _PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"n": 2**40},
        {"n": 0},
        {"r": "many"},
        {"n": 3},
        {"kdf": "md5"},
        {"showkit_secret": 2},
        {"salt": None},
        {"sealed": "ü"},
    ],
)
def test_a_copy_that_asks_for_too_much_or_is_of_another_kind_is_refused(copy, change):
    """A file from elsewhere must not make this computer work for an hour."""
    with pytest.raises(SecretError, match="damaged, or not one"):
        opened_copy(json.dumps({**json.loads(copy), **change}), _PASSPHRASE)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=50)
def test_no_text_is_too_broken_to_be_refused(text):
    with pytest.raises(SecretError):
        opened_copy('{"showkit_secret": 1, ' + text, _PASSPHRASE)
    assert not is_copy(text) or "showkit_secret" in text


@given(st.binary(min_size=32, max_size=32))
def test_four_lines_hold_the_secret(value):
    lines = paper_lines(Secret(value))
    sheet = "\n".join(f"  {n}  {line}" for n, line in enumerate(lines, 1))
    assert from_paper(f"showkit: recovery sheet\n\n{sheet}\n\nKeep it.\n") == Secret(value)


def test_a_line_may_be_typed_as_people_type():
    """Small letters, hyphens, no blanks, and signs that look alike."""
    secret = Secret(bytes([0] * 8 + [255] * 24))
    line = paper_lines(secret)[0]
    typed = line.replace("0", "o").replace("1", "l").lower().replace(" ", "-")
    assert line_bytes(1, typed) == bytes(8)
    assert line_bytes(1, f"1. {line.replace(' ', '')}") == bytes(8)


@given(value=st.binary(min_size=32, max_size=32), at=st.integers(0, 14), by=st.integers(1, 31))
def test_a_wrong_letter_is_noticed_in_its_own_line(value, at, by):
    """Some two thousand to one; the fingerprint would tell the rest."""
    line = paper_lines(Secret(value))[2].replace(" ", "")
    letter = _LETTERS[(_LETTERS.index(line[at]) + by) % 32]
    try:
        data = line_bytes(3, line[:at] + letter + line[at + 1 :])
    except SecretError as error:
        assert "line 3" in str(error)  # noqa: PT017 - a slip in two thousand goes unnoticed
    else:
        assert data != value[16:24]


@pytest.mark.parametrize("text", ["", "1 ABCDE FGH", "U" * 15, "2  " + paper_lines(_SECRET)[0]])
def test_what_is_no_line_of_a_sheet_is_refused(text):
    with pytest.raises(SecretError, match="line 1"):
        line_bytes(1, text)


def test_lines_in_another_order_are_noticed():
    one, two, *rest = paper_lines(_SECRET)
    with pytest.raises(SecretError, match="line 1"):
        from_paper("\n".join([two, one, *rest]))


def test_a_text_without_four_such_lines_is_no_sheet():
    assert from_paper("\n".join(paper_lines(_SECRET)[:3])) is None
