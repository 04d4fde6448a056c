"""The letter as plain text, for programs and people who read no HTML."""

from __future__ import annotations

import textwrap
from html.parser import HTMLParser
from typing import Final

_WIDTH: Final = 78
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
    """Gathers paragraphs; a list's entries follow one another without a line between."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._address = ""
        self._shown = 0
        self._numbers: list[int | None] = []
        self._bullet = ""
        self._quoted = 0

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
            self._numbers.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            self._end()
            self._bullet = self._next_bullet()
        elif tag in _PARAGRAPHS:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            shown = "".join(self._words[self._shown :]).strip()
            bare = _bare(self._address)
            if bare and shown not in {self._address, bare}:
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

    def handle_data(self, data: str) -> None:
        self._words.append(" ".join(f"x{data}x".split()).removeprefix("x").removesuffix("x"))

    def text(self) -> str:
        """Return what was gathered."""
        self._end()
        lines: list[str] = []
        for n, (bullet, block) in enumerate(self._blocks):
            if n and not (bullet and self._blocks[n - 1][0]):
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
            lines += broken or [""]
        self._blocks.append((self._bullet, "\n".join(lines)))
        self._bullet = ""


def _bare(address: str) -> str:
    """Return an address as people write it: a ready-made e-mail by whom it goes to.

    A number to dial has none: it stands there already.
    """
    if address.startswith("tel:"):
        return ""
    if address.startswith("mailto:"):
        return address.removeprefix("mailto:").partition("?")[0]
    return address
