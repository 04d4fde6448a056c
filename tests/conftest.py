"""What several tests share: copies of the sites in ``tests/sites/``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from showkit.output.project import Project

# How long an example takes hangs on what else the machine does: that is for benches.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_SITES = Path(__file__).parent / "sites"


@pytest.fixture
def smallest(tmp_path):
    """Return a project with the least that a company can write."""
    shutil.copytree(_SITES / "smallest", tmp_path / "project")
    return Project(tmp_path / "project")
