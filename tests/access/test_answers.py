"""Ready-made answers: e-mails that say everything, in the reader's language, without any server."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

import pytest

from showkit.access.page.answers import mailto
from showkit.access.page.slots import Shared

PEOPLE = ["claire-aubin", "margaret-oyelaran", "montserrat-vilagran", "etienne-daigle"]
_LONGEST = 2_000


@pytest.mark.parametrize("person", PEOPLE)
def test_each_e_mail_has_subject_and_body_and_opens_in_every_program(demo, person):
    """Some cut what is longer, and some take a bare line feed for the end of the address."""
    page = demo.page(person)
    ready = [href for href in page.hrefs if href.startswith("mailto:") and "?" in href]
    assert len(ready) > 8
    for href in ready:
        assert len(href) < _LONGEST
        assert re.fullmatch(r"mailto:[\w.@-]*\?subject=[\w.~%-]+&body=[\w.~%-]+", href, re.ASCII)
        assert "\n" not in unquote_to_bytes(href).decode().replace("\r\n", "")


def test_answers_come_per_show_and_for_the_whole_page(demo):
    answers = demo.page("claire-aubin").answers
    for label in ("Cela m’intéresse", "Retenir une date", "Pas cette saison"):
        assert len(answers[label]) == 4 + 1, "two of six shows have a contract"
    assert len(answers["Poser une question"]) == 2
    for label in ("Transmettre la partie technique", "Ne plus m’écrire"):
        assert len(answers[label]) == 1


def test_an_answer_about_a_show_goes_to_whoever_tours_it_and_is_signed(demo):
    to, subject, body = demo.page("claire-aubin").answers["Cela m’intéresse"][0]
    assert to == "odile@frasil.example"
    assert subject.replace("\u00a0", " ") == (
        "Mi-figue : cela nous intéresse (Claire Aubin, Le Vauban)"
    )
    assert body.startswith("Bonjour Odile,\r\n\r\nMi-figue nous intéresse.")
    assert body.endswith("\r\n\r\nClaire Aubin\r\nLe Vauban")


def test_an_answer_is_in_the_language_of_the_page(demo):
    to, subject, body = demo.page("margaret-oyelaran").answers["Hold a date"][-1]
    assert to == "odile@frasil.example"
    assert subject == "Please hold a date (Margaret Oyelaran, Lakeshore Arts Centre)"
    assert "- Dandelion\r\n" in body
    assert "- Stays\r\n" not in body, "it is agreed"
    _, _, body = demo.page("margaret-oyelaran").answers["I am interested"][-1]
    assert "These shows interest us (delete those that do not):" in body
    _, _, body = demo.page("margaret-oyelaran").answers["I am interested"][0]
    assert re.search(r"\r\n\r\nWe are interested in [^.]+\. When can we", body)


def test_nobody_is_asked_whether_what_is_agreed_interests_them(demo):
    """A button that says otherwise than the line above it makes the whole page doubtful."""
    answers = demo.page("claire-aubin").answers
    of_haubans = {
        label for label, mails in answers.items() for mail in mails if "Haubans" in mail[1]
    }
    assert of_haubans == {"Poser une question"}
    _, subject, _body = answers["Poser une question"][0]
    assert subject.replace("\u00a0", " ") == "Haubans : une question (Claire Aubin, Le Vauban)"
    assert "- Haubans" not in answers["Retenir une date"][-1][2]


def test_an_option_is_confirmed_or_released_by_a_button(demo):
    answers = demo.page("veronique-chappaz").answers
    (_, subject, body), *_ = answers["Confirmer l’option"]
    assert "Mi-figue" in subject
    assert "envoyer le contrat" in body
    assert "Date : 6 mars 2027" in body.replace("\u00a0", " ")
    assert len(answers["Confirmer l’option"]) == len(answers["Libérer l’option"]) == 1
    assert not [mail for mail in answers["Cela m’intéresse"] if "Mi-figue" in mail[1]]


def test_a_record_is_sent_back_as_we_hold_it(demo):
    """What is wrong is easier to see than what is asked for."""
    (to, _, body), *_ = demo.page("claire-aubin").answers["Corriger mes coordonnées"]
    assert to == "odile@frasil.example"
    lines = [line.replace("\u00a0", " ") for line in body.split("\r\n")]
    assert "Nom : Claire Aubin" in lines
    assert "Fonction : Directrice, programmation" in lines
    assert "Courriel : claire.aubin@le-vauban.example" in lines
    assert "Téléphone : +33 1 99 00 21 41" in lines
    assert "Langue : français" in lines


def test_who_wants_no_more_mail_says_which_address(demo):
    (_, subject, body), *_ = demo.page("claire-aubin").answers["Ne plus m’écrire"]
    assert "Claire Aubin" in subject
    assert "claire.aubin@le-vauban.example" in body


@pytest.mark.parametrize("tracked", [True, False])
def test_what_is_forwarded_leads_to_the_part_for_the_stage_alone(demo, tracked):
    """Who chose the page that notes nothing does not pass on one that does."""
    secret = demo.secret
    page = demo.page("claire-aubin") if tracked else demo.twin("claire-aubin")
    make = secret.technical_page if tracked else secret.untracked_technical_page
    keys = make("claire-aubin", 0)
    (to, _, body), *_ = page.answers["Transmettre la partie technique"]
    assert to == "", "she knows the address, and we do not pass it on"
    assert f"\r\nhttps://www.frasil.example/fr/p/#{keys.fragment}\r\n" in body
    assert demo.link("claire-aubin").keys.fragment not in page.html
    assert demo.opened(keys).tracked is tracked


def test_long_names_cost_the_body_and_not_the_answer():
    """Of a Georgian or a Japanese letter, an address takes nine characters."""
    address = mailto("a@b.example", "წ" * 20, "წ" * 300)
    assert len(address) < _LONGEST
    assert "&body=" not in address
    assert Shared(address).filled({}) == address


def test_nobody_to_write_to_means_no_answers(smallest, made):
    (smallest.content / "presenters").mkdir()
    (smallest.content / "presenters" / "quai.yaml").write_text(
        "name: Le Quai\npeople: [{id: zoe, name: Zoé}, {id: luc, name: Luc}]\n", "utf-8"
    )
    assert made(smallest).page("zoe").answers == {}


def test_a_page_without_shows_says_so_and_asks_for_no_answer_about_them(smallest, made):
    (smallest.content / "presenters").mkdir()
    (smallest.content / "presenters" / "quai.yaml").write_text(
        "name: Q\naccess: {excluded: solo}\npeople: [{id: zoe, name: Zoé}, {id: a, name: A}]\n",
        "utf-8",
    )
    company = smallest.content / "company.yaml"
    text = company.read_text("utf-8").replace("    name: Ana Brun\n", _WITH_MAIL)
    company.write_text(text, "utf-8")
    page = made(smallest).page("zoe")
    assert "Il n’y a pas de spectacle sur cette page" in page.text
    assert sorted(page.answers) == ["Corriger mes coordonnées", "Ne plus m’écrire"]


_WITH_MAIL = "    name: Ana Brun\n    email: ana@seule.example\n"


def test_a_house_without_a_room_is_told_of_no_plan_in_it(demo):
    """Nobody has seen the hall in Belleville, and its page spoke of a plan in it."""
    (_, subject, body), *_ = demo.page("winifred-okell").answers["Forward the technical part"]
    assert subject == "For the stage: rider and stage plan"
    assert "our room" not in body
    part = demo.technical("winifred-okell").text
    assert "We know nothing of your rooms yet: send us their technical sheets" in part
    assert "We know nothing of your rooms yet" not in demo.technical("margaret-oyelaran").text


def test_an_option_on_all_shows_is_not_sent_by_mistake(demo):
    """Who answers on a train sends what stands there."""
    _, _, body = demo.page("margaret-oyelaran").answers["Hold a date"][-1]
    assert "Please hold a date for (delete what you do not want):" in body
