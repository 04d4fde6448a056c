"""`showkit links`: to print, to send, to hand over, to take back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os

import openpyxl
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from printed import info, run, text
from showkit.access.link_table import first_and_last_name
from showkit.access.links import links as everybodys_links
from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.contacts.undo import undo_last
from showkit.content.load import load
from showkit.model.person import Person

DAY = "2026-11-21"
_COMPANY = """\
name: Compagnie Seule
tagline: Une danseuse
languages: [fr-CA, en-CA]
site_url: https://seule.example/
timezone: America/Toronto
address: {country: CA}
"""
_CELLAR = """\
name: "La Cave, théâtre"
address: {city: Lyon, country: FR}
language: fr-FR
access:
  note: Bonjour à vous
  pinned: [solo]  # what they asked for
people:
  - id: zoe
    name: Zoé de la Tour
    email: zoe@cave.example
    consent: {email: {basis: express}}
  - {id: luc, name: Luc Roy, email: luc@cave.example}  # met in June
  - {id: eve, name: "=Ève", given_name: "=Ève", left_on: 2026-01-01}
"""
_LOFT = """\
name: Le Grenier
people:
  - id: max
    name: Max Lys
    email: max@grenier.example
    language: en
    consent: {email: {basis: implied, expires_on: 2026-11-20}}
    access: {expires_on: 2027-01-01, generation: 2}
"""


@pytest.fixture
def project(smallest, monkeypatch):
    monkeypatch.delenv("SHOWKIT_SECRET", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    folder = smallest.content / "presenters"
    folder.mkdir()
    (smallest.content / "company.yaml").write_text(_COMPANY, encoding="utf-8")
    (folder / "la-cave.yaml").write_text(_CELLAR, encoding="utf-8")
    (folder / "le-grenier.yaml").write_text(_LOFT, encoding="utf-8")
    return smallest


@pytest.fixture
def cli(project):
    """Return a function that runs ``showkit links`` on the day of the tests."""

    def run_links(*words):
        command = ["--project", str(project.root), "links", "--as-of", DAY, *map(str, words)]
        return CliRunner().invoke(showkit, command, standalone_mode=False)

    return run_links


def _link(project, person, day=DAY):
    library = load(project).library
    found = everybodys_links(library, open_secret(project), dt.date.fromisoformat(day))
    return next(link for link in found if link.person.id == person)


def _sent(project):
    return [
        (str(row.on), row.person, row.generation, str(row.channel), row.campaign)
        for row in load(project).library.sent
    ]


def test_each_person_s_link_is_printed_or_why_there_is_none(cli, project):
    printed = cli().stdout
    assert _link(project, "zoe").url("https://seule.example/") in printed
    assert "(eve)\n    no link: no longer works there" in printed
    assert "not by e-mail: the consent expired on 2026-11-20" in printed


def test_people_and_houses_can_be_named_and_filtered(cli):
    assert "(max)" not in cli("la-cave").stdout
    assert "(luc)" not in cli("zoe").stdout
    assert "(zoe)" not in cli("--where", "country is not FR").stdout
    unknown = cli("nobody")
    assert (unknown.return_value, unknown.stdout) == (1, "")
    assert "nobody is called “nobody”" in unknown.stderr


def test_a_mailing_tool_gets_a_row_for_everybody_and_an_address_only_where_one_may_write(
    cli, project, tmp_path
):
    """Who has not agreed is in the table, with the reason: no tool writes to them by mistake."""
    file = tmp_path / "out" / "links.csv"
    said = cli("--to", file).stdout
    rows = {row["person"]: row for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))}
    assert list(rows) == ["zoe", "luc", "eve", "max"]
    assert rows["zoe"]["email"] == "zoe@cave.example"
    assert (rows["zoe"]["first_name"], rows["zoe"]["last_name"]) == ("Zoé", "de la Tour")
    assert (rows["zoe"]["may_email"], rows["zoe"]["email_basis"]) == ("yes", "express")
    assert rows["zoe"]["house"] == "La Cave, théâtre"
    assert (rows["luc"]["email"], rows["luc"]["may_email"]) == ("", "no")
    assert rows["luc"]["why_not_email"] == "aucune base légale au dossier pour les courriels"
    assert rows["luc"]["link"] == _link(project, "luc").url("https://seule.example/")
    assert rows["luc"]["untracked_link"] != rows["luc"]["link"]
    assert (rows["eve"]["state"], rows["eve"]["link"]) == ("left", "")
    assert rows["max"]["language"] == "en-CA"
    assert "Not to be written to by e-mail: 2." in said
    assert "=Ève (eve): no link" in said


def test_no_cell_of_a_table_runs(cli, tmp_path):
    """A name that begins with = is a name, whatever a spreadsheet makes of it."""
    table, book = tmp_path / "links.csv", tmp_path / "links.xlsx"
    cli("--to", table)
    cli("--to", book)
    rows = {row["person"]: row for row in csv.DictReader(io.StringIO(table.read_text("utf-8-sig")))}
    assert rows["eve"]["name"] == "'=Ève"
    sheet = openpyxl.load_workbook(book).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == list(rows["eve"])
    eve = sheet.cell(4, cells[0].index("name") + 1)
    assert (eve.value, eve.data_type, eve.quotePrefix) == ("=Ève", "s", True)


@pytest.mark.parametrize(
    ("name", "given", "parts"),
    [
        ("Montserrat Vilagran", "Montse", ("Montse", "Vilagran")),
        ("Jean-Paul Roy", "Jean", ("Jean", "Roy")),
        ("Zoé de la Tour", None, ("Zoé", "de la Tour")),
        ("Alexandra Lys", "Sacha", ("Sacha", "Alexandra Lys")),
        ("Léo", "Léo", ("Léo", "")),
    ],
)
def test_a_surname_is_never_cut(name, given, parts):
    """“Dear Montse rrat Vilagran”, a mail merge said."""
    person = Person(id="one", name=name, **({"given_name": given} if given else {}))
    assert first_and_last_name(person) == parts


def test_links_are_asked_for_by_any_name(cli):
    by_id = cli("luc").output
    assert "luc" in by_id
    for word in ("Luc Roy", "luc@cave.example"):
        assert cli(word).output == by_id
    assert cli("La Cave").output == cli("la-cave").output


def test_one_address_of_two_people_is_told(cli, project, tmp_path):
    """Two people at one address each had the same invitation, and nobody knew."""
    house = project.content / "presenters" / "la-cave.yaml"
    text = house.read_text("utf-8").replace(
        "email: luc@cave.example}", "email: Zoe@cave.example, consent: {email: {basis: express}}}"
    )
    house.write_text(text, "utf-8")
    told = cli("--to", tmp_path / "links.csv").output
    assert "One address, several invitations: zoe@cave.example (zoe, luc)" in told


def test_a_workbook_says_what_the_table_says(cli, tmp_path):
    """Every cell of a row held the last value of the row: a mail merge had no link in it."""
    table, book = tmp_path / "links.csv", tmp_path / "links.xlsx"
    cli("--to", table)
    cli("--to", book)
    of_table = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))
    sheet = openpyxl.load_workbook(book).active
    of_book = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert of_book == [[text.removeprefix("'") for text in row] for row in of_table]


def test_the_same_links_are_the_same_file(cli, tmp_path):
    for name in ("a.xlsx", "b.xlsx", "a.pdf", "b.pdf"):
        cli("--to", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_only_its_owner_can_read_a_file_of_links(cli, tmp_path):
    """Whatever the computer's habits are, and whoever could read the file before."""
    file = tmp_path / "links.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o666)
    before = os.umask(0)
    try:
        cli("--to", file)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name != "project"] == ["links.csv"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--to", "links.doc"), "say with --format"),
        (("--format", "xlsx"), "say with --to"),
        (("--format", "qr"), "say with --to"),
        (("--to", "{site}/links.csv"), "which everybody can read"),
        (("--to", "eve.pdf", "eve"), "nobody chosen has a link"),
    ],
)
def test_what_cannot_be_written_is_explained(cli, project, words, why):
    result = cli(*(word.format(site=project.site) for word in words))
    assert why in str(result.exception)
    assert not project.site.exists()


