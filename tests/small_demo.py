"""The demo company with small photographs: everything that it has, encoded in two seconds."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from pathlib import Path

from PIL import Image

from showkit.commands.build import build
from showkit.output.project import Project

_DEMO = Path(__file__).parents[1] / "content"
_MADE = {
    ".schemas",
    ".undo",
    "access.yaml",
    "access_files.json",
    "link_log",
    "sent.csv",
    "sent.table-schema.json",
}
DAY = dt.date(2026, 11, 21)
_RUN = re.compile(r"pytest-\d+")
"""The folder of a run of pytest, which its processes share."""

_WIDEST = 640
"""Pixels."""


def small_demo(folder: Path, order: int = 0, *, alone: bool = False) -> Project:
    """Copy the demo's content, file by file, in an order that follows from a number.

    What was encoded of the photographs for one test of a run serves the others, unless it is to
    be `alone`.
    """
    files = [
        path
        for path in sorted(_DEMO.rglob("*"))
        if path.is_file() and not _MADE & set(path.relative_to(_DEMO).parts)
    ]
    random.Random(order).shuffle(files)  # noqa: S311 - an order, not a secret
    for path in files:
        target = folder / "content" / path.relative_to(_DEMO)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in {".jpg", ".png"}:
            with Image.open(path) as picture:
                picture.thumbnail((_WIDEST, _WIDEST))
                picture.save(target)
        else:
            shutil.copyfile(path, target)
    project = Project(folder)
    run = next((one for one in folder.parents if _RUN.fullmatch(one.name)), None)
    if run is not None and not alone:
        (run / "pictures").mkdir(exist_ok=True)
        project.cache.mkdir(parents=True)
        (project.cache / "pictures").symlink_to(run / "pictures")
    return project


def build_small_demo(folder: Path) -> None:
    """Make it in a folder, with its site as of the tests' day."""
    project = small_demo(folder)
    assert build(project, project.site, DAY) == 0
