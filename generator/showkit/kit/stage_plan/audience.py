"""Where the audience sits, and its rows in the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.content.stage_words import SEATING, stage_word
from showkit.kit.rider_labels import CHOICES
from showkit.kit.stage_plan.canvas import STROKE, THIN
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.kit.stage_plan.canvas import Canvas
    from showkit.kit.stage_plan.words import Reader
    from showkit.model.rider import Rider

FRONTAL: Final = "frontal"
ROOM_FOR_ROWS: Final = 1.6
"""Metres beside or behind the stage that two rows of seats take in a drawing."""

_NEAR: Final = 0.5
_APART: Final = 0.55
_BEND: Final = 0.4
"""Metres: from the stage to the first row, from row to row, and how far a row is bent."""

SEEN_FROM_ABOVE: Final[Mapping[str, Message]] = {
    FRONTAL: Message("Seen from above, the audience below."),
    "thrust": Message("Seen from above, the audience below and on both sides."),
    "traverse": Message("Seen from above, the audience below and above."),
    "in-the-round": Message("Seen from above, the audience on all sides."),
    "promenade": Message("Seen from above; the audience walks about."),
    "standing": Message("Seen from above; the audience stands."),
}
"""How a drawing begins in words, by the layout; another one is frontal."""


@dataclass(frozen=True)
class Audience:
    """How the audience sits: in front, and wherever else.

    `layout` is an id such as ``thrust``; an unknown one is drawn in front and named.
    """

    layout: str = FRONTAL

    @property
    def is_in_front(self) -> bool:
        """Whether there are rows in front; who walks about has none."""
        return self.layout not in {"promenade", "standing"}

    @property
    def is_beside(self) -> bool:
        """Whether there are rows on the left and on the right."""
        return self.layout in {"thrust", "in-the-round"}

    @property
    def is_behind(self) -> bool:
        """Whether there are rows upstage."""
        return self.layout in {"traverse", "in-the-round"}

    def named(self, reader: Reader) -> str:
        """Return what stands before the stage: Audience, or Audience: on three sides."""
        if self.layout == FRONTAL:
            return reader.say(Message("Audience"))
        label = CHOICES.get(self.layout)
        name = reader.say(label) if label else self.layout
        return reader.say(Message("Audience: {seating}", seating=name))


def audience_of(rider: Rider, offered: Sequence[str] = ()) -> Audience:
    """Return how the audience sits: as the rider has it, where it can be in what is `offered`."""
    asked = rider.audience.seating.any_of if rider.audience.seating else ()
    wanted = [_layout(word) for word in asked]
    both = [layout for layout in wanted if layout in map(_layout, offered)]
    return Audience(next(iter([*both, *wanted]), FRONTAL))


def _layout(word: str) -> str:
    """Return the id of a word for how the audience sits; any other as it is written."""
    known = stage_word(word)
    return known if known in SEATING else word


def draw_front(canvas: Canvas, audience: Audience, y: float, width: float) -> None:
    """Draw the rows in front of the stage, under the line of words at `y`, in units."""
    if audience.is_in_front:
        for row in (10, 18):
            canvas.add(
                f'<path d="M{width * 0.24:.1f} {y + row - 3:.1f}Q{width / 2:.1f} {y + row + 9:.1f}'
                f' {width * 0.76:.1f} {y + row - 3:.1f}" {STROKE} {THIN}/>'
            )


def draw_around(canvas: Canvas, audience: Audience, half: float, depth: float) -> None:
    """Draw the rows beside and behind a stage, `half` as wide and as deep as this, in metres."""
    for row in _rows(audience, half, depth):
        (a, b), (c, d), (e, f) = (canvas.scale.at(*point) for point in row)
        path = f"M{a:.1f} {b:.1f}Q{c:.1f} {d:.1f} {e:.1f} {f:.1f}"
        canvas.add(f'<path class="plan__row" d="{path}" {STROKE} {THIN}/>')


def _rows(
    audience: Audience, half: float, depth: float
) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield rows as start, control point and end of a curve, in metres."""
    for n in range(2):
        off = _NEAR + n * _APART
        if audience.is_beside:
            for side in (1, -1):
                x = side * (half + off)
                bent = x + side * _BEND
                yield (x, depth * 0.08), (bent, depth / 2), (x, depth * 0.92)
        if audience.is_behind:
            y = depth + off
            yield (-half * 0.9, y), (0.0, y + _BEND), (half * 0.9, y)
