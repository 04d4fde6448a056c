from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from showkit.portal.prose import to_html, to_text


def test_headings_follow_those_of_the_page():
    assert to_html("# A\n\n## B", "en", heading=3) == "<h3>A</h3>\n<h4>B</h4>"
    assert to_html("### A\n\n#### B", "en", heading=3) == "<h3>A</h3>\n<h4>B</h4>"
    assert to_html("##### A\n\n###### B", "en", heading=6) == "<h6>A</h6>\n<h6>B</h6>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="https://elsewhere.example/pixel.gif">',
        "![pixel](https://elsewhere.example/pixel.gif)",
        '<p onclick="x()" style="color:red" class="y" id="title">a</p>',
        "[a](javascript:alert(1))",
        "<iframe src='https://elsewhere.example'></iframe>",
        "<style>body{display:none}</style>",
    ],
)
def test_nothing_that_runs_or_calls_another_host_comes_through(text):
    html = to_html(text, "en")
    for trace in ("<script", "elsewhere", "onclick", "style", "javascript:", "class=", "id="):
        assert trace not in html


def test_links_keep_their_address_and_code_its_letters():
    html = to_html("Voir [ici](https://a.example/?b=1&c=l'an;d) : `l'an ; x`", "fr-FR")
    assert 'href="https://a.example/?b=1&amp;c=l\'an;d"' in html
    assert "<code>l'an ; x</code>" in html
    assert "</a>\u00a0: " in html


def test_typography_reads_across_inline_elements():
    assert to_html("*Quoi* ! L'**an**", "fr-CA") == "<p><em>Quoi</em>! L’<strong>an</strong></p>"


@given(st.text(max_size=80))
def test_any_text_becomes_balanced_html(text):
    """What comes out can stand anywhere in a page: reading it again changes nothing."""
    html = to_html(text, "fr-CA")
    assert isinstance(html, Markup)
    assert html.count("<p>") == html.count("</p>")
    assert "\x02" not in html


def test_plain_text_has_no_markup_left():
    assert to_text("# Titre\n\nDu **gras** & l'an", "fr-CA") == "Titre Du gras & l’an"


def test_a_document_is_linked_by_its_place_in_the_show_s_folder():
    """Who writes a text knows the folder, not the site: the link works in both."""
    links = {"documents/dossier forêt.pdf": "../../../files/foret/dossier%20for%C3%AAt.pdf"}
    for target in ("<documents/dossier forêt.pdf>", "documents/dossier%20for%C3%AAt.pdf"):
        html = to_html(f"[Dossier]({target})", "fr-CA", links=links)
        assert 'href="../../../files/foret/dossier%20for%C3%AAt.pdf"' in html
    assert 'href="documents/autre.pdf"' in to_html("[x](documents/autre.pdf)", "fr-CA", links=links)
