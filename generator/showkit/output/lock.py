"""One showkit at a time in a project: builds and ingests wait for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from showkit.output.project import Project


def project_lock(project: Project) -> FileLock:
    """Return the lock to hold while files of the project are written; freed by a killed process."""
    project.work.mkdir(parents=True, exist_ok=True)
    return FileLock(project.work / "lock")
