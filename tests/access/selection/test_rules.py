"""Each rule by itself: what it says for and against, and in whose words."""

from __future__ import annotations

import datetime as dt

import pytest

from access.selection.houses import DAY, FRENCH, said, selection, show, slugs
from showkit.access.selection import Mark, Place, ReasonKind

LYON = {"address": {"city": "Lyon", "country": "FR"}}
"""At 45.75° N, 4.85° E by the table of towns."""


def reason(found, kind, slug="a"):
    """Return the one reason of that kind that a show has, None where it has none."""
    chosen = next(one for one in found.chosen if one.show.slug == slug)
    reasons = [one for one in chosen.reasons if one.kind is kind]
    assert len(reasons) <= 1
    return reasons[0] if reasons else None


def words(found, kind, slug="a"):
    one = reason(found, kind, slug)
    return said([one])[0] if one else None


def marks(found, kind, slug="a"):
    one = reason(found, kind, slug)
    return one.mark if one else None


def test_what_they_asked_about_comes_first():
    presenter = {"shows": {"b": {"stage": "interested", "period": "2027-2028"}}}
    found = selection(presenter, [show("a"), show("b")])
    assert slugs(found) == ["b", "a"]
    assert words(found, ReasonKind.ASKED, "b") == "You asked about it for 2027-2028"
    assert found.chosen[0].ahead_by is ReasonKind.ASKED


def test_an_interest_of_a_season_that_is_over_is_no_reason():
    presenter = {"shows": {"a": {"stage": "interested", "period": "2024-2025"}}}
    assert reason(selection(presenter, [show("a")]), ReasonKind.ASKED) is None


def test_what_is_agreed_stands_before_all_that_is_not():
    presenter = {
        "interests": {"genres": ["circus"], "languages": ["fr"]},
        "shows": {"b": {"stage": "contract", "period": "2027-2028"}},
    }
    shows = [show("a", genres=["circus"]), show("b", languages=["en"])]
    found = selection(presenter, shows)
    assert slugs(found) == ["b", "a"]
    assert [one.place for one in found.chosen] == [Place.AGREED, Place.OPEN]
    assert words(found, ReasonKind.AGREED, "b") == "Agreed with you for 2027-2028"


def test_an_option_is_called_an_option():
    presenter = {"shows": {"a": {"stage": "option", "period": "2027-2028"}}}
    found = selection(presenter, [show("a")])
    assert words(found, ReasonKind.AGREED) == "An option is held for you for 2027-2028"


def option(day, until=None, **more):
    return {"date": day, "venue": "maison-0", "status": "option", "option_until": until, **more}


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (
            [option("2027-05-01", "2026-12-18")],
            "An option is held for you on May 1, 2027 (to be confirmed by December 18, 2026)",
        ),
        (
            [option("2027-05-01"), option("2027-05-02"), option("2027-05-09")],
            "An option is held for you on May 1–2, 2027 and May 9, 2027",
        ),
        (
            [option("2027-05-01", DAY), option("2027-05-09", "2026-11-20")],
            "An option is held for you on May 1, 2027 (to be confirmed by November 21, 2026)",
        ),
        (
            [option("2027-05-01", announced_on="2027-01-15")],
            "An option is held for you for 2026-2027",
        ),
        ([option("2028-05-01", "2026-11-20")], "An option is held for you for 2026-2027"),
    ],
)
def test_an_option_is_told_with_its_days_and_its_end(dates, said):
    presenter = {"shows": {"a": {"stage": "option", "period": "2026-2027"}}}
    found = selection(presenter, [show("a", dates=dates)])
    assert words(found, ReasonKind.AGREED).replace("\u00a0", " ") == said


def test_an_option_that_has_lapsed_is_no_longer_promised():
    """The check tells the company; the page must not go on telling the house the contrary."""
    presenter = {"shows": {"a": {"stage": "option", "period": "2026-2027"}}}
    dates = [option("2027-05-01", "2026-11-20"), option("2026-11-02")]
    found = selection(presenter, [show("a", dates=dates)])
    assert reason(found, ReasonKind.AGREED) is None
    assert [one.place for one in found.chosen] == [Place.OPEN]


