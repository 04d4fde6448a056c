"""Where everything of a file stands: what editing is built on, and what it must not trip over."""

from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from contacts.odd_files import odd_files
from showkit.contacts.layout import layout
from showkit.contacts.piece import Kind, pieces
from showkit.content.yaml import parse_yaml

SIGNS = st.lists(
    st.sampled_from(
        [*"{}[],:?-#&*!|>'\"% \n\tab", "\n  ", ": ", "- ", "---", "...", "<<: *a", "&a "]
    ),
    max_size=25,
).map("".join)


@settings(deadline=None, max_examples=800)
@given(text=SIGNS)
def test_whatever_the_text_it_ends(text: str):
    """Brackets that nobody closes, keys without values: an answer or a refusal, never a hang."""
    try:
        found = layout(text)
    except ValueError:
        event("refused")
        return
    event("read")
    for piece in pieces(found.root):
        assert 0 <= piece.start <= piece.body <= piece.end <= piece.full_end <= len(text)


@settings(deadline=None, max_examples=250)
@given(parts=odd_files())
def test_what_the_parser_reads_the_layout_knows(parts):
    before, mine, after = parts
    text = (before + (mine or b"") + after).decode("utf-8-sig")
    document = parse_yaml(text, "")
    if document.findings:
        return
    root = layout(text).root
    assert (root is None) == (document.value == {})
    for piece in pieces(root):
        if piece.kind is Kind.SCALAR and piece.style == "" and "\n" not in piece.text:
            written = text[piece.body : piece.end]
            assert written == piece.text or len(written.splitlines()) > 1
