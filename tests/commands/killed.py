"""Commands that kill themselves: a process that starts one after another and says how each ended.

It reads lines from its standard input, each a number. For each it forks a build of the project
given as its argument, or with a second argument an ingest of that log, and has it killed, with all
that it started, right before it touches the disk for the n-th time; 0 lets it end, and ``1.5s``
kills it so many seconds after it started another program. Forked, because a command's imports take
longer than the command.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
import signal
import sys
import threading
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
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
    with redirect_stdout(StringIO()), TemporaryDirectory() as folder:
        # what is read once is read before the first fork
        if logs:
            _ingest(Project(shutil.copytree(project, Path(folder) / "copy")), logs)
        else:
            run()
    gc.collect()
    gc.freeze()  # else each child copies what it never changes
    for line in sys.stdin:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            _run(run, line.strip(), write)
        os.close(write)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with os.fdopen(read) as told:
            sys.stdout.write(f"{status} {told.read() or 0}\n")
        sys.stdout.flush()


def _build(project: Project) -> int:
    return build(project, project.site, DAY)


def _ingest(project: Project, logs: Sequence[Path]) -> int:
    return ingest(project, logs)


def _run(run: Callable[[], int], killed: str, write: int) -> None:
    os.setsid()
    seconds = float(killed[:-1]) if killed.endswith("s") else None
    last = int(killed) if seconds is None else 0
    touches = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touches
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
        if is_write or event in _TOUCHES:
            touches += 1
            if touches == last:
                os.killpg(0, signal.SIGKILL)
            if seconds is not None and event == "subprocess.Popen":
                threading.Timer(seconds, os.killpg, (0, signal.SIGKILL)).start()

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
