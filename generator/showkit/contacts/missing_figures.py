"""What a house's technical sheet does not say, and our shows must know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from showkit.model.message import Message
from showkit.model.record import Record
from showkit.model.requirement import Level, Provision, Requirement, Supplier
from showkit.model.show_facts import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.model.rider import Rider
    from showkit.model.room import Room


_INDOORS: Final = frozenset(
    {
        *(("stage", name) for name in ("proscenium_width", "wall_to_wall", "grid_height")),
        *(("stage", name) for name in ("clear_height", "linesets", "dance_floor")),
        ("", "blackout"),
    }
)
"""What nobody asks of a place under the open sky."""


def missing_figures(library: Library, presenter: Presenter, room: Room) -> tuple[Message, ...]:
    """Return what `room` does not say of what shows require, asked for by most shows first.

    The shows are those that are talked about with the house; where there is no such talk, all
    that tour or are in creation.
    """
    needed: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], Message] = {}
    for rider in _riders(library, presenter):
        for group, name in _required(rider):
            if room.is_outdoors and (group, name) in _INDOORS:
                continue
            owner = getattr(room, group, None) if group else room
            if isinstance(owner, Record) and getattr(owner, name, ()) in (None, (), ""):
                field = type(owner).model_fields[name]
                words[group, name] = Message(field.description or name)
                needed[group, name] += 1
    return tuple(words[place] for place, _ in needed.most_common())


def _riders(library: Library, presenter: Presenter) -> Sequence[Rider]:
    alive = [show for show in library.shows if show.rider and show.facts.state is not State.RETIRED]
    talked_about = {
        library.show_by_slug[slug].slug for slug in presenter.shows if slug in library.show_by_slug
    }
    meant = [show for show in alive if show.slug in talked_about] or alive
    return [show.rider for show in meant if show.rider]


def _required(rider: Rider) -> Iterator[tuple[str, str]]:
    """Yield the group and name of each line that a house must meet with what it has."""
    for name in type(rider).model_fields:
        value = getattr(rider, name)
        if _is_required(value):
            yield "", name
        elif isinstance(value, Record):
            for inner in type(value).model_fields:
                if _is_required(getattr(value, inner)):
                    yield name, inner


def _is_required(value: object) -> bool:
    if not isinstance(value, Requirement) or value.level is not Level.REQUIRED:
        return False
    if isinstance(value, Provision) and not value.value:
        return False
    return value.supplied_by is Supplier.PRESENTER