def test_public_dates_with_them_are_named_by_their_days():
    dates = [{"date": f"2027-03-{day}", "venue": "maison-0"} for day in (19, 20)]
    found = selection({}, [show("a", dates=dates)])
    assert words(found, ReasonKind.AGREED).startswith("With you on March\u00a019")


def test_a_date_with_them_that_the_season_brochure_does_not_tell_yet_is_not_told():
    """They know it; whoever else gets the page to read must not learn it from us."""
    date = {"date": "2027-03-19", "venue": "maison-0", "announced_on": "2027-02-01"}
    presenter = {"shows": {"a": {"stage": "contract", "period": "2026-2027"}}}
    found = selection(presenter, [show("a", dates=[date])])
    assert words(found, ReasonKind.AGREED) == "Agreed with you for 2026-2027"


def test_what_they_had_comes_after_what_is_new_to_them():
    dates = [{"date": "2026-10-02", "venue": "maison-0"}]
    found = selection({}, [show("a", dates=dates), show("b")])
    assert slugs(found) == ["b", "a"]
    assert words(found, ReasonKind.PLAYED) == "You had it on October\u00a02, 2026"
    assert marks(found, ReasonKind.PLAYED) is Mark.NEUTRAL


@pytest.mark.parametrize(
    "date",
    [
        {"status": "cancelled"},
        {"status": "option"},
        {"kind": "preview"},
        {"venue": "maison-1"},
        {"date": "2027-10-02", "announced_on": "2027-09-01"},
    ],
)
def test_they_had_only_what_was_played_there_for_an_audience(date):
    dates = [{"date": "2026-10-02", "venue": "maison-0"} | date]
    assert reason(selection({}, [show("a", dates=dates)], {}), ReasonKind.PLAYED) is None


def test_a_talk_that_ended_in_a_performance_counts_where_no_date_does():
    presenter = {"shows": {"a": {"stage": "performed", "period": "2023-2024"}}}
    found = selection(presenter, [show("a")])
    assert words(found, ReasonKind.PLAYED) == "You had it in 2023-2024"


def test_who_saw_it_elsewhere_did_not_have_it():
    presenter = {
        "history": [{"date": "2026-03-05", "kind": "performance", "show": "a", "note": "Venus."}]
    }
    found = selection(presenter, [show("a")])
    assert reason(found, ReasonKind.PLAYED) is None
    assert words(found, ReasonKind.SEEN) == "Your house saw it on March\u00a05, 2026"


def test_disciplines_count_the_main_one_first_and_broader_names_too():
    presenter = {"interests": {"genres": ["dance"]}}
    shows = [
        show("a", genres=["circus"]),
        show("b", genres=["circus", "dance"]),
        show("c", genres=["contemporary-dance"]),
        show("d"),
    ]
    found = selection(presenter, shows)
    assert slugs(found) == ["c", "b", "d", "a"]
    assert words(found, ReasonKind.GENRE, "c") == "A discipline you look for: contemporary dance"


def test_that_a_discipline_is_not_theirs_is_said_to_the_company_alone():
    found = selection({"interests": {"genres": ["dance"]}}, [show("a", genres=["circus"])])
    assert reason(found, ReasonKind.GENRE).is_private
    assert found.chosen[0].told() == ()
    assert found.chosen[0].place is Place.OPEN


def test_audiences_are_those_that_both_name():
    presenter = {"interests": {"audiences": ["families", "schools"]}}
    shows = [
        show("a", audiences=["adults"]),
        show("b", audiences=["schools", "adults"]),
        show("c"),
    ]
    found = selection(presenter, shows)
    assert slugs(found) == ["b", "c", "a"]
    assert words(found, ReasonKind.AUDIENCE, "b") == "For the audiences you programme: schools"


