"""What a plan alone and a plan in a room have in common: the frame, the set, the dimensions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from showkit.kit.stage_plan import words
from showkit.kit.stage_plan.audience import draw_front
from showkit.kit.stage_plan.canvas import FIRM, HEAVY, STROKE, THIN, Canvas, Scale, document
from showkit.kit.stage_plan.legend import Entry, draw_legend, draw_number, draw_scale
from showkit.model.stage_needs import Masking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.kit.stage_plan.audience import Audience
    from showkit.kit.stage_plan.canvas import StagePlan
    from showkit.kit.stage_plan.measures import Measures
    from showkit.kit.stage_plan.words import Reader
    from showkit.model.set_elements import SetElement

WIDTH = 420.0
_MARGIN = 34.0
_TOP = 26.0
_TALLEST = 330.0
"""Units: the whole drawing, beside and above the stage, and the most that the stage may fill."""

AREA = f'class="plan__area" fill="currentColor" fill-opacity="0.07" stroke="currentColor" {FIRM}'
DASHED = f'{STROKE} {THIN} stroke-dasharray="6 3"'
DOTTED = f'{STROKE} {THIN} stroke-dasharray="1.5 2.5"'
AXIS = f'{STROKE} {THIN} stroke-dasharray="12 3 2 3"'
CLOTH = f'{STROKE} stroke-width="2.6"'
CURVED = f'{STROKE} {FIRM} stroke-dasharray="8 2"'
PIECE = f'class="plan__piece" fill="#fff" stroke="currentColor" {FIRM}'
WALL = f"{STROKE} {HEAVY}"


@dataclass(frozen=True)
class Extent:
    """How far a drawing reaches, in metres: to either side of the centre line, and upstage."""

    half: float
    depth: float


def begin(extent: Extent) -> Canvas:
    """Return an empty drawing to scale."""
    unit = min((WIDTH - 2 * _MARGIN) / (2 * extent.half), _TALLEST / extent.depth)
    return Canvas(Scale(unit, WIDTH / 2, _TOP + extent.depth * unit))


def draw_area(canvas: Canvas, plan: Measures) -> None:
    """Draw the least playing area."""
    canvas.box((-plan.width / 2, plan.width / 2), (0, plan.depth), AREA)


def draw_axis(canvas: Canvas, depth: float) -> None:
    """Draw the centre line, a little beyond the stage."""
    canvas.line((0, -10 / canvas.scale.unit), (0, depth), AXIS)


def draw_proscenium(canvas: Canvas, opening: float, left: float, right: float) -> None:
    """Draw the walls beside an opening, from it to the given sides, in metres."""
    for start, end in ((-opening / 2, left), (opening / 2, right)):
        if abs(end) > abs(start):
            canvas.line((start, 0), (end, 0), WALL)


def draw_cloths(canvas: Canvas, plan: Measures) -> None:
    """Draw legs, backdrop and cyclorama around the least playing area."""
    half = plan.width / 2
    if plan.pairs and plan.masking is Masking.ITALIAN:
        for n in range(plan.pairs):
            y = plan.depth * (n + 0.5) / plan.pairs
            for side, wing in ((1, plan.wing_left), (-1, plan.wing_right)):
                canvas.line((side * half, y), (side * (half + (wing or 1.0) * 0.7), y), CLOTH)
    elif plan.pairs:
        edges = [plan.depth * n / plan.pairs for n in range(plan.pairs + 1)]
        for low, high in pairwise(edges):
            gap = (high - low) * 0.12
            for side in (1, -1):
                x = side * (half + 0.15)
                canvas.line((x, low + gap), (x, high - gap), CLOTH)
    if plan.backdrop:
        canvas.line((-half, plan.depth + 0.15), (half, plan.depth + 0.15), CLOTH)
    if plan.cyclorama:
        y = plan.depth + 0.5
        (a, b), (c, d) = canvas.scale.at(-half, y - 0.2), canvas.scale.at(half, y - 0.2)
        (p, q), (r, s) = canvas.scale.at(-half + 0.3, y), canvas.scale.at(half - 0.3, y)
        path = f"M{a:.1f} {b:.1f}Q{a:.1f} {q:.1f} {p:.1f} {q:.1f}L{r:.1f} {s:.1f}"
        canvas.add(f'<path d="{path}Q{c:.1f} {s:.1f} {c:.1f} {d:.1f}" {CURVED}/>')


def draw_set(canvas: Canvas, elements: Sequence[SetElement]) -> None:
    """Draw the pieces of the set, then their numbers, so that none is covered."""
    for element in elements:
        x, y = canvas.scale.at(element.x, element.y)
        width, depth = element.width * canvas.scale.unit, element.depth * canvas.scale.unit
        turn = f' transform="rotate({element.rotation:g} {x:.1f} {y:.1f})"'
        turn = turn if element.rotation else ""
        if element.round:
            shape = f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{width / 2:.1f}" ry="{depth / 2:.1f}"'
        else:
            shape = (
                f'<rect x="{x - width / 2:.1f}" y="{y - depth / 2:.1f}"'
                f' width="{width:.1f}" height="{depth:.1f}"'
            )
        canvas.add(f"{shape}{turn} {PIECE}/>")
    placed: list[tuple[float, float]] = []
    for n, element in enumerate(elements, 1):
        middle = _free(canvas.scale.at(element.x, element.y), placed)
        placed.append(middle)
        draw_number(canvas, middle, str(n))


def _free(
    middle: tuple[float, float], placed: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return a place for a number as near as can be to its middle, beside those that stand."""
    x, y = middle
    for step in range(24):
        turn = math.radians(90 * step + 20 * (step // 4))
        away = 0 if step == 0 else 12 + 5 * (step // 4)
        tried = (x + away * math.cos(turn), y + away * math.sin(turn))
        if all(math.dist(tried, other) >= 17 for other in placed):  # noqa: PLR2004 - two radii and a line
            return tried
    return middle


def set_entries(elements: Sequence[SetElement], reader: Reader) -> list[Entry]:
    """Return what the numbers stand for."""
    return [
        Entry(words.element_words(element, reader), number=str(n))
        for n, element in enumerate(elements, 1)
    ]


def dimension(canvas: Canvas, span: tuple[float, float], y: float, text: str) -> None:
    """Draw a dimension across, from x to x in metres, `y` in units."""
    left, right = canvas.scale.at(span[0], 0)[0], canvas.scale.at(span[1], 0)[0]
    canvas.rule((left, y), (right, y), f"{STROKE} {THIN}")
    for x in (left, right):
        canvas.rule((x - 3, y + 3), (x + 3, y - 3), f"{STROKE} {FIRM}")
    canvas.words(((left + right) / 2, y + 13), text, size=11)


def depth_dimension(canvas: Canvas, depth: float, side: float, text: str) -> None:
    """Draw the dimension of a depth in the left margin, with thin lines to the stage's `side`."""
    x = 26.0
    bottom, top = canvas.scale.at(0, 0)[1], canvas.scale.at(0, depth)[1]
    edge = canvas.scale.at(-side, 0)[0]
    canvas.rule((x, bottom), (x, top), f"{STROKE} {THIN}")
    for y in (bottom, top):
        canvas.rule((x - 3, y + 3), (x + 3, y - 3), f"{STROKE} {FIRM}")
        if edge > x + 8:
            canvas.rule((x + 4, y), (edge - 3, y), f'{STROKE} stroke-width="0.4"')
    canvas.words((x - 7, (bottom + top) / 2), text, size=11, turned=True)


def finish(  # noqa: PLR0913 - what stands under a drawing, by name
    canvas: Canvas,
    below: float,
    entries: Sequence[Entry],
    audience: Audience,
    reader: Reader,
    *,
    title: str,
    description: str,
) -> StagePlan:
    """Draw audience, sides, scale and legend under the stage; return the whole drawing."""
    y = below + 18
    canvas.words((2, y), reader.say(words.STAGE_RIGHT), anchor="start", weight=600)
    canvas.words((WIDTH - 2, y), reader.say(words.STAGE_LEFT), anchor="end", weight=600)
    canvas.words((WIDTH / 2, y), audience.named(reader), weight=600)
    draw_front(canvas, audience, y, WIDTH)
    draw_scale(canvas, (1, y + 50), WIDTH * 0.6, reader)
    end = draw_legend(canvas, y + 74, WIDTH, entries)
    return document(canvas, (WIDTH, end), title, description)
