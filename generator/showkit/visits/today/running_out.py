"""What runs out within a month: consents, access pages, options."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.model.performance import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show

AHEAD: Final = dt.timedelta(days=31)
JUST_OVER: Final = dt.timedelta(days=7)
"""What ran out within so long is still said: somebody was away for a week."""


class What(StrEnum):
    """What runs out."""

    CONSENT = "consent"
    ACCESS = "access"
    OPTION = "option"


@dataclass(frozen=True)
class RunsOut:
    """Something that runs out on a day: whose, and for an option of which dates.

    `house` is the venue's name as it is shown; `presenter` is there where we have its file.
    """

    what: What
    day: dt.date
    house: str
    presenter: Presenter | None = None
    person: Person | None = None
    show: Show | None = None
    dates: tuple[Performance, ...] = ()


def running_out(
    library: Library, presenters: Iterable[Presenter], as_of: dt.date
) -> tuple[RunsOut, ...]:
    """Return what runs out within a month or did within the week, the most urgent first.

    An option that has lapsed stays until somebody says what became of it.
    """
    chosen = tuple(presenters)
    found = [
        *(one for house in chosen for one in _of_house(house, as_of)),
        *_options(library, {house.slug for house in chosen}, as_of),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.what, one.house)))


def _of_house(presenter: Presenter, as_of: dt.date) -> Iterator[RunsOut]:
    expires = presenter.access.expires_on
    if _is_near(expires, as_of) and not presenter.access.revoked and presenter.people:
        yield RunsOut(What.ACCESS, expires or as_of, presenter.name, presenter)
    for person in presenter.people:
        if person.left_on is not None and person.left_on <= as_of:
            continue
        own = person.access
        if own is not None and _is_near(own.expires_on, as_of) and not own.revoked:
            day = own.expires_on or as_of
            yield RunsOut(What.ACCESS, day, presenter.name, presenter, person)
        email = person.consent.email
        if person.email and email.unsubscribed_on is None and _is_near(email.expires_on, as_of):
            day = email.expires_on or as_of
            yield RunsOut(What.CONSENT, day, presenter.name, presenter, person)


def _options(library: Library, slugs: set[str], as_of: dt.date) -> Iterator[RunsOut]:
    """Yield options that end; all of a show in one house that end on one day are one call."""
    everybody = len(slugs) == len(library.presenters)
    for show in library.shows:
        ending: dict[tuple[dt.date, str], list[Performance]] = {}
        for performance in sorted(show.performances, key=lambda one: (one.date, one.time or "")):
            until = performance.option_until
            if performance.status is not Status.OPTION or until is None:
                continue
            house = library.presenter_by_slug.get(performance.venue)
            is_chosen = everybody if house is None else house.slug in slugs
            if is_chosen and until <= as_of + AHEAD and performance.date >= as_of:
                ending.setdefault((until, performance.venue), []).append(performance)
        for (until, venue), dates in ending.items():
            house = library.presenter_by_slug.get(venue)
            name = house.name if house else venue
            yield RunsOut(What.OPTION, until, name, house, show=show, dates=tuple(dates))


def _is_near(day: dt.date | None, as_of: dt.date) -> bool:
    return day is not None and as_of - JUST_OVER <= day <= as_of + AHEAD
