"""The plan of a show alone: what it asks for, least and ideal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.kit.stage_plan import words
from showkit.kit.stage_plan.audience import ROOM_FOR_ROWS, audience_of, draw_around
from showkit.kit.stage_plan.drawing import (
    AREA,
    AXIS,
    CLOTH,
    CURVED,
    DASHED,
    DOTTED,
    Extent,
    begin,
    depth_dimension,
    dimension,
    draw_area,
    draw_axis,
    draw_cloths,
    draw_proscenium,
    draw_set,
    finish,
    set_entries,
)
from showkit.kit.stage_plan.legend import Entry
from showkit.kit.stage_plan.measures import measures_of
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.kit.stage_plan.audience import Audience
    from showkit.kit.stage_plan.canvas import Canvas, StagePlan
    from showkit.kit.stage_plan.measures import Measures
    from showkit.kit.stage_plan.words import Reader
    from showkit.model.rider import Rider

_CLOTHS = 0.8
"""Metres upstage of the playing area that backdrop and cyclorama take."""


def stage_plan(rider: Rider, show: str, reader: Reader) -> StagePlan | None:
    """Return the plan of a show; None where the rider has no width or no depth.

    `show` is its title, typeset.
    """
    plan = measures_of(rider)
    if plan is None:
        return None
    audience = audience_of(rider)
    extent = _extent(plan, audience)
    canvas = begin(extent)
    if plan.has_ideal:
        half = plan.ideal_width / 2
        canvas.box((-half, half), (0, plan.ideal_depth), DASHED)
    _draw_wings(canvas, plan)
    draw_area(canvas, plan)
    draw_cloths(canvas, plan)
    draw_axis(canvas, max(plan.ideal_depth, plan.depth))
    if plan.opening:
        draw_proscenium(canvas, plan.opening, -extent.half, extent.half)
    draw_set(canvas, plan.elements)
    draw_around(canvas, audience, _side(plan), _back(plan))
    return finish(
        canvas,
        _dimensions(canvas, plan, reader),
        [*_entries(plan, reader), *set_entries(plan.elements, reader)],
        audience,
        reader,
        title=reader.say(Message("{show}: stage plan", show=show)),
        description=words.description(plan, audience, reader),
    )


def _extent(plan: Measures, audience: Audience) -> Extent:
    side, back = _side(plan), _back(plan)
    return Extent(
        half=max(side + (ROOM_FOR_ROWS if audience.is_beside else 0), plan.opening / 2 + 0.8, 0.5),
        depth=back + (ROOM_FOR_ROWS if audience.is_behind else 0),
    )


def _side(plan: Measures) -> float:
    """Return how far everything on the stage reaches from the centre line, in metres."""
    wing = max(plan.wing_left, plan.wing_right)
    sides = [max(-left, right) for left, right, _, _ in (one.reach for one in plan.elements)]
    return max(plan.width / 2 + wing, plan.ideal_width / 2, *sides)


def _back(plan: Measures) -> float:
    """Return how far everything on the stage reaches upstage, in metres."""
    behind = plan.depth + (_CLOTHS if plan.backdrop or plan.cyclorama else 0.2)
    return max(plan.ideal_depth, behind, *(one.reach[3] for one in plan.elements))


def _draw_wings(canvas: Canvas, plan: Measures) -> None:
    half = plan.width / 2
    if plan.wing_left:
        canvas.box((half, half + plan.wing_left), (0, plan.depth), DOTTED)
    if plan.wing_right:
        canvas.box((-half - plan.wing_right, -half), (0, plan.depth), DOTTED)


def _dimensions(canvas: Canvas, plan: Measures, reader: Reader) -> float:
    """Draw the dimensions; return where they end below the stage, in units."""
    half = plan.width / 2
    zero = canvas.scale.at(0, 0)[1]
    depth_dimension(canvas, plan.depth, half, words.length(plan.depth, reader))
    y = zero + 14
    dimension(canvas, (-half, half), y, words.length(plan.width, reader))
    for edge, wing in ((half, plan.wing_left), (-half - plan.wing_right, plan.wing_right)):
        if wing:
            dimension(canvas, (edge, edge + wing), y, reader.metres(wing))
    if plan.opening:
        y += 22
        text = reader.say(Message("opening {length}", length=words.length(plan.opening, reader)))
        dimension(canvas, (-plan.opening / 2, plan.opening / 2), y, text)
    return y + 16


def _entries(plan: Measures, reader: Reader) -> Iterator[Entry]:
    yield Entry(reader.say(words.LEAST), AREA, is_box=True)
    if plan.has_ideal:
        ideal = words.area(plan.ideal_width, plan.ideal_depth, reader)
        yield Entry(reader.say(Message("Ideal {area}", area=ideal)), DASHED, is_box=True)
    if plan.wing_left or plan.wing_right:
        yield Entry(reader.say(words.WINGS), DOTTED, is_box=True)
    yield Entry(reader.say(words.CENTRE), AXIS)
    if plan.pairs:
        yield Entry(reader.say(words.LEGS), CLOTH)
    if plan.backdrop:
        yield Entry(reader.say(words.BACKDROP), CLOTH)
    if plan.cyclorama:
        yield Entry(reader.say(words.CYCLORAMA), CURVED)
