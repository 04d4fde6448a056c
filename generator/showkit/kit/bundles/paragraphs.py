"""Sanitised HTML as paragraphs in the styles that every word processor has."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

RECIPE: Final = "word 2"
"""Changes whenever the same words give another document."""

_STYLES: Final = {
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "h4": "Heading 4",
    "h5": "Heading 5",
    "h6": "Heading 6",
    "p": "Normal",
    "pre": "Normal",
    "dt": "Normal",
    "dd": "List Continue",
    "td": "Normal",
    "th": "Normal",
    "blockquote": "Quote",
}
_LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}
_BOLD: Final = frozenset({"b", "strong", "th", "dt"})
_ITALIC: Final = frozenset({"i", "em", "cite"})


@dataclass(frozen=True)
class Run:
    """Some words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in one of Word's own styles, which every template of theirs has."""

    style: str
    runs: tuple[Run, ...]


@dataclass
class _Reading(HTMLParser):
    """Reads sanitised HTML as paragraphs; a link's address stands behind its words."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _href: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a list or a look."""
        if tag == "br":
            self._runs.append(Run("\n"))
            return
        if tag in _STYLES or tag in _LISTS or tag == "li":
            self.end_paragraph()
        if tag == "a":
            self._href = dict(attrs).get("href") or ""
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what that tag began."""
        if tag == "a" and self._href.startswith(("http:", "https:")):
            self._runs.append(Run(f" ({self._href})"))
        if tag in _STYLES or tag == "li":
            self.end_paragraph()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take words as they look here; line ends within a paragraph are spaces."""
        text = data if "pre" in self._open else " ".join(data.split("\n"))
        if text.strip() or self._runs:
            bold = not _BOLD.isdisjoint(self._open)
            self._runs.append(Run(text, bold=bold, italic=not _ITALIC.isdisjoint(self._open)))

    def end_paragraph(self) -> None:
        """Put what was read so far where it belongs."""
        if any(run.text.strip() for run in self._runs):
            self.paragraphs.append(Paragraph(self._style(), tuple(self._runs)))
        self._runs = []

    def _style(self) -> str:
        lists = [tag for tag in self._open if tag in _LISTS]
        if lists and "li" in self._open:
            return _LISTS[lists[-1]]
        if "blockquote" in self._open:
            return "Quote"
        return next((_STYLES[tag] for tag in reversed(self._open) if tag in _STYLES), "Normal")


def paragraphs_of(html: str) -> tuple[Paragraph, ...]:
    """Return sanitised HTML (see `portal.prose`) as paragraphs."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    reading.end_paragraph()
    return tuple(reading.paragraphs)
