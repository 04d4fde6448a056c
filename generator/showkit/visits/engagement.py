"""What the link log says of one house: the block that showkit writes into its contact file."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from showkit.model.engagement import Engagement, PersonEngagement
from showkit.model.message import Message
from showkit.model.visit import Event, Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.model.library import Library
    from showkit.model.visit import Visit

BLOCK: Final = "engagement"
COMMENT: Final = Message("showkit writes this block from the link log; what is typed here is lost")

_OF_SHOW: Final = re.compile(r"(?:.*/)?(?:files|shows)/(?P<slug>[^/]+)/.*")


def engagement_of(rows: Iterable[Visit], library: Library) -> Engagement | None:
    """Return what `rows`, all those of one house, say of it; None where there are none.

    Days are those of the company's time zone. A visit counts as one by a person where its
    evidence is human or probable, and the days, shows and files are those of such visits.
    People are named only where the rows name them. A show counts once in a visit, its page and
    its files alike.
    """
    visits: dict[str, list[Visit]] = {}
    for row in rows:
        visits.setdefault(row.visit, []).append(row)
    by_people = [visit for visit in visits.values() if _evidence(visit) is not Evidence.MACHINE]
    if not visits:
        return None
    zone = ZoneInfo(library.company.timezone)
    days = _days(by_people, zone)
    strongest = max(map(_evidence, visits.values()), key=lambda evidence: evidence.strength)
    return Engagement(
        first_visit=days[0] if days else None,
        last_visit=days[-1] if days else None,
        visits=len(by_people),
        machine_visits=len(visits) - len(by_people),
        evidence=strongest,
        shows=_shows(by_people, library),
        files=_files(by_people),
        people=_people(by_people, zone),
    )


def as_block(engagement: Engagement) -> dict[str, Any]:
    """Return an engagement as the plain mapping to splice, without what is empty."""
    return {
        name: value
        for name, value in _plain(engagement.model_dump()).items()
        if value not in ({}, [], None)
    }


def _days(visits: Sequence[Sequence[Visit]], zone: ZoneInfo) -> list[dt.date]:
    return sorted(row.time.astimezone(zone).date() for visit in visits for row in visit)


def _evidence(visit: Iterable[Visit]) -> Evidence:
    return max((row.evidence for row in visit), key=lambda evidence: evidence.strength)


def _shows(visits: Iterable[Iterable[Visit]], library: Library) -> Mapping[str, int]:
    """Return how many visits looked at each show, the most looked at first."""
    counts: Counter[str] = Counter()
    for visit in visits:
        counts.update({slug for row in visit if (slug := _show(row, library))})
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _show(row: Visit, library: Library) -> str | None:
    if row.event is Event.SHOW_VIEWED:
        return row.target
    found = _OF_SHOW.fullmatch(row.target)
    show = library.show_by_slug.get(found["slug"]) if found else None
    return show.slug if show else None


def _files(visits: Iterable[Iterable[Visit]]) -> tuple[str, ...]:
    files = {Event.FILE_DOWNLOADED, Event.VIDEO_PLAYED}
    found = {row.target for visit in visits for row in visit if row.event in files and row.target}
    return tuple(sorted(found))


def _people(visits: Sequence[Sequence[Visit]], zone: ZoneInfo) -> Mapping[str, PersonEngagement]:
    by_person: dict[str, list[Sequence[Visit]]] = {}
    for visit in visits:
        if visit[0].person:  # one visit is one person's
            by_person.setdefault(visit[0].person, []).append(visit)
    people = {}
    for person, theirs in sorted(by_person.items()):
        days = _days(theirs, zone)
        people[person] = PersonEngagement(
            first_visit=days[0],
            last_visit=days[-1],
            visits=len(theirs),
            evidence=max(map(_evidence, theirs), key=lambda evidence: evidence.strength),
        )
    return people


def _plain(value: Any) -> Any:  # noqa: ANN401 - what YAML holds
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, StrEnum) else value
