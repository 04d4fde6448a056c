"""Whoever serves site/ sees a whole site, whenever a build was killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands.killed import DAY
from showkit.output.project import Project

_MARKER = ".showkit-site.json"
_TESTS = Path(__file__).parents[1]
_MOMENTS = 200
"""Touches of the disk, spread over all of a build."""

_MOMENTS_OF_THE_ENGINE = 5
_NAMES = ("Compagnie Seule", "Compagnie Double")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="forks, and the exchange of two folders in one step"
)


def _files(site):
    """Return the files of a site by path, without those that it keeps of the one before."""
    made = json.loads((site / _MARKER).read_bytes())
    passed_over = {_MARKER, *made["kept"]}
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    assert files.keys() >= {*made["immutable"], *made["kept"]}
    return {name: data for name, data in files.items() if name not in passed_over}


class _Company:
    """A company that changes its name on every page, back and forth."""

    def __init__(self, folder):
        shutil.copytree(_TESTS / "sites" / "smallest", folder)
        self.project = Project(folder)
        presenters = folder / "content" / "presenters"
        presenters.mkdir()
        shutil.copy(_TESTS / "visits" / "presenters" / "le-vauban.yaml", presenters)
        self._file = folder / "content" / "company.yaml"
        self._text = self._file.read_text("utf-8")

    def is_called(self, name):
        self._file.write_text(self._text.replace(_NAMES[0], name), "utf-8")

    @property
    def environment(self):
        return os.environ | {"SHOWKIT_SECRET": "A" * 43}

    @property
    def command(self):
        return [sys.executable, "-m", "showkit", "--project", str(self.project.root), "build"]

    def build(self):
        subprocess.run(
            [*self.command, "--as-of", DAY.isoformat()],
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return _files(self.project.site)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return _Company(tmp_path_factory.mktemp("killed") / "project")


@pytest.fixture(scope="module")
def sites(company):
    """Return the site under each of the two names, built undisturbed."""
    made = {}
    for name in _NAMES:
        company.is_called(name)
        made[name] = company.build()
    assert made[_NAMES[0]] != made[_NAMES[1]]
    return made


def test_a_build_killed_at_any_touch_of_the_disk_leaves_a_whole_site(company, sites):
    """Each one begins on what the killed one before left, and every twentieth is left to end."""
    with subprocess.Popen(
        [sys.executable, "-m", "commands.killed", str(company.project.root)],
        cwd=_TESTS,
        env=company.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as builds:

        def build(moment):
            builds.stdin.write(f"{moment}\n")
            builds.stdin.flush()
            return [int(word) for word in builds.stdout.readline().split()]

        assert build(0)[0] == 0
        company.is_called(_NAMES[0])
        code, touches = build(0)
        assert code == 0
        assert touches > _MOMENTS
        for n in range(_MOMENTS):
            wanted = _NAMES[1 - n % 2]
            company.is_called(wanted)
            code, _ = build(1 + n * touches // _MOMENTS)
            assert code in {0, -signal.SIGKILL}, n
            assert _files(company.project.site) in sites.values(), n
            if n % 20 == 0:
                assert build(0)[0] == 0, n
                assert _files(company.project.site) == sites[wanted], n
        builds.stdin.close()
    assert company.build() == sites[wanted]
    beside = {path.name for path in company.project.root.iterdir()}
    assert beside == {"content", "site", ".showkit"}, "left-overs are cleared"


def test_a_build_killed_while_the_engine_runs_leaves_the_old_site(company, sites):
    """By the clock: the engine is a program of its own, whose steps nobody can count."""
    company.is_called(_NAMES[0])
    assert company.build() == sites[_NAMES[0]]
    company.is_called(_NAMES[1])
    shutil.rmtree(company.project.cache / "engine")
    start = time.monotonic()
    company.build()
    length = time.monotonic() - start
    company.is_called(_NAMES[0])
    company.build()
    company.is_called(_NAMES[1])
    for n in range(_MOMENTS_OF_THE_ENGINE):
        shutil.rmtree(company.project.cache / "engine", ignore_errors=True)
        with subprocess.Popen(
            [*company.command, "--as-of", DAY.isoformat()],
            env=company.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        ) as process:
            time.sleep(length * (n + 1) / (_MOMENTS_OF_THE_ENGINE + 1))
            os.killpg(process.pid, signal.SIGKILL)
        assert _files(company.project.site) in sites.values(), n
    assert company.build() == sites[_NAMES[1]]
