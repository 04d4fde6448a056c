"""What visits come to, house by house and person by person, counted one visit after the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from showkit.model.visit import Event, Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from showkit.model.library import Library
    from showkit.model.visit import Visit

_TAKING: Final = frozenset({Event.FILE_DOWNLOADED, Event.VIDEO_PLAYED})
_OF_SHOW: Final = re.compile(r"(?:.*/)?(?:files|shows)/(?P<slug>[^/]+)/.*")
_FEES: Final = re.compile(r"(?P<slug>[^/]+)/fees")
"""What rows say whose visitor unfolded the fees of a show (see `hits`)."""


@dataclass
class Tally:
    """What visits come to: `evidence` is the strongest of them, None where there was none.

    Days, shows (with the number of visits that looked at each) and files are those of visits by
    people, that is where the evidence is human or probable. `people` are those whom rows name.
    """

    visits: int = 0
    machine_visits: int = 0
    evidence: Evidence | None = None
    days: set[dt.date] = field(default_factory=set)
    shows: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    people: dict[str, Tally] = field(default_factory=dict)


class Tallies:
    """A tally of each house that was visited, by its slug."""

    def __init__(self, library: Library) -> None:
        self.of_house: dict[str, Tally] = {}
        self._library = library
        self._zone = ZoneInfo(library.company.timezone)

    def add(self, visit: Sequence[Visit]) -> None:
        """Count a visit, each once and as a whole. A show counts once in it, its files too."""
        house, person = visit[0].presenter, visit[0].person  # one visit is one person's
        tally = self.of_house.setdefault(house, Tally())
        evidence = strongest(visit)
        if evidence is Evidence.MACHINE:
            tally.machine_visits += 1
            tally.evidence = tally.evidence or evidence
            return
        days = {row.time.astimezone(self._zone).date() for row in visit}
        shows, files = shows_seen(visit, self._library), files_taken(visit)
        for one in (tally, tally.people.setdefault(person, Tally())) if person else (tally,):
            one.visits += 1
            one.evidence = evidence if one.evidence is None else stronger(one.evidence, evidence)
            one.days |= days
            one.shows.update(shows)
            one.files |= files


def tallies(rows: Iterable[Visit], library: Library) -> Tallies:
    """Return what rows of the link log come to, put together to visits by their `visit`."""
    visits: dict[tuple[str, str], list[Visit]] = {}
    for row in rows:
        visits.setdefault((row.presenter, row.visit), []).append(row)
    found = Tallies(library)
    for visit in visits.values():
        found.add(visit)
    return found


def stronger(one: Evidence, other: Evidence) -> Evidence:
    """Return the stronger evidence of two."""
    return other if other.strength > one.strength else one


def strongest(visit: Iterable[Visit]) -> Evidence:
    """Return the strongest evidence of a visit's rows."""
    found = {row.evidence for row in visit}
    return found.pop() if len(found) == 1 else max(found, key=lambda evidence: evidence.strength)


def shows_seen(visit: Iterable[Visit], library: Library) -> frozenset[str]:
    """Return the shows that a visit looked at: their pages, their fees and their files alike."""
    return frozenset([slug for row in visit if (slug := _show(row, library))])


def files_taken(visit: Iterable[Visit]) -> frozenset[str]:
    """Return the files that a visit took away, and the videos that it played."""
    return frozenset([row.target for row in visit if row.target and row.event in _TAKING])


def _show(row: Visit, library: Library) -> str | None:
    if row.event is Event.SHOW_VIEWED:
        return row.target
    if "/" not in row.target:
        return None
    pattern = _FEES if row.event is Event.CONFIRMED_READING else _OF_SHOW
    found = pattern.fullmatch(row.target)
    show = library.show_by_slug.get(found["slug"]) if found else None
    return show.slug if show else None
