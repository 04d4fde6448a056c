"""The link log's rows put together again: one record per visit, credited as consent allows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from showkit.contacts.consent import Holder, credited
from showkit.model.visit import Evidence
from showkit.visits.acts import Deeds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.visit import Visit
    from showkit.visits.acts import Act, Deed

_STRENGTH: Final[Mapping[Evidence, int]] = {one: one.strength for one in Evidence}


@dataclass(frozen=True)
class WholeVisit:
    """One visit: who came, when, what they did and how often.

    `person` is there only where they had agreed to be credited on that day. `day` is the
    company's. `evidence` is the strongest of its rows; `reasons` are all theirs.
    """

    presenter: Presenter
    person: Person | None
    time: dt.datetime
    day: dt.date
    evidence: Evidence
    deeds: Mapping[Deed, int]
    reasons: frozenset[str]

    @property
    def is_by_people(self) -> bool:
        """Tell whether a person was there, for all we know."""
        return self.evidence is not Evidence.MACHINE

    def times(self, act: Act, show: str | None = None) -> int:
        """Return how often an act was done, about one show or any."""
        return sum(
            n for (done, about), n in self.deeds.items() if done is act and show in {None, about}
        )


def whole_visits(rows: Iterable[Visit], library: Library) -> tuple[WholeVisit, ...]:
    """Return the visits of known houses, in order of time.

    Rows are credited as the content stands now (see `link_log.settled`): what somebody has since
    said no to is left out, and a house or person that was renamed takes its rows along. Rows of
    houses that are gone are nobody's.
    """
    zone = ZoneInfo(library.company.timezone)
    credit = _Credit(library)
    deeds = Deeds(library)
    made: dict[tuple[str, str, str], _Making] = {}
    for row in rows:
        day = row.time.astimezone(zone).date()
        holder = credit.of(row, day)
        if holder is None:
            continue
        person = holder.person.id if holder.person else ""
        key = (row.visit, holder.presenter.slug, person)
        making = made.get(key)
        if making is None:
            making = made[key] = _Making(holder, row, day)
        making.add(row, day, deeds.of(row))
    visits = (making.visit() for making in made.values())
    return tuple(sorted(visits, key=lambda one: (one.time, one.presenter.slug)))


class _Making:
    """A visit whose rows are coming in."""

    def __init__(self, holder: Holder, row: Visit, day: dt.date) -> None:
        self._holder = holder
        self._first = (row.time, day)
        self._evidence = row.evidence
        self._deeds: Counter[Deed] = Counter()
        self._reasons: set[str] = set()

    def add(self, row: Visit, day: dt.date, deed: Deed) -> None:
        if row.time < self._first[0]:
            self._first = (row.time, day)
        if _STRENGTH[row.evidence] > _STRENGTH[self._evidence]:
            self._evidence = row.evidence
        self._deeds[deed] += 1
        self._reasons.update(row.reasons)

    def visit(self) -> WholeVisit:
        return WholeVisit(
            self._holder.presenter,
            self._holder.person,
            *self._first,
            self._evidence,
            dict(self._deeds),
            frozenset(self._reasons),
        )


class _Credit:
    """Whom rows count for; what was worked out once is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, str | None, dt.date], Holder | None] = {}

    def of(self, row: Visit, day: dt.date) -> Holder | None:
        key = (row.presenter, row.person, day)
        if key not in self._known:
            self._known[key] = self._found(row, day)
        return self._known[key]

    def _found(self, row: Visit, day: dt.date) -> Holder | None:
        presenter = self._library.presenter_by_slug.get(row.presenter)
        person = None
        if row.person is not None:
            house, holder = self._library.person_by_id.get(row.person, (None, None))
            if house is presenter or (holder is not None and holder.id != row.person):
                presenter, person = house, holder
        if presenter is None:
            return None
        unknown = self._library.company.tracking.unknown_consent
        return credited(Holder(presenter, person), day, unknown)
