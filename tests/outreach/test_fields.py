"""Words in braces, as people write them."""

from __future__ import annotations

import pytest

from showkit.outreach.fields import fields_in, filled_in, unknown_fields

_CLAIRE = {"name": "Claire", "page": "https://a.example/", "house": "Le Vauban", "city": "Besançon"}


@pytest.mark.parametrize(
    "written", ["{name}", "{prénom}", "{Prénom}", "{ prenom }", "{first-name}", "{{prénom}}"]
)
def test_a_first_name_is_filled_in_however_it_is_written(written):
    assert filled_in(f"Bonjour {written},", _CLAIRE) == "Bonjour Claire,"
    assert fields_in(written) == {"name"}
    assert list(unknown_fields(written)) == []


@pytest.mark.parametrize("written", ["{nom}", "{{ contact.PRENOM }}", "{}", "{ }"])
def test_what_is_nothing_of_theirs_stays_as_it_is(written):
    assert filled_in(written, _CLAIRE) == written
    assert fields_in(written) == frozenset()
