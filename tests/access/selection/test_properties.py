"""What holds of every selection, whatever the houses and shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from access.selection.houses import DAY, library, selection, show, slugs
from showkit.access.selection import LIMIT, Mark, Place, Selector, select
from showkit.model.material import Credit
from showkit.model.show_facts import ShowFacts

SLUGS = ["a", "b", "c", "d", "e"]
GENRES = ["circus", "dance", "contemporary-dance", "puppetry"]
AUDIENCES = ["adults", "families", "schools"]
LANGUAGES = ["fr", "en", "es"]
ROOM = {"width": 8, "depth": 7, "clear_height": 6}
ZONES = ["France", "Québec", "Europe", "Nulle part que l’on sache", None]


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=3)


def windows():
    days = st.dates(dt.date(2026, 10, 1), dt.date(2029, 6, 30))
    return st.builds(
        lambda first, length, zone: {
            "from": first,
            "to": first + dt.timedelta(days=length),
            "zone": zone,
        },
        days,
        st.integers(0, 90),
        st.sampled_from(ZONES),
    )


def dates():
    return st.fixed_dictionaries(
        {
            "date": st.dates(dt.date(2026, 6, 1), dt.date(2028, 6, 30)),
            "city": st.sampled_from(["Lyon", "Grenoble", "Paris", "Nulleville"]),
            "venue": st.sampled_from(["maison-0", "maison-1", "Salle"]),
            "status": st.sampled_from(["confirmed", "option", "sold-out", "cancelled"]),
        }
    )


def facts():
    return st.fixed_dictionaries(
        {
            "genres": some(GENRES),
            "audiences": some(AUDIENCES),
            "languages": some(LANGUAGES),
            "surtitles": some(LANGUAGES),
            "touring": st.lists(windows(), max_size=3),
            "state": st.sampled_from(["touring", "touring", "creation", "retired"]),
            "ages": st.sampled_from([None, {"from": 3, "to": 6}, {"from": 14}]),
        }
    )


def shows():
    def made(slug, given, when, width):
        rider = {"stage": {"width": {"min": width}}} if width else None
        return show(slug, dates=when, rider=rider, **given)

    one = st.tuples(facts(), st.lists(dates(), max_size=3), st.sampled_from([None, 6, 7, 12]))
    return st.lists(one, min_size=1, max_size=len(SLUGS)).map(
        lambda found: [made(slug, *each) for slug, each in zip(SLUGS, found, strict=False)]
    )


def talks():
    stage = st.sampled_from(["contacted", "interested", "option", "performed", "declined"])
    period = st.sampled_from(["", "2024-2025", "2026-2027", "2027-2028", "bientôt"])
    one = st.fixed_dictionaries({"stage": stage, "period": period})
    return st.dictionaries(st.sampled_from(SLUGS), st.lists(one, min_size=1, max_size=3))


def presenters():
    interests = st.fixed_dictionaries(
        {
            "genres": some(GENRES),
            "audiences": some(AUDIENCES),
            "languages": some(LANGUAGES),
            "ages_from": st.sampled_from([None, 0, 10]),
            "budget": st.sampled_from([None, "small", "large"]),
            "decision_months": st.lists(st.integers(1, 12), max_size=2),
            "seasons": st.sampled_from([[], [{"name": "S", "from": 9, "to": 5}]]),
        }
    )
    return st.fixed_dictionaries(
        {
            "interests": interests,
            "shows": talks(),
            "rooms": st.sampled_from([[], [{"id": "r", "name": "R", "stage": ROOM}]]),
            "address": st.sampled_from([{}, {"city": "Lyon", "country": "FR"}]),
            "access": st.fixed_dictionaries({"pinned": some(SLUGS), "excluded": some(SLUGS)}),
        }
    )


@settings(deadline=None, max_examples=40)
@given(presenters(), shows())
def test_every_show_is_chosen_or_left_out_once_with_a_reason(presenter, offered):
    found = selection(presenter, offered, {})
    names = [*slugs(found), *(one.show.slug for one in found.left_out)]
    assert sorted(names) == [one.slug for one in offered]
    assert len(found.chosen) <= LIMIT
    parts = list(Place)
    places = [parts.index(one.place) for one in found.chosen]
    assert places == sorted(places)
    for one in found.chosen:
        against = any(reason.mark is Mark.AGAINST for reason in one.reasons)
        assert against or one.place is not Place.DOUBTFUL
        assert not against or one.place is not Place.OPEN


@settings(deadline=None, max_examples=40)
@given(presenters(), shows())
def test_what_is_excluded_never_appears_and_what_is_pinned_always_first(presenter, offered):
    found = selection(presenter, offered, {})
    excluded = presenter["access"]["excluded"]
    there = {one.slug for one in offered}
    pinned = [slug for slug in presenter["access"]["pinned"] if slug in there - set(excluded)]
    assert not set(excluded) & set(slugs(found))
    assert slugs(found)[: len(pinned)] == pinned


@settings(deadline=None, max_examples=40)
@given(presenters(), shows(), st.lists(st.sampled_from(SLUGS), unique=True, min_size=1))
def test_a_list_of_the_company_is_followed_to_the_letter(presenter, offered, listed):
    presenter = presenter | {"access": {"shows": listed}}
    there = {one.slug for one in offered}
    assert slugs(selection(presenter, offered, {})) == [one for one in listed if one in there]


@settings(deadline=None, max_examples=40)
@given(presenters(), shows())
def test_a_selection_depends_on_nothing_but_what_it_is_given(presenter, offered):
    """Not on the order of folders, nor on whom the same selector was asked about before."""
    there = library(presenter, offered, {"interests": {"genres": ["dance"]}})
    back = library(presenter, offered[::-1], {"interests": {"genres": ["dance"]}})
    house = there.presenters[0]
    found = select(there, house, house.access, DAY)
    assert slugs(found) == slugs(select(back, house, house.access, DAY))
    selector = Selector(there, DAY)
    for other in there.presenters[::-1]:
        again = selector.house(other).select(other.access)
    assert again == found


def favour(one, interests, way):
    """Return a show with one thing more that speaks for it."""
    if way == "smaller":
        smaller = show("x", rider={"stage": {"width": {"min": 1}}}).rider
        return replace(one, rider=smaller if one.rider else None)
    facts, wanted = one.facts, interests.get(way, [])[:1]
    window = {"from": dt.date(2028, 9, 1), "to": dt.date(2029, 3, 31), "zone": "France"}
    more = {
        "genres": {"genres": [*wanted, *(set(facts.genres) - set(wanted))]},
        "audiences": {"audiences": [*facts.audiences, *wanted]},
        "languages": {
            "languages": [] if facts.is_wordless else [*(facts.languages or ()), *wanted]
        },
        "without words": {"languages": []},
        "tour": {"touring": [*facts.touring, window]},
    }
    return with_facts(one, **more.get(way, {}))


def with_facts(one, **changed):
    plain = one.facts.model_dump(by_alias=True, exclude_unset=True)
    return replace(one, facts=ShowFacts.model_validate(plain | changed))


@pytest.mark.parametrize(
    "way", ["genres", "audiences", "languages", "without words", "tour", "smaller", "talk"]
)
@settings(deadline=None, max_examples=40)
@given(presenters(), shows(), st.data())
def test_what_speaks_for_a_show_never_moves_it_down(way, presenter, offered, data):
    before = slugs(selection(presenter, offered, {}))
    slug = data.draw(st.sampled_from([one.slug for one in offered]))
    better = [
        favour(one, presenter["interests"], way) if one.slug == slug else one for one in offered
    ]
    if way == "talk":
        talk = presenter["shows"].get(slug, [])
        added = [*talk, {"stage": "interested", "period": "2028-2029"}]
        presenter = presenter | {"shows": presenter["shows"] | {slug: added}}
    after = slugs(selection(presenter, better, {}))
    if slug in before:
        assert slug in after
        assert set(after[: after.index(slug)]) <= set(before[: before.index(slug)])


def test_who_is_on_tour_is_read_from_credits():
    credit = Credit.model_validate({"role": {"fr": "jeu"}, "name": "Ana", "on_tour": "yes"})
    assert show("a", people=["Ana"]).credits == (credit,)
