"""Commands that kill themselves: a process that starts one after another and says how each ended.

It reads numbers from its standard input. For each it forks a build of the project given as its
argument, or with a second argument an ingest of that log, and has it killed, with all that it
started, right before it touches the disk for the n-th time; 0 lets it end. Forked, because a
build's imports take longer than the build.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.commands.build import build
from showkit.commands.ingest import ingest
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TOUCHES = {
    "ctypes.dlsym",  # the exchange of two folders, which Python itself has not
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.utime",
    "subprocess.Popen",
    "tempfile.mkdtemp",
    "tempfile.mkstemp",
}
DAY = dt.date(2026, 11, 21)


def main() -> None:
    """Fork a command for each number, and print its exit code (-9 where killed) and its touches."""
    project, *logs = map(Path, sys.argv[1:])
    run = partial(_ingest, Project(project), logs) if logs else partial(_build, Project(project))
    if not logs:
        with redirect_stdout(StringIO()):
            run()  # what is read once is read before the first fork
    for line in sys.stdin:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            _run(run, int(line), write)
        os.close(write)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with os.fdopen(read) as told:
            sys.stdout.write(f"{status} {told.read() or 0}\n")
        sys.stdout.flush()


def _build(project: Project) -> int:
    return build(project, project.site, DAY)


def _ingest(project: Project, logs: Sequence[Path]) -> int:
    return ingest(project, logs)


def _run(run: Callable[[], int], last: int, write: int) -> None:
    os.setsid()
    touches = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touches
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
        if is_write or event in _TOUCHES:
            touches += 1
            if touches == last:
                os.killpg(0, signal.SIGKILL)

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.addaudithook(count)
    try:
        code = run()
    except Exception:  # noqa: BLE001 - said, and told by the exit code
        sys.excepthook(*sys.exc_info())
        code = 70
    os.write(write, str(touches).encode())
    os._exit(code)


if __name__ == "__main__":
    main()
