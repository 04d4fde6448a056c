"""Pages that are one block of HTML go past Markdown, and come out as they went in."""

from __future__ import annotations

import pytest
from markdown import Markdown

from showkit.output.whole_pages import WHOLE_PAGES

_BUILT_IN = ["toc", "tables", "fenced_code"]
"""The extensions that MkDocs always has."""

_PAGES = {
    "a page": '<div class="page page--show">\n<h1>Haubans</h1>\n\n<p>R&amp;D</p>\n</div>',
    "a drawing": '<div class="page">\n<svg viewBox="0 0 1 1"><circle r="1"/></svg>\n</div>',
    "Markdown in it": '<div class="page">\n\n# *one* | two\n\n<p>three_</p>\n\n</div>',
    "a script and a remark": '<div class="page"><!-- a -->\n<script>if (a < b) {}</script>\n</div>',
    "tabs and blank lines": '<div class="page">\n\t<p>a</p>\n   \n\n<p>b</p>\n</div>\n\n',
}


@pytest.mark.parametrize("text", _PAGES.values(), ids=_PAGES.keys())
def test_a_whole_page_comes_out_as_without_the_extension(text):
    """An engine that does not know the extension makes the same site, only later."""
    with_it, without = (
        Markdown(extensions=[*more, *_BUILT_IN]).convert(text) for more in ([WHOLE_PAGES], [])
    )
    assert with_it == without


def test_a_whole_page_is_not_looked_into():
    """To read it tag by tag, and for code between fences, is more than half of an engine's run."""
    page = '<div class="page page--show"><p>never closed\n\n```\ncode\n```\n</div>'
    assert Markdown(extensions=[WHOLE_PAGES, *_BUILT_IN]).convert(page) == page
    assert Markdown(extensions=_BUILT_IN).convert(page) != page


@pytest.mark.parametrize(
    "text",
    [
        "# Forêt\n\nUne *page*.\n",
        '<div class="other">\n*raw*\n</div>',
        'Before.\n\n<div class="page">\n*raw*\n</div>',
        '<div class="page">\n*raw*\n</div>\n\nAfter, *as ever*.',
    ],
)
def test_any_other_page_is_read_as_ever(text):
    """A company's own pages may be Markdown."""
    with_it, without = (
        Markdown(extensions=[*more, *_BUILT_IN]).convert(text) for more in ([WHOLE_PAGES], [])
    )
    assert with_it == without
    assert "<em>" in with_it or "*raw*" in with_it
