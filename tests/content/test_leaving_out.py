from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from invalid_cases import CASES, TODAY, lay_out
from showkit.commands.all_checks import ALL_CHECKS, IDLE_CHECKS, MORE_CHECKS
from showkit.content.checks import check
from showkit.content.checks.check import run
from showkit.content.leaving_out import right_parts
from showkit.content.load import load
from showkit.model.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project


def parts_of(project: Project):
    loaded = load(project)
    return loaded, right_parts(loaded, check(loaded, TODAY, MORE_CHECKS))


def in_content(tmp_path: Path, files: dict[str, str]) -> Project:
    """Return the smallest site with a second show, and `files` in the folder of that."""
    project = lay_out(next(case for case in CASES if case.name == "R106"), tmp_path)
    (project.content / "shows" / "solo" / "tech-rider.yaml").unlink()
    show = project.content / "shows" / "duo"
    for name, text in {"show.fr.md": "---\ntitle: Duo\n---\nTexte.\n", **files}.items():
        (show / name).parent.mkdir(parents=True, exist_ok=True)
        (show / name).write_text(text, "utf-8")
    return project


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_left_is_right(case: Path, tmp_path: Path) -> None:
    """No check finds an error in it, and nothing is left out where nothing is wrong."""
    loaded, parts = parts_of(lay_out(case, tmp_path))
    errors = [one for one in check(loaded, TODAY, MORE_CHECKS) if one.severity is Severity.ERROR]
    if parts is None:
        assert any(not one.place.path.startswith("content/shows/") for one in errors)
        return
    assert bool(parts.left_out) == bool(errors)
    if not errors:
        assert parts.library == loaded.library
    checks = [one for one in ALL_CHECKS if one not in IDLE_CHECKS]
    again = run(checks, replace(loaded, library=parts.library), TODAY)
    elsewhere = [
        one for one in again if one.severity is Severity.ERROR and one.place not in parts.left_out
    ]
    assert elsewhere == []


def test_a_wrong_rider_costs_the_rider_alone(tmp_path):
    project = in_content(tmp_path, {"tech-rider.yaml": "stage:\n  width: {min: 9, ideal: 7}\n"})
    _, parts = parts_of(project)
    duo = parts.library.show_by_slug["duo"]
    assert duo.rider is None
    assert duo.words["fr"].title == "Duo"
    assert [str(place) for place in parts.left_out] == ["content/shows/duo/tech-rider.yaml:2:10"]
    assert parts.shows == {"duo"}


def test_a_wrong_row_costs_that_row(tmp_path):
    table = (
        "id,date,status,timezone,city,country,venue\n"
        "a,2027-01-02,confirmed,America/Toronto,Québec,CA,Salle\n"
        "b,2027-01-03,confirmed,America/Nowhere,Québec,CA,Salle\n"
        "c,2027-01-04,confirmed,Europe/Paris,Lille,FR,Salle\n"
        "d,2027-02-30,confirmed,Europe/Paris,Lille,FR,Salle\n"
    )
    _, parts = parts_of(in_content(tmp_path, {"performances.csv": table}))
    duo = parts.library.show_by_slug["duo"]
    assert [row.id for row in duo.performances] == ["a", "c"]
    assert [place.line for place in parts.left_out] == [3, 5]


def test_a_column_that_nobody_can_read_costs_the_table(tmp_path):
    """It may have been the one that says that the rows are not for everybody."""
    table = "name,role_fr,visibilty\nÈve,Jeu,private\n"
    _, parts = parts_of(in_content(tmp_path, {"credits.csv": table}))
    assert parts.library.show_by_slug["duo"].credits == ()
    assert [place.line for place in parts.left_out] == [1]


def test_a_wrong_text_costs_its_language_and_the_last_one_costs_the_show(tmp_path):
    english = "---\ntitle: A\x01B\n---\nText.\n"
    project = in_content(tmp_path, {"show.en.md": english})
    _, parts = parts_of(project)
    assert set(parts.library.show_by_slug["duo"].words) == {"fr"}

    (project.content / "shows" / "duo" / "show.fr.md").unlink()
    _, parts = parts_of(project)
    assert [show.slug for show in parts.library.shows] == ["solo"]
    assert "duo" in parts.shows


def test_facts_that_cannot_be_read_cost_the_show(tmp_path):
    """They say whether it may be shown at all."""
    _, parts = parts_of(in_content(tmp_path, {"datapackage.yaml": "state: secrte\n"}))
    assert [show.slug for show in parts.library.shows] == ["solo"]


def test_a_picture_that_cannot_be_opened_costs_that_picture(tmp_path):
    files = {
        "visuals.csv": "file,alt_fr\na.jpg,Une scène vide.\n",
        "visuals/a.jpg": "no picture",
    }
    _, parts = parts_of(in_content(tmp_path, files))
    assert parts.library.show_by_slug["duo"].visuals == ()
    assert parts.library.show_by_slug["duo"].words


def test_a_portrait_that_cannot_be_opened_costs_that_portrait(tmp_path):
    project = in_content(tmp_path, {})
    company = project.content / "company.yaml"
    portrait = "    photo: eve.jpg\n    photo_credit: Jo\n"
    company.write_text(company.read_text("utf-8") + portrait, "utf-8")
    (project.content / "eve.jpg").write_text("no picture", "utf-8")
    _, parts = parts_of(project)
    assert [(one.name, one.photo) for one in parts.library.company.team] == [("Ana Brun", "")]
    assert len(parts.left_out) == 1


def test_a_wrong_contact_file_stops_everything(tmp_path):
    """Without it, somebody's page would be withdrawn."""
    project = in_content(tmp_path, {})
    contact = project.content / "presenters" / "le-vauban.yaml"
    contact.parent.mkdir(exist_ok=True)
    contact.write_text("nmae: Le Vauban\n", "utf-8")
    assert parts_of(project)[1] is None
