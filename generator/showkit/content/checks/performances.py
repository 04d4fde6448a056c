"""Performances held against their show, against one another, and against the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.checks.clocks import time_of
from showkit.content.rules import DATES
from showkit.content.suggestions import did_you_mean, meant_instead
from showkit.model.performance import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.show_facts import TouringWindow

_DAY: Final = 24 * 60
"""Minutes."""

_LONGEST_NIGHT: Final = 8 * 60
"""Minutes; what runs longer across midnight was not meant to, unless the show is as long."""

_OFF: Final = frozenset({Status.CANCELLED, Status.POSTPONED})


def performances_lie_in_a_touring_window(
    library: Library, loaded: Loaded, as_of: dt.date
) -> Iterator[Finding]:
    """A coming performance lies in a period in which the show tours.

    The windows under ``touring`` in datapackage.yaml tell presenters when they may ask. A date
    outside them means that either is wrong. Past dates, and shows without windows, are left alone.
    """
    for show in library.shows:
        windows = [window for window in show.facts.touring if window.from_ <= window.to]
        if not windows:
            continue
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            if not row.is_coming(as_of) or any(w.from_ <= row.date <= w.to for w in windows):
                continue
            nearest = min(windows, key=lambda window: _distance(window, row.date))
            yield DATES.OUTSIDE_WINDOW.at(
                loaded.cell(path, row, "date"),
                date=row.date,
                show=show.slug,
                from_=nearest.from_,
                to=nearest.to,
            )


def _distance(window: TouringWindow, day: dt.date) -> dt.timedelta:
    return max(window.from_ - day, day - window.to)


def performances_end_after_they_start(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A performance ends after it starts.

    An end past midnight is normal: 23:00 to 00:30 takes an hour and a half. But 20:00 to 19:30
    would take all night and the next day, which only a show of that length may.
    """
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        longest = max(_LONGEST_NIGHT, 2 * (show.facts.duration or 0))
        for row in show.performances:
            if not row.time or not row.ends:
                continue
            length = _minutes(row.ends) - _minutes(row.time)
            past_midnight = length + _DAY
            if length > 0 or (length < 0 and past_midnight <= longest):
                continue
            in_the_evening = length + _DAY // 2  # 9:30 written for 21:30
            meant = _minutes(row.ends) + _DAY // 2
            near = 0 < in_the_evening <= _LONGEST_NIGHT // 2 and meant < _DAY
            yield DATES.ENDS_FIRST.at(
                loaded.cell(path, row, "ends"),
                time=row.time,
                ends=row.ends,
                hours=f"{past_midnight / 60:g}",
                suggestion=meant_instead(f"{meant // 60:02}:{meant % 60:02}") if near else "",
            )


def _minutes(written: str) -> int:
    moment = time_of(written)
    return 60 * moment.hour + moment.minute


def dates_stand_once(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A show plays once at a time.

    Two rows with the same day and time are one date that was typed twice, or one with the wrong
    day. Without times, two rows of one day in one house are. What is cancelled or postponed does
    not count.
    """
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        first: dict[object, Performance] = {}
        for row in loaded.rows(path):
            if row.status in _OFF:
                continue
            moment = (row.date, time_of(row.time) if row.time else row.venue)
            earlier = first.setdefault(moment, row)
            if earlier is not row:
                yield DATES.TWICE.at(
                    loaded.cell(path, row, "date"),
                    show=show.slug,
                    date=row.date,
                    time=row.time or "…",
                    line=loaded.cell(path, earlier).line,
                )


def options_are_alive(library: Library, loaded: Loaded, as_of: dt.date) -> Iterator[Finding]:
    """An option that has lapsed is confirmed, prolonged or given up.

    ``option_until`` is the last day on which the house may still say yes.
    """
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            if row.is_lapsed(as_of) and row.date >= as_of:
                yield DATES.LAPSED.at(
                    loaded.cell(path, row, "option_until"),
                    date=row.date,
                    city=row.city,
                    day=row.option_until,
                    house=_house(library, row),
                )


def _house(library: Library, row: Performance) -> str:
    presenter = library.presenter_by_slug.get(row.venue)
    return presenter.name if presenter else row.venue


def postponed_dates_are_replaced(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A postponed performance names, by its id, the one that replaces it.

    Both must be in the same show's table. As long as the new date is not known, leave
    ``postponed_to`` empty.
    """
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        ids = {row.id for row in show.performances}
        for row in show.performances:
            if row.postponed_to and row.postponed_to not in ids - {row.id}:
                suggestion = did_you_mean(row.postponed_to, ids - {row.id})
                yield DATES.REPLACEMENT.at(
                    loaded.cell(path, row, "postponed_to"),
                    id=row.postponed_to,
                    suggestion=suggestion,
                )


def dates_are_announced_before_they_are_played(
    library: Library, loaded: Loaded
) -> Iterator[Finding]:
    """A performance is announced before it is played.

    Until the day under ``announced_on`` the portal keeps silent about it; a later day keeps it
    out of sight for ever.
    """
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            if row.announced_on and row.announced_on > row.date:
                yield DATES.LATE_ANNOUNCEMENT.at(
                    loaded.cell(path, row, "announced_on"),
                    announced=row.announced_on,
                    date=row.date,
                )
