"""The link log as it lies on the disk is gone through in order of days, whoever wrote its files."""

from __future__ import annotations

import datetime as dt

from showkit.model.visit import Event, Evidence, Visit
from showkit.output.project import Project
from showkit.visits.link_log import read_link_log, write_link_log
from showkit.visits.piles import Piles
from showkit.visits.stored_log import stored_log

_FIRST = dt.datetime(2026, 10, 30, 23, 50, tzinfo=dt.UTC)


def _row(hours):
    return Visit(
        _FIRST + dt.timedelta(hours=hours),
        "le-vauban",
        None,
        Event.PAGE_OPENED,
        "",
        Evidence.PROBABLE,
        ("script-ran",),
        f"key{hours}",
        f"key{hours}",
    )


ROWS = [_row(hours) for hours in (0, 1, 2, 23, 30, 800)]


def _stored(project):
    stored = stored_log(project, Piles(project.work / "piles"))
    return stored, list(stored.by_day())


def test_rows_come_by_the_day(tmp_path):
    project = Project(tmp_path)
    write_link_log(project, ROWS)
    stored, days = _stored(project)
    assert [[row.key for row in rows] for rows in days] == [
        ["key0"],
        ["key1", "key2", "key23"],
        ["key30"],
        ["key800"],
    ]
    assert sorted(stored.days) == ["2026-10-30", "2026-10-31", "2026-11-01", "2026-12-03"]
    assert [path.stem for path in stored.files] == ["2026-10", "2026-11", "2026-12"]
    assert [row for rows in days for row in rows] == ROWS


def test_a_month_that_a_spreadsheet_saved_anew_gives_the_same_days(tmp_path):
    """Its rows in another order, its times without zone: it is not one of our files any more."""
    project = Project(tmp_path)
    write_link_log(project, ROWS)
    _, expected = _stored(project)
    path = project.link_log / "2026-10.csv"
    header, *lines = path.read_text("utf-8").splitlines()
    text = "\r\n".join([header, *reversed(lines)]).replace(",", ";").replace("Z", "")
    path.write_text(f"{text}\r\n", encoding="utf-8-sig")
    stored, days = _stored(project)
    assert path not in stored.files
    assert [sorted(rows) for rows in days] == [sorted(rows) for rows in expected]
    assert [finding.code for finding in stored.findings] == ["T102"]


def test_rows_in_the_file_of_another_month_or_out_of_order_are_of_their_own_day(tmp_path):
    project = Project(tmp_path)
    write_link_log(project, ROWS)
    _, expected = _stored(project)
    late = project.link_log / "2026-12.csv"
    header, *rows = late.read_text("utf-8").splitlines(keepends=True)
    first = project.link_log / "2026-10.csv"
    columns, *others = first.read_text("utf-8").splitlines(keepends=True)
    late.write_text(header, encoding="utf-8")
    first.write_text("".join([columns, *rows, *reversed(others)]), encoding="utf-8")
    _, days = _stored(project)
    assert [sorted(found) for found in days] == [sorted(found) for found in expected]
    assert sorted(read_link_log(project).rows) == sorted(ROWS)


def test_what_cannot_be_read_is_told_with_its_place(tmp_path):
    project = Project(tmp_path)
    write_link_log(project, ROWS)
    path = project.link_log / "2026-11.csv"
    path.write_text(path.read_text("utf-8").replace("page-opened", "page-eaten"), "utf-8")
    stored, days = _stored(project)
    (finding,) = stored.findings
    assert (finding.place.path, finding.place.line) == ("content/link_log/2026-11.csv", 2)
    assert len(days) == 3


def test_a_cell_that_somebody_broke_into_lines_costs_no_row(tmp_path):
    project = Project(tmp_path)
    write_link_log(project, ROWS)
    path = project.link_log / "2026-11.csv"
    path.write_text(
        path.read_text("utf-8").replace("page-opened,,", 'page-opened,"a\nb",'), "utf-8"
    )
    _, days = _stored(project)
    assert [row.target for row in days[2]] == ["a b"]
