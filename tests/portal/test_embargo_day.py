"""A date that its house has not announced is nowhere in what a build publishes, and then is.

The canaries of ``test_nothing_leaks`` hold for every day; this one crosses the day itself, over
every file of the site: pages, search, feeds, calendars, JSON, packages, the names of files.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from canaries import texts_in
from showkit.commands.build import build
from small_demo import small_demo

_ANNOUNCED = dt.date(2027, 3, 2)
_TOWN, _HOUSE, _ID, _OPTION = "qx901vz", "qx902vz", "qx903vz", "qx904vz"
_NEWS = "qx905vz"
_ROWS = f"""\
{_ID},2027-11-13,20:00,21:05,America/Toronto,7 rue {_HOUSE},H0X 1A1,{_TOWN},QC,CA,{_HOUSE},,\
confirmed,{_ANNOUNCED},public,https://t.example/{_ID},,
{_OPTION},2027-11-14,20:00,21:05,America/Toronto,,,{_OPTION},QC,CA,{_OPTION},,option,,public,,,
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = small_demo(tmp_path_factory.mktemp("embargo"))
    show = project.content / "shows" / "haubans"
    with (show / "performances.csv").open("a", encoding="utf-8") as table:
        table.write(_ROWS)
    with (show / "changes.csv").open("a", encoding="utf-8") as table:
        table.write(f"2026-11-01,dates,{_ID},{_NEWS},{_NEWS}\n")
    return project


def _found(project, as_of):
    """Return the files in which each canary stands, by kind of file."""
    assert build(project, project.site, as_of=as_of) == 0
    found = {canary: Counter() for canary in (_TOWN, _HOUSE, _ID, _OPTION, _NEWS)}
    for path in project.site.rglob("*"):
        if not path.is_file():
            continue
        name = path.relative_to(project.site).as_posix()
        texts = [name, *texts_in(path.read_bytes(), name)]
        for canary, files in found.items():
            if any(canary in text for text in texts):
                files[path.suffix] += 1
    return found


def test_an_embargo_holds_to_its_day_in_every_file(project):
    before = _found(project, _ANNOUNCED - dt.timedelta(days=1))
    assert {canary: dict(files) for canary, files in before.items() if files} == {}

    after = _found(project, _ANNOUNCED)
    for canary in (_TOWN, _HOUSE):
        assert set(after[canary]) >= {".html", ".xml", ".ics", ".json"}, canary
    assert set(after[_ID]) >= {".html", ".ics", ".json"}
    assert set(after[_NEWS]) == {".xml"}, "news is told with the date that it names"
    assert not after[_OPTION], "an option is nobody's business on any day"
