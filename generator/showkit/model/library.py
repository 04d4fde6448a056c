"""Everything a company keeps, loaded and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.model.company import Company
    from showkit.model.forgotten import Forgotten
    from showkit.model.not_duplicates import NotDuplicates
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.segment import Segment
    from showkit.model.sent import Sent
    from showkit.model.show import Show


@dataclass(frozen=True)
class Library:
    """The content, in the order in which people list it: shows and presenters by slug.

    `segments` are by name, in the order of their file. `sent` is the sent log, in its order.
    """

    company: Company
    shows: tuple[Show, ...] = ()
    presenters: tuple[Presenter, ...] = ()
    segments: Mapping[str, Segment] = field(default_factory=dict)
    not_duplicates: NotDuplicates | None = None
    forgotten: Forgotten | None = None
    sent: tuple[Sent, ...] = ()

    @cached_property
    def show_by_slug(self) -> Mapping[str, Show]:
        """Shows by their slug, and by those they had before."""
        former = {old: show for show in self.shows for old in show.facts.former_slugs}
        return former | {show.slug: show for show in self.shows}

    @cached_property
    def presenter_by_slug(self) -> Mapping[str, Presenter]:
        """Presenters by their slug, and by those they had before."""
        former = {old: house for house in self.presenters for old in house.former_slugs}
        return former | {house.slug: house for house in self.presenters}

    @cached_property
    def person_by_id(self) -> Mapping[str, tuple[Presenter, Person]]:
        """People with their house by their id, and by those they had before."""
        former = {
            old.id: (house, person) for house, person in self.people() for old in person.former_ids
        }
        return former | {person.id: (house, person) for house, person in self.people()}

    @cached_property
    def sent_to(self) -> Mapping[str, Sequence[Sent]]:
        """What was sent to each person by their present id, the first of it first.

        Rows under an id that the person had before count; a record that was merged into theirs
        brings its own.
        """
        found: dict[str, list[Sent]] = {}
        for row in sorted(self.sent, key=lambda row: row.on):
            known = self.person_by_id.get(row.person) if row.person else None
            if known is not None:
                found.setdefault(known[1].id, []).append(row)
        return found

    def people(self) -> Iterator[tuple[Presenter, Person]]:
        """Every person with their house."""
        for presenter in self.presenters:
            for person in presenter.people:
                yield presenter, person
