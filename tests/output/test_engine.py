from __future__ import annotations

import dataclasses
import os
import time

import pytest

from showkit.output.artifact import UnsafePathError
from showkit.output.engine import EngineError, render, render_all, theme_language
from showkit.output.mkdocs_project import SiteProject

_CONFIGURATION = b"""
site_name: Test
site_url: https://test.example/fr/
theme: {name: material, language: fr, font: false}
plugins: [search]
"""


@pytest.fixture
def project():
    return SiteProject(
        path="fr",
        language="fr-CA",
        files={
            "mkdocs.yml": _CONFIGURATION,
            "docs/index.md": "# Forêt\n\nUne page.\n".encode(),
            "docs/shows/solo.md": b"# Solo\n",
        },
        epoch=1_700_000_000,
    )


@pytest.fixture
def folders(tmp_path):
    return tmp_path / "work", tmp_path / "cache"


def test_a_project_becomes_pages_under_its_path(project, folders):
    pages = {artifact.path: artifact.read() for artifact in render_all([project], *folders)}
    assert "Forêt" in pages["fr/index.html"].decode()
    assert "fr/shows/solo/index.html" in pages
    assert b"Une page" in pages["fr/search/search_index.json"]


def test_what_nobody_asks_for_is_left_out(project, folders):
    paths = [artifact.path for artifact in render_all([project], *folders)]
    assert not [path for path in paths if path.endswith((".map", "sitemap.xml", ".gz", "404.html"))]
    assert "fr/assets/javascripts/lunr/min/lunr.fr.min.js" in paths
    assert "fr/assets/javascripts/lunr/min/lunr.de.min.js" not in paths
    assert "fr/assets/images/favicon.png" not in paths


def test_an_unchanged_project_does_not_start_the_engine(project, folders):
    work, cache = folders
    first = render(project, work, cache)
    (work / "fr" / "mkdocs.yml").unlink()
    assert render(project, work, cache) == first
    assert not (work / "fr" / "mkdocs.yml").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"mkdocs.yml": _CONFIGURATION, "docs/index.md": b"# Autre\n"}},
        {"epoch": 1},
        {"path": "en"},
        {"language": "fr-FR"},
    ],
)
def test_every_input_is_part_of_the_key(project, change):
    assert dataclasses.replace(project, **change).key() != project.key()


@pytest.mark.parametrize("harm", ["changed", "missing", "added", "no manifest"])
def test_a_damaged_cache_is_never_believed(project, folders, harm):
    kept = render(project, *folders)
    page = kept / "site" / "index.html"
    whole = page.read_bytes()
    if harm == "changed":
        page.write_bytes(b"<p>not ours</p>")
    elif harm == "missing":
        page.unlink()
    elif harm == "added":
        (kept / "site" / "more.html").write_bytes(b"")
    else:
        (kept / "manifest.json").unlink()
    assert render(project, *folders) == kept
    assert page.read_bytes() == whole
    assert not (kept / "site" / "more.html").exists()


def test_the_same_project_gives_the_same_bytes_in_another_folder(project, tmp_path):
    first, second = (
        {
            artifact.path: artifact.read()
            for artifact in render_all([project], tmp_path / name / "work", tmp_path / name / "c")
        }
        for name in ("one", "two")
    )
    assert first == second


def test_old_pages_leave_the_cache_after_a_while(project, folders):
    for number in range(4):
        files = {**project.files, "docs/index.md": f"# {number}\n".encode()}
        render_all([dataclasses.replace(project, files=files)], *folders)
    assert len(list(folders[1].iterdir())) == 2


def test_a_failing_engine_is_quoted(project, folders):
    broken = dataclasses.replace(
        project, files={**project.files, "mkdocs.yml": _CONFIGURATION + b"nav: [missing.md]\n"}
    )
    with pytest.raises(EngineError, match=r"missing\.md") as caught:
        render(broken, *folders)
    assert "/fr/" in str(caught.value.message)
    assert list(folders[1].iterdir()) == []


def test_what_a_killed_run_left_behind_is_cleared_away_and_a_running_one_is_not(project, folders):
    """Each left-over is as large as a whole site; a build beside this one still needs its own."""
    cache = folders[1]
    killed, running = cache / ".0123.4711.abcd", cache / ".4567.4712.ef01"
    for folder in (killed, running):
        (folder / "site").mkdir(parents=True)
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(killed, (two_days_ago, two_days_ago))
    render_all([project], *folders)
    assert not killed.exists()
    assert running.exists()


