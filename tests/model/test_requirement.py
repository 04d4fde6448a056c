"""What riders ask for, in the short forms in which people write it."""

from __future__ import annotations

import pytest

from showkit.model.rider import Rider


@pytest.mark.parametrize(
    ("line", "quantity", "item"),
    [
        ("12 x Fresnel 2 kW", 12, "Fresnel 2 kW"),
        ("6× Découpes 25-50°", 6, "Découpes 25-50°"),
        ("2 x 4 m de praticable", 1, "2 x 4 m de praticable"),
        ("PAR 64", 1, "PAR 64"),
    ],
)
def test_a_line_of_a_list_says_how_many_as_people_write_it(line, quantity, item):
    """“1 × 12 x Fresnel 2 kW” was printed, and one Fresnel asked for."""
    rider = Rider.model_validate({"lighting": {"fixtures": [line]}})
    (fixture,) = rider.lighting.fixtures

    assert (fixture.quantity, fixture.item.in_language("fr")) == (quantity, item)
