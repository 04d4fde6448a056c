"""Whom to call, in which order, and what one must know when the phone is answered."""

from __future__ import annotations

import pytest

from showkit.contacts.where import select
from showkit.model.visit import Event, Evidence
from showkit.visits.today.morning import morning
from showkit.visits.today.view import morning_view
from visits.today.morning_house import (
    CLAIRE,
    FEES,
    KIT,
    NADIA,
    READER,
    RIDER,
    SHOW,
    THOMAS,
    TODAY,
    calls,
    library,
    person,
    visit,
)


def said(day: str, **more: object) -> dict[str, object]:
    return {"date": day, "kind": "call", "note": "Il rappelle.", **more}


def test_who_was_called_since_is_not_listed_again():
    talked = library(history=[said("2026-11-26", person="claire")])
    assert calls(visit(FEES, ago=1), in_=talked) == ()
    assert calls(visit(FEES, ago=0), in_=talked) != ()


def test_a_call_to_a_colleague_does_not_answer_somebody_s_visit():
    talked = library(history=[said("2026-11-26", person="thomas")])
    (call,) = calls(visit(FEES, ago=1), in_=talked)
    assert call.person.id == "claire"


def test_an_exchange_with_the_house_answers_everybody_s_visit():
    talked = library(history=[said("2026-11-26")])
    assert calls(visit(FEES, ago=1), visit(KIT, who=None, ago=1), in_=talked) == ()


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "note", "by": "showkit", "note": "New e-mail address: c@x.example. Before: c@y"},
        {"kind": "email", "note": "mail bounced"},
        {"kind": "note", "note": "Le courriel est revenu."},
        {"kind": "email", "note": "Dossier envoyé."},
        {"kind": "letter", "note": "Season brochure."},
    ],
)
def test_what_nobody_said_to_anybody_hides_no_visit(entry):
    """A hot lead had gone from the page because showkit noted her new address."""
    noted = library(history=[said("2026-11-26", **entry), said("2026-11-27", **entry)])
    (call,) = calls(visit(FEES), in_=noted)
    assert (call.last is None) == (entry.get("by") == "showkit")


@pytest.mark.parametrize(
    "entry", [{"kind": "note", "note": "Wants March."}, {"note": "The mail bounced, she says."}]
)
def test_a_note_of_what_was_said_and_a_call_answer_a_visit(entry):
    talked = library(history=[said("2026-11-26", **entry)])
    assert calls(visit(FEES), in_=talked) == ()


def test_an_exchange_that_is_still_to_come_answers_nothing():
    """Somebody notes a meeting of next week: the visit of yesterday still waits."""
    planned = library(history=[said("2026-12-03", person="claire")])
    (call,) = calls(visit(FEES), in_=planned)
    assert call.last is None


def test_the_last_exchange_is_the_person_s_own():
    talked = library(
        history=[
            said("2026-10-14", person="claire", note="Elle veut mars."),
            said("2026-11-10", person="thomas", note="Le schéma."),
        ]
    )
    (call,) = calls(visit(FEES), in_=talked)
    assert call.last.note == "Elle veut mars."


def test_a_person_who_agreed_is_named_with_their_own_number():
    (call,) = calls(visit(FEES))
    assert (call.person.id, call.phone) == ("claire", "+33 1 99 00 21 41")


def test_where_only_the_house_is_known_nobody_is_named_as_the_visitor():
    (call,) = calls(visit(FEES, who=None))
    assert call.person is None
    assert call.presenter.slug == "le-vauban"


def test_a_row_that_names_somebody_who_has_not_agreed_names_nobody():
    """The link log may be older than what the contact file says today."""
    (call,) = calls(visit(FEES, who="thomas"))
    assert call.person is None


def test_a_row_of_somebody_who_said_no_is_left_out():
    assert calls(visit(FEES, who="nadia")) == ()


def test_one_asks_for_whom_one_has_spoken_with_about_the_show():
    talked = library(
        history=[
            said("2026-09-10", person="thomas", show="les-marees"),
            said("2026-10-14", person="claire", show="le-sel"),
        ]
    )
    (call,) = calls(visit(FEES, who=None), in_=talked)
    assert (call.ask_for.id, call.phone) == ("thomas", "+33 1 99 00 21 44")


