"""What is promised, to be entered, and what runs out: the morning page's other lists."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from showkit.model.library import Library
from showkit.model.performance import Performance
from showkit.model.show import Show
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader
from showkit.visits.today.due import promises_due
from showkit.visits.today.running_out import running_out
from showkit.visits.today.to_enter import to_enter
from showkit.visits.today.words import runs_out_text
from visits.today.morning_house import TODAY, library, person


def promised(due: str, note: str = "Le schéma.", **more: object) -> dict[str, object]:
    return {"date": "2026-11-01", "note": note, "due": due, **more}


def due(*entries: dict[str, object], **house: object) -> list[tuple[str, str | None]]:
    of = library(history=list(entries), **house)
    return [
        (str(one.due), one.person.id if one.person else None)
        for one in promises_due(of.presenters, TODAY)
    ]


def test_overdue_promises_come_first_then_the_week_s():
    assert due(
        promised("2026-12-04"), promised("2026-11-27"), promised("2026-10-01", person="thomas")
    ) == [("2026-10-01", "thomas"), ("2026-11-27", None), ("2026-12-04", None)]


def test_what_is_done_or_due_later_is_not_listed():
    assert due(promised("2026-11-20", done=True), promised("2026-12-05")) == []


def test_a_promise_to_somebody_who_left_is_the_house_s_to_keep():
    gone = library(
        person("claire", left_on="2026-06-30"), history=[promised("2026-11-20", person="claire")]
    )
    (one,) = promises_due(gone.presenters, TODAY)
    assert (one.person, one.phone) == (None, "+33 1 99 00 21 40")


# To enter ------------------------------------------------------------------------------------


def entered(note: str, kind: str = "email", **more: object) -> list[str]:
    claire = person("claire", email="claire@vauban.example", **more)
    said = {"date": "2026-11-10", "kind": kind, "person": "claire", "note": note}
    found = to_enter(library(claire, history=[said]).presenters, TODAY)
    return [one.kind.value for one in found]


@pytest.mark.parametrize(
    "note",
    [
        "Courriel revenu, boîte pleine.",
        "Mon courriel du 3 est revenu.",
        "It bounced: mailbox unknown.",
        "Message non remis.",
        "Adresse introuvable, dit son serveur.",
    ],
)
def test_an_e_mail_that_came_back_is_to_be_entered(note):
    assert entered(note) == ["bounced"]


@pytest.mark.parametrize(
    "note",
    [
        "Elle est revenue sur le courriel de mardi, contente.",
        "Courriel envoyé avec la fiche.",
        "Le message est arrivé.",
        "Son adresse a changé de rue.",
    ],
)
def test_what_only_sounds_like_it_is_not(note):
    assert entered(note) == []


def test_an_address_that_was_verified_since_is_right():
    assert entered("It bounced.", verified_on="2026-11-12") == []
    assert entered("It bounced.", verified_on="2026-11-01") == ["bounced"]


def _consent(**email: object) -> dict[str, object]:
    return {"consent": {"email": {"basis": "express", "obtained_on": "2025-06-05", **email}}}


@pytest.mark.parametrize(
    "note",
    [
        "Please unsubscribe me.",
        "Elle demande à se désabonner.",
        "Ne plus lui écrire.",
        "Il ne souhaite plus recevoir nos nouvelles.",
        "Plus de courriels, s'il vous plaît.",
        "ne plus contacter par mail svp",
        "désinscrite le 12.3.2026",
        "do not e-mail",
        "Bitte nicht mehr anschreiben.",
    ],
)
def test_who_asked_for_no_more_and_may_still_be_written_to_is_to_be_entered(note):
    assert entered(note, "call", **_consent()) == ["unsubscribed"]
    assert entered(note, "call", **_consent(unsubscribed_on="2026-11-10")) == []
    assert entered(note, "call", **_consent(obtained_on="2026-11-20")) == [], "they said yes since"


def test_a_note_beside_somebody_is_read_as_the_history_is():
    """Remarks come with a list, and no exchange says them."""

    def noted(note: str, **consent: object) -> list[str]:
        claire = person("claire", email="c@v.example", note=note, **_consent(**consent))
        return [one.kind.value for one in to_enter(library(claire).presenters, TODAY)]

    assert noted("ne plus contacter par mail svp") == ["noted"]
    assert noted("désinscrite le 12.3.2026", unsubscribed_on="2026-03-12") == []
    assert noted("aime le cirque") == []


def test_who_was_written_to_after_they_asked_for_no_more_is_told():
    assert entered("La saison.", **_consent(unsubscribed_on="2026-09-08")) == ["written"]
    assert entered("La saison.", "call", **_consent(unsubscribed_on="2026-09-08")) == []


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ((), ["bounced"]),
        (("thomas", None), []),
        (("thomas", "2026-11-11"), []),
        (("thomas", "2026-06-30"), ["bounced"]),
    ],
)
def test_a_bounce_noted_without_a_name_is_the_only_contact_s(others, found):
    """`contacts log HOUSE "mail bounced"`: whose address it was needs no saying there."""
    people = [person("claire", email="claire@vauban.example")]
    people += [person(others[0], left_on=others[1])] if others else []
    said = {"date": "2026-11-10", "kind": "email", "note": "mail bounced"}
    house = library(*people, history=[said])
    assert [one.kind.value for one in to_enter(house.presenters, TODAY)] == found


def test_a_wish_for_no_more_mail_noted_without_a_name_is_the_only_contact_s():
    claire = person("claire", email="claire@vauban.example")
    claire["consent"] |= {"email": {"basis": "implied"}}
    said = {"date": "2026-11-10", "kind": "call", "note": "Ne veut plus recevoir de courriels."}
    (one,) = to_enter(library(claire, history=[said]).presenters, TODAY)
    assert (one.kind.value, one.person.id) == ("unsubscribed", "claire")


def test_who_is_said_to_have_left_is_to_be_entered():
    assert entered("Elle n’y travaille plus.", "call") == ["left"]
    assert entered("She no longer works there.", "call", left_on="2026-11-01") == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("parti en sept. 2026", ["gone"]),
        ("programmation\nPartie (retraite)", ["gone"]),
        ("remplacée par Ariane Fortier", ["gone"]),
        ("parti en vacances jusqu’au 12", []),
        ("parti pris pour la danse", []),
        ("a le public avec lui, tous partis contents", []),
    ],
)
def test_a_note_beside_somebody_may_say_that_they_left(note, found):
    """So it comes with a list, and their link is open."""
    claire = person("claire", note=note)
    assert [one.kind.value for one in to_enter(library(claire).presenters, TODAY)] == found


# What runs out -------------------------------------------------------------------------------


def ends(of: Library) -> list[tuple[str, str]]:
    return [(one.what.value, str(one.day)) for one in running_out(of, of.presenters, TODAY)]


def test_leave_to_write_that_ends_within_a_month_is_told():
    def of(day: str) -> Library:
        return library(person("claire", email="c@v.example", **_consent(expires_on=day)))

    assert ends(of("2026-12-20")) == [("consent", "2026-12-20")]
    assert ends(of("2026-11-22")) == [("consent", "2026-11-22")], "it ended while one was away"
    assert ends(of("2027-01-20")) == []
    assert ends(of("2026-10-20")) == []


def test_who_asked_for_no_e_mail_has_no_leave_to_renew():
    claire = person(
        "claire",
        email="c@v.example",
        **_consent(expires_on="2026-12-20", unsubscribed_on="2026-07-01"),
    )
    assert ends(library(claire)) == []


def test_an_access_page_that_closes_is_told_and_one_that_was_taken_back_is_not():
    assert ends(library(access={"expires_on": "2026-12-01"})) == [("access", "2026-12-01")]
    assert ends(library(access={"expires_on": "2026-12-01", "revoked": True})) == []
    own = person("claire", access={"expires_on": "2026-12-01"})
    assert ends(library(own)) == [("access", "2026-12-01")]


def _with_option(**fields: object) -> Library:
    base = library()
    row = {
        "id": "m-1",
        "date": dt.date(2027, 4, 2),
        "city": "Besançon",
        "country": "FR",
        "venue": "le-vauban",
        "status": "option",
        **fields,
    }
    show = base.shows[0]
    made = Show(
        show.slug,
        show.folder,
        show.facts,
        show.words,
        performances=(Performance.model_validate(row),),
    )
    return Library(base.company, (made,), base.presenters)


def test_an_option_that_runs_out_is_told_until_somebody_says_what_became_of_it():
    assert ends(_with_option(option_until=dt.date(2026, 12, 18))) == [("option", "2026-12-18")]
    assert ends(_with_option(option_until=dt.date(2026, 8, 1))) == [("option", "2026-08-01")]
    assert ends(_with_option(option_until=dt.date(2027, 2, 1))) == []
    assert ends(_with_option()) == []
    confirmed = _with_option(option_until=dt.date(2026, 12, 18), status="confirmed")
    assert ends(confirmed) == []


def test_an_option_at_a_house_without_a_file_is_told_by_its_name():
    (one,) = running_out(
        elsewhere := _with_option(venue="Les Halles", option_until=dt.date(2026, 12, 18)),
        elsewhere.presenters,
        TODAY,
    )
    assert (one.house, one.presenter) == ("Les Halles", None)


def test_a_run_that_is_held_until_one_day_is_one_line():
    """Eighteen lines of one call to Avignon hid what else the day asked for."""
    one = _with_option(option_until=dt.date(2026, 12, 18))
    first = one.shows[0].performances[0]
    july = [dt.date(2027, 7, day) for day in (7, 8, 10, 20)]
    run = tuple(first.model_copy(update={"id": f"r{n}", "date": d}) for n, d in enumerate(july))
    held = Library(
        one.company, (dataclasses.replace(one.shows[0], performances=run),), one.presenters
    )
    (end,) = running_out(held, held.presenters, TODAY)
    text = runs_out_text(end, TODAY, Reader(catalogue("en-GB"))).replace("\u00a0", " ")
    assert "7–10 July 2027 except 9 Jul and 20 July 2027, runs out on 18 December 2026" in text
