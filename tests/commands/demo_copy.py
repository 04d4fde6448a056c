"""A copy of the demo company to change, and ways to look at it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from showkit.output.project import Project

_TEXTS = {".yaml", ".md", ".csv", ".json"}
_DEMO = Path(__file__).parents[2] / "content"


def copy_of_the_demo(folder: Path) -> Project:
    """Return a project with the demo's content.

    Its texts are copies; pictures and other documents are links, for nothing writes into them.
    """
    shutil.copytree(_DEMO, folder / "content", copy_function=_link, ignore=_made)
    return Project(folder)


def _link(source: str, target: str) -> None:
    if Path(source).suffix in _TEXTS:
        shutil.copy2(source, target)
        return
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)


def _made(folder: str, names: list[str]) -> set[str]:
    return (
        {".schemas", ".undo", "access.yaml", "access_files.json", "link_log"} & set(names)
        if Path(folder) == _DEMO
        else {"sent.csv", "sent.table-schema.json"} & set(names)
    )


def text_of(project: Project, slug: str) -> str:
    """Return a contact file, its line ends as they are."""
    return (project.content / "presenters" / f"{slug}.yaml").read_bytes().decode()


def new_lines(before: str, after: str) -> list[str]:
    """Return the lines that `after` has more than `before`, which must have no others."""
    rest = iter(after.splitlines())
    added = []
    for line in before.splitlines():
        for other in rest:
            if other == line:
                break
            added.append(other)
        else:
            raise AssertionError(f"gone: {line}")
    return [*added, *rest]