def test_an_audience_is_the_same_in_french_and_in_english():
    presenter = {"interests": {"audiences": ["families"]}}
    shows = [
        show("a", audiences=["adultes"]),
        show("b", audiences=["Très jeune public", "familles"]),
    ]
    found = selection(presenter, shows)
    assert slugs(found) == ["b", "a"]
    assert words(found, ReasonKind.AUDIENCE, "b") == "For the audiences you programme: families"
    assert "adults" in words(found, ReasonKind.AUDIENCE, "a")


def test_an_audience_that_has_no_word_is_said_as_it_is_written():
    presenter = {"interests": {"audiences": ["deaf-people"]}}
    found = selection(presenter, [show("a", audiences=["deaf-people"])])
    assert words(found, ReasonKind.AUDIENCE) == "For the audiences you programme: deaf people"


def test_a_show_for_the_very_young_does_not_go_where_nobody_is_that_young():
    presenter = {"interests": {"ages_from": 12}}
    shows = [show("a", ages={"from": 4, "to": 9}), show("b", ages={"from": 8}), show("c")]
    found = selection(presenter, shows)
    assert slugs(found) == ["b", "c", "a"]
    assert words(found, ReasonKind.AGES, "b") == "For the ages you programme"
    assert marks(found, ReasonKind.AGES) is Mark.AGAINST
    assert found.chosen[-1].place is Place.DOUBTFUL


def test_the_ages_of_the_very_young_are_said_in_months():
    presenter = {"interests": {"ages_from": "30 months"}}
    found = selection(presenter, [show("a", ages={"from": "6 mois", "to": "18 mois"})])
    said = "For people of 18 months at most; they programme from 30 months"
    assert words(found, ReasonKind.AGES) == said


def test_the_ages_are_theirs_only_where_the_audience_may_be():
    """A house for small children has no lower limit: that alone makes no play for adults fit."""
    presenter = {"interests": {"ages_from": 0, "audiences": ["families"]}}
    found = selection(presenter, [show("a", ages={"from": 16}, audiences=["adults"])])
    assert reason(found, ReasonKind.AGES) is None


RIDER = {"stage": {"width": {"min": 8}, "depth": {"min": 6}, "clear_height": {"min": 5}}}


def room(width=9.2, depth=8.0, height=7.0, name="La Forge"):
    stage = {"width": width, "depth": depth, "clear_height": height}
    return {"id": name.lower().replace(" ", "-"), "name": name, "stage": stage}


def test_the_margin_is_that_of_the_tightest_measure():
    found = selection({"rooms": [room()]}, [show("a", rider=RIDER)])
    assert words(found, ReasonKind.STAGE) == "Fits your stage with 1.2\u00a0m to spare in width"


def test_of_several_rooms_the_best_is_named():
    rooms = [room(width=7, name="Studio"), room()]
    found = selection({"rooms": rooms}, [show("a", rider=RIDER)])
    assert words(found, ReasonKind.STAGE) == "Fits La Forge with 1.2\u00a0m to spare in width"


def test_a_show_that_fits_in_no_room_is_left_out_and_why_is_said():
    found = selection({"rooms": [room(width=7)]}, [show("a", rider=RIDER)])
    assert slugs(found) == []
    assert said([found.left_out[0].reason]) == [
        "Does not fit La Forge as it is: stage too narrow by 1\u00a0m"
    ]


@pytest.mark.parametrize("stage", ["contacted", "interested", "option", "contract"])
def test_it_stays_where_they_talk_about_it_all_the_same(stage):
    presenter = {"rooms": [room(width=7)], "shows": {"a": {"stage": stage}}}
    found = selection(presenter, [show("a", rider=RIDER)])
    assert slugs(found) == ["a"]
    assert marks(found, ReasonKind.STAGE) is Mark.AGAINST


def test_what_speaks_against_is_told_and_comes_last():
    presenter = {
        "rooms": [room(width=7)],
        "shows": {"a": {"stage": "interested"}},
        "interests": {"genres": ["circus"], "audiences": ["adults"]},
    }
    facts = {"genres": ["circus"], "audiences": ["adults"], "rider": RIDER}
    told = selection(presenter, [show("a", **facts)]).chosen[0].told(3)
    assert [one.mark for one in told] == [Mark.FOR, Mark.FOR, Mark.AGAINST]


