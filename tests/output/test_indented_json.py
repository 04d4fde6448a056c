"""JSON with a line for each value: the standard library's bytes, sooner."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showkit.output.indented_json import indented_json

_PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@given(
    st.recursive(
        _PLAIN,
        lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    )
)
def test_it_is_what_the_standard_library_writes(value):
    """Whoever fetched a show's data before sees no byte changed."""
    assert indented_json(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_what_is_not_for_json_is_refused():
    """A day that nobody wrote as text must not end up in public data by its `repr`."""
    with pytest.raises(TypeError):
        indented_json({"day": {1, 2}})
    with pytest.raises(TypeError):
        indented_json({1: "a"})
