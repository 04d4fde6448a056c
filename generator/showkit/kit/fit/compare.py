"""Each need held against what a room says; pure, and total: everything may be unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from showkit.content.stage_words import stage_word
from showkit.kit.fit.needs import CAPACITY
from showkit.model.requirement import Amount, Level, Provision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from showkit.kit.fit.needs import Need, Path
    from showkit.model.room import Room

Has = float | bool | tuple[str, ...] | None
"""What a room says: a figure, yes or no, words to choose from, or nothing."""


class Mark(StrEnum):
    """How a room answers one line.

    ``tight`` is enough, and less than would be ideal.
    """

    MEETS = "meets"
    TIGHT = "tight"
    SHORT = "short"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What becomes of a show in a room.

    ``blocked`` where something required is short, ``adaptable`` where only what can be discussed
    is, ``unknown`` where the room does not say what decides, ``fits`` otherwise.
    """

    FITS = "fits"
    ADAPTABLE = "adaptable"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class Line(NamedTuple):
    """A need, what the room has, and the mark.

    `margin` is in the need's unit: what is to spare, or below zero what is missing; None where
    there are no two figures to compare.
    """

    need: Need
    has: Has
    mark: Mark
    margin: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether a room has more than the most that will do, where that can be closed in."""
        asked, has = self.need.asked, self.has
        if self.mark is Mark.SHORT or not isinstance(asked, Amount) or asked.max is None:
            return False
        return isinstance(has, (int, float)) and has > asked.max


@dataclass(frozen=True)
class Fit:
    """A rider held against a room, in the order of the rider."""

    lines: tuple[Line, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict, of which every part can be read off the lines."""
        if any(line.need.level is Level.REQUIRED for line in self.short):
            return Verdict.BLOCKED
        if self._leaves_open_what_decides():
            return Verdict.UNKNOWN
        return Verdict.ADAPTABLE if self.short else Verdict.FITS

    @cached_property
    def short(self) -> tuple[Line, ...]:
        """The lines that the room falls short of, the firmest first."""
        found = [line for line in self.lines if line.mark is Mark.SHORT]
        return tuple(sorted(found, key=lambda line: _FIRMEST.index(line.need.level)))

    @cached_property
    def unknown(self) -> tuple[Line, ...]:
        """The lines of which the room says nothing."""
        return tuple(line for line in self.lines if line.mark is Mark.UNKNOWN)

    @cached_property
    def seats_over(self) -> Line | None:
        """The line of the audience, where a room has more seats than may be sold."""
        return next((one for one in self.lines if one.need.path == CAPACITY and one.is_over), None)

    @cached_property
    def is_bare(self) -> bool:
        """Whether a room says nothing of all that is asked; its seats alone judge nothing."""
        return all(one.mark is Mark.UNKNOWN for one in self.lines if one.need.path != CAPACITY)

    @cached_property
    def tightest(self) -> Line | None:
        """The line of the stage's own measures with the least room to spare."""
        measured = [
            line
            for line in self.lines
            if line.need.path in MEASURES and line.margin is not None and line.margin >= 0
        ]
        return min(measured, key=lambda line: line.margin or 0.0, default=None)

    def _leaves_open_what_decides(self) -> bool:
        if self.is_bare:
            return True
        open_ = {line.need.path for line in self.unknown if line.need.level is Level.REQUIRED}
        asked = {line.need.path for line in self.lines if line.need.level is Level.REQUIRED}
        heights = asked & HEIGHTS
        return bool(open_ & FLOOR_PLAN) or (bool(heights) and heights <= open_)


FLOOR_PLAN: Final = frozenset({("stage", "width"), ("stage", "depth")})
HEIGHTS: Final = frozenset({("stage", "grid_height"), ("stage", "clear_height")})
MEASURES: Final = FLOOR_PLAN | HEIGHTS
"""What decides whether a show can be played at all; of the two heights, one is enough."""