def test_what_is_not_known_of_a_stage_is_no_reason_to_leave_a_show_out():
    rooms = [{"id": "s", "name": "S", "stage": {"depth": 8}}]
    found = selection({"rooms": rooms}, [show("a", rider=RIDER)])
    assert slugs(found) == ["a"]
    assert reason(found, ReasonKind.STAGE).is_private


def test_a_show_for_the_open_air_is_held_against_places_there_alone():
    """A hall that is too small is no reason to leave out what nobody plays in a hall."""
    shows = [show("a", rider={**RIDER, "outdoors": True})]
    found = selection({"rooms": [room(width=7)]}, shows)
    assert slugs(found) == ["a"]
    assert words(found, ReasonKind.STAGE) is None
    assert any("in the open air is known" in str(one) for one in found.unknown)
    park = {**room(width=7, name="Le Parc"), "kind": "OpenAirEventVenue"}
    assert slugs(selection({"rooms": [room(), park]}, shows)) == []
    park["stage"]["width"] = 9.2
    found = selection({"rooms": [room(width=7), park]}, shows)
    assert words(found, ReasonKind.STAGE) == "Fits Le Parc with 1.2\u00a0m to spare in width"


SEASON = {"seasons": [{"name": "Saison", "from": 10, "to": 4}]}


def window(first, last, zone="France"):
    return {"from": first, "to": last, "zone": zone}


def test_a_show_is_free_where_its_tour_and_their_season_meet():
    presenter = LYON | {"interests": SEASON}
    touring = [window("2027-04-10", "2027-05-20")]
    found = selection(presenter, [show("a", touring=touring)])
    assert words(found, ReasonKind.SEASON) == "Free in your season: April\u00a010–30, 2027"
    assert marks(found, ReasonKind.SEASON) is Mark.FOR


@pytest.mark.parametrize(
    "touring",
    [
        [window("2027-06-01", "2027-09-30")],
        [window("2027-01-25", "2027-04-18", "Québec et Ontario")],
        [window("2026-09-01", "2026-11-20")],
    ],
)
def test_a_tour_out_of_season_or_elsewhere_speaks_against(touring):
    touring = [*touring, window("2030-06-01", "2030-06-30")]
    found = selection(LYON | {"interests": SEASON}, [show("a", touring=touring)])
    assert words(found, ReasonKind.SEASON) == "No dates in your area this season"
    assert marks(found, ReasonKind.SEASON) is Mark.AGAINST


@pytest.mark.parametrize(
    ("presenter", "date"),
    [
        ({"shows": {"a": {"stage": "contract", "period": "2026-2027"}}}, None),
        ({"shows": {"a": {"stage": "option", "period": "2026-2027"}}}, None),
        ({}, {"date": "2026-12-02", "venue": "maison-0"}),
        ({}, {"date": "2026-12-02", "venue": "maison-0", "status": "option"}),
        ({}, {"date": "2027-06-02", "venue": "maison-0", "announced_on": "2027-04-01"}),
        ({}, {"date": "2027-06-12", "city": "Saint-Étienne"}),
    ],
)
def test_what_is_agreed_or_free_near_by_is_never_said_not_to_be_free(presenter, date):
    """A page that says “with you on December 2” and “not free” is believed in neither."""
    touring = [window("2027-06-01", "2027-06-30")]
    shows = [show("a", touring=touring, dates=[date] if date else [])]
    found = selection(LYON | {"interests": SEASON} | presenter, shows)
    assert reason(found, ReasonKind.SEASON) is None


