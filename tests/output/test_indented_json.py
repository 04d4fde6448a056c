"""JSON with a line for each value: what the standard library writes, sooner."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showkit.output.indented_json import indented_json

_INTEGERS = st.integers(-(2**63), 2**64 - 1)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
_PLAIN = st.none() | st.booleans() | _INTEGERS | _NUMBERS | st.text()


@given(
    st.recursive(
        _PLAIN,
        lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    )
)
def test_it_says_what_the_standard_library_does(value):
    """Only a number may be written otherwise: ``1e16`` for ``1e+16``."""
    assert json.loads(indented_json(value)) == json.loads(json.dumps(value))


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_each_value_stands_on_a_line_of_its_own(value):
    assert indented_json(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_what_is_not_for_json_is_refused():
    """A day that nobody wrote as text must not end up in public data by its `repr`."""
    with pytest.raises(TypeError):
        indented_json({"days": {1, 2}})
    with pytest.raises(TypeError):
        indented_json({"day": dt.date(2027, 3, 19)})
    with pytest.raises(TypeError):
        indented_json({1: "a"})