def test_the_engine_never_sees_the_secret(project, folders, monkeypatch):
    monkeypatch.setenv("SHOWKIT_SECRET", "do not tell")
    hook = b"import os\ndef on_page_markdown(markdown, **_):\n    return repr(sorted(os.environ))\n"
    curious = dataclasses.replace(
        project,
        files={
            **project.files,
            "mkdocs.yml": _CONFIGURATION + b"hooks: [hook.py]\n",
            "hook.py": hook,
        },
    )
    page = (render(curious, *folders) / "site" / "index.html").read_text("utf-8")
    assert "SOURCE_DATE_EPOCH" in page
    assert "SHOWKIT_SECRET" not in page


def test_a_project_cannot_write_outside_its_folder(project, folders):
    escaping = dataclasses.replace(project, files={**project.files, "../out.md": b""})
    with pytest.raises(UnsafePathError):
        render(escaping, *folders)


_ALONE = b"""
{% extends "base.html" %}
{% block site_meta %}<meta charset="utf-8">{% endblock %}
{% block site_nav %}{% endblock %}
{% block header %}{% endblock %}
{% block footer %}{% endblock %}
"""
_TELLING = """
def on_page_markdown(markdown, page, **_):
    with open({log!r}, "a", encoding="utf-8") as log:
        log.write(page.file.src_uri + " ")
"""


class _Growing:
    """A project whose pages stand alone, built change by change; the engine tells what it makes."""

    def __init__(self, folder):
        self._log = folder / "made"
        self._folder = folder
        configuration = _CONFIGURATION.replace(b"material,", b"material, custom_dir: overrides,")
        self.files = {
            "mkdocs.yml": configuration + b"hooks: [hook.py]\n",
            "hook.py": _TELLING.format(log=str(self._log)).encode(),
            "overrides/main.html": _ALONE,
            "docs/index.md": "# Forêt\n\n## Deux\n\nUne page.\n".encode(),
            "docs/shows/index.md": b"# Tous\n",
            "docs/shows/solo.md": b"# Solo\n\n## Presse\n\nBien.\n",
            "docs/legal.md": b"# Legal\n",
        }

    def pages(self, cache="cache"):
        """Build; return the files that come of it, and the names of the pages that were made."""
        self._log.write_text("", "utf-8")
        project = SiteProject("fr", "fr-CA", dict(self.files), 1, pages_stand_alone=True)
        made = render_all([project], self._folder / "work", self._folder / cache)
        return {one.path: one.read() for one in made}, sorted(self._log.read_text("utf-8").split())


@pytest.fixture
def growing(tmp_path):
    return _Growing(tmp_path)


def _one_page_changes(files):
    files["docs/shows/solo.md"] = b"# Solo\n\n## Radio\n\nMieux.\n"
    return ["shows/solo.md"]


def _a_page_comes(files):
    files["docs/about.md"] = b"# About\n\nUs.\n"
    return ["about.md"]


def _a_page_goes(files):
    del files["docs/shows/solo.md"]
    return []


def _one_comes_as_another_goes(files):
    files["docs/duo.md"] = files.pop("docs/shows/solo.md")
    return ["duo.md"]


def _the_frame_changes(files):
    files["overrides/main.html"] += b"{% block tabs %}all{% endblock %}"
    return ["index.md", "legal.md", "shows/index.md", "shows/solo.md"]


def _nothing_is_left_but_one(files):
    for name in ("docs/index.md", "docs/shows/index.md", "docs/shows/solo.md"):
        del files[name]
    return []


@pytest.mark.parametrize(
    "change",
    [
        _one_page_changes,
        _a_page_comes,
        _a_page_goes,
        _one_comes_as_another_goes,
        _the_frame_changes,
        _nothing_is_left_but_one,
    ],
)
def test_only_pages_that_changed_are_made_and_the_site_is_that_of_a_whole_run(growing, change):
    """Looking at an edited text of a hundred shows must not take as long as the hundred."""
    growing.pages()
    made = change(growing.files)
    in_steps, made_now = growing.pages()
    assert made_now == made
    at_once, all_made = growing.pages("another cache")
    assert len(all_made) == len([name for name in growing.files if name.startswith("docs/")])
    assert in_steps == at_once


@pytest.mark.parametrize("page", ["index.html", "legal/index.html", "search/search_index.json"])
def test_a_damaged_page_of_before_is_not_taken_over(growing, tmp_path, page):
    growing.pages()
    (kept,) = (tmp_path / "cache").iterdir()
    (kept / "site" / page).write_bytes(b"<p>not ours</p>")
    _one_page_changes(growing.files)
    assert growing.pages()[0] == growing.pages("another cache")[0]


@pytest.mark.parametrize(
    ("tag", "language"), [("fr-CA", "fr"), ("pt-BR", "pt-BR"), ("en", "en"), ("iu", "en")]
)
def test_the_theme_speaks_the_nearest_language_it_has(tag, language):
    assert theme_language(tag) == language
