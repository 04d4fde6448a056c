"""Which places of a house a show can be held against at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.rider import Rider
    from showkit.model.room import Room


def places_for(rider: Rider | None, rooms: Sequence[Room]) -> tuple[Room, ...]:
    """Return the places where a show could be: those in the open air for one that is played there.

    A show for halls is held against all: many a hall's show has been played in a courtyard, and
    its lines say what is short there.
    """
    if rider is None or not rider.outdoors:
        return tuple(rooms)
    return tuple(room for room in rooms if room.is_outdoors)
