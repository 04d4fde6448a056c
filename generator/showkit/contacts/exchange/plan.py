"""What an import would do to each contact file, field by field, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from showkit.contacts.exchange.three_way import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.contacts.exchange.drafts import Doubt
    from showkit.contacts.exchange.fields import Field
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding, Place
    from showkit.model.presenter import Presenter


class State(StrEnum):
    """What an import would do to a house or person."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class FieldChange:
    """One field of one file: what was said last, what the file says, what the sheet says.

    `way` is how `imported` names the field, `pointer` where it stands in the file; `value` is
    what it will say, as texts in our form.
    """

    way: str
    pointer: Pointer
    field: Field
    outcome: Outcome
    base: str
    ours: str
    theirs: str
    value: str | tuple[str, ...]
    place: Place

    @property
    def is_written(self) -> bool:
        """Tell whether the file changes for it."""
        return self.outcome in {Outcome.SET, Outcome.REMOVE}


@dataclass
class ThingPlan:
    """A person, room, talk or exchange of a house: new with all its values, or changed."""

    kind: str
    id: str
    name: str
    is_new: bool
    changes: list[FieldChange] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    place: Place | None = None

    @property
    def state(self) -> State:
        """What happens to it."""
        if self.is_new:
            return State.NEW
        return State.CHANGED if any(one.is_written for one in self.changes) else State.SAME


@dataclass
class HousePlan:
    """One contact file: `presenter` is None where it is made; `bases` is what to remember.

    `bases` holds by source what each field's way says from now on; None forgets it.
    """

    slug: str
    name: str
    presenter: Presenter | None
    changes: list[FieldChange] = field(default_factory=list)
    things: list[ThingPlan] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    bases: dict[str, dict[str, str | None]] = field(default_factory=dict)
    place: Place | None = None

    @property
    def state(self) -> State:
        """What happens to the house itself, its people aside."""
        if self.presenter is None:
            return State.NEW
        return State.CHANGED if any(one.is_written for one in self.changes) else State.SAME

    def all_changes(self) -> Iterator[FieldChange]:
        """Yield the changes of the house and of all that is in it."""
        yield from self.changes
        for thing in self.things:
            yield from thing.changes

    @property
    def has_news(self) -> bool:
        """Tell whether a field, person or anything else of the file changes."""
        return (
            self.presenter is None
            or any(thing.is_new for thing in self.things)
            or any(change.is_written for change in self.all_changes())
        )

    @property
    def remembers(self) -> bool:
        """Tell whether what is known of a source changes."""
        if self.presenter is None:
            return True
        imported = self.presenter.imported
        return any(
            (imported[source].fields.get(way) if source in imported else None) != value
            for source, said in self.bases.items()
            for way, value in said.items()
        )


@dataclass
class ImportPlan:
    """All that an import would do, and all that it asks."""

    houses: list[HousePlan] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    forgotten: int = 0
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def conflicts(self) -> Iterator[tuple[HousePlan, FieldChange]]:
        """Yield the fields that both the source and a person have changed."""
        for house in self.houses:
            for change in house.all_changes():
                if change.outcome is Outcome.CONFLICT:
                    yield house, change

    def to_write(self) -> list[HousePlan]:
        """Return the files that change, be it only in what is remembered of the source."""
        return [house for house in self.houses if house.has_news or house.remembers]
