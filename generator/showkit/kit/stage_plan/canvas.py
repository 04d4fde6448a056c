"""A drawing in metres as SVG text: lines, boxes, words, hatching.

Upstage is up, the audience below; x grows towards stage left (cour), y upstage, both from the
middle of the proscenium line. Only presentation attributes, so that a strict
Content-Security-Policy lets it stand in a page, and ``currentColor``, so that it follows the
page's colours; a browser's style sheet may still change them by class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from showkit.output.cache import digest

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LETTER = 0.56
"""Width of a letter as a part of the type's size: an average of the title typeface."""

_HATCH = 6.0
"""Units between the strokes of a hatching."""

FAMILY = "showkit title, Helvetica, Arial, sans-serif"
"""The typeface where no style sheet says another: its first name is that of the PDFs."""


@dataclass(frozen=True)
class Scale:
    """Where metres lie in the drawing: `unit` units a metre, the middle of the proscenium line."""

    unit: float
    x: float
    y: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point given in metres."""
        return self.x + x * self.unit, self.y - y * self.unit


@dataclass
class Canvas:
    """SVG elements in the order in which they are drawn."""

    scale: Scale
    parts: list[str] = field(default_factory=list)

    def line(self, start: tuple[float, float], end: tuple[float, float], look: str) -> None:
        """Draw a line between two points in metres; `look` are attributes."""
        self.rule(self.scale.at(*start), self.scale.at(*end), look)

    def rule(self, start: tuple[float, float], end: tuple[float, float], look: str) -> None:
        """Draw a line between two points in units."""
        (a, b), (c, d) = start, end
        self.parts.append(f'<path d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" {look}/>')

    def box(self, x: tuple[float, float], y: tuple[float, float], look: str) -> None:
        """Draw a box from its least and greatest x and y in metres."""
        left, top = self.scale.at(x[0], y[1])
        width, height = (x[1] - x[0]) * self.scale.unit, (y[1] - y[0]) * self.scale.unit
        self.parts.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" {look}/>'
        )

    def add(self, element: str) -> None:
        """Draw an element that is written already."""
        self.parts.append(element)

    def hatch(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Hatch a box given in metres, with its outline: one path, no pattern to be named.

        Strokes are written as steps from where the last one ended: most are the same text, which
        a compressed page holds once.
        """
        left, top = self.scale.at(x[0], y[1])
        right, bottom = self.scale.at(x[1], y[0])
        steps = [f"M{left:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}Z"]
        width, height = right - left, bottom - top
        pen = (_tenths(left), _tenths(top))
        across = _HATCH
        while across < width + height:
            start = (left + min(across, width), top + max(0.0, across - width))
            end = (left + max(0.0, across - height), top + min(across, height))
            for command, at in (("m", start), ("l", end)):
                to = (_tenths(at[0]), _tenths(at[1]))
                steps.append(_step(command, to[0] - pen[0], to[1] - pen[1]))
                pen = to
            across += _HATCH
        self.parts.append(f'<path class="plan__short" d="{"".join(steps)}" {STROKE} {THIN}/>')

    def words(  # noqa: PLR0913 - how a text stands, by name
        self,
        at: tuple[float, float],
        text: str,
        *,
        size: float = 12,
        anchor: str = "middle",
        weight: int = 500,
        turned: bool = False,
        halo: bool = False,
    ) -> None:
        """Write one line at a place in units; `halo` keeps it apart from what lies under it."""
        x, y = at
        turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turned else ""
        under = (
            ' class="plan__halo" stroke="#fff" stroke-width="4" stroke-linejoin="round"'
            ' paint-order="stroke"'
            if halo
            else ""
        )
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}"'
            f' text-anchor="{anchor}"{turn}{under}>{clean(text)}</text>'
        )


STROKE = 'fill="none" stroke="currentColor"'
THIN = 'stroke-width="0.8"'
FIRM = 'stroke-width="1.6"'
HEAVY = 'stroke-width="4"'


@lru_cache(maxsize=2_000)  # the same words stand in the plan of room after room
def clean(text: str) -> str:
    """Return a text as XML takes it, without the characters that XML has not."""
    return escape(_NOT_XML.sub("", text.replace("\n", " ").replace("\r", " ")), quote=True)


def _tenths(figure: float) -> int:
    """Return units in the tenths to which all are rounded: steps of whole ones add no error."""
    return round(figure * 10)


@lru_cache(maxsize=2_000)
def _step(command: str, x: int, y: int) -> str:
    """Return a command of a path that goes on from where the pen is, by so many tenths."""
    return f"{command}{x / 10:g} {y / 10:g}"


def reaches(text: str, size: float) -> float:
    """Return about how wide a line of text is, in units."""
    return len(text) * size * _LETTER


@dataclass(frozen=True)
class StagePlan:
    """A finished drawing, `size` units wide and high, and what a screen reader says of it.

    `drawn` are its elements as SVG text.
    """

    drawn: str
    size: tuple[float, float]
    title: str
    description: str

    @property
    def svg(self) -> str:
        """All of it as SVG text; its ids hang on what is said of it, so that no two are alike."""
        width, height = self.size
        name = f"plan-{digest(self.title, self.description)[:8]}"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="plan" role="img"'
            f' viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
            f' aria-labelledby="{name}-title {name}-desc" font-family="{FAMILY}"'
            ' fill="currentColor">'
        )
        words = (
            f'<title id="{name}-title">{clean(self.title)}</title>',
            f'<desc id="{name}-desc">{clean(self.description)}</desc>',
        )
        return "\n".join([head, *words, self.drawn, "</svg>"])


def document(canvas: Canvas, size: tuple[float, float], title: str, description: str) -> StagePlan:
    """Return the whole drawing, `size` units wide and high."""
    return StagePlan("\n".join(canvas.parts), size, title, description)
