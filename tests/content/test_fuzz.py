"""Damaged files by the hundred: each is explained, none takes the program down.

``python -m bench.fuzz`` does the same with ten thousand.
"""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.mutations import mutated, specimens
from showkit.commands.excerpts import Excerpts
from showkit.commands.findings import as_github, as_json, as_text
from showkit.content.checks import check
from showkit.content.load import load
from showkit.output.catalogues import catalogue

_ROOT = Path(__file__).parents[2]
_SECONDS = 20
"""No damage of a file of a few kilobytes may keep showkit busy longer, on any computer."""


@pytest.fixture(scope="module")
def small_demo(tmp_path_factory):
    root = tmp_path_factory.mktemp("fuzz")
    yield specimens(_ROOT, root)
    shutil.rmtree(root)


@contextmanager
def _in_time():
    if sys.platform == "win32":
        yield
        return

    def give_up(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_damaged_file_is_explained_and_nothing_breaks(small_demo, data):
    """Bad input is normal: a finding, never a traceback, a hang or silence about the damage."""
    project, files = small_demo
    path = files[data.draw(st.integers(0, len(files) - 1), label="file")]
    seed = data.draw(st.integers(0, 2**32), label="seed")
    whole = path.read_bytes()
    path.write_bytes(mutated(whole, seed))
    try:
        with _in_time():
            loaded = load(project)
            findings = check(loaded, dt.date(2026, 11, 21))
            as_text(findings, catalogue("fr-CA"), Excerpts(project.root))
            as_json(findings, catalogue("en"))
            as_github(findings, catalogue("en"))
    finally:
        path.write_bytes(whole)
    if loaded.library is None:
        assert findings, "a company that cannot be read is said to be unreadable"
    for finding in findings:
        assert finding.place.path.startswith("content/")
