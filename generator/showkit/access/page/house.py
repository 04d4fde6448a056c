"""What everybody at a house is told of a show: why it is here, how it fits, what is near them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from showkit.access.page.dates import date_views
from showkit.access.page.views import HouseView, ReasonView
from showkit.access.selection import ReasonKind
from showkit.kit.stage_plan.alone import stage_plan
from showkit.output.templates import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.access.fits import FitView
    from showkit.access.selection import Chosen, Reason
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

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


def house_view(
    one: Chosen, fits: tuple[FitView, ...], plan: Markup, site: Site, reader: Reader
) -> HouseView:
    """Return a show as the house sees it; `fits` is how it fits the rooms there.

    `plan` is the stage plan by itself, where it is drawn in none of them.
    """
    return HouseView(
        slug=one.show.slug,
        reasons=tuple(
            ReasonView(_MARKS.get(why.kind, "talk"), why.mark.value, why.in_words(reader))
            for why in told(one)
        ),
        fits=tuple(_in_short(fit) if n and fit.is_blocked else fit for n, fit in enumerate(fits)),
        plan=plan,
        dates=date_views(one.show, one.nearby, site, reader),
        is_near=bool(one.nearby),
    )


def told(one: Chosen) -> tuple[Reason, ...]:
    """Return three reasons beside how the show fits, which has a line of its own under them."""
    reasons = one.told(_REASONS)
    if one.fits and any(why.kind is ReasonKind.STAGE for why in reasons):
        reasons = one.told(_REASONS + 1)
        return tuple(why for why in reasons if why.kind is not ReasonKind.STAGE)
    return reasons


def _in_short(fit: FitView) -> FitView:
    """Return a room that will not do, where another would, by its sentence alone."""
    return replace(fit, lines=(), plan=Markup())


def plan_alone(show: Show, reader: Reader) -> Markup:
    """Return the stage plan by itself, for where no room of the house is known, texts escaped."""
    if show.rider is None:
        return Markup()
    title = reader.set(show.in_language(reader.tag).title)
    plan = stage_plan(show.rider, title, reader)
    return Markup(plan.svg if plan else "")
