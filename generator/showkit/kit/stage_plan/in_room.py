"""The same plan inside a room: its stage, walls and opening, and what is missing, hatched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.kit.fit.compare import Mark, fit
from showkit.kit.fit.needs import needs_of
from showkit.kit.fit.words import shortage
from showkit.kit.stage_plan import words
from showkit.kit.stage_plan.audience import ROOM_FOR_ROWS, audience_of, draw_around
from showkit.kit.stage_plan.canvas import FIRM, STROKE
from showkit.kit.stage_plan.drawing import (
    AREA,
    AXIS,
    WALL,
    Extent,
    begin,
    depth_dimension,
    dimension,
    draw_area,
    draw_axis,
    draw_proscenium,
    draw_set,
    finish,
    set_entries,
)
from showkit.kit.stage_plan.legend import Entry
from showkit.kit.stage_plan.measures import measures_of
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.kit.fit.compare import Fit, Line
    from showkit.kit.stage_plan.canvas import Canvas, StagePlan
    from showkit.kit.stage_plan.measures import Measures
    from showkit.kit.stage_plan.words import Reader
    from showkit.model.rider import Rider
    from showkit.model.room import Room

_OURS = f"{STROKE} {FIRM}"
_FRAME = 0.35
"""Metres: how deep the missing part of an opening is drawn."""

_DRAWN = frozenset(
    ("stage", name)
    for name in ("width", "depth", "proscenium_width", "wing_stage_left", "wing_stage_right")
)
"""The lines of a fit that a plan can show."""


@dataclass(frozen=True)
class _Strip:
    """A missing strip: least and greatest x and y, and what is missing there, all in metres."""

    x: tuple[float, float]
    y: tuple[float, float]
    missing: float

    @property
    def is_upright(self) -> bool:
        return self.x[1] - self.x[0] < self.y[1] - self.y[0]


@dataclass(frozen=True)
class _Stage:
    """A room's stage in metres, None where the room does not say; `walls` are x of either side."""

    half: float | None
    depth: float | None
    opening: float | None
    walls: tuple[float | None, float | None]


def plan_in_room(
    rider: Rider, room: Room, show: str, reader: Reader, found: Fit | None = None
) -> StagePlan | None:
    """Return the plan of a show in a room; None where the rider has no width or no depth.

    `show` is its title, typeset; `found` is how the rider fits the room, where that is known. What
    the room does not say is not drawn, and said to be unknown.
    """
    plan = measures_of(rider)
    if plan is None:
        return None
    found = found or fit(needs_of(rider), room)
    lines = [line for line in found.lines if line.need.path in _DRAWN]
    stage, strips = _stage(room), list(_strips(plan, _stage(room), room))
    audience = audience_of(rider, room.seating)
    extent = _extent(plan, stage, strips)
    canvas = begin(
        Extent(
            max(extent.half, plan.width / 2 + (ROOM_FOR_ROWS if audience.is_beside else 0)),
            max(extent.depth, plan.depth + (ROOM_FOR_ROWS if audience.is_behind else 0)),
        )
    )
    if stage.half and stage.depth:
        canvas.box((-stage.half, stage.half), (0, stage.depth), _OURS)
    draw_area(canvas, plan)
    _draw_walls(canvas, plan, stage)
    draw_axis(canvas, max(plan.depth, stage.depth or 0))
    draw_set(canvas, plan.elements)
    draw_around(canvas, audience, plan.width / 2, plan.depth)
    for strip in strips:
        canvas.hatch(strip.x, strip.y)
    for strip in strips:
        x, y = canvas.scale.at(sum(strip.x) / 2, sum(strip.y) / 2)
        shift = (4.0, 0.0) if strip.is_upright else (0.0, 4.0)
        canvas.words(
            (x + shift[0], y + shift[1]),
            reader.metres(strip.missing),
            size=12,
            weight=700,
            turned=strip.is_upright,
            halo=True,
        )
    return finish(
        canvas,
        _dimensions(canvas, plan, stage, reader),
        [*_entries(lines, plan, stage, reader), *set_entries(plan.elements, reader)],
        audience,
        reader,
        title=title_in_room(room, show, reader),
        description=" ".join(
            [
                words.description(plan, audience, reader),
                *_short(lines, reader),
                *_unknown(lines, reader),
            ]
        ),
    )


def title_in_room(room: Room, show: str, reader: Reader) -> str:
    """Return what the plan of a show in a room is called; everything else is drawn from figures."""
    name = reader.set(room.name)
    return reader.say(Message("{show} in the room {room}: stage plan", show=show, room=name))


