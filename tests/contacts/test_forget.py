"""Taking one person out of a file leaves every other line as it was."""

from __future__ import annotations

import pytest

from showkit.contacts.forget import comments_above, mentions, without_person
from showkit.model.person import Person

FILE = """\
name: Le Vauban   # Besançon
people:
  # Claire décide de tout
  - id: claire
    name: Claire Aubin   # Directrice
    # née un 29 février
  # l'adjoint
  - id: thomas
    name: Thomas
history:
- {date: 2026-01-01, person: claire, note: appel de Claire}
- date: 2026-02-01
  person: thomas   # au quai
  note: x
engagement:
  visits: 2
  people:
    claire: {visits: 1}
imported:
  sheet:
    on: 2026-01-01
    fields:
      phone: "1"
      people.claire.role: Directrice
      people.claire-b.role: Autre
"""


def test_only_what_is_theirs_goes():
    assert without_person(FILE.encode(), {"claire"}).decode() == (
        "name: Le Vauban   # Besançon\n"
        "people:\n"
        "  # Claire décide de tout\n"
        "  # l'adjoint\n"
        "  - id: thomas\n"
        "    name: Thomas\n"
        "history:\n"
        "- {date: 2026-01-01, note: appel de Claire}\n"
        "- date: 2026-02-01\n"
        "  person: thomas   # au quai\n"
        "  note: x\n"
        "engagement:\n"
        "  visits: 2\n"
        "imported:\n"
        "  sheet:\n"
        "    on: 2026-01-01\n"
        "    fields:\n"
        '      phone: "1"\n'
        "      people.claire-b.role: Autre\n"
    )


def test_former_ids_are_theirs_too():
    text = without_person(FILE.encode(), {"claire", "thomas"}).decode()
    assert "people: []\n" in text
    assert "person" not in text


def test_the_file_of_a_stranger_stays():
    assert without_person(FILE.encode(), {"nobody"}) == FILE.encode()


CLAIRE = Person(
    id="claire-aubin", name="Claire Aubin", email="c@vauban.example", phone="+33 1 99 00 21 41"
)


@pytest.mark.parametrize(
    "line",
    [
        "source: CLAIRE AUBIN, 2025",
        "note: écrire à c@vauban.example demain",
        "tel: 331 99002141",
        "person: claire-aubin",
    ],
)
def test_a_line_that_names_somebody_is_found_anywhere(line: str):
    assert [one.line for one in mentions(f"a: 1\n{line}\n", CLAIRE, is_their_house=False)] == [2]


@pytest.mark.parametrize(
    "line", ["note: Claire Aubinet", "id: claire-aubinet", "note: il est clair"]
)
def test_who_is_only_called_alike_is_not(line: str):
    assert mentions(line, CLAIRE, is_their_house=False) == ()


def test_in_their_own_house_a_first_name_is_enough():
    line = "note: Claire a rappelé"
    assert mentions(line, CLAIRE, is_their_house=False) == ()
    assert [one.text for one in mentions(line, CLAIRE, is_their_house=True)] == [line]


def test_the_comment_above_their_entry_is_to_be_read():
    assert comments_above(FILE, {"claire"}) == {"# Claire décide de tout"}
    assert comments_above(FILE, {"thomas"}) == {"# l'adjoint", "# née un 29 février"}
    assert comments_above("people: [", {"claire"}) == frozenset()
