"""What is not known of a house and would tell more, as advice to the company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.access.selection.facts import Case, House


def what_is_unknown(house: House, cases: Sequence[Case]) -> tuple[Message, ...]:
    """Return what the contact file, or a show's zones, could say more clearly."""
    return tuple(_unknown(house, cases))


def _unknown(house: House, cases: Sequence[Case]) -> Iterator[Message]:
    if house.place is None:
        yield Message(
            "Where they are is not known, so no distance is: give town and country, or coordinates"
        )
    if not house.presenter.rooms:
        yield Message("None of their rooms is known, so no fit is")
    elif any(_is_for_open_air(case) and not case.fits for case in cases):
        yield Message(
            "None of their places in the open air is known: a room of the kind OpenAirEventVenue "
            "tells of one"
        )
    if not house.seasons:
        yield Message("Their seasons are not known")
    if not house.genres:
        yield Message("The disciplines that they look for are not known")
    unclear = [case.offer.show.slug for case in cases if case.perhaps]
    if unclear:
        yield Message(
            "Whether these tour where they are cannot be told from the zones of their touring "
            "windows, or from the house’s address: {shows}",
            shows=", ".join(unclear),
        )


def _is_for_open_air(case: Case) -> bool:
    rider = case.offer.show.rider
    return rider is not None and rider.outdoors
