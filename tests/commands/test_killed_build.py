"""Whoever serves site/ sees a whole site, whenever a build was killed."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands.killed import DAY
from showkit.commands.build import build
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

    def build(self):
        assert build(self.project, self.project.site, DAY) == 0
        return _files(self.project.site)

    def forget_the_engine_s_pages(self):
        shutil.rmtree(self.project.cache / "engine", ignore_errors=True)


class _Builds:
    """Builds that are forked from one process, and killed when they are told."""

    def __init__(self, process):
        self._process = process

    def run(self, killed="0"):
        """Return how a build ended, and how often it touched the disk."""
        self._process.stdin.write(f"{killed}\n")
        self._process.stdin.flush()
        return [int(word) for word in self._process.stdout.readline().split()]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHOWKIT_SECRET", "A" * 43)
        yield _Company(tmp_path_factory.mktemp("killed") / "project")


@pytest.fixture(scope="module")
def sites(company):
    """Return the site under each of the two names, built undisturbed."""
    made = {}
    for name in _NAMES:
        company.is_called(name)
        made[name] = company.build()
    assert made[_NAMES[0]] != made[_NAMES[1]]
    return made


@pytest.fixture(scope="module")
def builds(company, sites):
    """Return them; the process has made a whole site before its first fork."""
    assert sites[_NAMES[1]] == _files(company.project.site)
    company.is_called(_NAMES[0])
    with subprocess.Popen(
        [sys.executable, "-m", "commands.killed", str(company.project.root)],
        cwd=_TESTS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield _Builds(process)
        process.stdin.close()


def test_a_build_killed_at_any_touch_of_the_disk_leaves_a_whole_site(company, sites, builds):
    """Each one begins on what the killed one before left, and every twentieth is left to end."""
    for name in _NAMES:  # the last one has the whole of a site to change
        company.is_called(name)
        code, touches = builds.run()
        assert code == 0
    assert touches > _MOMENTS
    for n in range(_MOMENTS):
        wanted = _NAMES[n % 2]
        company.is_called(wanted)
        code, _ = builds.run(1 + n * touches // _MOMENTS)
        assert code in {0, -signal.SIGKILL}, n
        assert _files(company.project.site) in sites.values(), n
        if n % 20 == 0:
            assert builds.run()[0] == 0, n
            assert _files(company.project.site) == sites[wanted], n
    assert company.build() == sites[wanted]
    beside = {path.name for path in company.project.root.iterdir()}
    assert beside == {"content", "site", ".showkit"}, "left-overs are cleared"


def test_a_build_killed_while_the_engine_runs_leaves_the_old_site(company, sites, builds):
    """By the clock, from when it starts: it is a program of its own, whose steps nobody counts."""
    company.is_called(_NAMES[0])
    assert company.build() == sites[_NAMES[0]]
    company.is_called(_NAMES[1])
    company.forget_the_engine_s_pages()
    start = time.monotonic()
    assert builds.run()[0] == 0
    length = time.monotonic() - start
    company.is_called(_NAMES[0])
    assert builds.run()[0] == 0
    company.is_called(_NAMES[1])
    codes = set()
    for n in range(_MOMENTS_OF_THE_ENGINE):
        company.forget_the_engine_s_pages()
        after = length * (n + 1) / (_MOMENTS_OF_THE_ENGINE + 1)
        codes.add(builds.run(f"{after:.3f}s")[0])
        assert _files(company.project.site) in sites.values(), n
    assert codes >= {-signal.SIGKILL}
    assert company.build() == sites[_NAMES[1]]
