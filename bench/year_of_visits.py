"""A year of visits to a company's pages, as its link log would hold them: invented, repeatable.

Houses differ as they do: a few come every week, most now and then, some never; people read a
page, look at a show or two, take a kit, hold a rider against their stage; scanners fetch every
link of a message and are done in a second. Consent is respected as `showkit ingest` does it.
"""

from __future__ import annotations

import datetime as dt
import random
from itertools import accumulate
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from showkit.contacts.consent import Holder, credited
from showkit.model.sent import Sent
from showkit.model.visit import Event, Evidence, Visit
from showkit.output.cache import digest
from showkit.visits.evidence import CONFIRMED_READING, SCRIPT_RAN
from showkit.visits.merging import merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter

_YEAR = 365
_READ, _KIT, _RIDER, _VIDEO, _FEES, _MACHINE = 0.6, 0.18, 0.22, 0.25, 0.12, 0.22
_WRITTEN_TO = 0.7


def year_of_visits(
    library: Library, as_of: dt.date, visits: int = 220, seed: int = 7
) -> tuple[Visit, ...]:
    """Return the rows of about so many visits in the year that ends on the day `as_of`."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    houses = list(library.presenters)
    weights = list(accumulate(chance.choice((0.2, 1, 1, 2, 4, 9)) for _ in houses))
    rows: list[Visit] = []
    for _ in range(visits):
        house = chance.choices(houses, cum_weights=weights)[0]
        start = _moment(as_of, chance)
        rows += _visit(library, house, start, chance)
    return merged(rows)


def _moment(as_of: dt.date, chance: random.Random) -> dt.datetime:
    """Return a moment of the year: more of them lately, and in the months of decision."""
    ago = int(_YEAR * chance.random() ** 2)
    day = as_of - dt.timedelta(days=ago)
    at = dt.time(chance.randint(7, 21), chance.randint(0, 59), chance.randint(0, 59))
    return dt.datetime.combine(day, at, dt.UTC)


def _visit(
    library: Library, house: Presenter, start: dt.datetime, chance: random.Random
) -> Iterator[Visit]:
    person = chance.choice(house.people) if house.people else None
    day = start.astimezone(ZoneInfo(library.company.timezone)).date()
    credit = credited(Holder(house, person), day, library.company.tracking.unknown_consent)
    if credit is None:
        return
    slugs = [show.slug for show in library.shows]
    is_machine = chance.random() < _MACHINE
    events = _scan(slugs) if is_machine else _reading(house, slugs, chance)
    at = start
    for number, (event, target, reason) in enumerate(events):
        at += dt.timedelta(seconds=0 if is_machine else chance.randint(4, 150))
        key = digest(f"{start:%s}", house.slug, str(number), event, target)[:22]
        yield Visit(
            time=at,
            presenter=credit.presenter.slug,
            person=credit.person.id if credit.person else None,
            event=event,
            target=target,
            evidence=Evidence.MACHINE,  # judged with the rest of the visit, by `merged`
            reasons=(reason,) if reason else (),
            visit=key,
            key=key,
        )


def _scan(slugs: Sequence[str]) -> Iterator[tuple[Event, str, str]]:
    for slug in slugs:
        yield Event.SHOW_VIEWED, slug, "declared-bot"


def _reading(
    house: Presenter, slugs: Sequence[str], chance: random.Random
) -> Iterator[tuple[Event, str, str]]:
    yield Event.PAGE_OPENED, "", SCRIPT_RAN
    if chance.random() < _READ:
        yield Event.CONFIRMED_READING, "", CONFIRMED_READING
    spoken = [slug for slug in house.shows if slug in slugs] or list(slugs)
    for slug in dict.fromkeys(chance.choices([*spoken, *spoken, *slugs], k=chance.randint(1, 2))):
        yield Event.SHOW_VIEWED, slug, ""
        rider = f"files/{slug}/fr/{slug}-fiche-technique.pdf"
        if chance.random() < _FEES:
            yield Event.CONFIRMED_READING, f"{slug}/fees", CONFIRMED_READING
        if chance.random() < _RIDER:
            for _ in range(chance.randint(1, 2)):
                yield Event.FILE_DOWNLOADED, rider, ""
        if chance.random() < _KIT:
            yield Event.FILE_DOWNLOADED, f"files/{slug}/{slug}-kit.zip", ""
        if chance.random() < _VIDEO:
            yield Event.VIDEO_PLAYED, f"files/{slug}/{slug}-trailer.mp4", ""


def year_of_sendings(library: Library, as_of: dt.date, seed: int = 3) -> tuple[Sent, ...]:
    """Return what was sent in that year: three campaigns, to those who may be written to."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    rows = []
    for name, ago in (("Rentrée", 80), ("Bourse de février", 285), ("Saison 2027-2028", 21)):
        day = as_of - dt.timedelta(days=ago)
        for house, person in library.people():
            writable = person.email and person.consent.email.unsubscribed_on is None
            if writable and chance.random() < _WRITTEN_TO:
                rows.append(Sent(on=day, presenter=house.slug, person=person.id, campaign=name))
    return tuple(sorted(rows, key=lambda row: row.on))
