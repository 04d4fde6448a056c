"""What a company installs: one wheel, with the templates in it, away from this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(command, cwd=_REPOSITORY, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_code_templates_catalogues_and_licences(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "showkit/cli.py" in names
    assert "showkit/py.typed" in names
    assert "showkit/site_templates/access/page.html" in names
    assert "showkit/site_templates/assets/access.js" in names
    assert "showkit/catalogues/fr/LC_MESSAGES/showkit.mo" in names
    assert "showkit/content/vocabularies/genres.csv" in names
    licences = [name for name in names if "dist-info/licenses" in name]
    assert any(name.endswith("LICENSE") for name in licences)
    assert sum(name.endswith("-OFL.txt") for name in licences) >= 2


def test_an_installed_showkit_builds_a_company_s_site(wheel, smallest, tmp_path):
    """``pipx install showkit`` and a folder with ``content/``: nothing of this repository."""
    library = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(library)
    own = smallest.root / "site_templates" / "access"
    own.mkdir(parents=True)
    (own / "shell.html").write_text("<title>{{ company }}, our own</title>", encoding="utf-8")
    program = (
        "import showkit; print(showkit.__file__); from showkit.cli import main; "
        "main(['build', '--as-of', '2026-11-21'])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=smallest.root,
        env=os.environ | {"PYTHONPATH": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(library))
    shell = (smallest.site / "fr" / "p" / "index.html").read_text("utf-8")
    assert shell == "<title>Compagnie Seule, our own</title>", "its own template comes first"
    assert "Solo" in (smallest.site / "fr" / "shows" / "solo" / "index.html").read_text("utf-8")
