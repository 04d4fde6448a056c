"""``showkit check`` as a person types it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from showkit.cli import main, showkit
from showkit.commands.check import OutsideError, findings_of


@pytest.fixture
def broken(smallest):
    """Return a project with an error, a warning and a note, in three places."""
    show = smallest.content / "shows" / "solo"
    (show / "tech-rider.yaml").write_text("stage: {widht: 8}\n", encoding="utf-8")
    (show / "datapackage.yaml").write_text("genres: [circuss]\n", encoding="utf-8")
    (smallest.content / "presenters").mkdir()
    (smallest.content / "presenters" / "h.yaml").write_text(
        "name: H\npeople:\n  - {id: zoe, name: Zoé, verified_on: 2025-01-31}\n", encoding="utf-8"
    )
    return smallest


def _run(project, *arguments):
    return CliRunner().invoke(showkit, ["--project", str(project.root), "check", *arguments])


def test_a_day_that_cannot_be_read_is_answered_as_in_files(broken, monkeypatch, capsys):
    """Who works in French is not told in English that 25.11.2026 is no day."""
    monkeypatch.setenv("LANGUAGE", "fr_CH")
    monkeypatch.chdir(broken.root)
    with pytest.raises(SystemExit) as left:
        main(["check", "--as-of", "25.11.2026"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "«\u00a025.11.2026\u00a0» ne convient pas à --as-of\u00a0: écrivez une date"
    )
    assert "2026-11-25" in said
    assert "Usage" not in said


def test_an_error_is_exit_code_one_and_a_warning_is_not(broken, monkeypatch, capsys):
    """CI stops at what stops a build, not at what somebody may want to mend one day."""
    monkeypatch.chdir(broken.root)
    with pytest.raises(SystemExit) as left:
        main(["check", "--as-of", "2026-11-21"])
    assert left.value.code == 1
    (broken.content / "shows" / "solo" / "tech-rider.yaml").unlink()
    with pytest.raises(SystemExit) as left:
        main(["check", "--as-of", "2026-11-21"])
    assert left.value.code == 0
    assert "C104" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("content/presenters", ["B103"]),
        ("content/shows/solo", ["C104", "R101"]),
        ("content/shows/solo/tech-rider.yaml", ["R101"]),
        ("content/company.yaml", []),
        ("content", ["B103", "C104", "R101"]),
    ],
)
def test_a_path_limits_what_is_said(broken, monkeypatch, path, codes):
    """Who works on one show is not told of the others."""
    monkeypatch.chdir(broken.root)
    shown = _run(broken, "--as-of", "2026-11-21", "--format", "json", path)
    assert [finding["code"] for finding in json.loads(shown.output)] == codes


def test_notes_of_one_kind_do_not_hide_an_error(broken, monkeypatch):
    """After an import every contact has the same note; the one error stood among hundreds."""
    monkeypatch.setenv("LANGUAGE", "en")
    for n in range(9):
        (broken.content / "presenters" / f"h{n}.yaml").write_text(
            f"name: H{n}\npeople: [{{id: p{n}, name: Ann, verified_on: 2025-01-31}}]\n", "utf-8"
        )
    told = _run(broken, "--as-of", "2026-11-21").output
    code = "B103"
    assert told.count(f"{code} note") == 4
    assert f"{code}: 6 more notes of this kind; “showkit check content/presenters” tells" in told
    assert "R101 error" in told
    assert "Notes: 10." in told
    each = _run(broken, "--as-of", "2026-11-21", str(broken.content / "presenters")).output
    assert each.count(f"{code} note") == 10
    assert "more notes" not in each


def test_a_path_is_taken_from_where_one_stands(broken, monkeypatch):
    monkeypatch.chdir(broken.content / "shows" / "solo")
    shown = _run(broken, "--format", "json", "tech-rider.yaml")
    assert [finding["code"] for finding in json.loads(shown.output)] == ["R101"]


def test_a_path_outside_the_content_is_refused(broken, tmp_path):
    """Silence about a file that was never looked at would read as praise."""
    with pytest.raises(OutsideError):
        findings_of(broken, tmp_path)
    assert _run(broken, "content/shows/no-such-show").exit_code != 0


def test_the_day_is_an_input(broken):
    """The same content is the same findings, next year as today, if one asks for the same day."""
    on_the_day = _run(broken, "--as-of", "2026-01-31", "--format", "json", str(broken.content))
    before = _run(broken, "--as-of", "2026-01-30", "--format", "json", str(broken.content))
    assert "B103" in on_the_day.output
    assert "B103" not in before.output


def test_without_a_terminal_there_is_no_colour(broken):
    shown = _run(broken)
    assert "\x1b[" not in shown.output
    assert "widht" in shown.output


def test_help_names_the_exit_codes():
    shown = CliRunner().invoke(showkit, ["check", "--help"])
    assert "Exit codes: 0" in shown.output
    assert "[PATH]" in shown.output


def test_a_company_in_no_time_zone_is_told_so(smallest):
    """What the day is hangs on the zone; a wrong one is a finding, never a traceback."""
    path = smallest.content / "company.yaml"
    path.write_text(path.read_text("utf-8") + "timezone: ../../etc\n", encoding="utf-8")
    assert [finding.code for finding in findings_of(smallest)] == ["C106"]
