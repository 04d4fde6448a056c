"""How people are greeted: a letter that begins “Hello Dr.,” is read no further."""

from __future__ import annotations

import pytest

from showkit.model.person import Person


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Claire Aubin", "Claire"),
        ("Jean-François d'Ormesson", "Jean-François"),
        ("Dr. Jean-François d'Ormesson", "Jean-François"),
        ("Prof. Dr. Ada Lovelace", "Ada"),
        ("O'Neil, Margaret", "Margaret"),
        ("Aubin, Mme Claire", "Claire"),
        ("Mme Aubin", "Mme Aubin"),
        ("M. Dupont", "M. Dupont"),
        ("J.-P. Martin", "J.-P. Martin"),
        ("Олена Шевченко", "Олена"),
        ("Programmation", "Programmation"),
        ("Madame", "Madame"),
        ("Aubin,", "Aubin"),
    ],
)
def test_people_are_greeted_by_their_first_name(name, greeted):
    assert Person(id="one", name=name).greeting_name == greeted


def test_what_the_company_says_comes_first():
    assert Person(id="one", name="Dr. Ada Lovelace", given_name="Addie").greeting_name == "Addie"