def test_one_never_asks_for_somebody_who_said_no_or_has_left():
    """Beside a visit, their name would read as theirs."""
    gone = person("thomas", "unknown", left_on="2026-06-30")
    house = library(NADIA, gone, person("eve", "denied"), CLAIRE)
    (call,) = calls(visit(FEES, who=None), in_=house)
    assert call.ask_for.id == "claire"


def test_where_nobody_may_be_asked_for_the_house_s_number_stands():
    house = library(THOMAS, NADIA, person("luc", "unknown", left_on="2026-01-01"))
    nobody = house.presenters[0].model_copy(update={"people": ()})
    (call,) = calls(visit(FEES, who=None), in_=type(house)(house.company, house.shows, (nobody,)))
    assert (call.ask_for, call.phone) == (None, "+33 1 99 00 21 40")


@pytest.mark.parametrize("day", ["2026-06-30", "2026-11-26", "2026-11-27"])
def test_nobody_is_told_to_call_somebody_who_has_left_before_or_after_they_came(day):
    """She came the day before yesterday, and left yesterday: the phone rings on no desk."""
    gone = person("claire", phone="+33 1 99 00 21 41", left_on=day)
    house = library(gone, THOMAS)
    (call,) = calls(visit(FEES, ago=2), in_=house)
    assert (call.person, call.ask_for.id, call.phone) == (None, "thomas", "+33 1 99 00 21 44")
    (line,) = morning_view(
        morning(house, visit(FEES, ago=2), select(house, None, TODAY), TODAY), house, READER
    ).calls
    assert line.beside == "Ask for Thomas (Technical director)"
    assert "has left" in " ".join((*line.reasons, line.warning))


def test_who_leaves_next_week_is_still_called():
    (call,) = calls(visit(FEES), in_=library(person("claire", left_on="2026-12-04")))
    assert (call.person.id, call.left_since) == ("claire", False)


def test_certain_visits_come_before_probable_ones():
    both = calls(
        visit(FEES, evidence=Evidence.PROBABLE),
        visit(SHOW, who=None),
    )
    assert [call.evidence for call in both] == [Evidence.HUMAN, Evidence.PROBABLE]


def test_who_declined_a_show_and_looked_again_comes_last():
    declined = library(shows={"les-marees": {"stage": "declined", "since": "2026-02-01"}})
    both = calls(
        visit(RIDER, FEES), visit(SHOW, who=None, evidence=Evidence.PROBABLE), in_=declined
    )
    assert [call.is_quiet for call in both] == [True, True]
    other = calls(visit(RIDER, FEES, who=None), visit(*[(SHOW[0], "le-sel")]), in_=declined)
    assert [(call.person is None, call.is_quiet) for call in other] == [
        (False, False),
        (True, True),
    ]


def test_a_later_talk_about_the_show_counts_not_the_one_declined_before():
    talks = [
        {"stage": "interested", "since": "2026-09-01"},
        {"stage": "declined", "since": "2025-02-01"},
    ]
    (call,) = calls(visit(RIDER), in_=library(shows={"les-marees": talks}))
    assert not call.is_quiet


def test_what_was_declined_does_not_hide_what_was_not():
    declined = library(shows={"les-marees": {"stage": "declined", "since": "2026-02-01"}})
    (call,) = calls(visit(FEES, (SHOW[0], "le-sel")), in_=declined)
    assert not call.is_quiet
    assert [(reason.rule, reason.show) for reason in call.reasons] == [
        ("show", "le-sel"),
        ("fees", "les-marees"),
    ]


def test_visits_of_a_house_that_is_gone_are_nobody_s():
    assert calls(visit(FEES, presenter="le-bastion", who=None)) == ()


def test_a_house_that_was_renamed_takes_its_visits_along():
    renamed = library(former_slugs=["le-bastion"])
    (call,) = calls(visit(FEES, presenter="le-bastion", who=None), in_=renamed)
    assert call.presenter.slug == "le-vauban"


def test_what_one_talks_about_is_the_show_that_they_took_most_of():
    """She opened the fees of both shows, and took the kit of one."""
    other_fees = (Event.CONFIRMED_READING, "le-sel/fees")
    (call,) = calls(visit(other_fees, FEES, KIT))
    assert call.show == "les-marees"


def test_one_talks_about_no_show_that_they_declined_while_there_is_another():
    declined = library(shows={"les-marees": {"stage": "declined"}})
    (call,) = calls(visit((Event.CONFIRMED_READING, "le-sel/fees"), FEES, KIT), in_=declined)
    assert call.show == "le-sel"
