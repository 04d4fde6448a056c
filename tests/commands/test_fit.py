"""``showkit fit``: the matrix, one show, one house, and what is said where nothing compares."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from commands.demo_copy import copy_of_the_demo
from showkit.commands.fit import Asked, FitError, show_fit
from showkit.output.project import Project

_DEMO = Project(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")


def run(capsys, asked, form="text"):
    assert show_fit(_DEMO, asked, form) == 0
    return capsys.readouterr().out


def test_all_shows_and_rooms_are_seen_at_a_glance(capsys):
    out = run(capsys, Asked())
    assert "Salle Vauban" in out
    assert "pissenlit" in out
    assert "● fits" in out


def test_one_show_says_of_every_room_why(capsys):
    out = run(capsys, Asked("haubans"))
    assert "stage too narrow by" in out
    assert "Fits Salle Vauban with 0.5" in out


def test_one_house_is_told_line_by_line(capsys):
    out = run(capsys, Asked("haubans", "lakeshore-arts-centre"))
    assert "Grid height" in out
    assert "0.7\u00a0m short of what is needed" in out


def test_programs_get_the_same_as_csv_and_json(capsys):
    pairs = list(csv.DictReader(io.StringIO(run(capsys, Asked(), "csv"))))
    plain = json.loads(run(capsys, Asked(), "json"))
    assert [(one["show"], one["room"], one["verdict"]) for one in pairs] == [
        (one["show"], one["room"], one["verdict"]) for one in plain
    ]
    lines = list(csv.DictReader(io.StringIO(run(capsys, Asked("haubans", "le-vauban"), "csv"))))
    assert {"stage.width", "crew"} <= {line["line"] for line in lines}


def test_a_filter_leaves_the_other_houses_out(capsys):
    pairs = json.loads(run(capsys, Asked("haubans", where="country in [CA]"), "json"))
    assert {"maison-du-fleuve"} <= {one["presenter"] for one in pairs}
    assert "le-vauban" not in {one["presenter"] for one in pairs}


def test_a_show_for_the_open_air_is_not_held_against_halls(capsys, tmp_path):
    project = copy_of_the_demo(tmp_path)
    rider = project.content / "shows" / "haubans" / "tech-rider.yaml"
    rider.write_text("outdoors: yes\n" + rider.read_text("utf-8"), "utf-8")
    assert show_fit(project, Asked(), "text") == 0
    assert "– played in the open air, not in a hall" in capsys.readouterr().out
    with pytest.raises(FitError, match="haubans is played in the open air, and no such place"):
        show_fit(project, Asked("haubans", "le-vauban"), "text")
    indoors = Asked(where='file is "le-vauban"')
    assert show_fit(project, indoors, "text") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "haubans is played in the open air, and no such place is known" in told, (
        "not passed over"
    )


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (Asked("haubnas"), "did you mean “haubans”"),
        (Asked("haubans", "le-vaubn"), "did you mean “le-vauban”"),
        (Asked(where="name is Nowhere"), "nobody's room is known"),
    ],
)
def test_what_is_not_there_is_said_with_the_way_out(asked, problem):
    with pytest.raises(FitError, match=problem):
        show_fit(_DEMO, asked, "text")
