"""How a show fits the rooms of a house, in the words of whoever programmes there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.kit.fit.compare import Mark, Verdict
from showkit.kit.fit.words import headline, mark_words, sentence
from showkit.kit.stage_plan.in_room import plan_in_room, title_in_room
from showkit.output.templates import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from showkit.kit.fit.compare import Fit, Line
    from showkit.kit.stage_plan.canvas import StagePlan
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.portal.reader import Reader

NOTHING: Final = Markup()
_MOST_TELLING: Final = {Mark.SHORT: 0, Mark.UNKNOWN: 1, Mark.TIGHT: 2, Mark.MEETS: 3}

_DRAWN: Final = {"stage", "seating"}
"""What a plan is drawn from, of a room."""

_MOST_ROOMS: Final = 50
"""Rooms whose figures are kept in mind: houses come one after the other, with a few each."""

_MOST_PLANS: Final = 1_000
"""Plans that are kept in mind, some 7 kB each."""


@dataclass(frozen=True)
class FitLineView:
    """One line of the rider: what it is, how it is answered (`mark` for the style), the figures."""

    label: str
    mark: str
    answer: str
    sentence: str
    note: str
    written: Markup = NOTHING
    """All of it as HTML, where it went through its template."""


@dataclass(frozen=True)
class FitView:
    """A show in a room: the sentence that says it all, every line behind it, and the plan there.

    `plan` is empty where the rider or the room says too little to draw one.
    """

    verdict: str
    room: str
    headline: str
    lines: tuple[FitLineView, ...]
    plan: Markup

    @cached_property
    def written(self) -> Markup:
        """The lines as HTML: a page and its part for the stage have the same ones."""
        return Markup("".join([line.written for line in self.lines]))

    @property
    def is_blocked(self) -> bool:
        """Whether the show cannot be played there as it is."""
        return self.verdict == Verdict.BLOCKED


@dataclass(frozen=True)
class FitWords:
    """How shows fit rooms, as one reader is told it; lines that come again are worded once."""

    reader: Reader
    write: Callable[[FitLineView], str] | None = None
    """Puts a line through its template."""
    _lines: dict[int, tuple[Line, FitLineView]] = field(default_factory=dict)
    """By where a line is in memory: it is kept beside what is said of it, and rooms share it."""
    _plans: dict[tuple[str, str], StagePlan | None] = field(default_factory=dict)
    """By the show and the figures of a room: rooms with the same ones differ in their name."""
    _figures: dict[int, tuple[Room, str]] = field(default_factory=dict)
    """Of the latest rooms, by where one is in memory, which is kept beside: one for all shows."""

    def views(self, show: Show, fits: Sequence[tuple[Room, Fit]]) -> tuple[FitView, ...]:
        """Return how a show fits rooms of a house, in the order in which they are given."""
        return tuple(self._view(show, room, found) for room, found in fits)

    def _view(self, show: Show, room: Room, found: Fit) -> FitView:
        lines = sorted(found.lines, key=_how_telling)
        return FitView(
            found.verdict.value,
            self.reader.set(room.name),
            headline(found, room.name, self.reader),
            tuple([self._line(line) for line in lines]),
            self._plan(show, room, found),
        )

    def _line(self, line: Line) -> FitLineView:
        known = self._lines.get(id(line))
        if known is None:
            reader = self.reader
            view = FitLineView(
                reader.say(line.need.label),
                line.mark.value,
                mark_words(line, reader),
                sentence(line, reader),
                reader.text(line.need.note) if line.mark is Mark.SHORT or line.is_over else "",
            )
            if self.write is not None:
                view = replace(view, written=Markup(self.write(view)))
            known = self._lines[id(line)] = (line, view)
        return known[1]

    def _plan(self, show: Show, room: Room, found: Fit) -> Markup:
        """Return the stage plan in a room whose stage is known, every text in it escaped."""
        if show.rider is None or not (room.stage.width or room.stage.depth):
            return NOTHING
        title = self.reader.set(show.in_language(self.reader.tag).title)
        key = (show.slug, self._figures_of(room))
        if key not in self._plans:
            if len(self._plans) == _MOST_PLANS:
                self._plans.clear()
            self._plans[key] = plan_in_room(show.rider, room, title, self.reader, found)
        plan = self._plans[key]
        if plan is None:
            return NOTHING
        named = replace(plan, title=title_in_room(room, title, self.reader))
        return Markup(named.svg)

    def _figures_of(self, room: Room) -> str:
        """Return all that a plan is drawn from, of a room."""
        known = self._figures.get(id(room))
        if known is None:
            if len(self._figures) == _MOST_ROOMS:
                self._figures.clear()
            known = self._figures[id(room)] = (room, room.model_dump_json(include=_DRAWN))
        return known[1]


def _how_telling(line: Line) -> int:
    return _MOST_TELLING[Mark.TIGHT if line.is_over else line.mark]
