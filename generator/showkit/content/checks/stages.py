"""Figures of tech riders and rooms that look like another unit than the file's.

Nothing here is certain: a finding asks, with the figure converted, and nothing is changed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.content.record_errors import shown
from showkit.content.rules import STAGES
from showkit.content.stage_words import FLOORS, SEATING, stage_word
from showkit.model.message import Message
from showkit.model.requirement import Amount
from showkit.model.stage_needs import StageNeeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.content.load import Loaded
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.record import Record
    from showkit.model.rider import Rider
    from showkit.model.room import Room

_FOOT: Final = 0.3048
"""Metres, exactly (the international foot of 1959)."""

_CENTIMETRES_FROM: Final = 100
_MILLIMETRES_FROM: Final = 2500
"""No stage is as long in metres; and few are in centimetres."""

_ROOM_MOST: Final[Mapping[str, float]] = {
    "width": 28,
    "depth": 24,
    "proscenium_width": 22,
    "wall_to_wall": 45,
    "grid_height": 29,
    "clear_height": 20,
    "wing_stage_left": 14,
    "wing_stage_right": 14,
    "door_width": 6,
    "door_height": 7,
}
"""Metres that only a few houses in the world go beyond."""

_RIDER_MOST: Final[Mapping[str, float]] = {
    "width": 20,
    "depth": 18,
    "proscenium_width": 18,
    "wall_to_wall": 30,
    "grid_height": 16,
    "clear_height": 12,
    "wing_stage_left": 8,
    "wing_stage_right": 8,
    "door_width": 4,
    "door_height": 5,
}
"""Metres that a show which tours cannot ask for as the least that will do."""

_OUTDOORS_MOST: Final[Mapping[str, float]] = {"width": 80, "depth": 80, "wall_to_wall": 150}
"""Metres in the open air, where a square is a stage, and a crane stands on it."""

_GRAIN: Final = 0.005
"""Metres: half a centimetre, which nobody sees on a stage."""

_WARMEST: Final = 45
"""Degrees Celsius; at 60 °F people begin to complain, at 60 °C they no longer do."""


def lengths_are_in_metres(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Lengths of stages, heights and doors are in metres.

    A stage 40 wide and 30 deep is one in feet that was typed as metres, and every comparison
    with it comes out wrong. If the figure is right all the same, leave it: this is a question,
    and it stops nothing.
    """
    for length in _lengths(library, loaded):
        if length.value > length.most:
            unit, factor = _unit(length.value)
            yield STAGES.UNIT.at(
                loaded.place(length.path, length.pointer),
                field=length.field,
                value=f"{length.value:g}",
                unit=unit,
                metres=f"{length.value * factor:.1f}",
            )


def _unit(value: float) -> tuple[Message, float]:
    if value >= _MILLIMETRES_FROM:
        return Message("millimetres"), 0.001
    if value >= _CENTIMETRES_FROM:
        return Message("centimetres"), 0.01
    return Message("feet"), _FOOT


@dataclass(frozen=True)
class _Length:
    """A length: the file and pointer of its value, its field, and the most that is likely, m."""

    path: str
    pointer: Pointer
    field: str
    value: float
    most: float


def _lengths(library: Library, loaded: Loaded) -> Iterator[_Length]:
    for show in library.shows:
        if show.rider is not None:
            yield from _lengths_of_rider(show.rider, f"{show.folder}/tech-rider.yaml")
    for presenter in library.presenters:
        for n, room in enumerate(presenter.rooms):
            yield from _lengths_of_room(room, loaded.contact_file(presenter), ("rooms", n))


def _lengths_of_rider(rider: Rider, path: str) -> Iterator[_Length]:
    parts: tuple[tuple[str, Record], ...] = (("stage", rider.stage), ("load_in", rider.load_in))
    for part, record in parts:
        for field, most in _most(_RIDER_MOST, is_outdoors=rider.outdoors).items():
            amount = getattr(record, field, None)
            if isinstance(amount, Amount):
                step, value = _first_bound(amount)
                yield _Length(path, (part, field, step), field, value, most)