_FIRMEST: Final = tuple(Level)
_AT_MOST: Final = frozenset({("stage", "rake"), ("stage", "temperature")})
"""Where more can be too much. A stage that is wider than asked is closed with curtains."""

_NO_VEHICLE: Final = "none"
"""Parking of which a show needs none at all, which every house has."""

_GRAIN: Final = 3
"""Decimals of a margin: a millimetre, and none of what binary fractions add."""


def fit(needs: Sequence[Need], room: Room, said: dict[Path, Has] | None = None) -> Fit:
    """Return what a room answers to each need.

    `said` is what it has under each path, as far as other riders asked for it; the rest is added.
    """
    said = {} if said is None else said
    lines = []
    for need in needs:
        if need.path not in said:
            said[need.path] = _has(need, room)
        if need.path == CAPACITY and said[CAPACITY] is None:
            continue  # it decides nothing, and is not worth a question
        lines.append(_answer(need, said[need.path]))
    return Fit(tuple(lines))


def _answer(need: Need, has: Has) -> Line:
    """Return the line; rooms answer alike so often that each answer is worked out once."""
    known = need.answers.get(has)
    if known is None:
        known = need.answers[has] = _line(need, has)
    return known


def _line(need: Need, has: Has) -> Line:
    asked = need.asked
    if has is None:
        return Line(need, None, Mark.UNKNOWN)
    if isinstance(asked, Amount):
        return _amount(need, asked, float(has) if isinstance(has, (int, float)) else 0.0)
    if isinstance(asked, Provision):
        return Line(need, has, Mark.MEETS if has else Mark.SHORT)
    offered = {stage_word(word) for word in has} if isinstance(has, tuple) else set()
    wanted = {stage_word(word) for word in asked.any_of}
    return Line(need, has, Mark.MEETS if offered & wanted or _NO_VEHICLE in wanted else Mark.SHORT)


def _amount(need: Need, asked: Amount, has: float) -> Line:
    spare = [has - bound for bound in (asked.min,) if bound is not None]
    if need.path in _AT_MOST and asked.max is not None:
        spare.append(asked.max - has)
    margin = round(min(spare), _GRAIN) if spare else None
    if margin is not None and margin < 0:
        return Line(need, has, Mark.SHORT, margin)
    if asked.ideal is not None and has < asked.ideal:
        return Line(need, has, Mark.TIGHT, margin)
    if margin is None and asked.ideal is not None:
        margin = round(has - asked.ideal, _GRAIN)
    return Line(need, has, Mark.MEETS, margin)


def _has(need: Need, room: Room) -> Has:
    """Return what a room says of a need; of some things, what follows from another figure."""
    value = need.in_room(room)
    if need.path == _LIFT and room.load_in.step_free:
        return True  # nothing has to be lifted
    if value is None:
        follows = _FOLLOWING.get(need.path)
        return follows(room) if follows else None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):  # the make of a console: there is one
        return True if value.strip() else None
    return tuple(map(str, value)) or None if isinstance(value, tuple) else None


_LIFT: Final[Path] = ("load_in", "lift")


def _level(room: Room) -> Has:
    return None if room.stage.rake is None else room.stage.rake == 0


def _rake(room: Room) -> Has:
    return 0.0 if room.stage.level else None


def _sprung_floor(room: Room) -> Has:
    return True if "sprung" in map(stage_word, room.stage.floor) else None


def _dance_floor(room: Room) -> Has:
    return True if "dance-floor" in map(stage_word, room.stage.floor) else None


_FOLLOWING: Final[Mapping[Path, Callable[[Room], Has]]] = {
    ("stage", "level"): _level,
    ("stage", "rake"): _rake,
    ("stage", "sprung_floor"): _sprung_floor,
    ("stage", "dance_floor"): _dance_floor,
}
"""What a room does not say of its own, and what it says elsewhere leaves no doubt of."""
