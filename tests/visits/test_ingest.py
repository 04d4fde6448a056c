"""`showkit ingest`: from the server's log into the files that the tour manager opens."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from showkit.access.secret import open_secret
from showkit.commands.content import ContentError
from showkit.commands.ingest import ingest
from showkit.content.load import load
from visits.houses import BROWSER

if TYPE_CHECKING:
    from showkit.output.project import Project

PRESENTERS = Path(__file__).parent / "presenters"
STAMP = "02/Nov/2026:14:0{minute}:00 -0500"


@pytest.fixture
def project(smallest: Project) -> Project:
    """Return the smallest site with two houses."""
    shutil.copytree(PRESENTERS, smallest.content / "presenters")
    return smallest


def line(address: str, minute: int = 0, **fields: str) -> str:
    given = {"method": "GET", "status": "200", "agent": BROWSER} | fields
    stamp = STAMP.format(minute=minute)
    request = f"{given['method']} {address} HTTP/1.1"
    return f'192.0.2.7 - - [{stamp}] "{request}" {given["status"]} 512 "-" "{given["agent"]}"\n'


def page(project: Project, person: str) -> str:
    return f"/p/{open_secret(project).page(person, 0).payload_id}"


def reading(project: Project, person: str) -> str:
    return f"/p/read?{open_secret(project).page(person, 0).reading_token}"


def log(project: Project, *lines: str, name: str = "access.log") -> Path:
    path = project.root / name
    path.write_text("".join(lines), encoding="utf-8")
    return path


def snapshot(project: Project) -> dict[str, tuple[bytes, int, int]]:
    """Return every file of the content: bytes, time stamp, inode."""
    files = (path for path in project.content.rglob("*") if path.is_file())
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in sorted(files)}


def test_a_visit_reaches_the_contact_file_and_not_one_other_byte_changes(project: Project):
    """The tour manager opens the file in the morning: it says who came; the rest is hers."""
    vauban = project.content / "presenters" / "le-vauban.yaml"
    sambre = project.content / "presenters" / "theatre-de-la-sambre.yaml"
    before = {path: path.read_bytes() for path in (vauban, sambre)}
    access_log = log(
        project,
        line("/fr/p/"),
        line(page(project, "claire-aubin"), 1),
        line(reading(project, "claire-aubin"), 2),
        line(page(project, "joris"), 3),
        line(page(project, "ilse"), 4),
    )
    assert ingest(project, [access_log]) == 0

    block = (
        "engagement:\n"
        "  # {comment}\n"
        "  first_visit: 2026-11-02\n"
        "  last_visit: 2026-11-02\n"
        "  visits: 1\n"
        "  machine_visits: 0\n"
        "  evidence: {evidence}"
    )
    people = (
        "\n  people:\n"
        "    claire-aubin:\n"
        "      first_visit: 2026-11-02\n"
        "      last_visit: 2026-11-02\n"
        "      visits: 1\n"
        "      evidence: human\n"
    )
    comment = comment_in(vauban)
    expected = block.format(comment=comment, evidence="human") + people
    assert vauban.read_bytes() == before[vauban] + expected.replace("\n", "\r\n").encode()
    expected = "\n" + block.format(comment=comment, evidence="probable")
    assert sambre.read_bytes() == before[sambre] + expected.encode()
    (month,) = project.link_log.glob("*.csv")
    rows = month.read_text("utf-8").splitlines()
    assert month.name == "2026-11.csv"
    assert [row.split(",")[1:4] for row in rows[1:]] == [
        ["le-vauban", "claire-aubin", "page-opened"],
        ["le-vauban", "claire-aubin", "confirmed-reading"],
        ["theatre-de-la-sambre", "", "page-opened"],
    ]
    assert "192.0.2.7" not in month.read_text("utf-8")
    library = load(project).library
    assert library is not None
    assert library.presenter_by_slug["le-vauban"].engagement is not None


def comment_in(path: Path) -> str:
    (found,) = [row for row in path.read_text("utf-8").splitlines() if row.startswith("  # ")]
    return found.removeprefix("  # ")


def test_what_the_link_log_no_longer_holds_leaves_the_contact_file(project: Project):
    """A consent that was put right to “no” takes the name and the days along."""
    vauban = project.content / "presenters" / "le-vauban.yaml"
    before = vauban.read_bytes()
    access_log = log(project, line(page(project, "claire-aubin")))
    assert ingest(project, [access_log]) == 0
    named = vauban.read_bytes()
    assert b"engagement:" in named
    assert b"claire-aubin:" in named
    vauban.write_bytes(named.replace(b"state: granted", b"state: denied"))
    assert ingest(project, [log(project, name="empty.log")]) == 0
    after = vauban.read_bytes()
    assert b"engagement:" not in after
    assert after.rstrip() == before.replace(b"state: granted", b"state: denied").rstrip()


def test_a_link_log_that_is_elsewhere_takes_nothing_away(project: Project):
    vauban = project.content / "presenters" / "le-vauban.yaml"
    assert ingest(project, [log(project, line(page(project, "claire-aubin")))]) == 0
    named = vauban.read_bytes()
    shutil.rmtree(project.link_log)
    assert ingest(project, [log(project, name="empty.log")]) == 0
    assert vauban.read_bytes() == named


def test_running_it_again_changes_nothing(project: Project):
    """Not a byte, not a time stamp: a synced folder stays quiet, a Git status clean."""
    access_log = log(project, line(page(project, "claire-aubin")), line(page(project, "joris"), 1))
    ingest(project, [access_log])
    before = snapshot(project)
    assert ingest(project, [access_log, access_log]) == 0
    assert snapshot(project) == before


def test_a_log_in_two_pieces_gives_what_the_whole_gives(project: Project, tmp_path: Path):
    lines = [
        line(page(project, "claire-aubin"), 0),
        line(page(project, "joris"), 1),
        line(reading(project, "claire-aubin"), 2),
    ]
    copy = type(project)(tmp_path / "copy")
    shutil.copytree(project.root, copy.root)
    ingest(project, [log(project, *lines)])
    ingest(copy, [log(copy, *lines[2:])])
    ingest(copy, [log(copy, *lines[:2])])
    assert [data for data, *_ in snapshot(copy).values()] == [
        data for data, *_ in snapshot(project).values()
    ]


def test_what_is_not_a_log_line_is_told_with_an_example(
    project: Project, capsys: pytest.CaptureFixture[str]
):
    """The wrong file, or a format that is not known yet: say so, do not fail in silence."""
    path = log(project, "\x1b[31mnot a log\n", line(page(project, "joris")), "\n")
    assert ingest(project, [path]) == 0
    said = capsys.readouterr().out
    assert "�[31mnot a log" in said
    assert "\x1b" not in said


def test_a_contact_file_that_cannot_be_changed_is_named_and_the_others_are_done(
    project: Project, capsys: pytest.CaptureFixture[str]
):
    """One odd file must not cost the whole morning's news."""
    sambre = project.content / "presenters" / "theatre-de-la-sambre.yaml"
    sambre.write_text("{name: Sambre, people: [{id: joris, name: J}, {id: i, name: I}]}\n", "utf-8")
    before = sambre.read_bytes()
    path = log(project, line(page(project, "claire-aubin")), line(page(project, "joris")))
    assert ingest(project, [path]) == 1
    assert sambre.read_bytes() == before
    assert "theatre-de-la-sambre.yaml  L101" in capsys.readouterr().err
    assert b"engagement" in (project.content / "presenters" / "le-vauban.yaml").read_bytes()


