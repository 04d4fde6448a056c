"""`showkit today`: the page that a tour manager opens with the morning coffee."""

from __future__ import annotations

import re
import shutil
import stat

import pytest
from click.testing import CliRunner

from commands.a_year import DAY, demo_after_a_year
from showkit.cli import showkit
from showkit.contacts.whom import WhomError
from showkit.output.private_files import PublicPlaceError
from showkit.output.project import Project
from showkit.output.writer import MARKER


@pytest.fixture(scope="module")
def a_year(tmp_path_factory):
    return demo_after_a_year(tmp_path_factory.mktemp("year"))


def today(project, *flags, language="en"):
    result = CliRunner().invoke(
        showkit,
        ["--project", str(project.root), "today", "--as-of", str(DAY), *flags],
        env={"LANGUAGE": language},
        standalone_mode=False,
    )
    if result.exception is not None:
        raise result.exception
    return result


def test_the_screen_says_whom_to_call_and_why_and_what_else_there_is_to_do(a_year):
    shown = today(a_year).output
    assert shown.startswith("Friday, November\u00a027, 2026\n\nWhom to call (")
    for title in ("What was promised (16)", "To verify today (5)"):
        assert title in shown
    assert "   Ask for Bertrand Lequesnoy (Directeur du festival)\n" in shown
    assert "   - read the tech rider" in shown
    assert "   - 37 days late\n" in shown
    assert ".showkit/today.html is written" in shown


def test_it_is_in_the_reader_s_language(a_year):
    shown = today(a_year, language="fr_CA").output
    assert shown.startswith("Vendredi 27\u00a0novembre 2026\n\nQui appeler (")
    assert "   - 37 jours de retard\n" in shown
    assert "   visite certaine · " in shown, "a visit is feminine, whoever came"


