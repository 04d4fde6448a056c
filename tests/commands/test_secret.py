"""`showkit secret`: from one computer to another, and never a wrong one in silence."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from showkit.access.keys import Secret, base64url
from showkit.access.secret import open_secret
from showkit.access.secret_paper import paper_lines
from showkit.cli import showkit
from showkit.output.project import Project

_PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - of these tests alone
_OTHER = Secret(bytes(32))
_SENT = "on,presenter\n2026-11-20,le-grenier\n"


@pytest.fixture
def first(smallest, monkeypatch):
    """Return a project whose links were made here."""
    monkeypatch.delenv("SHOWKIT_SECRET", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("SHOWKIT_PASSPHRASE", _PASSPHRASE)
    open_secret(smallest)
    return smallest


@pytest.fixture
def second(first, tmp_path):
    """Return the same content on another computer, without the secret."""
    folder = tmp_path / "second"
    shutil.copytree(first.root, folder)
    (folder / first.secret.name).unlink()
    return Project(folder)


def _cli(project, *words, typed=""):
    command = ["--project", str(project.root), "secret", *map(str, words)]
    return CliRunner().invoke(showkit, command, standalone_mode=False, input=typed)


def _sent(project):
    path = project.content / "outreach" / "sent.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_SENT, encoding="utf-8")


def test_a_sealed_copy_brings_the_secret_to_a_second_computer(first, second, tmp_path):
    copy = tmp_path / "frasil.showkit"
    assert _cli(first, "export", "--to", copy).return_value == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "the secret" in _cli(second, "import", copy).stdout
    assert open_secret(second) == open_secret(first)
    assert second.secret.stat().st_mode & 0o777 == 0o600
    assert "nothing to do" in _cli(second, "import", copy).stdout


def test_the_passphrase_is_asked_for_twice_and_then_once(first, second, tmp_path, monkeypatch):
    monkeypatch.delenv("SHOWKIT_PASSPHRASE")
    copy = tmp_path / "frasil.showkit"
    short = _cli(first, "export", "--to", copy, typed="court\ncourt\n")
    assert "at least 12 characters" in str(short.exception)
    assert not copy.exists()
    asked = _cli(first, "export", "--to", copy, typed=f"{_PASSPHRASE}\n{_PASSPHRASE}\n")
    assert _PASSPHRASE not in asked.stdout
    wrong = _cli(second, "import", copy, typed="not this one\n")
    assert "does not open the copy" in str(wrong.exception)
    assert not second.secret.exists()
    assert _cli(second, "import", copy, typed=f"{_PASSPHRASE}\n").return_value == 0


def test_a_sheet_can_be_printed_and_typed_in_again(first, second):
    """A slip is told line by line, and only that line is asked for again."""
    sheet = _cli(first, "export", "--paper").stdout
    one, two, three, four = paper_lines(open_secret(first))
    assert all(line in sheet for line in (one, two, three, four))
    slip = two[:-1] + ("0" if two[-1] != "0" else "Z")
    result = _cli(second, "import", typed=f"{one.lower()}\n{slip}\n{two}\n{three}\n{four}\n")
    assert "line 2 of the sheet is not right" in result.stderr
    assert open_secret(second) == open_secret(first)


def test_a_sheet_in_a_file_is_read_as_well_and_so_is_the_secret_s_own_file(first, second, tmp_path):
    sheet = tmp_path / "sheet.txt"
    _cli(first, "export", "--paper", "--to", sheet)
    assert sheet.stat().st_mode & 0o777 == 0o600
    for source in (sheet, first.secret):
        second.secret.unlink(missing_ok=True)
        assert _cli(second, "import", source).return_value == 0
        assert open_secret(second) == open_secret(first)


def test_another_secret_is_refused_once_links_were_sent(first, tmp_path):
    """One careless import would close every page that people have in their mailboxes."""
    other = tmp_path / "other.secret"
    other.write_text(base64url(_OTHER.value), encoding="ascii")
    before = open_secret(first)
    _sent(first)
    result = _cli(first, "import", other, "--yes")
    assert "they would all stop working" in str(result.exception)
    assert "content/outreach/sent.csv" in str(result.exception)
    assert open_secret(first) == before


def test_it_is_refused_by_the_fingerprint_alone_too(second, tmp_path):
    """On the second computer there is no secret yet, but the content says which it is."""
    other = tmp_path / "other.secret"
    other.write_text(base64url(_OTHER.value), encoding="ascii")
    _sent(second)
    assert "hang on" in str(_cli(second, "import", other, "--yes").exception)
    assert not second.secret.exists()


def test_where_nothing_was_sent_another_secret_may_come_once_somebody_is_sure(first, tmp_path):
    """Two people tried showkit out, each on their own computer, and now work together."""
    other = tmp_path / "other.secret"
    other.write_text(base64url(_OTHER.value), encoding="ascii")
    (first.content / "access.yaml").write_text(
        (first.content / "access.yaml").read_text("utf-8") + "x-note: ours\n", encoding="utf-8"
    )
    before = open_secret(first)
    assert _cli(first, "import", other, typed="n\n").return_value == 1
    assert open_secret(first) == before
    assert _cli(first, "import", other, typed="y\n").return_value == 0
    assert open_secret(first) == _OTHER
    assert "x-note: ours" in (first.content / "access.yaml").read_text("utf-8")


def test_a_copy_is_never_written_into_the_site(first):
    for words in (("--to",), ("--paper", "--to")):
        result = _cli(first, "export", *words, first.site / "copy")
        assert "which everybody can read" in str(result.exception)
    assert not first.site.exists()


def test_it_is_said_what_to_export_to(first):
    assert "--paper" in str(_cli(first, "export").exception)


def test_a_file_that_holds_no_secret_is_refused(second, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Bonjour", encoding="utf-8")
    assert "does not hold a secret" in str(_cli(second, "import", other).exception)


def test_a_variable_that_is_set_is_told_to_come_first(first, second, monkeypatch):
    monkeypatch.setenv("SHOWKIT_SECRET", base64url(open_secret(first).value))
    assert "comes before the file" in _cli(second, "import", first.secret).stdout


def test_who_has_just_got_a_secret_is_told_once_what_hangs_on_it(smallest, monkeypatch):
    monkeypatch.delenv("SHOWKIT_SECRET", raising=False)
    first, again = (
        CliRunner().invoke(showkit, ["--project", str(smallest.root), *words])
        for words in (["build"], ["build", "--as-of", "2026-11-22"])
    )
    assert "showkit.secret is new, and every link hangs on it" in first.stderr
    assert "is new" not in again.output
