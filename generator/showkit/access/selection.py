"""Which shows a person's page holds, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.model.show_facts import State
from showkit.model.talk import TalkStage

if TYPE_CHECKING:
    from showkit.model.access import Access
    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show


def selected_shows(library: Library, presenter: Presenter, access: Access) -> tuple[Show, ...]:
    """Return the shows of a page: those that were chosen, as they were ordered.

    Where the choice is showkit's: what tours or is being made, unless it was excluded here or
    the house has declined it; pinned ones first, then those in the house's own genres.
    """
    by_slug = library.show_by_slug
    if access.shows is not None:
        return tuple(by_slug[slug] for slug in access.shows if slug in by_slug)
    pinned = [by_slug[slug] for slug in access.pinned if slug in by_slug]
    out = {by_slug[slug].slug for slug in access.excluded if slug in by_slug} | {
        by_slug[slug].slug
        for slug, talks in presenter.shows.items()
        if slug in by_slug and talks and talks[-1].stage is TalkStage.DECLINED
    }
    others = [
        show
        for show in library.shows
        if show not in pinned and show.slug not in out and show.facts.state is not State.RETIRED
    ]
    wanted = set(presenter.interests.genres)
    others.sort(key=lambda show: wanted.isdisjoint(show.facts.genres))
    return (*pinned, *others)
