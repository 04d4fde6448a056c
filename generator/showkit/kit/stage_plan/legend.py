"""Under the drawing: the scale bar, and what each line and number means."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from showkit.kit.stage_plan.canvas import FIRM, STROKE, THIN, reaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.kit.stage_plan.canvas import Canvas
    from showkit.kit.stage_plan.words import Reader

_SIZE = 11.5
_ROW = 18.0
_SWATCH = 24.0
_GAP = 8.0
_BAR = 5.0
"""Units: the size of type, a row, a swatch, the space after it, the height of the bar."""


@dataclass(frozen=True)
class Entry:
    """One line of the legend: how it looks, or its number, and what it means."""

    text: str
    look: str = ""
    number: str = ""
    is_box: bool = False


def draw_scale(canvas: Canvas, at: tuple[float, float], room: float, reader: Reader) -> None:
    """Draw a bar of one, two or five metres, as long as `room` units allow."""
    x, y = at
    metres = next((m for m in (5, 2, 1) if m * canvas.scale.unit <= room), 1)
    step = canvas.scale.unit
    for n in range(metres):
        fill = "currentColor" if n % 2 == 0 else "none"
        canvas.add(
            f'<rect x="{x + n * step:.1f}" y="{y - _BAR:.1f}" width="{step:.1f}"'
            f' height="{_BAR:g}" fill="{fill}" stroke="currentColor" {THIN}/>'
        )
    words = f"{reader.metres(metres)} = {reader.feet(metres)}"
    canvas.words((x + metres * step + 8, y), words, size=_SIZE, anchor="start")


def draw_legend(canvas: Canvas, top: float, width: float, entries: Sequence[Entry]) -> float:
    """Draw the entries in one or two columns from `top` on; return where they end, in units."""
    column = width / 2
    fits = all(reaches(one.text, _SIZE) + _SWATCH + _GAP <= column - 10 for one in entries)
    rows = -(-len(entries) // 2) if fits else len(entries)
    letters = int((width - _SWATCH - _GAP) / reaches("x", _SIZE))
    y = top
    lowest = top
    for n, entry in enumerate(entries):
        x = column if fits and n >= rows else 0.0
        if fits and n == rows:
            y = top
        _swatch(canvas, (x, y), entry)
        for row in _rows(entry.text, letters):
            canvas.words((x + _SWATCH + _GAP, y), row, size=_SIZE, anchor="start")
            y += _ROW
        lowest = max(lowest, y)
    return lowest


@lru_cache(maxsize=2_000)  # what a show brings is said in the plan of room after room
def _rows(text: str, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, letters, break_on_hyphens=False)) or ("",)


def _swatch(canvas: Canvas, at: tuple[float, float], entry: Entry) -> None:
    x, y = at[0] + 1, at[1] - 4
    if entry.number:
        draw_number(canvas, (x + _SWATCH / 2, y), entry.number)
    elif entry.is_box:
        canvas.add(
            f'<rect x="{x:.1f}" y="{y - 5:.1f}" width="{_SWATCH - 2:g}" height="10" {entry.look}/>'
        )
    elif entry.look:
        canvas.rule((x, y), (x + _SWATCH - 2, y), entry.look)
    else:  # hatched: as the missing strips are
        strokes = "".join(
            f"M{x + step:.1f} {y - 5:.1f}L{x + step - 10:.1f} {y + 5:.1f}" for step in (10, 16, 22)
        )
        canvas.add(
            f'<path class="plan__short" d="M{x:.1f} {y - 5:.1f}h22v10h-22Z{strokes}"'
            f" {STROKE} {THIN}/>"
        )


def draw_number(canvas: Canvas, middle: tuple[float, float], number: str) -> None:
    """Draw a number in a circle around a point in units."""
    x, y = middle
    canvas.add(
        f'<circle class="plan__disc" cx="{x:.1f}" cy="{y:.1f}" r="7.5" fill="#fff"'
        f' stroke="currentColor" {FIRM}/>'
    )
    canvas.words((x, y + 4), number, size=11, weight=600)
