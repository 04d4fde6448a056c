"""A site that grew change by change is the one that a fresh build makes of the same files."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from showkit.commands.build import build
from showkit.output.memory import Memory
from showkit.output.project import Project

_TESTS = Path(__file__).parents[1]
_DAY = dt.date(2026, 11, 21)
_MARKER = ".showkit-site.json"
_SHOWS = "content/shows"


def _write(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _edit_a_text(root):
    with (root / _SHOWS / "foret" / "show.fr.md").open("a", encoding="utf-8") as words:
        words.write("\n## Une œuvre\n\nUn hêtre pourpre.\n")


def _call_a_show_otherwise(root):
    path = root / _SHOWS / "solo" / "show.fr.md"
    path.write_text("---\ntitle: Duo\n---\nÀ deux, donc.\n", "utf-8")


def _add_a_show(root):
    folder = root / _SHOWS / "bref"
    folder.mkdir()
    (folder / "show.fr.md").write_text("---\ntitle: Bref\n---\nTrès bref.\n", "utf-8")


def _take_a_show_away(root):
    shutil.rmtree(root / _SHOWS / "solo")


def _change_the_company(root):
    _write(root / "content" / "company.yaml", "Compagnie de l'Orée", "Compagnie de la Lisière")


def _change_a_template(root):
    """A company's own frame may list pages: from now on each page hangs on all."""
    overrides = root / "site_templates" / "portal" / "overrides" / "partials"
    overrides.mkdir(parents=True)
    (overrides / "footer.html").write_text(
        "{% for item in nav %}<p>{{ item.title }}</p>{% endfor %}", "utf-8"
    )


def _change_the_name_of_a_page(root):
    _write(root / _SHOWS / "nocturne" / "show.fr.md", "Nocturne", "Diurne")


def _call_a_house_otherwise(root):
    """No show changes, and what names the house does."""
    _write(root / "content" / "presenters" / "le-hangar.yaml", "Le Hangar", "La Halle")


def _change_what_is_beside_the_words(root):
    """A date, and the bytes of a document: the page, the sheets, the kit, feeds and calendars."""
    folder = root / _SHOWS / "foret"
    _write(folder / "performances.csv", "2026-12-05,19:30", "2026-12-04,18:00")
    with (folder / "documents" / "dossier forêt.pdf").open("ab") as document:
        document.write(b"\n% more")


_STEPS = (
    _edit_a_text,
    _call_a_show_otherwise,
    _add_a_show,
    _edit_a_text,
    _call_a_house_otherwise,
    _change_what_is_beside_the_words,
    _take_a_show_away,
    _change_the_company,
    _change_a_template,
    _change_the_name_of_a_page,
)


def _site(root, memory=None):
    """Build, and return the files of the site but those that are kept of the one before."""
    project = Project(root)
    assert build(project, project.site, _DAY, memory) == 0
    kept = set(json.loads((project.site / _MARKER).read_bytes())["kept"])
    return {
        name: path.read_bytes()
        for path in project.site.rglob("*")
        if path.is_file() and (name := path.relative_to(project.site).as_posix()) not in kept
        if name != _MARKER
    }


@pytest.fixture
def company(tmp_path):
    root = tmp_path / "company"
    shutil.copytree(_TESTS / "portal" / "company" / "content", root / "content")
    shutil.rmtree(root / _SHOWS / "foret" / "visuals")  # not pictures, and not of interest here
    (root / _SHOWS / "foret" / "visuals.csv").unlink()
    solo = _TESTS / "sites" / "smallest" / "content" / "shows" / "solo"
    shutil.copytree(solo, root / _SHOWS / "solo")
    return root


def test_a_site_built_in_steps_is_that_of_a_fresh_build(company, tmp_path, monkeypatch):
    """What was made before is taken over only where it would come out the same.

    One process builds again and again, as ``showkit serve`` does, and keeps in mind what it made.
    """
    monkeypatch.setenv("SHOWKIT_SECRET", "A" * 43)
    memory = Memory()
    before = _site(company, memory)
    for n, step in enumerate(_STEPS):
        step(company)
        in_steps = _site(company, memory)
        fresh = tmp_path / f"fresh-{n}"
        for name in ("content", "site_templates"):
            if (company / name).is_dir():
                shutil.copytree(company / name, fresh / name)
        at_once = _site(fresh)
        assert in_steps.keys() == at_once.keys(), step.__name__
        assert [name for name in at_once if in_steps[name] != at_once[name]] == [], step.__name__
        assert in_steps != before, step.__name__
        before = in_steps
