"""From a company's Markdown to HTML that is safe to publish: the one adapter for both steps.

Raw HTML in a text is held against an allow-list; scripts, styles, pictures from elsewhere and
addresses other than web, mail and telephone do not come through.
"""

from __future__ import annotations

import html
import re
import threading
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import nh3
from markdown import Markdown
from markupsafe import Markup

from showkit.portal.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "q", "s", "small", "strong"}
_BLOCKS = {"blockquote", "dd", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"}
_TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
_ALLOWED = {*_INLINE, *_BLOCKS, *_TABLES, *_HEADINGS, "sub", "sup"}
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_VERBATIM = ("code", "pre")
_HEADING = re.compile(r"(</?h)([1-6])\b")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _OfThread(threading.local):
    """A converter for each thread: to make one takes as long as to read a short text."""

    def __init__(self) -> None:
        self.converter = Markdown(extensions=["sane_lists", "tables"])


_MARKDOWN = _OfThread()


def to_html(
    text: str, tag: str, heading: int = 3, links: Mapping[str, str] | None = None
) -> Markup:
    """Return Markdown `text`, written in the locale `tag`, as sanitised and typeset HTML.

    Its highest heading becomes ``<h{heading}>`` and the others follow, so that a text fits
    under the headings of the page that it is placed in. `links` says where on the site lies what
    the text names otherwise: a document by its place in the show's folder.
    """
    return _html(text, tag, heading, tuple(sorted((links or {}).items())))


@lru_cache(maxsize=2_000)
def _html(text: str, tag: str, heading: int, links: tuple[tuple[str, str], ...]) -> Markup:
    """Do the same: a page, a feed and letters show one text, and a preview shows it again."""
    moved = dict(links)
    clean = nh3.clean(
        _converted(text),
        tags=_ALLOWED,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener",
        attribute_filter=lambda _, name, value: (
            moved.get(unquote(value), value) if name == "href" else value
        ),
    )
    setter = _Setter(tag)
    setter.feed(_demoted(clean, heading))
    setter.close()
    return Markup("".join(setter.parts))  # noqa: S704 - sanitised just above


@lru_cache(maxsize=2_000)
def _converted(text: str) -> str:
    """Do the first step: a text stands on the portal, and among a show's files with other links."""
    return _MARKDOWN.converter.reset().convert(_CONTROLS.sub("", text))


def to_text(text: str, tag: str) -> str:
    """Return Markdown `text` as plain typeset text, for a description or a feed."""
    words = nh3.clean(to_html(text, tag), tags=set())
    return " ".join(html.unescape(words).split(" ")).replace("\n", " ").strip()


def _demoted(text: str, heading: int) -> str:
    highest = min((int(level) for _, level in _HEADING.findall(text)), default=heading)
    return _HEADING.sub(
        lambda found: f"{found[1]}{max(1, min(6, int(found[2]) - highest + heading))}", text
    )


class _Setter(HTMLParser):
    """Copies HTML and typesets the words in it, but not those of code."""

    def __init__(self, tag: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._tag = tag
        self._verbatim = 0
        self._before = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self._verbatim += tag in _VERBATIM
        self._element(tag, self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._verbatim -= tag in _VERBATIM
        self._element(tag, f"</{tag}>")

    def handle_data(self, data: str) -> None:
        words = data if self._verbatim else typeset(data, self._tag, self._before)
        self._before = data[-1:]
        self.parts.append(html.escape(words, quote=False))

    def _element(self, tag: str, written: str) -> None:
        if tag not in _INLINE:
            self._before = ""
        self.parts.append(written)
