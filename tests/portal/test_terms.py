"""Fees are in the money of whoever asks them, and say so in the reader's way."""

from __future__ import annotations

import dataclasses

import pytest

from printed import demo_site
from showkit.model.company import Company
from showkit.model.record import Visibility
from showkit.model.terms import Terms
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader
from showkit.portal.show_page import show_view
from showkit.portal.terms import terms_view


def company(**facts):
    given = {"name": "x", "tagline": "x", "languages": ["fr-CA"], "site_url": "https://x.example/"}
    return Company.model_validate(given | facts)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "CAD"),
        ({"languages": ["fr-FR", "en-CA"]}, "EUR"),
        ({"languages": ["fr-CH"]}, "CHF"),
        ({"languages": ["fr"]}, "CAD"),
        ({"languages": ["fr"], "address": {"country": "BE"}}, "EUR"),
        ({"address": {"country": "CH"}}, "CHF"),
        ({"address": {"country": "CH"}, "currency": "EUR"}, "EUR"),
    ],
)
def test_a_company_is_paid_in_the_money_that_it_names_or_that_of_its_country(facts, code):
    assert company(**facts).paid_in == code


def amounts(terms, currency, tag="fr-CA"):
    view = terms_view(Terms.model_validate(terms), currency, Reader(catalogue(tag)))
    lines = (*view.fees, *view.conditions)
    return [
        value.replace("\xa0", " ").replace("\u202f", " ") for line in lines for value in line.values
    ]


def test_amounts_are_in_the_company_s_money_unless_the_terms_or_a_line_say_otherwise():
    terms = {
        "fees": [{"amount": 6200}, {"amount": 11000, "performances": 2, "currency": "USD"}],
        "extra_day": 900,
        "per_diem": {"amount": 80},
        "workshops": [{"title": "Atelier", "fee": 400}],
    }
    assert amounts(terms, "CAD") == [
        "6 200 $",
        "11 000 $ US",
        "900 $",
        "en dollars canadiens",
        "80 $ par personne et par jour",
        "Atelier, 400 $",
    ]
    in_euros = amounts(terms | {"currency": "EUR"}, "CAD")
    assert in_euros[0] == "6 200 €"
    assert in_euros[1] == "11 000 $ US"
    assert in_euros[-1] == "Atelier, 400 €"


@pytest.mark.parametrize(
    ("currency", "tag", "said"),
    [
        ("CAD", "fr-CA", ["14 800 $", "en dollars canadiens"]),
        ("CAD", "en-CA", ["$14,800", "in Canadian dollars"]),
        ("CAD", "fr-FR", ["14 800 $CA"]),
        ("EUR", "fr-CA", ["14 800 €"]),
    ],
)
def test_a_dollar_says_whose_it_is(currency, tag, said):
    """A theatre in France budgeted American dollars."""
    assert amounts({"fees": [{"amount": 14800}]}, currency, tag) == said


def test_fees_that_all_name_their_own_money_are_not_said_to_be_in_another():
    assert amounts({"fees": [{"amount": 5200, "currency": "EUR"}]}, "CAD") == ["5 200 €"]


def test_what_has_one_label_stands_under_it_together():
    """A screen reader announced the same term twice, and who jumped to it missed the second."""
    terms = {"workshops": [{"title": "Tenir"}, {"title": "Tomber"}], "travel": "Train"}
    view = terms_view(Terms.model_validate(terms), "CAD", Reader(catalogue("en-CA")))
    assert [(line.label, line.values) for line in view.conditions] == [
        ("Travel", ("Train",)),
        ("Workshop", ("Tenir", "Tomber")),
    ]


@pytest.mark.parametrize(("tag", "label"), [("fr-CA", "Hébergement"), ("en-CA", "Accommodation")])
def test_where_they_sleep_is_not_where_they_play(tag, label):
    """“Rooms” are those of a house; an import counted them under “Hébergement”."""
    terms = Terms.model_validate({"rooms": {"fr": "4 chambres", "en": "4 rooms"}})
    reader = Reader(catalogue(tag))
    assert [line.label for line in terms_view(terms, "CAD", reader).conditions] == [label]
    assert Reader(catalogue("fr-CA")).gettext("Rooms") == "Salles"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("HT, TVA 5,5 % en sus", "5 200 € – HT, TVA 5,5 % en sus"),
        ("net de TVA", "5 200 € – net de TVA"),
        ("netto, zzgl. MwSt.", "5 200 € – netto, zzgl. MwSt."),
        ("Deux séances : 9 000 €.", "5 200 €. Deux séances : 9 000 €"),
    ],
)
def test_a_remark_beside_an_amount_reads_as_it_was_written(note, said):
    """“3 400 €. netto, zzgl. MwSt” was two broken sentences."""
    assert amounts({"fees": [{"amount": 5200, "note": note}]}, "EUR", "fr-FR") == [said]


def test_a_workshop_for_nothing_is_free():
    terms = {"workshops": [{"title": "Bord plateau", "minutes": 45, "fee": 0}]}
    assert amounts(terms, "EUR", "fr-FR") == ["Bord plateau, 45 min, sans frais"]


@pytest.mark.parametrize(
    ("tag", "labels"),
    [
        ("fr-CA", ("Cachet", "Indemnité de séjour")),
        ("fr-FR", ("Prix de cession", "Défraiement")),
        ("fr-CH", ("Prix de cession", "Défraiement")),
    ],
)
def test_money_has_the_names_that_it_has_there(tag, labels):
    """In France a “cachet” is what an actor is paid, and no house is sent that figure."""
    terms = Terms.model_validate({"negotiable": True, "per_diem": {"amount": 20}})
    view = terms_view(terms, "EUR", Reader(catalogue(tag)))
    assert (view.fees[0].label, view.conditions[0].label) == labels


@pytest.mark.parametrize(
    ("visibility", "is_told"), [("public", True), ("access", False), ("private", False)]
)
def test_the_show_s_page_has_what_is_for_everybody_and_nothing_else(visibility, is_told):
    """A street company that writes “visibility: public” found its fee on no page."""
    site = demo_site()
    show = site.library.show_by_slug["haubans"]
    terms = show.facts.terms.model_copy(update={"visibility": Visibility(visibility)})
    video = show.facts.video.model_copy(update={"full_visibility": Visibility(visibility)})
    facts = show.facts.model_copy(update={"terms": terms, "video": video})
    view = show_view(
        dataclasses.replace(show, facts=facts), site, Reader(catalogue("fr-CA")), "../"
    )
    assert (view.terms is not None, view.film is not None) == (is_told, is_told)
    if is_told:
        assert view.terms.lines[0].label == "1 représentation"
        assert view.film.url == show.facts.video.full
