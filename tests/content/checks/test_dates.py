"""Performances and windows: what is normal on tour is never called a mistake."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("time", "ends", "minutes", "codes"),
    [
        ("20:00", "21:30", 90, []),
        ("23:00", "00:30", 90, []),  # past midnight
        ("22:00", "05:59", 90, []),  # a long night
        ("20:00", "09:00", 420, []),  # a night-long show
        ("20:00", "19:30", 90, ["D102"]),
        ("20:00", "20:00", 90, ["D102"]),
        ("20:00", "9:30", 90, ["D102"]),
        ("9:30", "10:30", 60, []),  # an hour with one digit
    ],
)
def test_a_show_may_run_past_midnight_and_no_further(company, time, ends, minutes, codes):
    company.write("shows/solo/datapackage.yaml", f"duration: {minutes}\n")
    company.dates(f"a,2027-01-15,{time},{ends},,Lévis,CA,La Cave,")
    assert company.codes() == codes


@pytest.mark.parametrize(
    ("row", "code", "shown"),
    [
        ("2027-03-14,02:30,,America/Toronto,Lévis,CA", "D104", "03:00"),
        ("2027-03-14,03:00,,America/Toronto,Lévis,CA", None, ""),
        ("2027-03-14,01:59,,America/Toronto,Lévis,CA", None, ""),
        ("2027-03-28,02:00,,Europe/Paris,Lyon,FR", "D104", "03:00"),
        ("2027-10-31,02:30,,Europe/Paris,Lyon,FR", "D105", ""),
        ("2027-10-31,03:00,,Europe/Paris,Lyon,FR", None, ""),
        ("2027-10-03,02:15,,Australia/Lord_Howe,Lord Howe,AU", "D104", "02:30"),  # half an hour
        ("2027-03-14,02:30,,America/Regina,Regina,CA", None, ""),  # no summer time
        ("2011-12-30,20:00,,Pacific/Apia,Apia,WS", "D104", "00:00"),  # a whole day was left out
    ],
)
def test_a_time_that_clocks_leave_out_or_show_twice_is_named(company, row, code, shown):
    findings = company.dates(f"a,{row},La Cave,").findings()
    assert [finding.code for finding in findings] == ([code] if code else [])
    if shown:
        assert findings[0].advice.values["next"] == shown


@pytest.mark.parametrize(
    ("row", "codes", "meant"),
    [
        (",Lévis,CA", [], ""),
        (",Besançon,FR", ["D106"], "Europe/Paris"),
        (",Vancouver,CA", ["D106"], "America/Vancouver"),  # same country, other clocks
        (",New York,US", [], ""),  # other country, same clocks
        ("Europe/Paris,Liège,BE", [], ""),  # other country, same clocks
        ("Europe/London,Liège,BE", ["D107"], "Europe/Brussels"),
        ("America/Montreal,Montréal,CA", [], ""),  # its old name
        ("UTC,Lévis,CA", ["D107"], ""),  # of no country, with other clocks
        ("Europe/Pariss,Paris,FR", ["C106"], "Europe/Paris"),
    ],
)
def test_a_time_zone_is_that_of_the_place(company, row, codes, meant):
    """A curtain six hours early in a presenter's calendar is a house that stands empty."""
    findings = company.dates(f"a,2027-01-15,20:00,,{row},La Cave,").findings()
    assert [finding.code for finding in findings] == codes
    assert meant in "".join(str(finding.advice) for finding in findings)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("address: {country: CH}\n", []),
        ("address: {country: DE}\n", []),  # other country, same clocks
        ("timezone: Europe/Zurich\n", []),
        ("", ["D115"]),
        ("address: {country: CH}\ntimezone: America/Toronto\n", ["D115"]),
        ("address: {country: CA}\n", ["D106", "D106"]),  # at home elsewhere: said of each row
    ],
)
def test_a_company_s_dates_are_read_in_the_zone_of_its_country(company, said, codes):
    """A tour manager in Lausanne writes no zone: all of her dates are at home."""
    path = company.project.content / "company.yaml"
    path.write_text(path.read_text("utf-8") + said, encoding="utf-8")
    company.dates("a,2027-01-15,20:00,,,Vevey,CH,Le Reflet,", "b,2027-01-16,20:00,,,Olten,CH,B,")
    assert company.codes() == codes


def test_without_a_time_a_zone_does_not_matter(company):
    company.dates("a,2027-01-15,,,,Besançon,FR,La Cave,")
    assert company.codes() == []


def test_a_window_is_no_rule_for_the_past_or_for_a_show_without_windows(company):
    company.dates("a,2027-01-15,20:00,,,Lévis,CA,La Cave,")
    assert company.codes() == []
    company.write("shows/solo/datapackage.yaml", "touring: [{from: 2027-02-01, to: 2027-03-01}]\n")
    assert company.codes() == ["D101"]
    assert company.codes(dt.date(2027, 1, 16)) == []


def test_two_casts_on_one_evening_are_one_question_and_a_matinee_is_none(company):
    company.dates(
        "a,2027-01-15,14:00,,,Lévis,CA,La Cave,",
        "b,2027-01-15,20:00,,,Lévis,CA,La Cave,",
        "c,2027-01-15,20:00,,,Québec,CA,Le Quai,",
        "d,2027-01-16,,,,Lévis,CA,La Cave,",
        "e,2027-01-16,,,,Québec,CA,Le Quai,",
        "f,2027-01-16,,,,Québec,CA,Le Quai,",
    )
    findings = company.findings()
    assert [(finding.code, finding.place.line) for finding in findings] == [
        ("D103", 4),
        ("D103", 7),
    ]


def test_dates_at_the_ends_of_the_calendar_break_nothing(company):
    """9999-12-31 is what some programs write for “no date”."""
    company.write("shows/solo/datapackage.yaml", "touring: [{from: 0001-01-01, to: 9999-12-31}]\n")
    company.dates(
        "a,9999-12-31,23:30,00:30,Europe/Paris,Paris,FR,La Cave,9999-12-31",
        "b,0001-01-01,00:10,,Asia/Tokyo,Tokyo,JP,La Cave,",
    )
    company.write(
        "presenters/h.yaml", "name: H\npeople: [{id: z, name: Z, verified_on: 9999-12-31}]\n"
    )
    assert company.codes() == []
