"""``showkit rider``: the file that goes to a house, with how its own room answers each line."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from showkit.commands.fit import FitError
from showkit.commands.rider import RiderAsked, write_rider
from showkit.output.project import Project

_DEMO = Project(Path(__file__).parents[2])


def _text(path):
    shown = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return shown.stdout.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_rider_for_a_room_says_how_that_room_answers(tmp_path):
    """A technical director sees at once what is missing in their own hall."""
    file = tmp_path / "rider.pdf"
    asked = RiderAsked("haubans", "lakeshore-arts-centre", language="en")
    assert write_rider(_DEMO, asked, file) == 0
    assert "0.7 m short of what is needed" in _text(file)


def test_a_rider_for_nobody_says_nothing_of_a_room(tmp_path):
    file = tmp_path / "rider.pdf"
    write_rider(_DEMO, RiderAsked("haubans", language="en"), file)
    assert "short of what is needed" not in _text(file)


def test_a_house_is_written_to_in_its_own_language(tmp_path):
    file = tmp_path / "rider.pdf"
    write_rider(_DEMO, RiderAsked("haubans", "le-vauban", "la-poterne"), file)
    assert "Fiche technique" in _text(file)


def test_each_language_that_is_asked_for_has_a_file_of_its_own(tmp_path):
    shutil.copytree(_DEMO.content, tmp_path / "content")
    for language in ("fr", "en"):
        write_rider(Project(tmp_path), RiderAsked("haubans", language=language), None)
    made = {path.name: _text(path) for path in tmp_path.glob("*.pdf")}
    assert set(made) == {"haubans-fiche-technique-fr.pdf", "haubans-tech-rider-en.pdf"}
    assert "Fiche technique" in made["haubans-fiche-technique-fr.pdf"]


def test_a_plan_is_drawn_in_the_room(tmp_path):
    file = tmp_path / "plan.svg"
    write_rider(_DEMO, RiderAsked("haubans", "le-vauban", "la-poterne"), file)
    drawn = ET.parse(file)  # noqa: S314 - we have just made it
    assert [one for one in drawn.iter() if one.get("class") == "plan__short"]


@pytest.mark.parametrize(
    ("asked", "file", "problem"),
    [
        (RiderAsked("haubans", "le-vauban"), "x.pdf", "--room vauban, --room la-poterne"),
        (RiderAsked("haubans", "le-vauban", "vaubn"), "x.pdf", "did you mean “vauban”"),
        (RiderAsked("haubans", room="vauban"), "x.pdf", "needs its presenter"),
        (RiderAsked("haubans", language="it"), "x.pdf", "no texts in “it”"),
        (RiderAsked("haubans"), "x.docx", "must end in .pdf"),
        (RiderAsked("haubnas"), "x.pdf", "did you mean “haubans”"),
    ],
)
def test_what_cannot_be_written_is_said_with_the_way_out(tmp_path, asked, file, problem):
    with pytest.raises(FitError, match=problem):
        write_rider(_DEMO, asked, tmp_path / file)
    assert not list(tmp_path.iterdir())


def _with_a_wrong_line(folder, line, in_file):
    shutil.copytree(_DEMO.content, folder / "content")
    file = folder / "content" / "shows" / "haubans" / in_file
    file.write_text(file.read_text("utf-8").replace(*line), "utf-8")
    return Project(folder)


def test_a_wrong_row_of_dates_holds_up_no_rider_and_is_said(tmp_path, capsys):
    project = _with_a_wrong_line(tmp_path, (",19:30,", ",25:30,"), "performances.csv")
    assert write_rider(project, RiderAsked("haubans"), tmp_path / "rider.pdf") == 0
    assert "0.7 m" not in _text(tmp_path / "rider.pdf")
    assert "haubans/performances.csv:2" in capsys.readouterr().err


def test_a_rider_that_is_not_right_is_not_sent(tmp_path, capsys):
    project = _with_a_wrong_line(tmp_path, ("stage:", "stage: wide #"), "tech-rider.yaml")
    with pytest.raises(FitError):
        write_rider(project, RiderAsked("haubans"), tmp_path / "rider.pdf")
    assert "haubans/tech-rider.yaml" in capsys.readouterr().err
    assert not (tmp_path / "rider.pdf").exists()