def test_a_damaged_link_log_is_never_written_over(project: Project):
    """A row that cannot be read would be lost for good: its raw log may be gone by now."""
    path = log(project, line(page(project, "claire-aubin")))
    ingest(project, [path])
    (month,) = project.link_log.glob("*.csv")
    month.write_bytes(month.read_bytes().replace(b"2026-11-02T", b"yesterday "))
    before = snapshot(project)
    with pytest.raises(ContentError):
        ingest(project, [path])
    assert snapshot(project) == before


def test_a_wrong_row_of_a_show_holds_up_no_visit(project: Project, capsys):
    """The log is read by a timer at night; tomorrow it may be gone."""
    (show,) = (project.content / "shows").iterdir()
    table = show / "performances.csv"
    table.write_text("id,date,city,country\nlille,2027-02-30,Lille,FR\n", "utf-8")
    assert ingest(project, [log(project, line(page(project, "claire-aubin")))]) == 0
    assert b"engagement" in (project.content / "presenters" / "le-vauban.yaml").read_bytes()
    assert capsys.readouterr().err.count("2027-02-30") == 0


def test_a_show_that_cannot_be_read_is_waited_for(project: Project, capsys):
    """What was done on its page would be taken for that of a page that is not there."""
    (show,) = (project.content / "shows").iterdir()
    for text in show.glob("show.*.md"):
        text.write_text("---\ntitle: [\n---\n", "utf-8")
    written = log(project, line(page(project, "claire-aubin")))
    before = snapshot(project)
    with pytest.raises(ContentError):
        ingest(project, [written])
    assert "show.fr.md" in capsys.readouterr().err
    assert snapshot(project) == before


def test_a_log_without_visits_leaves_the_content_alone(project: Project):
    open_secret(project)
    before = snapshot(project)
    assert ingest(project, [log(project, line("/"), line("/fr/p/"))]) == 0
    assert snapshot(project) == before


def test_visits_that_nobody_agreed_to_are_told_in_one_number_and_nowhere_noted(
    project: Project, capsys: pytest.CaptureFixture[str]
):
    """Who reads “new rows: 0” after a day of visits thinks that the log is the wrong one."""
    vauban = project.content / "presenters" / "le-vauban.yaml"
    vauban.write_bytes(vauban.read_bytes().replace(b"state: granted", b"state: denied"))
    opened = page(project, "claire-aubin")
    access_log = log(
        project,
        line(opened),
        line(opened, 1),
        line(opened, 2, agent="curl/8.5"),
        line(opened).replace(":14:", ":16:"),
    )
    before = snapshot(project)
    assert ingest(project, [access_log, log(project, line(opened), name="again.log")]) == 0
    said = capsys.readouterr().out
    assert "(people who said no, or of whom nobody knows): 2." in said
    assert "new rows in the link log: 0" in said
    assert "aubin" not in said.lower()
    assert snapshot(project) == before
    assert ingest(project, [log(project, line("/fr/"))]) == 0
    assert "consent" not in capsys.readouterr().out
