"""What a company writes of where it tours, read for one house after the other."""

from __future__ import annotations

import pytest

from showkit.access.selection.zones import Reach, home_of, zone_of
from showkit.model.place import PostalAddress
from showkit.model.record import LocalText

LYON = home_of(PostalAddress(city="Lyon", region="Auvergne-Rhône-Alpes", country="FR"))
RIMOUSKI = home_of(PostalAddress(city="Rimouski", region="QC", country="CA"))
NYON = home_of(PostalAddress(city="Nyon", region="VD", country="CH"))
HERE, ELSEWHERE, UNKNOWN = Reach.HERE, Reach.ELSEWHERE, Reach.UNKNOWN


@pytest.mark.parametrize(
    ("zone", "lyon", "rimouski", "nyon"),
    [
        ("France, Belgique, Suisse", HERE, ELSEWHERE, HERE),
        ("Québec et Ontario", ELSEWHERE, HERE, ELSEWHERE),
        ("Québec and Ontario", ELSEWHERE, HERE, ELSEWHERE),
        ("Canada, then France", HERE, HERE, ELSEWHERE),
        ("Europe", HERE, ELSEWHERE, HERE),
        ("North America", ELSEWHERE, HERE, ELSEWHERE),
        ("nord de la France", HERE, ELSEWHERE, ELSEWHERE),
        ("Suisse romande", ELSEWHERE, ELSEWHERE, HERE),
        ("canton de Vaud", ELSEWHERE, ELSEWHERE, HERE),
        ("Bretagne et Normandie", ELSEWHERE, ELSEWHERE, ELSEWHERE),
        ("Québec : sorties de résidence", ELSEWHERE, HERE, ELSEWHERE),
        ("Europe sauf la France", UNKNOWN, ELSEWHERE, HERE),
        ("Québec, Ontario, Acadie", ELSEWHERE, HERE, ELSEWHERE),
        ("Ontario, Acadie", ELSEWHERE, UNKNOWN, ELSEWHERE),
        ("France, Grand Ouest", HERE, ELSEWHERE, ELSEWHERE),
        ("Grand Ouest", UNKNOWN, UNKNOWN, UNKNOWN),
        ("Là où la glace prend", UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_a_zone_is_countries_regions_and_continents(zone, lyon, rimouski, nyon):
    found = zone_of(LocalText.model_validate(zone))
    assert [found.reaches(home) for home in (LYON, RIMOUSKI, NYON)] == [lyon, rimouski, nyon]


def test_one_language_that_is_understood_is_enough():
    zone = zone_of(LocalText.model_validate({"fr": "Chez nos amis d’en face", "en": "Belgium"}))
    assert zone.reaches(LYON) is ELSEWHERE


def test_a_house_of_which_only_the_country_is_known_may_lie_in_a_region_of_it():
    somewhere = home_of(PostalAddress(country="CA"))
    assert zone_of(LocalText.model_validate("Québec")).reaches(somewhere) is UNKNOWN
    assert zone_of(LocalText.model_validate("Québec")).reaches(()) is UNKNOWN


@pytest.mark.parametrize("empty", [None, {"fr": " "}])
def test_no_zone_is_none(empty):
    assert zone_of(LocalText.model_validate(empty) if empty else None) is None
