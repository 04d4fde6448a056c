"""What the link log says of one house: the block that showkit writes into its contact file."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from showkit.model.engagement import Engagement, PersonEngagement
from showkit.model.folded import Counted
from showkit.model.message import Message
from showkit.model.visit import Event, Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.model.folded import Folded
    from showkit.model.library import Library
    from showkit.model.visit import Visit
    from showkit.visits.sendings import Sendings

BLOCK: Final = "engagement"
COMMENT: Final = Message("showkit writes this block from the link log; what is typed here is lost")

_TAKING: Final = frozenset({Event.FILE_DOWNLOADED, Event.VIDEO_PLAYED})
_OF_SHOW: Final = re.compile(r"(?:.*/)?(?:files|shows)/(?P<slug>[^/]+)/.*")


def engagement_of(
    rows: Sequence[Visit],
    library: Library,
    sendings: Sendings | None = None,
    counts: Sequence[Folded] = (),
) -> Engagement | None:
    """Return what `rows` and older `counts`, all of one house, say of it; None without any.

    Days are those of the company's time zone. A visit counts as one by a person where its
    evidence is human or probable, and the days, shows and files are those of such visits.
    People are named only where the rows name them. A show counts once in a visit, its page and
    its files alike.
    """
    visits: dict[str, list[Visit]] = {}
    for row in rows:
        visits.setdefault(row.visit, []).append(row)
    by_people = [visit for visit in visits.values() if strongest(visit) is not Evidence.MACHINE]
    if not visits and not counts:
        return None
    zone = ZoneInfo(library.company.timezone)
    before = [one for one in counts if one.counted is Counted.VISITS]
    by_people_before = [one for one in before if one.evidence is not Evidence.MACHINE]
    days = sorted(
        {
            *_days(by_people, zone),
            *(day for one in by_people_before for day in (one.first_day, one.last_day)),
        }
    )
    evidence = [*map(strongest, visits.values()), *(one.evidence for one in before)]
    earlier = sum(one.visits for one in by_people_before)
    machines = sum(one.visits for one in before) - earlier
    house = rows[0].presenter if rows else counts[0].presenter
    return Engagement(
        first_visit=days[0] if days else None,
        last_visit=days[-1] if days else None,
        visits=len(by_people) + earlier,
        machine_visits=len(visits) - len(by_people) + machines,
        evidence=max(evidence, key=lambda one: one.strength),
        days_after_sending=sendings.days_before(house, days) if sendings else None,
        shows=_shows(by_people, library, counts),
        files=_files(by_people, counts),
        people=_people(by_people, library, sendings),
    )


def as_block(engagement: Engagement) -> dict[str, Any]:
    """Return an engagement as the plain mapping to splice, without what is empty."""
    plain: dict[str, Any] = _plain(engagement.model_dump())
    return plain


def _days(visits: Sequence[Sequence[Visit]], zone: ZoneInfo) -> list[dt.date]:
    return sorted(row.time.astimezone(zone).date() for visit in visits for row in visit)


def strongest(visit: Iterable[Visit]) -> Evidence:
    """Return the strongest evidence of a visit's rows."""
    return max((row.evidence for row in visit), key=lambda evidence: evidence.strength)


def shows_seen(visit: Iterable[Visit], library: Library) -> frozenset[str]:
    """Return the shows that a visit looked at, their pages and their files alike."""
    return frozenset(slug for row in visit if (slug := _show(row, library)))


def files_taken(visit: Iterable[Visit]) -> frozenset[str]:
    """Return the files that a visit took away, and the videos that it played."""
    return frozenset(row.target for row in visit if row.event in _TAKING and row.target)


def _shows(
    visits: Iterable[Iterable[Visit]], library: Library, counts: Iterable[Folded] = ()
) -> Mapping[str, int]:
    """Return how many visits looked at each show, the most looked at first."""
    seen: Counter[str] = Counter()
    for visit in visits:
        seen.update(shows_seen(visit, library))
    for one in counts:
        if one.counted is Counted.SHOW and one.evidence is not Evidence.MACHINE:
            seen[one.target] += one.visits
    return dict(sorted(seen.items(), key=lambda item: (-item[1], item[0])))


def _show(row: Visit, library: Library) -> str | None:
    if row.event is Event.SHOW_VIEWED:
        return row.target
    found = _OF_SHOW.fullmatch(row.target)
    show = library.show_by_slug.get(found["slug"]) if found else None
    return show.slug if show else None


def _files(visits: Iterable[Iterable[Visit]], counts: Iterable[Folded] = ()) -> tuple[str, ...]:
    taken = {file for visit in visits for file in files_taken(visit)}
    before = {
        one.target
        for one in counts
        if one.counted is Counted.FILE and one.evidence is not Evidence.MACHINE
    }
    return tuple(sorted(taken | before))


def _people(
    visits: Sequence[Sequence[Visit]], library: Library, sendings: Sendings | None
) -> Mapping[str, PersonEngagement]:
    zone = ZoneInfo(library.company.timezone)
    by_person: dict[str, list[Sequence[Visit]]] = {}
    for visit in visits:
        if visit[0].person:  # one visit is one person's
            by_person.setdefault(visit[0].person, []).append(visit)
    people = {}
    for person, theirs in sorted(by_person.items()):
        days, house = _days(theirs, zone), theirs[0][0].presenter
        people[person] = PersonEngagement(
            first_visit=days[0],
            last_visit=days[-1],
            visits=len(theirs),
            evidence=max(map(strongest, theirs), key=lambda evidence: evidence.strength),
            days_after_sending=sendings.days_before(house, days, person) if sendings else None,
            shows=_shows(theirs, library),
            files=_files(theirs),
        )
    return people


def _plain(value: Any) -> Any:  # noqa: ANN401 - what YAML holds
    if isinstance(value, dict):
        inner = {str(key): _plain(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ({}, [], None)}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, StrEnum) else value
