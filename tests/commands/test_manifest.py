"""An unchanged build does nothing and says the same; anything else that counts makes a build."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from showkit.commands import manifest
from showkit.commands.build import build
from showkit.commands.manifest import inputs, keep_manifest, unchanged
from showkit.content.leaving_out import RightParts
from showkit.content.load import load
from showkit.model.finding import Place
from showkit.output.memory import EVERYTHING
from showkit.output.project import Project

_DAY = dt.date(2026, 11, 21)
_SMALLEST = Path(__file__).parents[1] / "sites" / "smallest"


def _showkit(project, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "showkit", "build", "--as-of", _DAY.isoformat(), *arguments],
        cwd=project.root,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Return a project that is built."""
    project = Project(tmp_path_factory.mktemp("built") / "project")
    shutil.copytree(_SMALLEST, project.root)
    build(project, project.site, _DAY)
    return project


@pytest.fixture
def built(once):
    """Return the same project as if it had just been built, whatever a test did to it before."""
    (once.root / "site_templates").mkdir(exist_ok=True)
    for leftover in once.root.glob(".site.showkit-*"):
        leftover.rmdir()
    for link in once.content.rglob("*"):
        if link.is_symlink():
            link.unlink()
    made_from = inputs(once, once.site)
    keep_manifest(
        once, made_from, day=_DAY, timezone="America/Montreal", findings="f\n", words="w\n", code=0
    )
    assert unchanged(once, once.site, _DAY) is not None
    return once


def test_an_unchanged_build_makes_nothing_and_says_the_same(smallest):
    """Somebody who runs it again sees the same warnings, at once."""
    words = smallest.content / "shows" / "solo" / "show.en.md"
    words.write_text(words.read_text("utf-8").replace("title:", "colour: red\ntitle:"), "utf-8")
    (smallest.content / "shows" / "solo" / "documents").mkdir()
    (smallest.content / "shows" / "solo" / "documents" / "lonely.pdf").write_bytes(b"%PDF-1.7\n")
    first = subprocess.run(
        [sys.executable, "-m", "showkit", "build"],
        cwd=smallest.root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert first.returncode == 1, "an unknown field is an error, and is never taken as built"
    words.write_text(words.read_text("utf-8").replace("colour: red\n", ""), "utf-8")
    first = _showkit(smallest)
    shutil.rmtree(smallest.cache)
    second = _showkit(smallest)
    assert not smallest.cache.exists(), "whoever builds makes a cache"
    assert "lonely.pdf" in first.stderr
    assert second.stderr == first.stderr
    third = _showkit(smallest, PYTHONHASHSEED="7", SHOWKIT_SECRET="")
    assert (third.stdout, third.stderr) == (second.stdout, second.stderr)
    (smallest.work / "manifest.json").unlink()
    assert _showkit(smallest).stdout == second.stdout


def _edit_with_its_old_time(path):
    """Change a file's bytes, not their number, and set the old time back."""
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


_CHANGES = {
    "a text": lambda p: (p.content / "shows" / "solo" / "show.fr.md").write_text("x", "utf-8"),
    "a new file": lambda p: (p.content / "shows" / "solo" / "new.csv").write_bytes(b""),
    "a file less": lambda p: (p.content / "shows" / "solo" / "show.en.md").unlink(missing_ok=True),
    "content that is elsewhere": lambda p: (p.content / "more").symlink_to(p.root.parent),
    "a template": lambda p: (p.root / "site_templates" / "a.css").write_bytes(os.urandom(4)),
    "a page edited by hand": lambda p: _edit_with_its_old_time(p.site / "fr" / "index.html"),
    "a page less": lambda p: next(p.site.glob("fr/*/index.html")).unlink(),  # en may be gone
    "a page more": lambda p: (p.site / "fr" / f"{os.urandom(4).hex()}.html").write_bytes(b""),
    "a stylesheet cut short": lambda p: os.truncate(next(p.site.glob("assets/*.css")), 1),
    "no site": lambda p: shutil.rmtree(p.site / "en", ignore_errors=True),
    "what a killed build left": lambda p: (p.root / ".site.showkit-new-x").mkdir(),
    "another secret": lambda p: p.secret.write_text("A" * 43, "ascii"),
    "no manifest": lambda p: (p.work / "manifest.json").unlink(),
    "a damaged manifest": lambda p: _edit_with_its_old_time(p.work / "manifest.json"),
    "a manifest of another form": lambda p: (p.work / "manifest.json").write_bytes(b"\n"),
}


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES.keys())
def test_what_a_site_is_made_from_or_consists_of_makes_a_build(built, change):
    change(built)
    assert unchanged(built, built.site, _DAY) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("SHOWKIT_SECRET", "B" * 43), ("LANG", "fr_CA.UTF-8"), ("LC_ALL", "de"), ("NO_COLOR", "1")],
)
def test_a_setting_of_the_computer_makes_a_build(built, monkeypatch, name, value):
    """Findings speak the reader's language; another secret breaks links."""
    monkeypatch.setenv(name, value)
    assert unchanged(built, built.site, _DAY) is None