def test_cards_hold_the_links_and_fill_a_page_by_tens(cli, project, tmp_path):
    """Read back with other people's software: the words by Poppler, the codes by ZXing."""
    extra = "".join(f"  - {{id: p{n}, name: Personne {n}}}\n" for n in range(9))
    loft = project.content / "presenters" / "le-grenier.yaml"
    loft.write_text(_LOFT + extra, encoding="utf-8")
    file = tmp_path / "cards.pdf"
    said = cli("--to", file).stdout
    assert "(eve): no link" in said
    assert (info(file)["Pages"], info(file)["Page size"]) == ("2", "612 x 792 pts (letter)")
    assert info(file)["Tagged"] == "yes"
    words = text(file)
    assert "Zoé de la Tour La Cave, théâtre, Lyon Nos spectacles, choisis pour vous" in words
    assert "Max Lys Le Grenier Our shows, chosen for you" in words
    with pypdfium2.PdfDocument(file) as document:
        pictures = [page.render(scale=3).to_pil() for page in document]
    codes = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    people = ["zoe", "luc", "max", *(f"p{n}" for n in range(9))]
    wanted = {_link(project, person).url("https://seule.example/") for person in people}
    assert set(codes) == wanted
    assert len(codes) == 12


def test_on_a4_a_card_has_the_size_of_a_business_card(cli, project, tmp_path):
    company = project.content / "company.yaml"
    company.write_text(_COMPANY.replace("CA}", "FR}"), encoding="utf-8")
    cli("--to", tmp_path / "cards.pdf")
    assert info(tmp_path / "cards.pdf")["Page size"].endswith("(A4)")
    boxes = run("pdftotext", "-bbox", tmp_path / "cards.pdf", "-")
    left = {
        word: float(line.split('xMin="')[1].split('"')[0])
        for line in boxes.splitlines()
        for word in ("Zoé", "Luc")
        if f">{word}<" in line
    }
    assert left["Luc"] - left["Zoé"] == pytest.approx(85 / 25.4 * 72, abs=0.1)