@pytest.mark.parametrize(
    ("interests", "said"),
    [
        ({"interests": SEASON}, "No other dates in your area this season"),
        ({}, "No other dates in your area so far"),
    ],
)
def test_a_date_near_by_to_see_it_is_not_denied(interests, said):
    """“You can see it near you on March 12; no dates in your area” is two answers."""
    dates = [{"date": "2027-03-12", "city": "Saint-Étienne"}]
    touring = [window("2027-03-12", "2027-03-12")]
    found = selection(LYON | interests, [show("a", dates=dates, touring=touring)])
    assert words(found, ReasonKind.NEARBY).startswith("You can see it")
    assert words(found, ReasonKind.SEASON) == said


def test_a_zone_that_is_not_understood_is_no_promise_and_no_refusal():
    touring = [window("2027-01-25", "2027-04-18", "Là où la glace prend")]
    found = selection(LYON | {"interests": SEASON}, [show("a", touring=touring)])
    assert words(found, ReasonKind.SEASON).startswith(
        "Free in your season, if the tour comes your way"
    )
    assert marks(found, ReasonKind.SEASON) is Mark.NEUTRAL


def test_nothing_is_said_of_a_season_that_is_not_known():
    touring = [window("2027-01-25", "2027-04-18", "Là où la glace prend")]
    found = selection(LYON, [show("a", touring=touring)])
    assert words(found, ReasonKind.SEASON).startswith("Free, if the tour comes your way: ")


def test_without_a_season_of_theirs_a_tour_where_they_are_is_enough():
    found = selection(LYON, [show("a", touring=[window("2027-06-01", "2027-06-30")])])
    assert words(found, ReasonKind.SEASON).startswith("Available in your area")


def test_a_show_without_windows_says_nothing_of_seasons():
    found = selection(LYON | {"interests": SEASON}, [show("a")])
    assert reason(found, ReasonKind.SEASON) is None


def test_dates_before_they_decide_again_are_too_soon():
    """They decide in February and March; a tour in January is over when they do."""
    interests = SEASON | {"decision_months": [2, 3]}
    touring = [window("2027-01-22", "2027-01-31")]
    found = selection(LYON | {"interests": interests}, [show("a", touring=touring)])
    assert "before they decide again in February" in words(found, ReasonKind.SEASON)
    assert reason(found, ReasonKind.SEASON).is_private


def test_a_window_full_of_dates_is_not_free():
    dates = [{"date": f"2027-03-{day:02}"} for day in range(1, 6)]
    touring = [window("2027-03-01", "2027-03-05")]
    found = selection(LYON | {"interests": SEASON}, [show("a", dates=dates, touring=touring)])
    assert marks(found, ReasonKind.SEASON) is Mark.AGAINST


def test_languages_are_spoken_surtitled_or_missing():
    presenter = {"interests": {"languages": ["fr"]}}
    shows = [
        show("a", languages=["en"]),
        show("b", languages=["en"], surtitles=["fr-CA"]),
        show("c", languages=["fr-CA"]),
        show("d", languages=[]),
        show("e"),
    ]
    found = selection(presenter, shows)
    assert slugs(found) == ["c", "d", "b", "e", "a"]
    assert words(found, ReasonKind.LANGUAGE) == "In English, without surtitles so far"
    assert words(found, ReasonKind.LANGUAGE, "b") == "In English, surtitled in French"
    assert words(found, ReasonKind.LANGUAGE, "c") == "In French"
    assert words(found, ReasonKind.LANGUAGE, "d") == "Without words"
    assert words(found, ReasonKind.LANGUAGE, "e") is None, "nothing is said of it"
    assert found.chosen[-1].place is Place.DOUBTFUL


def costs(amount, **terms):
    return {"terms": {"currency": "CAD", "fees": [{"performances": 1, "amount": amount}], **terms}}


def test_what_they_cannot_usually_pay_comes_later_and_is_said_to_the_company_alone():
    shows = [show("a", **costs(9500)), show("b", **costs(9000))]
    found = selection({"interests": {"budget": "medium"}}, shows)
    assert slugs(found) == ["b", "a"]
    assert marks(found, ReasonKind.BUDGET) is Mark.AGAINST
    assert all(one.is_private for chosen in found.chosen for one in chosen.reasons)


