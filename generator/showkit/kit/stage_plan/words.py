"""What a stage plan says: its labels, its dimensions, and itself in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from showkit.kit.fit.words import Reader as FitReader
from showkit.kit.stage_plan.audience import FRONTAL, SEEN_FROM_ABOVE
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.kit.stage_plan.audience import Audience
    from showkit.kit.stage_plan.measures import Measures
    from showkit.model.set_elements import SetElement

STAGE_LEFT: Final = Message("Stage left")
STAGE_RIGHT: Final = Message("Stage right")
LEAST: Final = Message("Minimum playing area")
CENTRE: Final = Message("Centre line")
WINGS: Final = Message("Wing space")
LEGS: Final = Message("Legs")
BACKDROP: Final = Message("Backdrop")
CYCLORAMA: Final = Message("Cyclorama")
STAGE_OF_ROOM: Final = Message("Stage of the room")
WALL: Final = Message("Wall")


class Reader(FitReader, Protocol):
    """Who reads a plan: also how they write lengths."""

    def metres(self, value: float) -> str:
        """Return a length in metres: 8,5 m."""

    def feet(self, metres: float) -> str:
        """Return a length in metres as feet and inches: 27′ 11″."""


def length(value: float, reader: Reader) -> str:
    """Return a length in both systems: 9 m (29′ 6″)."""
    return f"{reader.metres(value)} ({reader.feet(value)})"


def area(width: float, depth: float, reader: Reader) -> str:
    """Return an area in both systems: 9 × 7,5 m (29′ 6″ × 24′ 7″)."""
    return (
        f"{reader.number(width)} × {reader.metres(depth)}"
        f" ({reader.feet(width)} × {reader.feet(depth)})"
    )


def element_words(element: SetElement, reader: Reader) -> str:
    """Return a piece of the set with its measures: Dial, 3.2 × 0.5 × 3.4 m."""
    sizes = [element.width, element.depth, *([element.height] if element.height else [])]
    figures = " × ".join(reader.number(size) for size in sizes)
    return f"{reader.text(element.name)}, {figures}\u00a0m"


def description(plan: Measures, audience: Audience, reader: Reader) -> str:
    """Return the plan in sentences, for who does not see it."""
    return " ".join(_sentences(plan, audience, reader))


def _sentences(plan: Measures, audience: Audience, reader: Reader) -> Iterator[str]:
    yield reader.say(SEEN_FROM_ABOVE.get(audience.layout, SEEN_FROM_ABOVE[FRONTAL]))
    needed = area(plan.width, plan.depth, reader)
    yield f"{reader.say(Message('Minimum playing area {area}', area=needed))}."
    if plan.has_ideal:
        ideal = area(plan.ideal_width, plan.ideal_depth, reader)
        yield reader.say(Message("Ideally {area}.", area=ideal))
    for element in plan.elements:
        yield reader.say(
            Message(
                "{element}: {across}, {upstage} upstage.",
                element=element_words(element, reader),
                across=_across(element.x, reader),
                upstage=reader.metres(element.y),
            )
        )


def _across(x: float, reader: Reader) -> str:
    if x == 0:
        return reader.say(Message("on the centre line"))
    distance = reader.metres(abs(x))
    if x > 0:
        return reader.say(Message("{distance} towards stage left", distance=distance))
    return reader.say(Message("{distance} towards stage right", distance=distance))
