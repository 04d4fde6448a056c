"""`showkit report`: what came of it all, for the company's eyes and for its funders."""

from __future__ import annotations

import csv
import datetime as dt
import io
import stat

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from commands.a_year import DAY, demo_after_a_year
from showkit.cli import showkit
from showkit.commands.report import ReportError
from showkit.output.private_files import PublicPlaceError


@pytest.fixture(scope="module")
def a_year(tmp_path_factory):
    return demo_after_a_year(tmp_path_factory.mktemp("year"))


def report(project, *flags):
    result = CliRunner().invoke(
        showkit,
        ["--project", str(project.root), "report", "--as-of", str(DAY), *flags],
        standalone_mode=False,
    )
    if result.exception is not None:
        raise result.exception
    return (project.work / "report" / "index.html").read_text("utf-8")


def test_the_page_is_in_the_company_s_first_language_or_the_one_asked_for(a_year):
    page = report(a_year)
    assert '<html lang="fr-CA">' in page
    assert "Couverture du marché" in page
    page = report(a_year, "--language", "en")
    assert '<html lang="en">' in page
    assert "Market coverage" in page
    with pytest.raises(ReportError):
        report(a_year, "--language", "martian")


def test_every_file_is_for_its_owner_alone_and_none_is_published(a_year, tmp_path):
    report(a_year, "--csv", str(tmp_path / "a.csv"), "--xlsx", str(tmp_path / "a.xlsx"))
    written = [a_year.work / "report" / "index.html", tmp_path / "a.csv", tmp_path / "a.xlsx"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in written] == [0o600] * 3
    assert not a_year.site.exists()
    for flag in ("--html", "--csv", "--xlsx"):
        with pytest.raises(PublicPlaceError):
            report(a_year, flag, str(a_year.site / "a"))


def test_the_activity_counts_what_was_played_and_said(a_year, tmp_path):
    """Counted by hand from the demo's performances, July 2026 to June 2027."""
    flags = ("--from", "2026-07-01", "--to", "2027-06-30", "--language", "en")
    report(a_year, *flags, "--csv", str(tmp_path / "a.csv"))
    (row,) = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))
    rows = [
        line
        for path in sorted(a_year.content.glob("shows/*/performances.csv"))
        for line in csv.DictReader(io.StringIO(path.read_text("utf-8")))
        if line["status"] in {"confirmed", "sold-out"}
        if "2026-07-01" <= line["date"] <= "2027-06-30"
    ]
    kinds = [line["kind"] for line in rows]
    assert int(row["Performances"]) == len(rows) > 20
    assert (int(row["Public"]), int(row["School"])) == (
        kinds.count("public"),
        kinds.count("school"),
    )
    assert int(row["Countries"]) == len({line["country"] for line in rows})
    assert int(row["Abroad"]) == sum(line["country"] != "CA" for line in rows)
    assert int(row["Towns"]) == len({line["city"] for line in rows})


def test_the_workbook_has_every_table_with_numbers_as_numbers(a_year, tmp_path):
    report(a_year, "--language", "en", "--xlsx", str(tmp_path / "a.xlsx"))
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:3] == ["Activity, for grant reports", "Performances", "By show"]
    assert len(book.sheetnames) == 9
    heads, *rows = book["Performances"].iter_rows(values_only=True)
    assert heads[:3] == ("Date", "Show", "House")
    assert rows[0][:4] == ("2026-09-12", "Good Dog", "Festival des grands vents", "Gaspé")
    assert rows[0][7] == 400
    assert rows == sorted(rows)


def test_the_same_content_gives_the_same_bytes(a_year, tmp_path):
    flags = ("--xlsx", str(tmp_path / "a.xlsx"))
    first = report(a_year, *flags), (tmp_path / "a.xlsx").read_bytes()
    assert (report(a_year, *flags), (tmp_path / "a.xlsx").read_bytes()) == first


def test_only_houses_of_a_filter_and_days_of_a_time(a_year):
    page = report(a_year, "--where", "country = BE", "--language", "en")
    assert "Only: country = BE" in page
    assert "Théâtre de la Sambre" not in page  # nothing was played there yet
    assert "Gaspé" not in page
    assert "Belgium" in page
    page = report(a_year, "--from", "2026-10-01", "--to", "2026-10-31", "--language", "en")
    assert "From October\u00a01, 2026 to October\u00a031, 2026." in page
    assert "2026-10-03" in page
    assert "2026-11-13" not in page


def test_a_time_that_ends_before_it_begins_is_refused(a_year):
    with pytest.raises(ReportError):
        report(a_year, "--from", "2026-10-01", "--to", "2026-09-01")


def test_the_report_names_no_person(a_year, tmp_path):
    """It goes to boards and funders: houses stand in it, people do not."""
    page = report(a_year, "--xlsx", str(tmp_path / "a.xlsx"))
    book = load_workbook(tmp_path / "a.xlsx")
    cells = {
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    }
    for name in ("Claire", "Aubin", "Noémie", "Jordi", "Thomas", "Margaret"):
        assert name not in page
        assert not any(name in cell for cell in cells)


def test_an_empty_base_says_what_will_come(smallest):
    page = report(smallest, "--language", "en")
    assert "The link log is empty" in page
    assert "Nothing was sent yet" in page
    assert "No presenter is known yet" in page
    assert "<svg" not in page


def test_bad_rows_are_told_and_the_rest_is_shown(smallest):
    smallest.link_log.mkdir(parents=True)
    (smallest.link_log / "2026-11.csv").write_text("time,presenter\nyesterday,x\n")
    result = CliRunner().invoke(
        showkit,
        ["--project", str(smallest.root), "report", "--as-of", str(dt.date(2026, 11, 27))],
        standalone_mode=False,
    )
    assert result.return_value == 1
    assert "content/link_log/2026-11.csv" in result.stderr
    assert (smallest.work / "report" / "index.html").is_file()


def test_folded_months_are_read_from_their_file(a_year):
    flags = ("--from", "2020-01-01", "--language", "en")
    assert "2020-2021" not in report(a_year, *flags)
    counts = a_year.link_log / "folded.csv"
    counts.write_text(
        "month,presenter,counted,target,evidence,visits,first_day,last_day\n"
        "2021-03,le-vauban,visits,,human,7,2021-03-02,2021-03-30\n"
    )
    try:
        assert "2020-2021" in report(a_year, *flags)
    finally:
        counts.unlink()
