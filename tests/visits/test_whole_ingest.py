"""`showkit ingest` as a whole: any order, half-written lines, kills, two at once, trials."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.access.secret import open_secret
from showkit.commands.ingest import ingest, take_in
from showkit.content.load import load
from showkit.output.project import Project
from visits.houses import BROWSER

_TESTS = Path(__file__).parents[1]
_ENVIRONMENT = os.environ | {"PYTHONPATH": str(_TESTS.parent / "generator")}
_KILLS = 200
_STAMP = dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC)
_SCANNER = "198.51.100.7"


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """Return the smallest site with two houses, its secret made."""
    root = tmp_path_factory.mktemp("ingest") / "company"
    shutil.copytree(_TESTS / "sites" / "smallest", root)
    shutil.copytree(Path(__file__).parent / "presenters", root / "content" / "presenters")
    project = Project(root)
    open_secret(project)
    return project


def _copy(company, folder):
    shutil.copytree(company.root, folder / "company", dirs_exist_ok=True)
    return Project(folder / "company")


def _line(n, target, address="192.0.2.7", referrer="-"):
    stamp = f"{_STAMP + dt.timedelta(seconds=n):%d/%b/%Y:%H:%M:%S +0000}"
    return f'{address} - - [{stamp}] "GET {target} HTTP/1.1" 200 512 "{referrer}" "{BROWSER}"\n'


def _lines(company):
    """Return a morning: a reader, a scanner in a hurry, one who follows everything, one of ours."""
    secret = open_secret(company)
    claire, thomas, joris = (secret.page(who, 0) for who in ("claire-aubin", "thomas", "joris"))
    show = f"/fr/shows/solo/?via={secret.person_via('claire-aubin', 0)}"
    return [
        _line(0, "/fr/p/"),
        _line(1, f"/p/{claire.payload_id}"),
        _line(9, f"/p/read?{claire.reading_token}"),
        _line(40, show),
        _line(41, "/assets/portal.css", referrer=f"https://seule.example{show}"),
        _line(100, f"/p/{claire.payload_id}", _SCANNER),
        _line(101, f"/p/{thomas.payload_id}", _SCANNER),
        _line(102, f"/p/{joris.payload_id}", _SCANNER),
        _line(103, show, _SCANNER),
        _line(7200, f"/p/{joris.payload_id}", "198.51.100.9"),
        _line(7203, "/p/programs", "198.51.100.9"),
        _line(9000, f"/fr/p/?own={secret.own_mark}", "198.51.100.20"),
        _line(9060, f"/p/{thomas.payload_id}", "198.51.100.20"),
        _line(90_000, f"/p/{thomas.payload_id}", "198.51.100.30"),
        "192.0.2.1 - - [02/Nov/2026:15:00:00 +0000] rubbish\n",
    ]


def _content(project):
    files = sorted(path for path in project.content.rglob("*") if path.is_file())
    return {str(path.relative_to(project.root)): path.read_bytes() for path in files}


def _read(project, *texts):
    for text in texts:
        log = project.root / "x.log"
        log.write_text(text, encoding="utf-8")
        take_in(project, load(project).library, [log])
    return _content(project)


@pytest.fixture(scope="module")
def expected(company, tmp_path_factory):
    """Return the content after the whole log was read at once."""
    project = _copy(company, tmp_path_factory.mktemp("expected"))
    found = _read(project, "".join(_lines(company)))
    rows = found["content/link_log/2026-11.csv"].decode()
    for reason in ("burst", "hidden-link", "assets-fetched", "after-shell"):
        assert reason in rows
    assert len(rows.splitlines()) == 1 + 9, "the one from our own browser is not among them"
    return found


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_any_order_in_any_parts_read_any_number_of_times_gives_the_same(
    company, expected, tmp_path_factory, data
):
    """A burst may be cut in two by it, and our own mark come after what it marks."""
    lines = _lines(company)
    chance = random.Random(data.draw(st.integers(0, 1 << 30)))  # noqa: S311 - an order, no secret
    chance.shuffle(lines)
    cuts = sorted({0, len(lines), *data.draw(st.lists(st.integers(0, len(lines)), max_size=4))})
    parts = ["".join(lines[a:b]) for a, b in itertools.pairwise(cuts)]
    parts += data.draw(st.lists(st.sampled_from(parts), max_size=3))
    project = _copy(company, tmp_path_factory.mktemp("order"))
    assert _read(project, *parts) == expected


def test_a_log_read_while_its_last_line_is_being_written_gives_the_same(
    company, expected, tmp_path
):
    """Cut at each character of its last lines, then read as a whole."""
    text = "".join(_lines(company))
    project = _copy(company, tmp_path)
    start = len(text) - 500
    for cut in range(start, len(text), 7):
        assert _read(project, text[:cut])
    assert _read(project, text) == expected


def test_a_trial_shows_what_would_change_and_writes_nothing(company, expected, tmp_path, capsys):
    project = _copy(company, tmp_path)
    log = project.root / "x.log"
    log.write_text("".join(_lines(company)), encoding="utf-8")
    before = _content(project)
    assert ingest(project, [log], dry_run=True) == 0
    shown = capsys.readouterr().out
    assert _content(project) == before
    assert not list(project.work.glob("*.json")), "neither visitors nor what was read"
    assert "+engagement:" in shown
    assert "+++ content/presenters/le-vauban.yaml" in shown
    assert "+++ content/link_log/2026-11.csv" in shown
    assert ingest(project, [log]) == 0
    assert _content(project) == expected
    capsys.readouterr()
    assert ingest(project, [log], dry_run=True, again=True) == 0
    assert "+++" not in capsys.readouterr().out


def test_what_was_read_is_not_read_again_until_something_else_changes(company, tmp_path, capsys):
    project = _copy(company, tmp_path)
    log = project.root / "x.log"
    log.write_text("".join(_lines(company)), encoding="utf-8")
    ingest(project, [log])
    capsys.readouterr()
    ingest(project, [log])
    assert "nothing new since they were read: 1;" in capsys.readouterr().out
    (project.link_log / "2026-11.csv").unlink()
    ingest(project, [log])
    assert "new rows in the link log: 9;" in capsys.readouterr().out, (
        "a link log that is gone is made again"
    )
    contact = project.content / "presenters" / "le-vauban.yaml"
    text = contact.read_text("utf-8").replace(
        "Thomas Grüter}",
        "Thomas Grüter, consent: {tracking: [{state: granted, since: 2026-01-01}]}}",
    )
    contact.write_text(text, encoding="utf-8")
    ingest(project, [log])
    assert "thomas" in (project.link_log / "2026-11.csv").read_text("utf-8"), "she agreed meanwhile"


def test_a_run_killed_at_any_moment_loses_and_doubles_nothing(company, expected, tmp_path):
    """Right before each time that it touches the disk, hundreds of times; the next one mends it."""
    project = _copy(company, tmp_path)
    log = tmp_path / "x.log"
    lines = _lines(company)
    log.write_text("".join(lines), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "commands.killed", str(project.root), str(log)],
        cwd=_TESTS,
        env=_ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as runs:

        def run(last):
            runs.stdin.write(f"{last}\n")
            runs.stdin.flush()
            return int(runs.stdout.readline().split()[0])

        killed, n = 0, 0
        while killed < _KILLS:
            n += 1
            if run(n) == -signal.SIGKILL:
                killed += 1
                for path in project.content.glob("presenters/*.yaml"):
                    assert "people:" in path.read_text("utf-8"), "a contact file is whole"
                if n % 3:
                    continue  # the next one begins where this one was killed
            assert run(0) == 0
            assert _content(project) == expected
            n = n if killed and n % 3 == 0 else 0
            shutil.rmtree(project.root)
            _copy(company, tmp_path)
        runs.stdin.close()
    assert not list(project.link_log.glob(".*"))


def test_two_at_once_wait_for_each_other(company, expected, tmp_path):
    project = _copy(company, tmp_path)
    lines = _lines(company)
    halves = []
    for n in range(2):
        log = tmp_path / f"{n}.log"
        log.write_text("".join(lines[n::2]), encoding="utf-8")
        halves.append(log)
    command = [sys.executable, "-m", "showkit", "--project", str(project.root), "ingest"]
    running = [
        subprocess.Popen([*command, str(log)], env=_ENVIRONMENT, stdout=subprocess.DEVNULL)
        for log in halves * 2
    ]
    assert [one.wait() for one in running] == [0] * 4
    assert _content(project) == expected


def test_a_link_log_that_somebody_saved_anew_is_put_right_by_the_next_ingest(
    company, expected, tmp_path
):
    """In Excel, sorted by house: the rows are what they were, and so is the file afterwards."""
    project = _copy(company, tmp_path)
    lines = _lines(company)
    _read(project, "".join(lines[:8]))
    path = project.link_log / "2026-11.csv"
    header, *rows = path.read_text("utf-8").replace("Z,", ",").splitlines()
    text = "\r\n".join([header, *sorted(rows, reverse=True)]).replace(",", ";")
    path.write_text(text, encoding="utf-8-sig")
    assert _read(project, "".join(lines)) == expected
