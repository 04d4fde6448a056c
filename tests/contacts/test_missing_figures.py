"""What the technical sheet of a house should say, because a show of ours hangs on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from showkit.contacts.missing_figures import missing_figures
from showkit.content.load import load
from showkit.model.room import Room
from showkit.output.project import Project


@pytest.fixture(scope="module")
def library():
    return load(Project(Path(__file__).parents[2])).library


def said(library, slug, **room):
    house = library.presenter_by_slug[slug]
    room = Room.model_validate({"id": "r", "name": "R", **room})
    return [str(message) for message in missing_figures(library, house, room)]


def test_a_room_of_which_nothing_is_known_lacks_what_most_shows_ask_for_first(library):
    """Six riders ask for a width: that comes before what one of them asks for."""
    missing = said(library, "le-vauban")
    assert "Width of the playing area" in missing
    assert missing.index("Width of the playing area") < missing.index("Slope of the stage") or (
        "Slope of the stage" not in missing
    )


def test_what_is_known_is_not_asked_even_where_it_is_a_no(library):
    missing = said(library, "le-vauban", stage={"width": 9, "depth": 8}, blackout=False)
    assert "Width of the playing area" not in missing
    assert "Full darkness" not in missing


def test_only_what_the_shows_talked_about_need_matters(library):
    """A house that talks about the storyteller is not asked for its linesets."""
    alone = library.presenter_by_slug["le-vauban"].model_copy(update={"shows": {"mi-figue": ()}})
    room = Room.model_validate({"id": "r", "name": "R"})
    everything = library.presenter_by_slug["le-vauban"].model_copy(update={"shows": {}})
    some = missing_figures(library, alone, room)
    assert 0 < len(some) < len(missing_figures(library, everything, room))


def test_a_place_under_the_open_sky_has_no_pipes_no_dance_floor_and_no_darkness(library):
    outdoors = said(library, "le-vauban", kind="OpenAirEventVenue")
    indoors = said(library, "le-vauban")
    assert "Width of the playing area" in outdoors
    assert {"Clear height under the pipes", "Full darkness"} & set(indoors)
    gone = {"Clear height under the pipes", "Dance floor (marley, vinyl)", "Full darkness"}
    assert not gone & set(outdoors)