def test_a_fee_that_is_open_to_discussion_does_not_speak_against():
    found = selection(
        {"interests": {"budget": "small"}}, [show("a", **costs(9500, negotiable=True))]
    )
    assert marks(found, ReasonKind.BUDGET) is Mark.NEUTRAL


@pytest.mark.parametrize(
    ("interests", "terms", "company"),
    [
        ({"budget": "small"}, costs(9500, currency="EUR"), {}),
        ({"budget": "small"}, costs(9500), {"budgets": None}),
        ({}, costs(9500), {}),
        ({"budget": "small"}, {"terms": {"fees": [{"performances": 3, "amount": 9500}]}}, {}),
    ],
)
def test_budgets_are_compared_only_where_all_figures_are_there(interests, terms, company):
    """No rate of exchange is guessed, and no band that the company did not name."""
    found = selection({"interests": interests}, [show("a", **terms)], **company)
    assert reason(found, ReasonKind.BUDGET) is None


def test_a_refusal_holds_for_its_season_and_no_longer():
    presenter = LYON | {"shows": {"a": {"stage": "declined", "period": "2026-2027"}}}
    later = [window("2027-01-10", "2027-06-30"), window("2028-09-01", "2028-12-20")]
    found = selection(presenter, [show("a", touring=later)])
    assert words(found, ReasonKind.DECLINED) == (
        "They declined it for 2026-2027; free again from September\u00a01, 2028"
    )
    assert "2028" in words(found, ReasonKind.SEASON)
    assert reason(found, ReasonKind.DECLINED).is_private
    found = selection(presenter, [show("a", touring=later[:1])])
    assert slugs(found) == []
    assert found.left_out[0].reason.kind is ReasonKind.DECLINED


def test_a_refusal_of_a_season_that_is_over_is_forgotten():
    presenter = {"shows": {"a": {"stage": "declined", "period": "2024-2025"}}}
    assert slugs(selection(presenter, [show("a")])) == ["a"]


def test_a_refusal_is_taken_back_by_what_is_said_later_of_the_same_season():
    talks = [
        {"stage": "declined", "period": "2027-2028"},
        {"stage": "interested", "period": "2027-2028"},
    ]
    found = selection({"shows": {"a": talks}}, [show("a")])
    assert slugs(found) == ["a"]
    assert reason(found, ReasonKind.DECLINED) is None


def test_an_option_for_another_season_outweighs_a_refusal():
    talks = [
        {"stage": "declined", "period": "2026-2027"},
        {"stage": "option", "period": "2027-2028"},
    ]
    assert slugs(selection({"shows": {"a": talks}}, [show("a")])) == ["a"]


def test_reasons_are_said_in_the_reader_s_language():
    presenter = LYON | {
        "rooms": [room()],
        "interests": SEASON | {"genres": ["dance"], "languages": ["fr"]},
    }
    facts = {"genres": ["dance"], "languages": ["fr"], "rider": RIDER}
    dates = [{"date": "2027-03-12", "city": "Saint-Étienne"}]
    touring = [window("2027-03-01", "2027-03-30")]
    found = selection(presenter, [show("a", dates=dates, touring=touring, **facts)])
    assert said(found.chosen[0].told(4), reader=FRENCH) == [
        "Tient sur votre plateau\u00a0: 1,2\u00a0m de marge en largeur",
        "Nous jouons à 50\u00a0km de chez vous\u00a0: 12\u00a0mars 2027",
        "Libre dans votre saison\u00a0: 1er–30\u00a0mars 2027",
        "Une discipline que vous cherchez\u00a0: danse",
    ]


def test_today_is_an_input():
    presenter = LYON | {"interests": SEASON}
    touring = [window("2027-01-25", "2027-02-18")]
    early = selection(presenter, [show("a", touring=touring)])
    late = selection(presenter, [show("a", touring=touring)], as_of=dt.date(2027, 2, 15))
    assert marks(early, ReasonKind.SEASON) is Mark.FOR
    assert marks(late, ReasonKind.SEASON) is Mark.AGAINST
