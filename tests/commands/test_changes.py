from __future__ import annotations

import datetime as dt
import json
import shutil

import pytest

from built_once import built_once
from showkit.commands.changes import ChangesError, changes
from showkit.commands.check import findings_of
from showkit.content.load import load
from showkit.output.project import Project
from small_demo import build_small_demo

_DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return the demo, published, and then changed in what has no day of its own."""
    demo = built_once(tmp_path_factory, "demo", build_small_demo)
    shutil.copytree(
        demo, folder := tmp_path_factory.mktemp("changes"), symlinks=True, dirs_exist_ok=True
    )
    return Project(folder)


def _edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_site_that_was_just_made_knows_everything(project, capsys):
    capsys.readouterr()
    assert changes(project, project.site, _DAY, apply=True) == 0
    assert "changes.csv" not in capsys.readouterr().out


def test_new_dates_and_a_rider_of_another_version_are_proposed_and_written_when_told(
    project, capsys
):
    show = project.content / "shows" / "mi-figue"
    table = show / "performances.csv"
    before = table.read_bytes()
    rows = before.decode().splitlines()
    cells = dict(zip(rows[0].split(","), rows[2].split(","), strict=False))
    assert cells["id"] == "figue-2026-11-27"
    fresh = rows[2].replace("figue-2026-11-27", "figue-neuve").replace("2026-11-27", "2027-06-01")
    option = rows[2].replace("figue-2026-11-27", "figue-option").replace("confirmed", "option")
    table.write_text("\n".join([*rows, fresh, option]) + "\n", "utf-8")
    _edit(show / "tech-rider.yaml", 'version: "1.4"', 'version: "1.5"')

    capsys.readouterr()
    changes(project, project.site, _DAY)
    shown = capsys.readouterr().out
    assert "figue-neuve" in shown
    assert "1.5" in shown
    assert not (show / "changes.csv").exists(), "nothing is written without being told to"

    changes(project, project.site, _DAY, apply=True)
    written = load(project).library.show_by_slug["mi-figue"].changes
    assert [(row.date, row.kind.value) for row in written] == [(_DAY, "dates"), (_DAY, "rider")]
    assert written[0].performances == ("figue-neuve",), "an option is nobody's news"
    assert written[0].text.has("fr")
    assert written[0].text.has("en")
    assert not [
        one for one in findings_of(project, as_of=_DAY) if one.place.path.endswith("changes.csv")
    ]

    capsys.readouterr()
    changes(project, project.site, _DAY)
    assert "mi-figue" not in capsys.readouterr().out, "what is written is not proposed again"


def test_an_embargoed_date_is_not_proposed_before_its_day(project):
    known = json.loads((project.site / "shows.json").read_text("utf-8"))
    embargoed = {
        performance.id
        for show in load(project).library.shows
        for performance in show.performances
        if performance.announced_on and performance.announced_on > _DAY
    }
    assert embargoed
    assert not embargoed & {p["id"] for show in known["show"] for p in show["hasPerformance"]}
    changes(project, project.site, _DAY, apply=True)
    for show in load(project).library.shows:
        later = [row for row in show.changes if row.date <= _DAY]
        assert not embargoed & {name for row in later for name in row.performances}


def test_without_a_published_site_there_is_nothing_to_compare_with(project, tmp_path):
    with pytest.raises(ChangesError, match="no published site"):
        changes(project, tmp_path, _DAY)
