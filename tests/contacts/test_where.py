"""Choosing houses and people by a filter."""

from __future__ import annotations

import pytest

from content.where.houses import POTERNE, TODAY, house
from showkit.contacts.where import select
from showkit.content.where.errors import WhereError
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.segment import Segment
from showkit.model.sent import Sent

COMPANY = Company.model_validate(
    {"name": "X", "tagline": "x", "languages": ["fr"], "site_url": "https://x.example/"}
)
NOBODY_THERE = house(slug="nobody-there", address={"country": "BE"})


def chosen(expression, **segments):
    """Return the slugs of the houses and the ids of the people that a filter chooses."""
    named = {name: Segment(where=where) for name, where in segments.items()}
    library = Library(COMPANY, (), (POTERNE, NOBODY_THERE), named)
    found = select(library, expression, TODAY)
    assert found.slugs == {one.slug for one in found.houses}
    assert found.person_ids == {person.id for _, person in found.people}
    return [one.slug for one in found.houses], [person.id for _, person in found.people]


def test_no_filter_chooses_everybody():
    assert chosen(None) == (["la-poterne", "nobody-there"], ["claire", "thomas"])


def test_a_filter_on_houses_chooses_all_their_people():
    assert chosen("country is FR") == (["la-poterne"], ["claire", "thomas"])


def test_a_filter_on_people_chooses_their_house():
    assert chosen("email known") == (["la-poterne"], ["claire"])


def test_a_house_where_nobody_works_can_be_chosen():
    """It is the one for which somebody has to be found."""
    assert chosen("email unknown") == (["la-poterne", "nobody-there"], ["thomas"])
    assert chosen("country is BE") == (["nobody-there"], [])


def test_whom_a_list_named_is_found_by_the_list():
    """Forty people to meet come as a sheet, and cards are wanted for those forty."""
    said = {"on": "2027-02-01", "fields": {"name": "La Cave", "people.zoe.name": "Zoé"}}
    people = [{"id": "zoe", "name": "Zoé"}, {"id": "luc", "name": "Luc"}]
    cave = house(slug="cave", people=people, imported={"rideau-2027": said})
    library = Library(COMPANY, (), (cave, NOBODY_THERE))

    for expression in ("list is rideau-2027", "liste est rideau-2027"):
        assert select(library, expression, TODAY).person_ids == {"zoe"}


def test_a_segment_stands_for_its_filter():
    segments = {"french": "country is FR", "written-to": "@french and email known"}
    assert chosen("@written-to", **segments) == (["la-poterne"], ["claire"])
    assert chosen("not @written-to", **segments) == (["la-poterne", "nobody-there"], ["thomas"])


def test_a_segment_that_cannot_be_read_is_named():
    """The slip is not in what was typed just now, but in the file."""
    broken = {"a": "@b", "b": "vile is Lyon"}
    with pytest.raises(WhereError, match="in the segment “b”: there is no field “vile”"):
        chosen("@a", **broken)
    assert chosen("country is FR", **broken) == (["la-poterne"], ["claire", "thomas"])


def test_who_was_never_sent_their_link_is_found():
    """Before the next mailing: who is still without, and who got theirs long ago."""
    rows = (
        Sent(on="2026-03-01", presenter="la-poterne", person="claire"),
        Sent(on="2026-01-01", presenter="la-poterne", person="claire"),
    )
    library = Library(COMPANY, (), (POTERNE,), sent=rows)

    def people(expression):
        return [person.id for _, person in select(library, expression, TODAY).people]

    assert people("sent unknown") == ["thomas"]
    assert people("sent before 2026-02-01") == [], "the last time counts"
    assert people("envoyé on 2026-03-01") == ["claire"]
    assert people("person(sent)") == ["claire", "thomas"], "somebody of the house was"


def test_a_region_is_found_by_any_of_its_names():
    """Contact files of several hands say QC, Québec and Quebec; a tour goes to all three."""
    written = {"a": ("QC", "CA"), "b": ("Québec", "CA"), "c": ("QUEBEC", None), "d": ("ON", "CA")}
    houses = tuple(
        house(slug=slug, address={"region": region, "country": country})
        for slug, (region, country) in written.items()
    )
    library = Library(COMPANY, (), houses)

    def slugs(expression):
        return [one.slug for one in select(library, expression, TODAY).houses]

    for asked in ("region is QC", "region = Québec", "region in [qc, Maine]"):
        assert slugs(asked) == ["a", "b", "c"]
    assert slugs("region is Ontario") == slugs("region is not Québec") == ["d"]


@pytest.mark.parametrize(
    ("last_visit", "came"),
    [("2026-02-28", []), ("2026-03-01", ["claire"]), ("2026-04-10", ["claire"]), (None, [])],
)
def test_who_has_a_letter_and_has_not_come_is_found(last_visit, came):
    """They are who is written to again, and who came since is called."""
    seen = {"visits": 1, "evidence": "human", "last_visit": last_visit} if last_visit else None
    somewhere = house(
        people=[{"id": "claire", "name": "C"}, {"id": "thomas", "name": "T"}], engagement=seen
    )
    rows = (
        Sent(on="2026-01-01", presenter="la-poterne", person="claire", campaign="Hiver"),
        Sent(on="2026-03-01", presenter="la-poterne", person="claire", campaign="RIDEAU 2026"),
    )
    library = Library(COMPANY, (), (somewhere,), sent=rows)

    def people(expression):
        return [person.id for _, person in select(library, expression, TODAY).people]

    assert people("campaign is 'RIDEAU 2026' and came since") == came
    still_to_come = [] if came else ["claire"]
    assert people("campaign is 'rideau 2026' and not came since") == still_to_come
    assert people("campagne a hiver") == ["claire"]
    assert people("campaign unknown") == ["thomas"]
    assert people("came since unknown") == ["thomas"]


def test_houses_near_a_town_are_found():
    """A free week after a date: who is on the way?"""
    houses = (
        house(slug="besancon", address={"city": "Besançon", "country": "FR"}),
        house(slug="nyon", address={"city": "Nyon", "country": "CH"}),
        house(slug="namur", address={"city": "Namur", "country": "BE"}),
        house(slug="nowhere", address={"country": "FR"}),
        house(
            slug="by-its-point",
            address={"country": "BE", "coordinates": {"latitude": 50.63, "longitude": 3.06}},
        ),
    )
    library = Library(COMPANY, (), houses)

    def found(expression):
        return [one.slug for one in select(library, expression, TODAY).houses]

    assert found("distance Besançon < 120") == ["besancon", "nyon"]
    assert found("distance 'Lille, FR' <= 150") == ["namur", "by-its-point"]
    assert found("distance Lille <= 150") == ["namur", "by-its-point"], "it is not that of Antwerp"
    assert found("distance 'Sherbrooke, QC' < 9000") == found(
        "distance 'Sherbrooke, QC, CA' < 9000"
    )
    assert found("km de Nyon > 300 et pays est BE") == ["namur", "by-its-point"]
    assert found("distance Nyon unknown") == ["nowhere"]
    assert found("distance La Rochelle < 10") == []


@pytest.mark.parametrize("town", ["Halifax", "Quelquepart", "'Lille, DE'", "'a, b, c, d'"])
def test_a_town_that_may_be_another_is_asked_for_with_its_country(town):
    with pytest.raises(
        WhereError, match="where several are called so, in quotes with its region or country"
    ):
        chosen(f"distance {town} < 100")