def test_what_was_sent_is_noted_with_its_day_and_occasion(cli, project):
    said = cli("--sent", "--on", "2026-11-19", "--campaign", "Bourse RIDEAU").stdout
    assert "content/outreach/sent.csv: 2 links noted" in said
    assert _sent(project) == [
        ("2026-11-19", "zoe", 0, "email", "Bourse RIDEAU"),
        ("2026-11-19", "max", 2, "email", "Bourse RIDEAU"),  # who still agreed on that day
    ]
    assert load(project).library.sent[0].time is None, "a day is no moment"


def test_whose_visits_count_for_nobody_is_told_and_why(cli):
    """Max alone works there, and nobody has asked him: a visit would name him."""
    lines = cli().stdout.splitlines()
    told = [line for line in lines if "visits are not noted" in line]
    assert len(told) == 1
    assert "they agree, and the house’s only contact would be named with it" in told[0]
    assert lines.index(told[0]) > lines.index("  Max Lys  (max)")


def test_who_agreed_after_their_link_was_sent_is_to_get_another(cli, project):
    """A card given out before Max agreed leads to the page that notes nothing, for good."""
    cli("--sent", "max", "--by", "card", "--on", "2026-11-10")
    loft = project.content / "presenters" / "le-grenier.yaml"
    agreed = "consent: {tracking: [{state: granted, since: 2026-11-15}], email:"
    loft.write_text(_LOFT.replace("consent: {email:", agreed), encoding="utf-8")

    assert "the link sent on 2026-11-10, before they agreed, notes nothing" in cli().stdout
    run_cli = CliRunner()
    command = ["--project", str(project.root), "access", "show", "max", "--as-of", DAY]
    told = run_cli.invoke(showkit, command, standalone_mode=False).stdout
    assert "once they have the link of “showkit links max”" in told

    cli("--sent", "max", "--on", "2026-11-16")
    assert "before they agreed" not in cli().stdout


def test_who_may_not_be_written_to_is_passed_over_and_told_unless_named(cli, project):
    """Somebody who types a person's own id did write to them."""
    told = cli("--sent").stderr
    assert "not noted: Luc Roy (luc): not by e-mail: no legal basis for e-mail on file" in told
    assert "not noted: =Ève (eve): no link: no longer works there" in told
    told = cli("--sent", "luc").stderr
    assert (
        "noted all the same: Luc Roy (luc): not by e-mail: no legal basis for e-mail on file"
        in told
    )
    assert [row[1] for row in _sent(project)] == ["zoe", "luc"]


def test_a_card_is_handed_over_without_any_ground_for_e_mail(cli, project):
    cli("--sent", "--by", "card", "max")
    assert _sent(project) == [(DAY, "max", 2, "card", "")]


def test_a_moment_is_that_of_the_company_s_place(cli, project):
    cli("--sent", "--on", "2026-11-20T23:30", "zoe")
    (row,) = load(project).library.sent
    assert str(row.on) == "2026-11-20"
    assert row.time == dt.datetime(2026, 11, 21, 4, 30, tzinfo=dt.UTC)


def test_nothing_is_noted_before_it_is_sent(cli, project):
    assert "still to come" in str(cli("--sent", "--on", "2999-01-01").exception)
    assert _sent(project) == []


def test_noting_the_same_twice_adds_only_what_is_new(cli, project):
    """Somebody is not sure whether they have done it already, and does it again."""
    for _ in range(2):
        result = cli("--sent", "--campaign", "RIDEAU", "zoe", "max")
    assert "not noted: Zoé de la Tour (zoe): noted already" in result.stderr
    assert "Nothing was noted." in result.stdout
    cli("--sent", "--campaign", "Avignon", "zoe")
    assert [row[1:] for row in _sent(project)] == [
        ("zoe", 0, "email", "RIDEAU"),
        ("max", 2, "email", "RIDEAU"),
        ("zoe", 0, "email", "Avignon"),
    ]


def test_an_occasion_that_a_spreadsheet_would_run_is_refused(cli, project):
    """People open the sent log with a spreadsheet program."""
    result = cli("--sent", "--campaign", "=HYPERLINK(1)", "zoe")
    assert "begin it with a letter" in str(result.exception)
    assert _sent(project) == []