def _lengths_of_room(room: Room, path: str, pointer: Pointer) -> Iterator[_Length]:
    parts: tuple[tuple[str, Record], ...] = (("stage", room.stage), ("load_in", room.load_in))
    for part, record in parts:
        for field, most in _most(_ROOM_MOST, is_outdoors=room.is_outdoors).items():
            value = getattr(record, field, None)
            if value is not None:
                yield _Length(path, (*pointer, part, field), field, value, most)


def _most(indoors: Mapping[str, float], *, is_outdoors: bool) -> Mapping[str, float]:
    return {**indoors, **_OUTDOORS_MOST} if is_outdoors else indoors


def _first_bound(amount: Amount) -> tuple[str, float]:
    """Return the figure that tells most of an amount's unit: the least that will do, if given."""
    bounds = (("min", amount.min), ("ideal", amount.ideal), ("max", amount.max))
    return next((name, value) for name, value in bounds if value is not None)


def temperatures_are_in_celsius(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Temperatures on stage are in degrees Celsius."""
    named: list[tuple[str, Pointer, float]] = []
    for show in library.shows:
        amount = show.rider.stage.temperature if show.rider else None
        if amount is not None:
            step, least = _first_bound(amount)
            path = f"{show.folder}/tech-rider.yaml"
            named.append((path, ("stage", "temperature", step), least))
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        named += [
            (path, ("rooms", n, "stage", "temperature"), room.stage.temperature)
            for n, room in enumerate(presenter.rooms)
            if room.stage.temperature is not None
        ]
    for path, pointer, value in named:
        if value > _WARMEST:
            yield STAGES.FAHRENHEIT.at(
                loaded.place(path, pointer),
                field="temperature",
                value=f"{value:g}",
                celsius=f"{(value - 32) * 5 / 9:.0f}",
            )


def set_elements_stand_on_the_stage(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """The set stands inside the least playing area that the rider asks for.

    The stage plan is drawn from both: a wall that reaches beyond the least stage does not stand on
    it, and the house would learn that on the day. `x` and `y` are those of an element's middle.
    """
    for show in library.shows:
        stage = show.rider.stage if show.rider else StageNeeds()
        for n, element in enumerate(stage.elements):
            left, right, front, back = element.reach
            beyond = [
                ("width", _outside(2 * max(-left, right), stage.width, 0.5)),
                ("depth", _outside(back, stage.depth, 1.0)),
                ("y", (-front, -front) if front < -_GRAIN else None),
            ]
            for field, found in beyond:
                if found is None:
                    continue
                rule = STAGES.IN_THE_HOUSE if field == "y" else STAGES.OUTSIDE
                yield rule.at(
                    loaded.place(f"{show.folder}/tech-rider.yaml", ("stage", "elements", n)),
                    element=element.name.in_language(library.company.main_language),
                    field=field,
                    distance=f"{found[0]:.2f}".rstrip("0").rstrip("."),
                    metres=f"{found[1]:.2f}".rstrip("0").rstrip("."),
                )


def what_is_asked_for_can_be_there(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Floors and seating are asked for in words that rooms have too.

    “plancher de bois sur lambourdes” is what no room’s sheet says word for word: every house
    would be told that its floor will not do, in one language on the pages of all. A place in the
    open air is described in any words.
    """
    for show in library.shows:
        rider = show.rider
        if rider is None or rider.outdoors:
            continue
        asked = (
            (("stage", "floor"), rider.stage.floor, FLOORS),
            (("audience", "seating"), rider.audience.seating, SEATING),
        )
        for pointer, choice, words in asked:
            if choice is None or any(stage_word(word) in words for word in choice.any_of):
                continue
            yield STAGES.NO_WORD.at(
                loaded.place(f"{show.folder}/tech-rider.yaml", pointer),
                field=pointer[-1],
                value=shown(", ".join(choice.any_of)),
                expected=", ".join(words),
            )


def _outside(needed: float, asked: Amount | None, share: float) -> tuple[float, float] | None:
    """Return by how much an element reaches beyond a stage, and the stage that would do, metres.

    `share` is how much of what is missing lies on its own side.
    """
    least = None if asked is None else asked.min if asked.min is not None else asked.ideal
    if least is None or needed <= least + _GRAIN:
        return None
    return (needed - least) * share, math.ceil(needed * 100 - _GRAIN) / 100
