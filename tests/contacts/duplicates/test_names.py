"""Names of houses and of people, taken apart and compared."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.duplicates import house_names, person_names
from showkit.contacts.duplicates.house_names import Families, families, house_name
from showkit.contacts.duplicates.person_names import person_name
from showkit.contacts.duplicates.tokens import mended, plain_words
from showkit.contacts.duplicates.vocabulary import LONGEST_PHRASE

_WORDS = Path(house_names.__file__).with_name("words.csv")


@pytest.mark.parametrize(
    ("name", "own", "kinds"),
    [
        ("Théâtre de la Pointe-aux-Ormes inc.", ("pointe", "ormes"), {"theatre"}),
        ("ASBL Ctre cult. de St-Ardoux", ("saint", "ardoux"), {"cultural-centre"}),
        ("L’Entresort a.s.b.l.", ("entresort",), set()),
        ("Association loi 1901 « Le Chat botté »", ("chat", "botte"), set()),
        ("12es Rencontres Loups et loupiotes", ("loups", "loupiotes"), {"festival"}),
        ("Le Pertuis, scène nationale", ("pertuis",), {"label"}),
        ("Kulturmühle Sternen e.V.", ("kulturmuhle", "sternen"), set()),
        ("Teatre de l'Ocellat - box office", ("ocellat",), {"theatre"}),
        ("SA", ("sa",), set()),
    ],
)
def test_what_is_a_house_s_own_is_told_from_what_all_have(name, own, kinds):
    form = house_name(name).full
    assert form.own == own
    assert form.kinds == kinds


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("La Marée haute", "MAREE HAUTE (La) inc.", "SAME"),
        ("Salle La Marée haute", "Théâtre de la Marée haute", "COMMON"),
        ("Théâtre municipal", "Théâtre municipal", "GENERIC"),
        ("Théâtre municipal", "Salle polyvalente", "NONE"),
        ("La Baie / The Bay", "The Bay", "SEGMENT"),
        ("Ironbark Playhouse", "Iron Bark Playhouse", "SAME"),
        ("Le Cormoran", "Le Cormorant", "NEAR"),
        ("La Vague", "La Vogue", "NONE"),
        ("Le Jardin", "Le Jardin des mots", "PART"),
        ("SAVH", "Société des arts de la Vallée-Haute", "INITIALS"),
        ("Le Quai", "Le Puits", "NONE"),
    ],
)
def test_names_of_houses_are_alike_in_ways_that_have_a_name(one, other, match):
    """Each way is a reason that people read; the tiers lean on them."""
    names = house_name(one), house_name(other)
    assert house_names.match(*names).name == match
    assert house_names.match(*reversed(names)).name == match


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Théâtre Calypso", "Festival Calypso", Families.APART),
        ("Théâtre Calypso", "Les Amis du Théâtre Calypso", Families.APART),
        ("Calypso", "Festival Calypso", Families.UNEVEN),
        ("Cégep du Cap", "Théâtre du Cégep du Cap", Families.UNEVEN),
        ("Calypso", "Théâtre Calypso", Families.ALIKE),
        ("Salle Calypso", "Théâtre Calypso", Families.ALIKE),
    ],
)
def test_a_festival_is_not_the_theatre_that_hosts_it(one, other, relation):
    assert families(house_name(one), house_name(other)) is relation


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Béatrice Lefèvre", "LEFEVRE Beatrice", "SAME"),
        ("Schaller, Olivier", "Olivier Schaller", "SAME"),
        ("Dr Simone Haeberli", "Simone Haeberli", "SAME"),
        ("HÃ©lÃ¨ne GagnÃ©", "Hélène Gagné", "SAME"),
        ("Marie Claude Rivest", "Marie-Claude Rivest", "SAME"),
        ("Ursula von Allmen", "Ursula Vonallmen", "SAME"),
        ("J.-F. Ouellet", "Jean-François Ouellet", "VARIANT"),
        ("Bob Ashdown", "Robert Ashdown", "VARIANT"),
        ("Robert J. Halloran", "Robert Halloran", "VARIANT"),
        ("Mathilde Corbeil", "Corbeil Mathilde", "REVERSED"),
        ("Ghislain Wauters", "Gislain Wauters", "SLIP"),
        ("Claire Beauregard", "Claire Beauregard-Stone", "PART"),
        ("Sophie Lacombe", "Sophie Arnaud", "GIVEN"),
        ("Martin Duval", "Martine Duval", "FAMILY"),
        ("Émile Roberge", "Émilie Roberge", "FAMILY"),
        ("Marie Roy-Caron", "Marie-Ève Roy-Caron", "FAMILY"),
        ("Luc Maes", "Piet Boon", "NONE"),
    ],
)
def test_names_of_people_are_alike_in_ways_that_have_a_name(one, other, match):
    """Whoever shares a family name is somebody else, and Martin is not Martine."""
    names = person_name(one), person_name(other)
    assert person_names.match(*names).name == match
    assert person_names.match(*reversed(names)).name == match


def test_the_field_given_name_tells_which_word_is_which():
    name = person_name("Thi Mai Nguyen", given_name="Thi Mai")
    assert (name.given, name.family) == (("thi", "mai"), ("nguyen",))


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared_either_way_round(one, other):
    """Sheets hold anything in the column of names: comparing must not depend on the order."""
    houses = house_name(one), house_name(other)
    assert house_names.match(*houses) is house_names.match(*reversed(houses))
    people = person_name(one), person_name(other)
    assert person_names.match(*people) is person_names.match(*reversed(people))
    assert house_names.match(houses[0], houses[0]).name in {"SAME", "GENERIC", "NONE"}


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="cp1252"), max_size=30))
def test_a_text_that_was_read_in_the_wrong_encoding_is_mended_and_others_are_left(text):
    try:
        broken = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        broken = text
    assert mended(broken) in {text, broken}


def test_the_table_of_words_can_be_used_as_it_stands():
    """It is there to be added to by people: a capital or a hyphen would silently do nothing."""
    with _WORDS.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    of_names = {"article", "abbreviation", "legal-form", "common", "part", "opposite", "town"}
    for row in rows:
        if row["role"] in of_names:
            assert plain_words(row["words"]) == row["words"].split(), row
            assert len(row["words"].split()) <= LONGEST_PHRASE, row
        else:
            assert row["words"] == row["words"].lower().strip(), row
        assert (row["role"] == "common") == ("/" in row["means"]), row
    keys = [(row["role"], row["words"]) for row in rows]
    assert len(keys) == len(set(keys))
