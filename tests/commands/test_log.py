"""`showkit contacts log`: a call noted before the telephone is down again."""

from __future__ import annotations

import datetime as dt
from difflib import unified_diff

import pytest
from click.testing import CliRunner

from commands.demo_copy import copy_of_the_demo, new_lines, text_of
from showkit.cli import showkit
from showkit.commands.content import ContentError
from showkit.commands.log import Said, log
from showkit.contacts.edit import EditError
from showkit.contacts.undo import undo_last
from showkit.contacts.whom import WhomError
from showkit.content.load import load

DAY = dt.date(2026, 11, 22)
DUE = dt.date(2027, 1, 15)


@pytest.fixture
def project(tmp_path):
    return copy_of_the_demo(tmp_path)


def test_a_call_goes_to_the_end_where_the_newest_are_last(project, capsys):
    before = text_of(project, "le-vauban")
    said = Said(
        "called, wants a date in March 2028",
        kind="call",
        show="haubans",
        person="Claire Aubin",
        by="Odile",
        due=DUE,
    )
    assert log(project, "Le Vauban", said, DAY) == 0
    after = text_of(project, "le-vauban")
    assert new_lines(before, after) == [
        "  - date: 2026-11-22",
        "    kind: call",
        "    show: haubans",
        "    person: claire-aubin",
        "    by: Odile",
        "    note: called, wants a date in March 2028",
        "    due: 2027-01-15",
    ]
    assert after.index("wants a date in March") > after.rindex("date: 2026-11-2")
    told = capsys.readouterr().out
    assert "content/presenters/le-vauban.yaml" in told
    assert "2027-01-15: Claire Aubin, haubans, called" in told
    assert "2026-11-18 (overdue)" in told


def test_it_goes_to_the_top_where_the_newest_are_first(project):
    """The marina's file is read from the top: nobody would find it at the bottom."""
    before = text_of(project, "theatre-de-la-marina")
    log(project, "theatre-de-la-marina", Said("rappeler lundi"), DAY)
    after = text_of(project, "theatre-de-la-marina")
    assert new_lines(before, after) == [
        "  - date: 2026-11-22",
        "    kind: note",
        "    note: rappeler lundi",
    ]
    assert after.index("rappeler lundi") < after.index("date: 2026-11-17")


@pytest.mark.parametrize("slug", ["le-vauban", "theatre-de-la-marina"])
def test_what_is_noted_late_goes_where_its_date_belongs(project, slug):
    log(project, slug, Said("noted a year late", on=dt.date(2026, 11, 15)), DAY)
    history = load(project).library.presenter_by_slug[slug].history
    dates = [entry.date for entry in history]
    assert dates in (sorted(dates), sorted(dates, reverse=True))


def test_what_was_promised_is_done(project, capsys):
    """The plan was sent: the promise is closed in the same breath."""
    before = text_of(project, "le-vauban").count("done: true")
    said = Said("plan envoyé", show="haubans", keeps=dt.date(2026, 11, 18))
    log(project, "le-vauban", said, DAY)
    assert "2026-11-18" not in capsys.readouterr().out
    assert text_of(project, "le-vauban").count("done: true") == before + 1
    with pytest.raises(EditError, match="2026-11-19"):
        log(project, "le-vauban", Said("x", keeps=dt.date(2026, 11, 19)), DAY)


def test_whoever_is_not_known_is_nearly_known(project):
    """A typing error must not cost the note: the right name is a glance away."""
    before = text_of(project, "le-vauban")
    with pytest.raises(WhomError, match=r"did you mean “le-vauban”"):
        log(project, "le-vaubant", Said("x"), DAY)
    with pytest.raises(WhomError, match=r"did you mean “theatre-de-la-marina”"):
        log(project, "Théatre de la Marinna", Said("x"), DAY)
    with pytest.raises(WhomError, match=r"did you mean “haubans”"):
        log(project, "le-vauban", Said("x", show="hauban"), DAY)
    with pytest.raises(WhomError, match=r"nobody at Le Vauban .* .did you mean “claire-aubin”"):
        log(project, "le-vauban", Said("x", person="claire-aubain"), DAY)
    assert text_of(project, "le-vauban") == before


def _talked(project, show, stage, period="", house="le-vauban"):
    """Note it; return the lines that are gone and those that are new."""
    before = text_of(project, house).splitlines()
    log(project, house, Said("x", show=show, stage=stage, period=period), DAY)
    lines = list(unified_diff(before, text_of(project, house).splitlines(), n=0, lineterm=""))
    return [line for line in lines[2:] if not line.startswith("@@")]


def _talks(project, show, house="le-vauban"):
    talks = load(project).library.presenter_by_slug[house].shows[show]
    return [(talk.stage, talk.period, talk.since) for talk in talks]


def test_how_far_the_talk_has_come_is_said_in_the_same_breath(project, capsys):
    """The note says it and the record would not: nobody types a fact twice."""
    assert _talks(project, "mi-figue") == [("interested", "2027-2028", dt.date(2026, 10, 14))]
    assert _talked(project, "mi-figue", "option") == [
        "+  - date: 2026-11-22",
        "+    kind: note",
        "+    show: mi-figue",
        "+    note: x",
        "-    stage: interested",
        "+    stage: option",
        "-    since: 2026-10-14",
        "+    since: 2026-11-22",
    ]
    assert _talks(project, "mi-figue") == [("option", "2027-2028", DAY)]
    assert "mi-figue: interested → option" in capsys.readouterr().out


