"""The letter as plain text, for programs and people who read no HTML."""

from __future__ import annotations

import re
import textwrap
from html.parser import HTMLParser
from typing import Final

_WIDTH: Final = 78
_SPACES: Final = re.compile("[ \t\r\n\f]+")
"""What HTML folds into one space; those that keep a sign on its line stay as they are."""

_MARK: Final = re.compile(r"(?:\?|&)via=[^&#]*")
_PARAGRAPHS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr", "dt", "dd"})
_LISTS: Final = frozenset({"ul", "ol"})


def plain_text(html: str) -> str:
    """Return sanitised HTML as plain text: paragraphs apart, addresses behind their words.

    Lines are broken between words at 78 characters; an address is never broken.
    """
    reader = _PlainText()
    reader.feed(html)
    reader.close()
    return reader.text()


class _PlainText(HTMLParser):
    """Gathers paragraphs; entries of one list, and rows of a table, stand line under line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._address = ""
        self._shown = 0
        self._numbers: list[int | None] = []
        self._bullet = ""
        self._quoted = 0
        self._verbatim = 0
        self._lists = 0
        self._row = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self._words.append("\n")
        elif tag == "hr":
            self._end()
            self._blocks.append(("", "—"))
        elif tag == "a":
            self._address, self._shown = given.get("href") or "", len(self._words)
        elif tag == "blockquote":
            self._end()
            self._quoted += 1
        elif tag in _LISTS:
            self._end()
            self._lists += not self._numbers
            self._numbers.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            self._end()
            self._bullet = self._next_bullet()
        elif tag in _PARAGRAPHS:
            self._end()
            self._verbatim += tag == "pre"
            self._row = "row" if tag == "tr" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            shown = "".join(self._words[self._shown :]).strip()
            bare = _bare(self._address)
            if bare and _MARK.sub("", bare) == shown:  # an address shown as such: once is enough
                self._words[self._shown :] = [bare]
            elif bare and shown != self._address:
                self._words.append(f" ({bare})")
            self._address = ""
        elif tag in {"td", "th"}:
            self._words.append("  ")
        elif tag == "blockquote":
            self._end()
            self._quoted -= 1
        elif tag in _LISTS:
            self._end()
            self._numbers.pop()
        elif tag == "li" or tag in _PARAGRAPHS:
            self._end()
            self._verbatim -= tag == "pre"

    def handle_data(self, data: str) -> None:
        self._words.append(data if self._verbatim else _SPACES.sub(" ", data))

    def text(self) -> str:
        """Return what was gathered."""
        self._end()
        lines: list[str] = []
        for n, (group, block) in enumerate(self._blocks):
            if n and not (group and group == self._blocks[n - 1][0]):
                lines.append("")
            lines.append(block)
        return "\n".join(lines) + "\n"

    def _next_bullet(self) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "- "
        number = self._numbers[-1]
        self._numbers[-1] = number + 1
        return f"{number}. "

    def _end(self) -> None:
        """Put down the paragraph that was begun, if any."""
        written = "".join(self._words).strip()
        self._words.clear()
        if not written:
            return
        quote = "> " * self._quoted
        quote += "  " * (len(self._numbers) - 1)  # within a list within a list
        first, then = quote + self._bullet, quote + " " * len(self._bullet)
        lines: list[str] = []
        for line in written.split("\n"):
            broken = textwrap.wrap(
                line.strip(),
                _WIDTH,
                initial_indent=then if lines else first,
                subsequent_indent=then,
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines += [line] if self._verbatim else broken or [""]
        group = f"list {self._lists}" if self._bullet else self._row
        self._blocks.append((group, "\n".join(lines)))
        self._bullet = self._row = ""


def _bare(address: str) -> str:
    """Return an address as people write it: a ready-made e-mail by whom it goes to.

    A number to dial has none: it stands there already.
    """
    if address.startswith("tel:"):
        return ""
    if address.startswith("mailto:"):
        return address.removeprefix("mailto:").partition("?")[0]
    return address
