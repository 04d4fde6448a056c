"""The link log's rows put together again: one record per visit, credited as consent allows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from showkit.contacts.consent import Holder, credited
from showkit.model.visit import Evidence
from showkit.visits.acts import Deeds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.visit import Visit
    from showkit.visits.acts import Act, Deed

_STRENGTH: Final[Mapping[Evidence, int]] = {one: one.strength for one in Evidence}


@dataclass(frozen=True, slots=True)
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

    Rows are credited as the content stands now (see `merging`): what somebody has since
    said no to is left out, and a house or person that was renamed takes its rows along. Rows of
    houses that are gone are nobody's.
    """
    zone = ZoneInfo(library.company.timezone)
    credit = _Credit(library)
    deeds = Deeds(library)
    by_visit: dict[tuple[str, str, str | None], list[Visit]] = {}
    for row in rows:
        by_visit.setdefault((row.visit, row.presenter, row.person), []).append(row)
    visits: list[WholeVisit] = []
    for of_visit in by_visit.values():
        visits.extend(_credited(of_visit, zone, credit, deeds))
    return tuple(sorted(visits, key=lambda one: (one.time, one.presenter.slug)))


def _credited(
    rows: Sequence[Visit], zone: ZoneInfo, credit: _Credit, deeds: Deeds
) -> Iterator[WholeVisit]:
    """Yield one visit, or two where somebody's consent changed at midnight within it."""
    times = [row.time for row in rows]
    first, last = min(times), max(times)
    day, last_day = first.astimezone(zone).date(), last.astimezone(zone).date()
    holder = credit.of(rows[0], day)
    if day == last_day or credit.of(rows[0], last_day) == holder:
        if holder is not None:
            yield _whole(holder, first, day, rows, deeds)
        return
    for one, group in groupby(rows, key=lambda row: row.time.astimezone(zone).date()):
        of_day = list(group)
        whose = credit.of(of_day[0], one)
        if whose is not None:
            yield _whole(whose, min(row.time for row in of_day), one, of_day, deeds)


def _whole(
    holder: Holder, time: dt.datetime, day: dt.date, rows: Sequence[Visit], deeds: Deeds
) -> WholeVisit:
    done: dict[Deed, int] = {}
    for row in rows:
        deed = deeds.of(row)
        done[deed] = done.get(deed, 0) + 1
    evidence = max((row.evidence for row in rows), key=_STRENGTH.__getitem__)
    reasons = frozenset(reason for row in rows for reason in row.reasons)
    return WholeVisit(holder.presenter, holder.person, time, day, evidence, done, reasons)


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