def test_what_runs_out_in_the_next_month_is_not_said_to_end_in_this_one(a_year, tmp_path):
    """On the 27th of November a page that closes in December is told."""
    house = Project(tmp_path / "december")
    shutil.copytree(a_year.content, house.content)
    path = house.content / "presenters" / "le-vauban.yaml"
    assert "expires_on: 2026-12-20" not in path.read_text("utf-8")
    text = re.sub(r"(?m)^access:\n", "access:\n  expires_on: 2026-12-20\n", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    assert "December\u00a020" in today(house).output.partition("What runs out within a month")[2]
    shown = today(house, language="fr_CA").output
    assert "20\u00a0décembre 2026" in shown.partition("Ce qui prend fin d’ici un mois")[2]
    page = (house.work / "today.html").read_text("utf-8")
    assert "Ce qui prend fin d’ici un mois" in page


def test_what_it_writes_is_for_its_owner_alone_and_nothing_goes_to_the_site(a_year, tmp_path):
    files = {name: tmp_path / "new" / f"t.{name}" for name in ("html", "ics", "csv")}
    flags = [part for name, path in files.items() for part in (f"--{name}", str(path))]
    today(a_year, *flags)
    for path in files.values():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert not a_year.site.exists()
    # once more over the same files, opened up meanwhile by somebody
    files["csv"].chmod(0o644)
    today(a_year, *flags)
    assert stat.S_IMODE(files["csv"].stat().st_mode) == 0o600


@pytest.mark.parametrize("flag", ["--html", "--ics", "--csv"])
def test_a_published_folder_is_no_place_for_it(a_year, tmp_path, flag):
    """It names people: a slip of the hand must not put it on the web."""
    elsewhere = tmp_path / "public"
    elsewhere.mkdir()
    (elsewhere / MARKER).write_text("{}")
    for place in (a_year.site / "t", elsewhere / "deep" / "t"):
        with pytest.raises(PublicPlaceError):
            today(a_year, flag, str(place))
        assert not place.exists()


def test_a_link_into_the_site_is_the_site(a_year, tmp_path):
    a_year.site.mkdir()
    (tmp_path / "innocent").symlink_to(a_year.site)
    with pytest.raises(PublicPlaceError):
        today(a_year, "--html", str(tmp_path / "innocent" / "t.html"))
    a_year.site.rmdir()


def test_nobody_is_named_as_a_visitor_who_has_not_agreed(a_year, tmp_path):
    """Their contact file may propose them as whom to ask for; no visit is theirs."""
    page = tmp_path / "t.csv"
    today(a_year, "--csv", str(page), "--limit", "99")
    lines = page.read_text("utf-8-sig").splitlines()
    names = {line.split(",")[1] for line in lines if line.startswith("call,")}
    agreed = {"Claire Aubin", "Noémie Cormier", "Jordi Casanelles", "Hélène Roussel"}
    agreed |= {"Fatou Ndoye", "Josée Brouillette", "Margaret Oyelaran", "Solenn Kergoat"}
    agreed |= {"Benoît Delvigne"}
    houses = {"Teatre de la Llum", "Centre culturel des Érables", "Théâtre de la Sambre"}
    houses |= {"La Grange du Léman", "Festival des grands vents", '"La Halle aux lins'}
    houses |= {"Lakeshore Arts Centre", "Le Vauban", "Maison des Lucioles", "Maison du fleuve"}
    houses |= {"Scène du Marais", "Théâtre de la Marina"}
    assert names
    assert names <= agreed | houses


def test_a_quiet_day_speaks_of_promises_only_where_there_are_some(a_year, tmp_path):
    """“A quiet day for the promises below” stood above “Nothing is due this week”."""
    written = tmp_path / "today.html"
    today(a_year, "--html", str(written), "--where", "not due known and last visit unknown")
    page = written.read_text("utf-8")

    assert "Nobody came of late" in page
    assert "Nothing is due this week" in page
    assert "promises below" not in page


def test_only_contacts_of_a_filter(a_year):
    shown = today(a_year, "--where", "country = ES").output
    assert "What was promised (1)" in shown
    assert "Jordi Casanelles" in shown
    assert "Bertrand Lequesnoy" not in shown


def test_contacts_to_verify_by_letter_and_by_show(a_year):
    by_letter = today(a_year, "--letter", "m").output.partition("To verify today")[2]
    assert "Karim Haddad" in by_letter
    assert "Mireille Fontaine" not in by_letter
    by_show = today(a_year, "--show", "haubans").output.partition("To verify today")[2]
    assert by_show.startswith(" (5)")
    with pytest.raises(WhomError):
        today(a_year, "--show", "hauban")


def test_bad_rows_are_told_and_the_rest_is_shown(a_year, tmp_path):
    broken = Project(tmp_path / "broken")
    shutil.copytree(a_year.content, broken.content)
    (month,) = broken.link_log.glob("2026-11.csv")
    rows = month.read_text().splitlines()
    month.write_text("\n".join([rows[0], "yesterday,le-vauban,,came,,sure,,x,y", *rows[1:]]) + "\n")
    sent = broken.content / "outreach" / "sent.csv"
    sent.write_text(sent.read_text() + "2026-31-12,le-vauban,,0,email,x\n")
    house = broken.content / "presenters" / "le-vauban.yaml"
    house.write_text(house.read_text() + "telephone: x\n")
    result = today(broken)
    assert result.return_value == 1
    assert "content/link_log/2026-11.csv:2:" in result.stderr
    assert "content/outreach/sent.csv:" in result.stderr
    assert "content/presenters/le-vauban.yaml:" in result.stderr
    assert "What was promised (" in result.output
    assert "Jordi Casanelles" in result.output


def test_an_empty_base_says_what_will_come(smallest):
    shown = today(smallest).output
    assert "No visits yet" in shown
    page = (smallest.work / "today.html").read_text("utf-8")
    assert "No contact file yet" in page
    assert "No visits yet" in page
    assert "Nothing is due this week" in page
