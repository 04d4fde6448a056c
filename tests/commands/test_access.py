"""``showkit access show``: what somebody sees and why, at a terminal and for programs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from commands.demo_copy import copy_of_the_demo
from showkit.access.secret import open_secret
from showkit.commands.access import show_access
from showkit.commands.forget import forget
from showkit.contacts.whom import WhomError
from showkit.output.project import Project

_DEMO = Project(Path(__file__).parents[2])
_DAY = dt.date(2026, 11, 27)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")


def run(capsys, who, form="text", project=_DEMO, day=_DAY):
    assert show_access(project, who, form, day) == 0
    return capsys.readouterr().out


def test_it_says_what_they_see_in_which_order_and_why(capsys):
    out = run(capsys, "Claire Aubin")
    assert "State of the page: link open" in out
    assert "Visits count: for this person, who agreed" in out
    assert out.index("Stays (haubans)  [pinned]") < out.index("Good Dog (pas-bouger)")
    assert "+ With you on March\u00a019" in out
    assert "We play 95\u00a0km from you on May\u00a08, 2027" in out
    assert "⌖ Nyon, 95\u00a0km: May\u00a08, 2027; free May\u00a05" in out
    assert "Before the next by: Have they asked about it?" in out


def test_what_is_no_error_stands_in_nobodys_way(capsys, tmp_path):
    """After an import there are pages of notes; whoever wants to read them asks for the check."""
    project = copy_of_the_demo(tmp_path)
    words = project.content / "shows" / "haubans" / "show.fr.md"
    text = words.read_text("utf-8")
    words.unlink()  # a link to the demo's own
    words.write_text(text.replace("summary: >-", "summary: Trop court.\nx-rest: >-"), "utf-8")
    assert show_access(project, "Claire Aubin", "text", _DAY) == 0
    assert capsys.readouterr().err == ""


def test_it_says_what_is_left_out_and_by_which_rule(capsys):
    out = run(capsys, "josee-brouillette")
    assert "The Sea Above (la-mer-den-haut): Excluded in the contact file" in out


def test_what_is_for_the_company_alone_is_marked_so(capsys):
    lines = run(capsys, "winifred-okell").splitlines()
    private = [line for line in lines if "(for you alone)" in line]
    assert any("can usually pay" in line for line in private)
    assert not [line for line in private if line.lstrip().startswith("*")]


def test_programs_get_the_same_as_json(capsys):
    plain = json.loads(run(capsys, "winifred-okell", "json"))
    assert plain["state"] == "open"
    assert plain["as_of"] == "2026-11-27"
    first = plain["chosen"][0]
    assert (first["show"], first["place"], first["ahead_by"]) == ("pas-bouger", "open", "nearby")
    told = [one["kind"] for one in first["reasons"] if one["on_page"]]
    assert told == ["ages", "season", "nearby"]
    assert first["nearby"][0]["free_days"][0] == "2027-01-27"
    assert plain["unknown"] == ["None of their rooms is known, so no fit is"]


def test_it_speaks_the_language_of_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")
    assert "Nous jouons à 95\u00a0km de chez vous" in run(capsys, "claire-aubin")


@pytest.mark.parametrize(
    ("who", "day", "state"),
    [
        ("nadia-belhocine", _DAY, "no link: access was revoked"),
        ("noemie-cormier", _DAY, "link open until June\u00a030, 2027"),
        ("noemie-cormier", dt.date(2027, 7, 1), "no link: access expired on June\u00a030, 2027"),
    ],
)
def test_it_says_how_the_link_stands(capsys, who, day, state):
    assert f"State of the page: {state}" in run(capsys, who, day=day)


def test_the_link_itself_is_not_printed_and_no_secret_is_made(capsys, tmp_path):
    """It may be shown over somebody's shoulder, or pasted into a message."""
    project = copy_of_the_demo(tmp_path)
    assert "/p/#" not in run(capsys, "claire-aubin", project=project)
    assert not project.secret.exists()


def test_who_was_forgotten_and_came_back_has_no_link(capsys, tmp_path):
    project = copy_of_the_demo(tmp_path)
    open_secret(project)
    file = project.content / "presenters/the-bay-playhouse.yaml"
    before = file.read_bytes()
    forget(project, "winifred-okell", _DAY, is_sure=True)
    file.write_bytes(before)
    capsys.readouterr()
    assert "no link: asked to be forgotten" in run(capsys, "winifred-okell", project=project)


def test_nobody_of_that_name_is_said_so_with_who_is_near():
    with pytest.raises(WhomError, match="claire-aubin"):
        show_access(_DEMO, "clair-aubin", "text", _DAY)


def test_where_no_note_is_written_it_says_in_which_file_to(capsys, smallest):
    folder = smallest.content / "presenters"
    folder.mkdir()
    house = "name: Quai\npeople: [{id: zoe, name: Zoé}]\n"
    (folder / "quai.yaml").write_text(house, encoding="utf-8")
    assert "write one as access.note in presenters/quai.yaml" in run(
        capsys, "zoe", project=smallest
    )
    (folder / "quai.yaml").write_text(f"{house}access: {{note: Bonjour}}\n", encoding="utf-8")
    assert "access.note" not in run(capsys, "zoe", project=smallest)
