"""A sheet that people keep by hand, with all that goes wrong in one."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.content.load import load

_DAY = dt.date(2026, 11, 21)


@pytest.fixture
def bring(smallest, capsys):
    """Return how rows of a sheet are imported: what is printed, and the houses there are then."""

    def _bring(*rows, name="liste.csv", whole=False):
        sheet = smallest.root / name
        sheet.write_text("\n".join(rows) + "\n", "utf-8")
        capsys.readouterr()
        import_contacts(smallest, sheet, Wishes(apply=True, whole=whole), _DAY)
        printed = capsys.readouterr()
        told = " ".join((printed.out + printed.err).replace("│", " ").split())
        return told, load(smallest).library.presenter_by_slug

    return _bring


def _people(house):
    return [person.name for person in house.people]


def test_who_has_no_house_where_the_others_repeat_theirs_is_asked_about(bring):
    """An agent under the row of Tohu does not work there, and must not get a link as if."""
    told, houses = bring(
        "Organisme,Contact,Courriel,Ville",
        "Tohu,Anne Gagnon,anne@tohu.example,Montréal",
        "Tohu,Guy Roy,guy@tohu.example,Montréal",
        ",Paul Savard,paul@courriel.example,",
        "Agora,,,Boulazac",
    )

    assert "Doubtful: 1." in told
    assert "Paul Savard" in told
    assert _people(houses["tohu"]) == ["Anne Gagnon", "Guy Roy"]


def test_a_sheet_that_says_each_house_once_is_still_filled_down(bring):
    """People under their house, the cell beside them empty: so most sheets are made."""
    told, houses = bring(
        "Organisme,Contact,Courriel,Ville,Note",
        "Tohu,,,Montréal,",
        ",Anne Gagnon,anne@tohu.example,,",
        ",Guy Roy,guy@tohu.example,,",
        ",Paul Savard,paul@courriel.example,,Agent; pas de lieu",
    )

    assert _people(houses["tohu"]) == ["Anne Gagnon", "Guy Roy"]
    assert "Doubtful: 1." in told


def test_a_card_without_an_organisation_is_not_of_the_house_of_the_card_before(bring):
    """An address book is in no order."""
    _, houses = bring(
        *("BEGIN:VCARD", "VERSION:3.0", "FN:Anne Gagnon", "ORG:Tohu"),
        *("EMAIL:anne@tohu.example", "END:VCARD"),
        *("BEGIN:VCARD", "VERSION:3.0", "FN:Paul Savard"),
        *("EMAIL:paul@courriel.example", "END:VCARD"),
        name="carnet.vcf",
    )

    assert _people(houses["tohu"]) == ["Anne Gagnon"]
