"""`showkit contacts review`: five contacts with the morning coffee."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from commands.demo_copy import copy_of_the_demo, new_lines, text_of
from showkit.cli import showkit
from showkit.commands.review import AnswerError
from showkit.commands.undo import list_undo, undo
from showkit.contacts.edit import EditError
from showkit.contacts.whom import WhomError
from showkit.content.load import load

DAY = "2026-11-22"


@pytest.fixture
def project(tmp_path):
    return copy_of_the_demo(tmp_path)


def review(project, *flags, typed="", language="en"):
    result = CliRunner().invoke(
        showkit,
        ["--project", str(project.root), "contacts", "review", "--as-of", DAY, *flags],
        input=typed,
        env={"LANGUAGE": language},
        standalone_mode=False,
    )
    if result.exception is not None:
        raise result.exception
    return result.output


def person(project, person_id):
    return load(project).library.person_by_id[person_id][1]


def test_the_list_shows_whom_to_ask_and_what(project):
    shown = review(project, "--list", "--limit", "1")
    assert shown.startswith("1/1  Centre culturel des Érables, Sherbrooke  (never verified)")
    assert "Is mfontaine@erables.example still their address?" in shown
    assert "May we write to them about our shows?" in shown
    assert "Promised for 2026-12-04" in shown
    assert "Do you know of Salle principale: " in shown


def test_a_round_of_answers_is_written_as_it_goes(project):
    """Right, a typing error, skipped, a new address, and enough for today."""
    before = text_of(project, "centre-culturel-des-erables")
    fleuve = text_of(project, "maison-du-fleuve")
    shown = review(project, typed="s\nhm\nskip\nnew e-mail karim@fleuve.example\nq\n")
    assert "Please type one of these" in shown
    after = text_of(project, "centre-culturel-des-erables")
    assert new_lines(before, after) == ["    verified_on: 2026-11-22"]
    karim = person(project, "karim-haddad")
    assert (karim.email, str(karim.verified_on)) == ("karim@fleuve.example", DAY)
    note = load(project).library.presenter_by_slug["maison-du-fleuve"].history[-1]
    assert "khaddad@maison-du-fleuve.example" in note.note
    assert (note.person, note.by) == ("karim-haddad", "showkit"), "nobody spoke with him by that"
    list_undo(project)
    undo(project)
    assert text_of(project, "maison-du-fleuve") == fleuve
    undo(project)
    assert text_of(project, "centre-culturel-des-erables") == before


def test_the_end_of_the_input_is_the_end_of_the_round(project):
    review(project, typed="s\n")
    assert str(person(project, "mireille-fontaine").verified_on) == DAY


def test_french_letters_are_french(project):
    """The prompt is in the reader's language, and so are its letters."""
    offered = review(project, "--limit", "1", typed="q\n", language="fr_CA")
    letter = offered.rpartition("[")[0].partition("[")[2][0]
    review(project, "--limit", "1", typed=f"{letter}\n", language="fr_CA")
    assert str(person(project, "mireille-fontaine").verified_on) == DAY


def test_who_left_is_not_asked_for_again(project):
    review(project, "--answer", "claire-aubin=left")
    assert str(person(project, "claire-aubin").left_on) == DAY
    assert "claire-aubin" not in review(project, "--list", "--limit", "99")


def test_answers_without_a_terminal(project):
    flags = [
        *("--answer", "Claire Aubin=still-right"),
        *("--answer", "thomas-gruter=new-email:thomas@vauban.example"),
        *("--answer", "la-grange-du-leman=still-right"),
    ]
    review(project, *flags)
    assert str(person(project, "claire-aubin").verified_on) == DAY
    assert person(project, "thomas-gruter").email == "thomas@vauban.example"
    assert str(load(project).library.presenter_by_slug["la-grange-du-leman"].verified_on) == DAY


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("claire-aubin", AnswerError),
        ("claire-aubin=maybe", AnswerError),
        ("claire-aubin=skip", AnswerError),
        ("clara=left", WhomError),
        ("claire-aubin=new-email:nothing", EditError),
        ("le-vauban=left", EditError),
    ],
)
def test_of_answers_that_cannot_be_written_none_is(project, given, error):
    before = text_of(project, "le-vauban")
    with pytest.raises(error):
        review(project, "--answer", "thomas-gruter=still-right", "--answer", given)
    assert text_of(project, "le-vauban") == before


def test_a_bad_address_at_the_prompt_is_asked_for_again(project):
    shown = review(project, "--limit", "1", typed="e no address\ns\n")
    assert "“no address” is not an e-mail address" in shown
    assert str(person(project, "mireille-fontaine").verified_on) == DAY


def test_where_and_show_choose(project):
    assert "Le Vauban" in review(project, "--list", "--where", "city is Besançon", "--limit", "9")
    assert "La Rochelle" not in review(project, "--list", "--country", "ca", "--limit", "99")
    with pytest.raises(WhomError):
        review(project, "--list", "--show", "nothing")


def test_where_nobody_is_known_yet_it_says_how_one_begins(project):
    for file in (project.content / "presenters").iterdir():
        file.unlink()
    shown = review(project, "--list")
    assert "There is no contact yet" in shown
    assert "showkit contacts import" in shown
    assert "verified" not in shown