def _stage(room: Room) -> _Stage:
    of, half = room.stage, room.stage.width / 2 if room.stage.width else None
    side = of.wall_to_wall / 2 if of.wall_to_wall else None
    right = half + of.wing_stage_left if half and of.wing_stage_left is not None else side
    left = half + of.wing_stage_right if half and of.wing_stage_right is not None else side
    return _Stage(half, of.depth, of.proscenium_width, (None if left is None else -left, right))


def _strips(plan: Measures, stage: _Stage, room: Room) -> Iterator[_Strip]:
    half, has = plan.width / 2, stage.half
    deep = min(plan.depth, stage.depth or plan.depth)  # behind it, all is missing anyway
    if has is not None and has < half:
        for x in ((-half, -has), (has, half)):
            yield _Strip(x, (0, deep), half - has)
    if stage.depth is not None and stage.depth < plan.depth:
        yield _Strip((-half, half), (stage.depth, plan.depth), plan.depth - stage.depth)
    for sign, asked, given in (
        (1, plan.wing_left, room.stage.wing_stage_left),
        (-1, plan.wing_right, room.stage.wing_stage_right),
    ):
        if given is not None and given < asked:
            near = max(half, (has or half) + given)
            edges = sorted((sign * near, sign * (near + asked - given)))
            yield _Strip((edges[0], edges[1]), (0, deep), asked - given)
    if stage.opening is not None and stage.opening < plan.opening:
        near, far = stage.opening / 2, plan.opening / 2
        for x in ((-far, -near), (near, far)):
            yield _Strip(x, (-_FRAME, _FRAME), far - near)


def _extent(plan: Measures, stage: _Stage, strips: Sequence[_Strip]) -> Extent:
    sides = [abs(wall) for wall in stage.walls if wall is not None]
    sides += [abs(x) for strip in strips for x in strip.x]
    sides += [max(-one.reach[0], one.reach[1]) for one in plan.elements]
    backs = [one.reach[3] for one in plan.elements]
    return Extent(
        half=max(plan.width / 2, stage.half or 0, *sides, 0.5) + 0.1,
        depth=max(plan.depth, stage.depth or 0, *backs) + 0.1,
    )


def _draw_walls(canvas: Canvas, plan: Measures, stage: _Stage) -> None:
    depth, (left, right) = stage.depth, stage.walls
    if depth is not None:
        for x in (left, right):
            if x is not None:
                canvas.line((x, 0), (x, depth), WALL)
        half = stage.half or plan.width / 2
        start, end = -half if left is None else left, half if right is None else right
        canvas.line((start, depth), (end, depth), WALL)
    if stage.opening is not None and left is not None and right is not None:
        draw_proscenium(canvas, stage.opening, left, right)


def _dimensions(canvas: Canvas, plan: Measures, stage: _Stage, reader: Reader) -> float:
    """Draw the room's own dimensions; return where they end below the stage, in units."""
    y = canvas.scale.at(0, 0)[1] + 16
    if stage.half is not None:
        text = words.length(2 * stage.half, reader)
        dimension(canvas, (-stage.half, stage.half), y, text)
    if stage.depth is not None:
        side = stage.half or plan.width / 2
        depth_dimension(canvas, stage.depth, side, words.length(stage.depth, reader))
    if stage.opening is not None:
        y += 22
        text = reader.say(Message("opening {length}", length=words.length(stage.opening, reader)))
        dimension(canvas, (-stage.opening / 2, stage.opening / 2), y, text)
    return y + 16


def _entries(
    lines: Sequence[Line], plan: Measures, stage: _Stage, reader: Reader
) -> Iterator[Entry]:
    needed = words.area(plan.width, plan.depth, reader)
    least = reader.say(Message("Minimum playing area {area}", area=needed))
    yield Entry(least, AREA, is_box=True)
    if stage.half and stage.depth:
        yield Entry(reader.say(words.STAGE_OF_ROOM), _OURS, is_box=True)
    if stage.depth is not None:
        yield Entry(reader.say(words.WALL), WALL)
    yield Entry(reader.say(words.CENTRE), AXIS)
    yield from (Entry(text) for text in _short(lines, reader))
    yield from (Entry(text, number="?") for text in _unknown(lines, reader))


def _short(lines: Sequence[Line], reader: Reader) -> Iterator[str]:
    """Yield what is short, as sentences."""
    for line in lines:
        if line.mark is Mark.SHORT:
            text = shortage(line, reader)
            yield f"{text[:1].upper()}{text[1:]}."


def _unknown(lines: Sequence[Line], reader: Reader) -> Iterator[str]:
    """Yield what the room does not say, in one sentence if at all."""
    open_ = [reader.say(line.need.label) for line in lines if line.mark is Mark.UNKNOWN]
    if open_:
        names = reader.listed(name[:1].lower() + name[1:] for name in open_)
        yield reader.say(Message("Not known: {what}.", what=names))