def test_a_talk_begins_with_what_was_said(project, capsys):
    _talked(project, "pissenlit", "contacted", "2028-2029")
    assert _talks(project, "pissenlit") == [
        ("contract", "2027-2028", dt.date(2026, 10, 14)),
        ("contacted", "2028-2029", DAY),
    ]
    house = "le-vauban"
    assert "la-mer-den-haut" not in load(project).library.presenter_by_slug[house].shows
    _talked(project, "la-mer-den-haut", "interested", house=house)
    assert _talks(project, "la-mer-den-haut", house) == [("interested", "", DAY)]
    _talked(project, "la-mer-den-haut", "option", "2027-2028", house=house)
    assert _talks(project, "la-mer-den-haut", house) == [("option", "2027-2028", DAY)]
    assert "la-mer-den-haut: interested → option" in capsys.readouterr().out


def test_what_has_been_said_already_changes_nothing(project):
    lines = _talked(project, "mi-figue", "interested")
    assert [line for line in lines if "since" in line or line.startswith("-")] == []


def test_which_of_several_seasons_is_asked_and_nothing_written(project):
    house = "festival-des-grands-vents"
    _talked(project, "mi-figue", "interested", "2028-2029", house)
    before = text_of(project, house)
    with pytest.raises(EditError, match=r"2027-2028 \(contract\), 2028-2029 \(interested\)"):
        log(project, house, Said("x", show="mi-figue", stage="option"), DAY)
    assert text_of(project, house) == before


def test_a_performance_is_not_written_over_by_the_next_talk(project):
    house = "centre-culturel-des-erables"
    known = _talks(project, "lheure-juste", house)
    assert {stage for stage, *_ in known} == {"performed"}
    with pytest.raises(EditError, match="--period"):
        log(project, house, Said("x", show="lheure-juste", stage="interested"), DAY)
    _talked(project, "lheure-juste", "interested", "2028-2029", house)
    assert _talks(project, "lheure-juste", house) == [*known, ("interested", "2028-2029", DAY)]


def test_a_stage_is_one_of_a_show(project):
    begin = ("--project", str(project.root), "contacts", "log", "le-vauban", "x", "--stage")
    result = CliRunner().invoke(showkit, [*begin, "option"])
    assert result.exit_code == 2
    assert "add --show" in result.output


def test_it_can_be_taken_back(project):
    before = text_of(project, "le-vauban")
    log(project, "le-vauban", Said("x"), DAY)
    undo_last(project)
    assert text_of(project, "le-vauban") == before


def test_the_command_line_says_the_same(project):
    result = CliRunner().invoke(
        showkit,
        [
            *("--project", str(project.root), "contacts", "log", "le-vauban", "called: yes # no"),
            *("--show", "haubans", "--due", "2027-01-15", "--kind", "call", "--as-of", str(DAY)),
        ],
        standalone_mode=False,
    )
    assert result.exception is None, result.output
    entry = load(project).library.presenter_by_slug["le-vauban"].history[-1]
    assert (entry.note, entry.due, entry.kind) == ("called: yes # no", DUE, "call")


def test_a_show_that_is_not_right_does_not_hold_up_a_call(project, capsys):
    """Somebody on the telephone has no time to mend a date of performance first."""
    dates = project.content / "shows" / "haubans" / "performances.csv"
    dates.write_text(dates.read_text("utf-8").replace("confirmed", "perhaps"), "utf-8")
    people = project.content / "presenters" / "le-vauban.yaml"
    people.write_text(people.read_text("utf-8").replace("basis: express", "basis: none"), "utf-8")
    assert log(project, "le-vauban", Said("called"), DAY) == 0
    assert capsys.readouterr().err == "", "notes are for showkit check"


def test_a_contact_file_that_is_not_right_is_mended_first(project, capsys):
    """Whoever reads it wrong may write down the call with the wrong person."""
    other = project.content / "presenters" / "maison-du-fleuve.yaml"
    other.write_text(other.read_text("utf-8").replace("id: ", "id: [", 1), "utf-8")
    with pytest.raises(ContentError):
        log(project, "le-vauban", Said("called"), DAY)
    assert "maison-du-fleuve.yaml" in capsys.readouterr().err


def test_the_words_of_french_sheets_are_understood(project, monkeypatch):
    """Whoever notes a call in French types « contrat », and is answered in French."""
    monkeypatch.setenv("LANGUAGE", "fr")

    def typed(stage, kind="appel"):
        words = ("--show", "pissenlit", "--stage", stage, "--period", "2028-2029", "--kind", kind)
        command = ["--project", str(project.root), "contacts", "log", "le-vauban", "x", *words]
        return CliRunner().invoke(showkit, [*command, "--as-of", str(DAY)])

    assert typed("intéressée").exit_code == 0
    assert _talks(project, "pissenlit")[-1:] == [("interested", "2028-2029", DAY)]
    assert load(project).library.presenter_by_slug["le-vauban"].history[-1].kind == "call"
    told = typed("contrct").output
    assert "« contrct » ne convient pas à --stage" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert "contract" in told


def test_who_gives_a_person_for_the_house_is_told_the_house(project):
    """One remembers whom one spoke to, and looks for the name of a file."""
    with pytest.raises(WhomError, match="Claire Aubin works at le-vauban"):
        log(project, "claire-aubin", Said("called"), DAY)
    with pytest.raises(WhomError, match="Claire Aubin works at le-vauban"):
        log(project, "Claire Aubin", Said("called"), DAY)