def test_another_day_makes_a_build(built):
    """Dates come and go, embargoes end, links expire."""
    assert unchanged(built, built.site, _DAY + dt.timedelta(days=1)) is None
    made_from = inputs(built, built.site)
    long_ago = dt.date(1999, 12, 31)
    keep_manifest(built, made_from, day=long_ago, timezone="UTC", findings="", words="", code=0)
    assert unchanged(built, built.site, long_ago) is not None
    assert unchanged(built, built.site, None) is None


def test_another_folder_to_publish_into_makes_a_build(built):
    assert unchanged(built, built.root / "elsewhere", _DAY) is None


def test_another_version_of_showkit_makes_a_build(built, tmp_path, monkeypatch):
    """In a checkout the code changes without its version."""
    shutil.copytree(manifest.package_folder() / "commands", tmp_path / "package" / "commands")
    monkeypatch.setattr(manifest, "package_folder", lambda: tmp_path / "package")
    made_from = inputs(built, built.site)
    keep_manifest(built, made_from, day=_DAY, timezone="UTC", findings="", words="", code=0)
    compiled = tmp_path / "package" / "commands" / "__pycache__"
    compiled.mkdir(exist_ok=True)
    (compiled / "x.pyc").write_bytes(b"")
    assert unchanged(built, built.site, _DAY) is not None, "Python may compile it meanwhile"
    with (tmp_path / "package" / "commands" / "build.py").open("a") as code:
        code.write("#")
    assert unchanged(built, built.site, _DAY) is None


def test_an_upgraded_library_makes_a_build(built, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    made_from = inputs(built, built.site)
    keep_manifest(built, made_from, day=_DAY, timezone="UTC", findings="", words="", code=0)
    (tmp_path / "pillow-99.dist-info").mkdir()
    assert unchanged(built, built.site, _DAY) is None


def test_what_git_says_of_the_secret_is_heard(built):
    """The warning that Git would carry the secret away depends on files outside content/."""
    git = ["git", "-C", str(built.root)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    try:
        assert unchanged(built, built.site, _DAY) is None
        keep_manifest(
            built,
            inputs(built, built.site),
            day=_DAY,
            timezone="UTC",
            findings="",
            words="",
            code=0,
        )
        assert unchanged(built, built.site, _DAY) is not None
        (built.root / ".gitignore").write_text("*.secret\n", "utf-8")
        assert unchanged(built, built.site, _DAY) is None
    finally:
        shutil.rmtree(built.root / ".git")


def test_content_that_changes_during_a_build_is_not_taken_as_built(built):
    """Somebody saves while showkit works: the next build must see it."""
    made_from = inputs(built, built.site)
    with (built.content / "company.yaml").open("a", encoding="utf-8") as company:
        company.write("\n")
    keep_manifest(built, made_from, day=_DAY, timezone="UTC", findings="", words="", code=0)
    assert unchanged(built, built.site, _DAY) is None


def test_what_is_left_out_of_a_show_counts_as_a_change_of_it(smallest):
    """One show may be left without a date because of what another one says."""
    library = load(smallest).library
    smallest.work.mkdir(exist_ok=True)
    made_from = inputs(smallest, smallest.site)
    whole = made_from.shows(_DAY, RightParts(library))
    place = Place("content/shows/solo/performances.csv", 2)
    without_a_row = made_from.shows(_DAY, RightParts(library, (place,)))
    without_shows = made_from.shows(_DAY, RightParts(replace(library, shows=())))
    assert whole["content/shows/solo"] != without_a_row["content/shows/solo"]
    assert whole[EVERYTHING] == without_a_row[EVERYTHING] != without_shows[EVERYTHING]
