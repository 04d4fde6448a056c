"""What everybody at a house is told of a show: why it is here, how it fits, what is near them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.fits import FitLineView
from showkit.access.page.slots import lines_in, plan_in, slot
from showkit.access.page.views import (
    DatesView,
    DateView,
    ReasonView,
    RoomView,
    StageFitsView,
    WhyView,
)
from showkit.access.selection import ReasonKind
from showkit.kit.stage_plan.alone import stage_plan
from showkit.output.templates import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.access.fits import FitView
    from showkit.access.page.dates import DateWords
    from showkit.access.page.moulds import Put
    from showkit.access.selection import Chosen, Reason
    from showkit.model.show import Show
    from showkit.portal.reader import Reader

_REASONS: Final = 3
_MARKS: Final[Mapping[ReasonKind, str]] = {
    ReasonKind.STAGE: "stage",
    ReasonKind.SEASON: "season",
    ReasonKind.NEARBY: "near",
    ReasonKind.PLAYED: "near",
    ReasonKind.AGES: "audience",
    ReasonKind.AUDIENCE: "audience",
    ReasonKind.GENRE: "genre",
}
"""The drawn mark of a reason; of what was said between the two houses, a balloon."""


def why_view(one: Chosen, fits: tuple[FitView, ...], plan: Markup, reader: Reader) -> WhyView:
    """Return why a show is on the pages of a house; `fits` is how it fits the rooms there.

    `plan` is the stage plan by itself, where it is drawn in none of them.
    """
    return WhyView(
        slug=one.show.slug,
        reasons=tuple(
            ReasonView(_MARKS.get(why.kind, "talk"), why.mark.value, why.in_words(reader))
            for why in told(one)
        ),
        rooms=tuple(
            [
                _in_short(fit) if _is_told_in_short(n, fit) else _room(fit, one.show, n)
                for n, fit in enumerate(fits)
            ]
        ),
        plan=plan,
    )


def stage_fits_view(show: Show, fits: tuple[FitView, ...], plan: Markup) -> StageFitsView:
    """Return how a show fits a house for its stage; arguments as for `why_view`."""
    rooms = [
        _whole_room(fit) if _is_told_in_short(n, fit) else _room(fit, show, n)
        for n, fit in enumerate(fits)
    ]
    return StageFitsView(show.slug, tuple(rooms), plan)


def of_both(show: Show, fits: tuple[FitView, ...]) -> Mapping[str, str]:
    """Return what a page and its part for the stage say alike of a show, by the name of its slot.

    These are the lines and the plans, which are most of both.
    """
    found: dict[str, str] = {}
    for n, fit in enumerate(fits):
        if not _is_told_in_short(n, fit):
            found[lines_in(show.slug, n)] = fit.written
            found[plan_in(show.slug, n)] = fit.plan
    return {name: html for name, html in found.items() if html}


def dates_view(one: Chosen, words: DateWords) -> DatesView:
    """Return the dates of a show as the house sees them."""
    dates = words.views(one.show, one.nearby)
    return DatesView(one.show.slug, dates, min(len(one.nearby), len(dates)))


def hollow_why(view: WhyView, put: Put) -> WhyView:
    """Return the shape of a view (see `Moulds`)."""
    return WhyView(
        put(view.slug),
        tuple([ReasonView(why.mark, why.speaks, put(why.sentence)) for why in view.reasons]),
        _hollow_rooms(view.rooms, put),
        _put_html(view.plan, put),
    )


def hollow_dates(view: DatesView, put: Put) -> DatesView:
    """Return the shape of a view (see `Moulds`)."""
    dates = [DateView(put(one.when), put(one.where), put(one.near)) for one in view.dates]
    return DatesView(put(view.slug), tuple(dates), view.near)


def hollow_line(view: FitLineView, put: Put) -> FitLineView:
    """Return the shape of a view (see `Moulds`)."""
    return FitLineView(
        put(view.label), view.mark, put(view.answer), put(view.sentence), put(view.note)
    )


def hollow_stage_fits(view: StageFitsView, put: Put) -> StageFitsView:
    """Return the shape of a view (see `Moulds`)."""
    return StageFitsView(put(view.slug), _hollow_rooms(view.rooms, put), _put_html(view.plan, put))


def _hollow_rooms(rooms: tuple[RoomView, ...], put: Put) -> tuple[RoomView, ...]:
    return tuple(
        [
            RoomView(
                one.verdict,
                put(one.room),
                put(one.headline),
                _put_html(one.lines, put),
                _put_html(one.plan, put),
            )
            for one in rooms
        ]
    )


def _put_html(html: Markup, put: Put) -> Markup:
    return Markup(put(html))


def told(one: Chosen) -> tuple[Reason, ...]:
    """Return three reasons beside how the show fits, which has a line of its own under them."""
    reasons = one.told(_REASONS)
    if one.fits and any(why.kind is ReasonKind.STAGE for why in reasons):
        reasons = one.told(_REASONS + 1)
        return tuple(why for why in reasons if why.kind is not ReasonKind.STAGE)
    return reasons


def _is_told_in_short(n: int, fit: FitView) -> bool:
    return n > 0 and fit.is_blocked


def _room(fit: FitView, show: Show, n: int) -> RoomView:
    """Return a room of which the lines and the plan are put in later (see `of_both`)."""
    return RoomView(
        fit.verdict,
        fit.room,
        fit.headline,
        slot(lines_in(show.slug, n)) if fit.written else Markup(),
        slot(plan_in(show.slug, n)) if fit.plan else Markup(),
    )


def _whole_room(fit: FitView) -> RoomView:
    return RoomView(fit.verdict, fit.room, fit.headline, fit.written, fit.plan)


def _in_short(fit: FitView) -> RoomView:
    """Return a room that will not do, where another would, by its sentence alone."""
    return RoomView(fit.verdict, fit.room, fit.headline, Markup(), Markup())


def plan_alone(show: Show, reader: Reader) -> Markup:
    """Return the stage plan by itself, for where no room of the house is known, texts escaped."""
    if show.rider is None:
        return Markup()
    title = reader.set(show.in_language(reader.tag).title)
    plan = stage_plan(show.rider, title, reader)
    return Markup(plan.svg if plan else "")
