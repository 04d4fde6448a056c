"""Lines on piles come back as they were laid there, however few of them memory may hold."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from showkit.visits.piles import Piles

_LINES = st.lists(
    st.tuples(
        st.sampled_from(["2026-11-02", "2026-11-03", "x"]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")),
    )
)


@given(laid=_LINES, held=st.integers(1, 5))
def test_each_pile_gives_its_lines_in_their_order(tmp_path_factory, laid, held):
    piles = Piles(tmp_path_factory.mktemp("piles") / "here", held)
    expected = defaultdict(list)
    for n, (pile, text) in enumerate(laid):
        line = f"{text}\n"
        if n % 2:
            piles.add(pile, line)
        else:
            piles.add_all(pile, [line, line])
        expected[pile] += [line] if n % 2 else [line, line]
    assert piles.names == expected.keys()
    for pile, lines in expected.items():
        assert list(piles.lines(pile)) == lines
        assert list(piles.lines(pile)) == lines, "and again"
    assert list(piles.lines("no such pile")) == []


def test_memory_holds_no_more_lines_than_it_may(tmp_path):
    piles = Piles(tmp_path / "piles", held=3)
    for n in range(10):
        piles.add("x", f"{n}\n")
    assert (tmp_path / "piles" / "x").read_text("utf-8") == "".join(f"{n}\n" for n in range(9))
