"""What several tests share: copies of the sites in ``tests/sites/``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from showkit.output.project import Project

_SITES = Path(__file__).parent / "sites"


@pytest.fixture
def smallest(tmp_path):
    """Return a project with the least that a company can write."""
    shutil.copytree(_SITES / "smallest", tmp_path / "project")
    return Project(tmp_path / "project")
