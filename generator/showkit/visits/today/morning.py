"""Everything that the morning page says, worked out from the content and the link log."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from showkit.contacts.review import Choice, due_for_review
from showkit.visits.today.calls import whom_to_call
from showkit.visits.today.due import promises_due
from showkit.visits.today.running_out import running_out
from showkit.visits.today.to_enter import to_enter
from showkit.visits.whole_visits import whole_visits

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.contacts.review import Reviewed
    from showkit.contacts.where import Selection
    from showkit.model.library import Library
    from showkit.model.visit import Visit
    from showkit.visits.today.calls import Call
    from showkit.visits.today.due import Promise
    from showkit.visits.today.running_out import RunsOut
    from showkit.visits.today.to_enter import ToEnter


@dataclass(frozen=True)
class Morning:
    """What there is to do on the day `as_of`. `more_calls` were left out of `calls`.

    `has_visits` tells whether the link log holds anything at all, which an empty list does not.
    """

    as_of: dt.date
    calls: tuple[Call, ...]
    more_calls: int
    promises: tuple[Promise, ...]
    to_verify: tuple[Reviewed, ...]
    to_enter: tuple[ToEnter, ...]
    running_out: tuple[RunsOut, ...]
    has_visits: bool
    has_contacts: bool

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        lists = (self.calls, self.promises, self.to_verify, self.to_enter, self.running_out)
        return not any(lists)


@dataclass(frozen=True)
class Wanted:
    """What is asked for: at most so many calls, contacts to verify as `verify` says."""

    calls: int = 12
    verify: Choice = field(default_factory=Choice)


def morning(
    library: Library,
    rows: Iterable[Visit],
    chosen: Selection,
    as_of: dt.date,
    wanted: Wanted = Wanted(),
) -> Morning:
    """Return what there is to do on the day `as_of` with the contacts in `chosen`.

    `rows` are the link log's, as they stand; who is credited follows consent as it stands now.
    """
    visits = whole_visits(rows, library)
    people = chosen.person_ids
    ours = [
        visit
        for visit in visits
        if visit.presenter.slug in chosen.slugs and (not visit.person or visit.person.id in people)
    ]
    calls = whom_to_call(ours, as_of)
    verify = replace(wanted.verify, slugs=chosen.slugs, people=people)
    return Morning(
        as_of=as_of,
        calls=calls[: wanted.calls],
        more_calls=max(0, len(calls) - wanted.calls),
        promises=promises_due(chosen.houses, as_of),
        to_verify=due_for_review(library, verify, as_of),
        to_enter=to_enter(chosen.houses, as_of),
        running_out=running_out(library, chosen.houses, as_of),
        has_visits=bool(visits),
        has_contacts=bool(library.presenters),
    )
