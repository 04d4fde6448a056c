"""What the counts of folded months still tell, as facts like those of visits that are kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from showkit.contacts.consent import Holder, credited
from showkit.model.folded import Counted
from showkit.model.visit import Event, Evidence
from showkit.visits.acts import Act, Deeds
from showkit.visits.report.facts import BY_ACT, BY_EVIDENCE, Campaigns, fact_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.model.folded import Folded
    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.visits.report.facts import Fact

_Key = tuple[str, str, Evidence]


def folded_facts(
    counts: Iterable[Folded], library: Library, chosen: Mapping[str, Presenter]
) -> Iterator[Fact]:
    """Yield as many facts as the counts of `chosen` houses stand for, by their slugs.

    Which of a month's visits looked at which show is no longer known, so that sums alone are
    right: shows stand with the first visits, and visits lie evenly between the first day and the
    last. A show was looked at where its page was read, its fees opened or one of its files taken.
    """
    deeds, campaigns = Deeds(library), Campaigns(library)
    unknown = library.company.tracking.unknown_consent
    by_visits: dict[_Key, list[Folded]] = defaultdict(list)
    for row in counts:
        house = chosen.get(row.presenter)
        if house is not None and credited(Holder(house), row.first_day, unknown):
            by_visits[row.month, row.presenter, row.evidence].append(row)
    for (_, presenter, evidence), rows in by_visits.items():
        house = chosen[presenter]
        yield from _visits(rows, house, evidence, campaigns)
        if evidence is not Evidence.MACHINE:
            for row in rows:
                yield from _deeds(row, house, deeds, campaigns)


def _visits(
    rows: Sequence[Folded], house: Presenter, evidence: Evidence, campaigns: Campaigns
) -> Iterator[Fact]:
    """Yield the visits of a house in a month that had the same evidence."""
    shows = [row for row in rows if row.counted is Counted.SHOW]
    for row in rows:
        if row.counted is Counted.VISITS:
            for place, day in enumerate(_days(row)):
                seen = tuple(sorted(one.target for one in shows if place < one.visits))
                yield fact_of(BY_EVIDENCE[evidence], day, house, seen, campaigns.of(house, day))


def _deeds(row: Folded, house: Presenter, deeds: Deeds, campaigns: Campaigns) -> Iterator[Fact]:
    """Yield what was looked at or taken so many times."""
    if row.counted is Counted.SHOW:
        act, show = Act.SHOW, row.target
    elif row.counted is Counted.FILE:
        act, show = deeds.about(Event.FILE_DOWNLOADED, row.target)
    else:
        return
    if act in BY_ACT:
        for day in _days(row):
            about = (show,) if show else ()
            yield fact_of(BY_ACT[act], day, house, about, campaigns.of(house, day))


def _days(row: Folded) -> Iterator[dt.date]:
    """Yield a day for each visit that a row counts, evenly from its first to its last."""
    between = (row.last_day - row.first_day).days
    for place in range(row.visits):
        yield row.first_day + dt.timedelta(days=between * place // max(row.visits - 1, 1))
