"""Checks that hold what contact files say of a show against its dates in that house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.selection.seasons import talk_period
from showkit.content.checks.check import Check, check
from showkit.content.rules import HOUSES
from showkit.model.performance import Status
from showkit.model.talk import TalkStage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.talk import Talk

_FIRM: Final = frozenset({Status.CONFIRMED, Status.SOLD_OUT})

_AGAINST: Final[Mapping[TalkStage, frozenset[Status]]] = {
    TalkStage.OPTION: _FIRM,
    TalkStage.CONTRACT: frozenset({Status.OPTION, Status.CANCELLED}),
    TalkStage.DECLINED: _FIRM,
}
"""What the status of a date cannot be while the talk stands at a stage."""


def talks_agree_with_dates(library: Library, loaded: Loaded, as_of: dt.date) -> Iterator[Finding]:
    """How far a talk has come agrees with the dates of the show in that house.

    Their own page says what the talk says: a house whose date is confirmed reads that an option
    is held for it, and one whose date was cancelled that it is agreed. Only dates to come count,
    within the talk's season; a contract is kept by one firm date.
    """
    for presenter in library.presenters:
        for slug, talks in presenter.shows.items():
            show = library.show_by_slug.get(slug)
            if show is None:
                continue
            dates = [
                one
                for one in sorted(show.performances, key=lambda date: date.date)
                if one.date >= as_of
                and library.presenter_by_slug.get(one.venue) is presenter
                and not one.is_lapsed(as_of)
            ]
            for talk in {one.period.strip(): one for one in talks}.values():
                against = _against(talk, dates)
                if against is not None:
                    yield HOUSES.OTHER_THAN_DATE.at(
                        loaded.place(loaded.contact_file(presenter), ("shows", slug), of_key=True),
                        show=slug,
                        stage=talk.stage.value,
                        date=against.date,
                        status=against.status.value,
                    )


def _against(talk: Talk, dates: Sequence[Performance]) -> Performance | None:
    """Return the first date that speaks against a talk, None where one bears it out."""
    period = talk_period(talk.period)
    within = [one for one in dates if period is None or period.first <= one.date <= period.last]
    if talk.stage is TalkStage.CONTRACT and any(one.status in _FIRM for one in within):
        return None
    if talk.stage is TalkStage.OPTION and any(one.status is Status.OPTION for one in within):
        return None
    found = (one for one in within if one.status in _AGAINST.get(talk.stage, ()))
    return next(found, None)


TALK_CHECKS: Final[tuple[Check, ...]] = (check(talks_agree_with_dates, HOUSES.OTHER_THAN_DATE),)
