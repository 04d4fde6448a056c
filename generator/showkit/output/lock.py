"""One showkit at a time in a project: builds and ingests wait for each other."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.output.project import Project


def project_lock(project: Project) -> FileLock:
    """Return the lock to hold while files of the project are written; freed by a killed process."""
    project.work.mkdir(parents=True, exist_ok=True)
    return FileLock(project.work / "lock")


class BusyError(Exception):
    """Another showkit is at it; `message` says so."""

    def __init__(self) -> None:
        self.message = Message("another showkit is sending letters; wait until it has ended")
        super().__init__(str(self.message))


@contextmanager
def sending_lock(project: Project) -> Iterator[None]:
    """Hold the lock of who sends letters: two at a time would write to everybody twice.

    Builds go on meanwhile, for sending takes long.

    Raises:
        BusyError: another one holds it.
    """
    project.work.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(project.work / "sending", timeout=0):
            yield
    except Timeout as error:
        raise BusyError from error
