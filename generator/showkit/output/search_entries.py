"""What a search finds of a page that is HTML, as Material's own search plugin would put it.

A page is divided into sections at its headings that have an id, each with the words in it and
marks for paragraphs, lists, code, subscripts and superscripts. The plugin learns that from Python's
parser of any HTML; a page of ours is well formed, and one expression finds its tags in a tenth of
the time. What comes out is the same, the plugin's oddities with it: two elements of one name are
one to it. Only what it knows of Markdown's own extensions, permalinks and numbered lines, is left
to it.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG: Final = re.compile(
    r"""<!--.*?-->|<(/?)([A-Za-z][^\s/>]*)((?:[^"'>]++|"[^"]*"|'[^']*')*+)>""", re.DOTALL
)
_ID: Final = re.compile(r"""(?<=\s)id=(?:"([^"]*)"|'([^']*)')""")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT: Final = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_NOT_TEXT: Final = frozenset({"object", "script", "style"})
_RAW: Final = frozenset({"script", "style"})
"""Elements in which nothing is a tag but their own end (WHATWG HTML, raw text elements)."""

_EMPTY: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr"}
)
_EXCLUDE: Final = "data-search-exclude"


_FOUND_AS: Final = "found_as: "
"""How the front matter of a document begins whose words are found here, not by the engine."""


@dataclass
class _Section:
    """What stands under a heading; `depth` is how many elements are open where it begins."""

    element: str
    depth: float = 0
    id: str = ""
    is_excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def found_as(title: str) -> str:
    """Return the front matter's first line, by which a document's words are found under `title`.

    It is JSON, which is YAML too.
    """
    return f"{_FOUND_AS}{json.dumps(title, ensure_ascii=False)}\n"


def entries_of(document: bytes, location: str) -> list[dict[str, str]]:
    """Return the entries of a document, front matter and HTML; none where it does not ask for any.

    `location` is the page's address from the folder of its language, such as ``shows/solo/``.
    """
    front, _, page = document.decode().removeprefix("---\n").partition("\n---\n")
    if not front.startswith(_FOUND_AS):
        return []
    title = json.loads(front.removeprefix(_FOUND_AS).partition("\n")[0])
    return search_entries(page.strip(), title, location)


def search_entries(page: str, title: str, location: str) -> list[dict[str, str]]:
    """Return the entries of a page: where each section is, its title, and its text.

    `page` is its HTML, `title` what a section is called that has no heading, `location` the page's
    address from the folder of its language, such as ``shows/solo/``.
    """
    return [
        {
            "location": f"{location}#{section.id}" if section.id else location,
            "title": ("".join(section.title) if section.title else title).strip(),
            "text": "".join(section.text).strip(),
        }
        for section in _sections(page)
        if not section.is_excluded
    ]


def _sections(page: str) -> Sequence[_Section]:
    reading, at = _Reading(), 0
    while found := _TAG.search(page, at):
        reading.data(page[at : found.start()])
        at = found.end()
        end, name, attributes = found[1], (found[2] or "").lower(), found[3] or ""
        if end:
            reading.end(name)
        elif name:
            reading.start(name, attributes)
            if attributes.endswith("/"):
                reading.end(name)
            elif name in _RAW:
                raw_end = page.find(f"</{name}", at)
                at = len(page) if raw_end < 0 else raw_end
    reading.data(page[at:])
    return reading.sections


@dataclass
class _Reading:
    """A page as far as it was read: what is open, and the section that words go to."""

    sections: list[_Section] = field(default_factory=list)
    _section: _Section = field(default_factory=lambda: _Section("hx"))
    _open: list[str] = field(default_factory=list)
    _skipped: set[str] = field(default_factory=lambda: set(_NOT_TEXT))

    def start(self, name: str, attributes: str) -> None:
        """Begin an element, and with a heading that can be linked to a section."""
        if name in _EMPTY:
            return
        self._open.append(name)
        is_excluded = _EXCLUDE in attributes
        if name in _HEADINGS and (found := _ID.search(attributes)):
            if name != "h1" and not self.sections:
                self.sections.append(_Section("hx", len(self._open)))
            of_page = not self.sections  # its heading leads to the top of the page
            self._section = _Section(name, len(self._open), is_excluded=is_excluded)
            self._section.id = "" if of_page else html.unescape(found[1] or found[2] or "")
            self.sections.append(self._section)
        self._begin()
        if is_excluded:
            self._skipped.add(name)
        elif name in _KEPT and self._skipped.isdisjoint(self._open):
            self._words().append(f"<{name}>")

    def end(self, name: str) -> None:
        """End an element, and with the one around a heading its section."""
        if not self._open or self._open[-1] != name:
            return
        if self._section.depth > len(self._open):
            self._go_back()
        self._open.pop()
        if name in self._skipped:
            self._skipped -= {name} - _NOT_TEXT
        elif name in _KEPT and self._skipped.isdisjoint(self._open):
            _close(self._words(), name)

    def data(self, written: str) -> None:
        """Take what stands between two tags."""
        if not written or not self._skipped.isdisjoint(self._open):
            return
        words = html.unescape(written)
        is_blank, is_code = words.isspace(), "pre" in self._open
        if not is_code:
            words = " " if is_blank else words.replace("\n", " ")
        self._begin()
        if self._section.element in self._open:
            self._section.title.append(html.escape(words, quote=False))
        elif not is_blank:
            self._section.text.append(html.escape(words, quote=False))
        elif is_code or not self._section.text or not self._section.text[-1].isspace():
            self._section.text.append(words)

    def _begin(self) -> None:
        """See to it that there is a section: what stands before any heading is one."""
        if not self.sections:
            self.sections.append(self._section)

    def _go_back(self) -> None:
        """Return to the last section that is still open here."""
        for section in reversed(self.sections):
            if section.depth <= len(self._open):
                self._section.depth = inf  # it is never returned to
                self._section = section
                return

    def _words(self) -> list[str]:
        """Return where words go: into the title of the section while its heading is open."""
        in_heading = self._section.element in self._open
        return self._section.title if in_heading else self._section.text


def _close(words: list[str], name: str) -> None:
    """End an element among `words`, or take it away where nothing is in it."""
    start = words.index(f"<{name}>")
    if all(word.isspace() for word in words[start + 1 :]):
        del words[start:]
    else:
        words.append(f"</{name}>")