def test_a_table_says_when_somebody_was_last_sent_their_link(cli, tmp_path):
    cli("--sent", "--on", "2026-11-01", "zoe")
    cli("--sent", "--on", "2026-10-01", "zoe")
    cli("--to", tmp_path / "links.csv", "zoe")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "links.csv").read_text("utf-8-sig")))
    assert row["last_sent_on"] == "2026-11-01"


def test_sending_and_writing_go_together_and_can_be_taken_back(cli, project, tmp_path):
    cli("--to", tmp_path / "links.csv", "--sent", "zoe")
    assert (tmp_path / "links.csv").is_file()
    undo_last(project)
    assert _sent(project) == []


@pytest.mark.parametrize(
    "words",
    [
        ("--rotate", "zoe", "--revoke", "luc"),
        ("--rotate", "zoe", "luc"),
        ("--revoke", "zoe", "--sent"),
        ("--revoke", "zoe", "--to", "links.csv"),
        ("--rotate", "zoe", "--where", "country is FR"),
        ("--on", "2026-11-20"),
        ("--campaign", "x"),
        ("--sent", "--on", "yesterday"),
    ],
)
def test_flags_that_contradict_one_another_are_a_mistyped_command(cli, project, words):
    before = (project.content / "presenters" / "la-cave.yaml").read_bytes()
    assert type(cli(*words).exception).__name__ in {"UsageError", "NoDayError"}
    assert (project.content / "presenters" / "la-cave.yaml").read_bytes() == before


def test_another_link_for_one_person_leaves_the_others_theirs(cli, project):
    """They get the house's words and choice in an access of their own; nothing else moves."""
    before = {person: _link(project, person) for person in ("zoe", "luc")}
    said = cli("--rotate", "Zoé de la Tour").stdout
    zoe, luc = _link(project, "zoe"), _link(project, "luc")
    assert zoe.keys != before["zoe"].keys
    assert luc.keys == before["luc"].keys
    assert zoe.url("https://seule.example/") in said
    assert "build and publish" in said
    assert "to be changed in both places" in said
    house = load(project).library.presenter_by_slug["la-cave"]
    assert house.access_of(zoe.person).model_dump() == {
        **house.access.model_dump(),
        "generation": 1,
    }
    text_now = (project.content / "presenters" / "la-cave.yaml").read_text("utf-8")
    assert set(_CELLAR.splitlines()) <= set(text_now.splitlines()), "every line stays"


def test_an_access_of_one_s_own_is_only_raised_by_one(cli, project):
    cli("--rotate", "max")
    loft = (project.content / "presenters" / "le-grenier.yaml").read_text("utf-8")
    assert loft == _LOFT.replace("generation: 2", "generation: 3")


def test_a_link_taken_back_is_no_link_and_undo_gives_it_back(cli, project):
    before = _link(project, "zoe")
    assert "content/outreach/sent.csv: 1 link noted as sent" in cli("--sent", "zoe").stdout
    said = cli("--revoke", "zoe").stdout
    assert "They were last sent a link on 2026-11-21." in said
    assert _link(project, "zoe").state == "revoked"
    assert _link(project, "luc").state == "open"
    assert "nothing to do" in cli("--revoke", "zoe").stdout
    undo_last(project)
    assert _link(project, "zoe") == before
    assert (project.content / "presenters" / "la-cave.yaml").read_text("utf-8") == _CELLAR


def test_links_of_merged_records_are_taken_back_with_the_person_s_own(cli, project):
    loft = project.content / "presenters" / "le-grenier.yaml"
    loft.write_text(_LOFT.replace("    name", "    former_ids: [m-lys]\n    name"), "utf-8")
    old = _link(project, "max").former
    cli("--rotate", "max")
    new = _link(project, "max").former
    assert not {keys.payload_id for keys, _ in old} & {keys.payload_id for keys, _ in new}


def test_whose_link_does_not_open_is_told_when_it_is_changed(cli):
    assert "but: no link: no longer works there" in cli("--rotate", "eve").stdout


def test_nobody_of_that_name_changes_nothing(cli):
    assert "did you mean “zoe”" in str(cli("--rotate", "zoé").exception)


def test_where_nobody_is_known_yet_it_says_how_one_begins(cli, project):
    """An empty answer was taken for a command that does not work."""
    for file in (project.content / "presenters").iterdir():
        file.unlink()
    for words in ((), ("--where", "email")):
        result = cli(*words)
        assert result.return_value == 0
        assert "There is no contact yet" in result.stderr
        assert "showkit new presenter" in result.stderr
        assert result.stdout == ""


def test_it_says_how_many_pages_have_no_note_and_where_one_is_written(cli):
    assert "Pages without a note of yours: 1. Write one as access.note" in cli("max").stderr
    assert cli("zoe").stderr == ""
