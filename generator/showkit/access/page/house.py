"""What everybody at a house is told of a show: why it is here, how it fits, what is near them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.access.fits import fit_views
from showkit.access.page.dates import date_views
from showkit.access.page.views import HouseView
from showkit.kit.stage_plan.alone import stage_plan
from showkit.output.templates import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.access.fits import FitView
    from showkit.access.page.views import ReasonView
    from showkit.kit.fit.needs import Need
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def house_view(  # noqa: PLR0913, PLR0917 - the show, the house, and what was found out about both
    show: Show,
    needs: Sequence[Need],
    presenter: Presenter,
    reasons: tuple[ReasonView, ...],
    distances: Mapping[str, float],
    site: Site,
    reader: Reader,
) -> HouseView:
    """Return a show as the house sees it; `distances` in kilometres by the id of a performance."""
    fits = fit_views(show, needs, presenter, reader)
    return HouseView(
        slug=show.slug,
        reasons=reasons,
        fits=fits,
        plan=plan_alone(show, fits, reader),
        dates=date_views(show, site, reader, distances),
        is_near=bool(distances),
    )


def plan_alone(show: Show, fits: Sequence[FitView], reader: Reader) -> Markup:
    """Return the stage plan by itself where no room of the house is known; every text escaped."""
    if show.rider is None or any(fit.plan for fit in fits):
        return Markup()
    title = reader.set(show.in_language(reader.tag).title)
    plan = stage_plan(show.rider, title, reader)
    return Markup(plan.svg if plan else "")
