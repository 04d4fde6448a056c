"""What a rider asks that a room can answer, as lines in the order of the rider."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from showkit.kit.rider_labels import LABELS
from showkit.model.record import Record, Unit
from showkit.model.requirement import Amount, Choice, Level, Provision, Requirement, Supplier
from showkit.model.stage_needs import Masking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from showkit.kit.fit.compare import Has, Line
    from showkit.model.message import Message
    from showkit.model.record import LocalText
    from showkit.model.rider import Rider
    from showkit.model.work_needs import CrewCall

Path = tuple[str, ...]
"""The way to a value in a room: ``("stage", "width")``."""

_ELSEWHERE: Final[Mapping[Path, Path]] = {("audience", "seating"): ("seating",)}
"""Where a room keeps what the rider has under another name."""

_ALLOWED: Final = "effects"
"""The section of what a house allows: it matters whoever brings the machine."""

CREW: Final[Path] = ("crew",)
CAPACITY: Final[Path] = ("capacity",)
"""How many may watch: a room with more seats sells fewer, and falls short of nothing."""

_LIMIT: Final[Path] = ("audience", "capacity_limit")


@dataclass(frozen=True)
class Need:
    """One line: what is asked for, of which a room says under `path` what it has.

    `unit` is that of the figures (m, kg, h, pieces; empty where there are none). An amount asks
    for ``min``, better ``ideal``; a choice for one of several words.
    """

    path: Path
    label: Message
    unit: str
    level: Level
    asked: Amount | Provision | Choice
    note: LocalText | None = None
    answers: dict[Has, Line] = field(default_factory=dict, compare=False, repr=False)
    """The lines worked out so far (see `compare.fit`)."""

    @cached_property
    def in_room(self) -> attrgetter[object]:
        """What gives the value that a room has under `path`."""
        return attrgetter(".".join(self.path))


def needs_of(rider: Rider) -> tuple[Need, ...]:
    """Return what a rider asks of a room.

    What the company brings itself is left out, and what the show does without. Equipment lists
    are sentences, which only people can compare.
    """
    return tuple(_needs(rider, ()))


def _needs(record: BaseModel, path: Path) -> Iterator[Need]:
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        here = (*path, name)
        if isinstance(value, Masking):
            yield from _masking(here, info, value)
        elif here == CREW:
            yield from _crew(value)
        elif here == _LIMIT and value is not None:
            asked = Amount(max=value, level=Level.NEGOTIABLE)
            yield Need(CAPACITY, LABELS[CAPACITY], "seats", asked.level, asked)
        elif isinstance(value, Requirement):
            if _is_asked(value, path):
                yield _need(here, info, value)
        elif isinstance(value, Record) and not path:
            yield from _needs(value, here)


def _is_asked(value: Requirement, path: Path) -> bool:
    if isinstance(value, Provision) and not value.value:
        return False
    return value.supplied_by is Supplier.PRESENTER or path[:1] == (_ALLOWED,)


def _need(path: Path, info: FieldInfo, asked: Requirement) -> Need:
    if not isinstance(asked, (Amount, Provision, Choice)):  # pragma: no cover - there is no other
        raise TypeError(path)
    path = in_room(path)
    return Need(path, LABELS[path], unit_of(info), asked.level, asked, asked.note)


def in_room(path: Path) -> Path:
    """Return where a room keeps what a rider has under `path`."""
    return _ELSEWHERE.get(path, path)


def unit_of(info: FieldInfo) -> str:
    """Return the unit of a field's figures (m, kg, pieces), empty where they have none."""
    return next((one.symbol for one in _units(info)), "")


def _units(info: FieldInfo) -> Iterator[Unit]:
    """Yield the unit beside a field's type, which an optional field keeps inside its union."""
    found = [*info.metadata, *getattr(info.annotation, "__metadata__", ())]
    for inner in getattr(info.annotation, "__args__", ()):
        found += getattr(inner, "__metadata__", ())
    yield from (one for one in found if isinstance(one, Unit))


def _masking(path: Path, info: FieldInfo, value: Masking) -> Iterator[Need]:
    """Yield how the wings are masked, which can be discussed; every stage can be left open."""
    if value is not Masking.OPEN:
        yield _need(path, info, Choice(any_of=(value.value,), level=Level.PREFERRED))


def _crew(calls: Sequence[CrewCall]) -> Iterator[Need]:
    """Yield how many technicians the fullest call wants of the house; more can be hired."""
    called: dict[str, int] = {}
    for call in calls:
        if call.supplied_by is Supplier.PRESENTER:
            name = str(sorted(call.call.root.items()))
            called[name] = called.get(name, 0) + call.people
    if called:
        asked = Amount(min=max(called.values()), level=Level.PREFERRED)
        yield Need(CREW, LABELS[CREW], "people", asked.level, asked)
