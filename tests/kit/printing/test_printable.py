"""Characters that a typeface lacks: PDF/UA-1 allows none, and a sheet must not fail for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showkit.kit.printing.printable import printable

_COVERED = frozenset(map(ord, "abcé eE’?-\u00a0"))


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.just("k"), inner))
)
def test_nothing_is_left_that_no_typeface_has(value):
    def texts(inner):
        if isinstance(inner, str):
            yield inner
        else:
            for one in inner.values() if isinstance(inner, dict) else inner:
                yield from texts(one)

    for text in texts(printable(value, _COVERED)):
        assert set(map(ord, text)) <= _COVERED | {ord("\n")}


def test_letters_are_marked_as_missing_and_ornaments_are_left_out():
    """A name in Chinese must not vanish without a trace; a pictogram may."""
    assert printable("abc 王", _COVERED) == "abc ?"
    assert printable("\U0001f436", _COVERED) == "?", "a heading must not be empty"
    assert printable("abc\U0001f436\ufe0f e", _COVERED) == "abc e"


def test_fine_signs_have_plain_twins():
    assert printable("a\u202fb e\u2032 a\u2011b", _COVERED) == "a\u00a0b e’ a-b"


def test_what_is_decomposed_is_put_together_and_figures_stay():
    assert printable({"a": ["e\u0301", 3, None, True]}, _COVERED) == {"a": ["é", 3, None, True]}
