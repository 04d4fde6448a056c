"""How a show fits the rooms of a house, on the page of whoever programmes there."""

from __future__ import annotations

import datetime as dt
import re

from showkit.access.fits import FitWords
from showkit.access.selection import select
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.presenter import Presenter
from showkit.model.rider import Rider
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

_READER = Reader(catalogue("fr-CA"))
_RIDER = Rider.model_validate(
    {
        "stage": {
            "width": {"min": 8, "note": {"fr": "Une version de 7 m existe."}},
            "depth": 6,
            "clear_height": 5,
        }
    }
)
_DAY = dt.date(2026, 11, 21)
_COMPANY = Company.model_validate(
    {"name": "C", "tagline": "x", "languages": "fr", "site_url": "https://c.example/"}
)
_SHOW = Show("jeu", "content/shows/jeu", ShowFacts(), {"fr": ShowWords(title="Le jeu")}, _RIDER)


def views(*stages):
    rooms = [
        {"id": f"r{n}", "name": f"Salle {n}", "stage": stage} for n, stage in enumerate(stages, 1)
    ]
    house = Presenter.model_validate({"slug": "h", "name": "H", "rooms": rooms})
    return _seen(_SHOW, house)


def _seen(show, house):
    chosen = select(Library(_COMPANY, (show,), (house,)), house, house.access, _DAY).chosen[0]
    return FitWords(_READER).views(show, chosen.fits)


def test_the_room_that_fits_comes_first_and_what_is_short_is_said_first():
    good = {"width": 9.2, "depth": 8, "clear_height": 7}
    best, other = views({**good, "width": 6}, good)
    assert best.headline.replace("\u00a0", " ") == "Tient dans Salle 2 : 1,2 m de marge en largeur."
    assert other.verdict == "blocked"
    assert [line.mark for line in other.lines] == ["short", "meets", "meets"]
    assert other.lines[0].note == "Une version de 7\u00a0m existe."
    assert not [line.note for line in best.lines if line.note]


def test_the_plan_is_drawn_in_each_room_whose_stage_is_known():
    drawn, unknown = views({"width": 9, "depth": 8}, {"clear_height": 6})
    assert "Salle 1" in drawn.plan
    assert drawn.plan.startswith("<svg")
    assert "style=" not in drawn.plan, "the page's policy would refuse it"
    assert not unknown.plan


def test_halls_with_the_same_figures_have_the_same_drawing_each_under_its_own_name():
    """It is drawn once; two drawings on a page may not share an id: one would be read for both."""
    one, other = (fit.plan for fit in views(*[{"width": 9, "depth": 8}] * 2))
    assert "Salle 1" in one
    assert "Salle 2" in other
    head, other_head = (plan.split("\n", 3) for plan in (one, other))
    assert head[3] == other_head[3]
    ids, others = (set(re.findall(r' id="([^"]+)"', plan)) for plan in (one, other))
    assert len(ids) == 2
    assert not ids & others


def test_a_house_is_not_told_that_nothing_is_known_of_its_hall():
    """Whoever reads the page knows the hall: a list of questions is no reason to read on."""
    assert views({}) == ()
    assert _seen(_SHOW, Presenter.model_validate({"slug": "h", "name": "H"})) == ()
