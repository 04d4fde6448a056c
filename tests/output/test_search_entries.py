"""What a search finds of a page: the entries of Material's own plugin, without its parser."""

from __future__ import annotations

import pytest

from plugin_entries import plugin_entries
from showkit.output.search_entries import entries_of, found_as, search_entries

_PAGES = {
    "sections": '<div><h1 id="title">A</h1><p>b</p><h2 id="c">C <em>d</em></h2><p>e</p></div>',
    "no heading": "<div><p>a</p> b</div>",
    "a heading first": '<h2 id="a">A</h2><p>b</p>',
    "a heading without an id": '<div><h2>A</h2><p>b</p><h3 id="">C</h3></div>',
    "a section in a section": (
        '<div><h1 id="a">A</h1><section><h2 id="b">B</h2><p>c</p></section><p>of A again</p></div>'
    ),
    "characters and spaces": "<div><p>R&amp;D &lt; &#39;x&nbsp;é\n  b</p>\n\n <p> </p>\n</div>",
    "empty paragraphs and lists": "<div><ul><li></li><li>a</li></ul><p>\n</p><ol> </ol></div>",
    "code": "<div><pre><code>a\n  b\n\n</code></pre>\n\n<p>c\nd</p></div>",
    "excluded": "<div>a<figure data-search-exclude><p>b</p></figure><p>c</p></div>",
    "excluded among its like": "<div>a<div data-search-exclude>b<div>c</div>d</div>e</div>",
    "an excluded section": '<div><h2 id="a" data-search-exclude>A</h2><p>b</p></div>',
    "a drawing": '<div><svg><linearGradient id="g"/><path d="M0 0"/><text>a</text></svg>b</div>',
    "scripts and remarks": "<div>a<!-- <p>b</p> --><script>a < '<p>'</script>c<br/>d</div>",
    "signs in attributes": '<div title="a > b" lang=e><p class=\'x"\'>c</p><img alt="<p>"></div>',
    "never closed": "<div><p>a<h2 id='b'>B<p>c</div>",
}


@pytest.mark.parametrize("page", _PAGES.values(), ids=_PAGES.keys())
def test_entries_are_thoseplugin_entries(page):
    """A site whose index changed would have every reader fetch it again, for nothing."""
    assert search_entries(page, "T", "a/") == plugin_entries(page, "T", "a/")


def test_a_document_says_under_which_title_it_is_found():
    title = 'Dire « oui » : "a" \\ b'
    document = f"---\n{found_as(title)}kind: show\n---\n\n<div><p>a</p></div>\n".encode()
    assert entries_of(document, "shows/a/") == [
        {"location": "shows/a/", "title": title, "text": "<p>a</p>"}
    ]


def test_a_document_that_does_not_say_so_is_not_looked_into():
    """Lists repeat what the pages of the shows say."""
    assert entries_of(b"---\nkind: home\n---\n\n<div><p>a</p></div>\n", "") == []
