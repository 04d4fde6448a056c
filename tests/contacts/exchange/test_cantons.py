"""Cantons and countries in one column, as lists from Switzerland have them."""

from __future__ import annotations

import pytest

from showkit.contacts.exchange.cantons import REGION_OR_COUNTRY, CantonsAndCountries
from showkit.contacts.exchange.said import Said, texts
from showkit.contacts.exchange.words import country

_SWISS_LIST = ("VD", "ZH", "F", "D")


def _read(text, code="", town="", beside=_SWISS_LIST):
    """Return region and country of a row, and whether it was clear which of them is meant."""
    house = {
        "address.postal_code": Said(code, 0),
        "address.city": Said(town, 1),
        REGION_OR_COUNTRY: Said(text, 2),
    }
    is_clear = CantonsAndCountries((*beside, text)).part(house)
    told = texts(house)
    return told.get("address.region", ""), told.get("address.country", ""), is_clear


@pytest.mark.parametrize(
    ("text", "code", "town", "region", "land"),
    [
        ("VD", "1800", "Vevey", "VD", "CH"),
        ("Berne", "3011", "Bern", "BE", "CH"),
        ("F", "56700", "Hennebont", "", "FR"),
        ("FRANCE", "14100", "Ifs", "", "FR"),
        ("D", "44787", "Bochum", "", "DE"),
        ("B", "7500", "Tournai", "", "BE"),
        ("A", "1010", "Wien", "", "AT"),
        ("I", "20121", "Milano", "", "IT"),
        ("FL", "9490", "Vaduz", "", "LI"),
        ("CH", "1204", "Genève", "", "CH"),
        ("Allemagne", "04229", "Leipzig", "", "DE"),
        ("Bavière", "80331", "München", "Bavière", ""),
    ],
)
def test_cantons_are_regions_and_signs_of_cars_are_countries(text, code, town, region, land):
    assert _read(text, code, town) == (region, land, True)


@pytest.mark.parametrize(
    ("text", "code", "town"),
    [
        ("SO", "4600", "Olten"),
        ("GE", "1205", "Genève"),
        ("BE", "2502", "Biel/Bienne"),
        ("FR", "1762", "Givisiez"),
        ("FR", "1752", "Villars"),
        ("LU", "6003", ""),
        ("SO", "", "Trimbach"),
        ("BE", "", ""),
        ("FR", "", ""),
    ],
)
def test_letters_of_both_are_a_canton_where_the_row_or_the_list_is_swiss(text, code, town):
    """Olten is not in Somalia, nor Geneva in Georgia."""
    assert _read(text, code, town) == (text, "CH", True)


@pytest.mark.parametrize(
    ("text", "code", "town"),
    [("FR", "25000", "Besançon"), ("BE", "1000", "Bruxelles"), ("LU", "", "Luxembourg")],
)
def test_letters_of_both_are_a_country_where_the_row_is_there(text, code, town):
    assert _read(text, code, town) == ("", text, True)


@pytest.mark.parametrize(
    ("text", "code", "town", "beside"),
    [
        ("LU", "", "", _SWISS_LIST),
        ("BE", "", "", ()),
        ("BE", "2999", "", ()),
        ("SO", "12345", "", _SWISS_LIST),
        ("FR", "1000", "Bourg-en-Bresse", _SWISS_LIST),
    ],
)
def test_what_may_be_either_is_not_guessed(text, code, town, beside):
    """A house in the wrong country is written to in the wrong currency."""
    assert _read(text, code, town, beside) == ("", "", False)


def test_a_column_of_their_own_says_more():
    """Where a list has both, the country that stands by itself is the one."""
    house = {"address.country": Said("BE", 0), REGION_OR_COUNTRY: Said("VD", 1)}
    assert CantonsAndCountries(["VD"]).part(house)
    assert texts(house) == {"address.country": "BE", "address.region": "VD"}


def test_a_country_by_the_sign_of_its_cars_is_known_in_any_column():
    assert [country(sign) for sign in ("F", "d", "FL", "X")] == ["FR", "DE", "LI", None]
