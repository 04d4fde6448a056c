"""Where towns are: found however they are written, and never guessed."""

from __future__ import annotations

import pytest

from showkit.content.towns import (
    place_of_town,
    region_of,
    regions,
    spellings_of_region,
    town_named,
    usual_region,
)


@pytest.mark.parametrize(
    ("city", "region", "country", "place"),
    [
        ("Besançon", "Bourgogne-Franche-Comté", "FR", (47.25, 6.02)),
        ("besancon", "", "fr", (47.25, 6.02)),
        ("BESANÇON Cedex", "", "FR", (47.25, 6.02)),
        ("Lille Cedex 2", "", "FR", (50.63, 3.06)),
        ("Paris 12e", "", "FR", (48.85, 2.35)),
        ("Montréal (Verdun)", "QC", "CA", (45.51, -73.59)),
        ("St-Élie-de-Caxton", "QC", "CA", (46.48, -72.97)),
        ("Trois-Rivieres", "Québec", "CA", (46.35, -72.55)),
        ("Bruxelles", "", "BE", (50.85, 4.35)),
        ("Bienne", "BE", "CH", (47.14, 7.25)),
        ("Biel/Bienne", "", "CH", (47.14, 7.25)),
        ("Genève", "GE", "CH", (46.2, 6.15)),
        ("Gérone", "Catalunya", "ES", (41.98, 2.82)),
        ("La Chaux-de-Fonds", "NE", "CH", (47.1, 6.83)),
        ("Villeneuve-lès-Avignon", "", "FR", (43.97, 4.8)),
        ("’s-Hertogenbosch", "", "NL", (51.7, 5.3)),
    ],
)
def test_a_town_is_found_however_it_is_written(city, region, country, place):
    found = place_of_town(city, region, country)
    assert (found.latitude, found.longitude) == pytest.approx(place, abs=0.03)


@pytest.mark.parametrize(
    ("city", "region", "country"),
    [
        ("Nulleville", "", "FR"),
        ("Montréal", "", "FR"),
        ("Springfield", "", "US"),
        ("Besançon", "Bretagne", "FR"),
        ("Besançon", "", None),
        ("Besançon", "", "BE"),
        ("Besançon", "", "XX"),
        ("", "QC", "CA"),
        ("Cedex 2", "", "FR"),
        ("75012", "", "FR"),
    ],
)
def test_a_town_that_is_not_known_or_may_be_several_is_nowhere(city, region, country):
    """France has two towns called Montréal; a wrong distance is worse than none."""
    assert place_of_town(city, region, country) is None


def test_a_region_decides_between_namesakes():
    assert place_of_town("Springfield", "IL", "US").longitude == pytest.approx(-89.64)
    assert place_of_town("Springfield", "Massachusetts", "US").longitude == pytest.approx(-72.59)


@pytest.mark.parametrize(
    ("words", "country", "iso"),
    [
        ("QC", "CA", "QC"),
        ("Québec", "ca", "QC"),
        ("Wallonie", "BE", "WAL"),
        ("vaud", "CH", "VD"),
        ("Auvergne Rhône Alpes", "FR", "ARA"),
        ("Cataluña", "ES", "CT"),
    ],
)
def test_a_region_is_known_by_its_short_name_and_by_its_names(words, country, iso):
    assert region_of(words, country).iso == iso


@pytest.mark.parametrize(
    ("words", "country", "usual"),
    [
        ("Québec", "CA", "QC"),
        ("ontario", "CA", "ON"),
        ("Vaud", "CH", "VD"),
        ("Bretagne", "FR", "Bretagne"),
        ("Bas-Saint-Laurent", "CA", "Bas-Saint-Laurent"),
        ("Jura", None, "Jura"),
    ],
)
def test_a_region_is_written_as_people_of_its_country_write_it(words, country, usual):
    """GeoNames has a code for Brittany (BRE) too, but nobody puts it on an envelope."""
    assert usual_region(words, country) == usual


def test_a_region_that_may_be_any_of_several_has_the_spellings_of_all():
    """A house of which the country is not known is found all the same."""
    assert "ontario" in spellings_of_region("ON", None)
    assert spellings_of_region("ON", "CA") == {"on", "ontario"}
    assert spellings_of_region("Atlantis", None) == frozenset()


@pytest.mark.parametrize(("words", "country"), [("", "CA"), ("Acadie", "CA"), ("QC", None)])
def test_what_is_no_region_is_none(words, country):
    assert region_of(words, country) is None


def test_every_country_lies_on_a_continent():
    assert regions().continents["BE"] == "EU"
    assert regions().continents["CA"] == "NA"
    assert set(regions().by_country) <= set(regions().continents)


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("Lille", 50.6, 3.1),
        ("Montréal", 45.5, -73.6),
        ("genève", 46.2, 6.2),
        ("Halifax, GB", 53.7, -1.9),
        ("Halifax, NS", 44.6, -63.6),
        ("Bern, BE", 46.9, 7.4),
        ("Gatineau, QC, CA", 45.5, -75.7),
    ],
)
def test_a_town_is_the_one_that_is_spoken_of(text, latitude, longitude):
    """Nobody who says Lille means that of the province of Antwerp."""
    place = town_named(text)
    assert place.latitude == pytest.approx(latitude, abs=0.1)
    assert place.longitude == pytest.approx(longitude, abs=0.1)


@pytest.mark.parametrize("text", ["Halifax", "Valence", "Lille, DE", "", ",", "a, b, c, d", "|"])
def test_a_town_of_which_nobody_says_which_is_none(text):
    assert town_named(text) is None
