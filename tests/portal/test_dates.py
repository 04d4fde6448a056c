"""A date in a timetable: where it is, as people there say it."""

from __future__ import annotations

import dataclasses

import pytest

from showkit.model.place import PostalAddress
from showkit.portal.dates import date_view
from showkit.portal.show_page import show_view


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("CA", "QC", "CA"), "QC"),
        (("CA", "", "CA"), ""),
        (("CA", "VD", "CH"), ""),
        (("FR", "Normandie", "FR"), ""),
        (("FR", "QC", "CA"), ""),
    ],
)
def test_at_home_a_province_is_told_and_abroad_the_country(place, told, site, french):
    """Nobody in Rimouski has to be told that it lies in Canada."""
    home, region, country = place
    library = site.library
    show, company = library.show_by_slug["foret"], library.company
    address = company.address.model_copy(update={"country": home})
    company = company.model_copy(update={"address": address})
    site = dataclasses.replace(site, library=dataclasses.replace(library, company=company))
    row = {"region": region, "country": country, "venue": "Ailleurs", "room": ""}
    performance = show.performances[0].model_copy(update=row)
    view = date_view(show, performance, site, french, "../")
    assert (view.region, view.country_code) == (told, country)


def test_the_house_knows_its_province_where_the_row_does_not(site, library, french):
    show, house = library.show_by_slug["foret"], library.presenters[0]
    address = PostalAddress(city="Alma", region="QC", country="CA")
    house = house.model_copy(update={"address": address})
    site = dataclasses.replace(site, library=dataclasses.replace(library, presenters=(house,)))
    place = {"city": "Alma", "region": "", "country": "CA", "venue": house.slug, "room": ""}
    performance = show.performances[0].model_copy(update=place)
    assert date_view(show, performance, site, french, "../").region == "QC"


def test_a_show_that_plays_outdoors_is_not_said_to_be_on_a_stage(site, library, french):
    show = library.show_by_slug["foret"]
    facts = show.facts.model_copy(update={"audiences": ("families", "outdoors")})
    outdoors = dataclasses.replace(show, facts=facts)
    assert show_view(outdoors, site, french, "../").plays_outdoors
    assert not show_view(show, site, french, "../").plays_outdoors


@pytest.mark.parametrize(
    ("festival", "told"),
    [("Halle aux lins", ""), ("Le mois du conte", "Le mois du conte"), ("", "")],
)
def test_a_festival_that_is_the_house_is_not_told_twice(festival, told, site, library, french):
    """“La Halle aux lins, festival, La Halle” and “La Halle aux lins” stood one under the other."""
    show = library.show_by_slug["foret"]
    row = {"venue": "La Halle aux lins, festival", "room": "", "festival": festival}
    performance = show.performances[0].model_copy(update=row)
    assert date_view(show, performance, site, french, "../").festival == told
