"""What several processes of one run of pytest look at and none changes, made by the first of them.

Each process has its own fixtures: a site of the whole demo, built by every one that comes by a test
of it, takes more of the processors' time than the tests.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the processes of a run of pytest share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def built_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of that name, which `make` has filled; nobody may write into it."""
    run = folder_of_the_run(factory)
    folder, whole = run / name, run / f"{name}.whole"
    with FileLock(run / f"{name}.lock"):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a failure left
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder
