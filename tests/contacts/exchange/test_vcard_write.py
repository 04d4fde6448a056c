"""Cards for telephones and address books."""

from __future__ import annotations

import re

import pytest

from showkit.contacts.exchange.vcard import vcard_sheet
from showkit.contacts.exchange.vcard_write import write_vcards
from showkit.contacts.where import select


@pytest.fixture
def cards(base):
    """Return a function that gives the text of the cards that a filter chooses."""

    def text(where=None):
        chosen = select(base.library, where, base.today)
        return write_vcards(chosen, base.words, base.today).decode("utf-8")

    return text


def unfolded(text):
    return re.sub(r"\r\n ", "", text).split("\r\n")


def test_a_person_is_a_card(cards):
    assert unfolded(cards("id is claire-aubin")) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//showkit//contacts export//EN",
        "UID;VALUE=text:claire-aubin",
        "KIND:individual",
        "FN:Claire Aubin",
        "N:Aubin;Claire;;;",
        "ORG:La Poterne",
        "ROLE:@direction",
        "TITLE:@direction",
        "EMAIL;TYPE=work:claire@la-poterne.example",
        "TEL;TYPE=work:+33 1 99 00 21 41",
        "ADR;TYPE=work:;;3 rue des Bastions;Besançon;;01000;France",
        "LANG:fr-FR",
        "END:VCARD",
        "",
    ]


def test_who_left_has_no_card_and_a_house_without_people_has_its_own(cards):
    """A telephone that still shows who left is worse than one that shows nobody."""
    names = [line for line in unfolded(cards()) if line.startswith("FN:")]
    assert names == ["FN:Claire Aubin", "FN:Margaret Oyelaran", "FN:Le Hangar"]


def test_lines_are_folded_within_75_octets_and_never_within_a_character(base):
    house = base.library.presenters[0]
    note = "Été; « guillemets », \\ et\nligne 🎪 " * 9
    person = house.people[0].model_copy(update={"note": note})
    house = house.model_copy(update={"people": (person,)})
    chosen = select(base.library, "id is claire-aubin", base.today)
    chosen = type(chosen)((house,), ((house, person),))
    data = write_vcards(chosen, base.words, base.today)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    sheet, findings = vcard_sheet(data, "x.vcf")
    assert findings == []
    row = dict(zip(sheet.rows[0].cells, sheet.rows[1].cells, strict=True))
    assert row["NOTE"] == note.strip() or row["NOTE"] == note


def test_no_line_can_be_smuggled_in_by_a_value(base):
    """A name from a web form must not add properties to a card."""
    house = base.library.presenters[0]
    person = house.people[0].model_copy(update={"role": "x\r\nEMAIL:evil@x.example\r\nEND:VCARD"})
    chosen = select(base.library, "id is claire-aubin", base.today)
    chosen = type(chosen)((house,), ((house, person),))
    lines = unfolded(write_vcards(chosen, base.words, base.today).decode("utf-8"))
    assert [line for line in lines if line.startswith("EMAIL")] == [
        "EMAIL;TYPE=work:claire@la-poterne.example"
    ]
    assert lines.count("END:VCARD") == 1
